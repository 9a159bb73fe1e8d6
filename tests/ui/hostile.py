"""Texts that try to be more than text: markup, Markdown, links, controls, formulas."""

from __future__ import annotations

REMOTE = "http://hostile.invalid/pixel.png"
STRINGS = [
    "<script>window.pwned=1</script>",
    f"<img src='{REMOTE}' onerror='window.pwned=1'>",
    f"![tracker]({REMOTE})",
    "<b>bold</b> <i>it</i> <mark>fake mark</mark>",
    "</mark></blockquote><script>window.pwned=1</script>",
    "<style>*{display:none}</style>",
    f"<link rel=stylesheet href='{REMOTE}'>",
    f"<iframe src='{REMOTE}'></iframe>",
    f"<svg onload='window.pwned=1'><image href='{REMOTE}'/></svg>",
    "[click](javascript:window.pwned=1)",
    "<a href='javascript:window.pwned=1'>x</a>",
    "**strong** _em_ `code` ~~gone~~ # heading",
    ":material/delete: :red[red] :streamlit: :smile:",
    "$x^2$ $$\\frac{1}{2}$$",
    "https://hostile.invalid/ a@b.invalid -> <- --",
    "&lt;b&gt; &amp; &#60;script&#62;",
    '" onmouseover="window.pwned=1',
    "' onfocus='window.pwned=1' autofocus='",
    "\u202eright to left\u202c \u200bzero\u200dwidth\ufeff",
    "{{7*7}} ${7*7} {braces} %s %(x)s",
    '=HYPERLINK("http://hostile.invalid")',
    "<!-- comment --><![CDATA[x]]>",
    "<math><mi//xlink:href='data:x,<script>window.pwned=1</script>'>",
    "| a | b |\n|---|---|\n| c | d |",
    "> quote\n- list\n1. number",
]
