"""A report as a page or as Markdown. Every value is escaped; only what is built here is markup."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from workbench import locale
from workbench.publish.pictures import Draw
from workbench.publish.report import Report
from workbench.publish.web import web_address
from workbench.publish.words import say

HERE = Path(__file__).parent
LINK = Markup('<a href="{address}" rel="noopener noreferrer">{label}</a>')
SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&$@^])|(:)(?=\S)|(?<=\bwww)(\.)|(?<=\bWWW)(\.)")
"""What Markdown, its common extensions or HTML could take for more than a character."""
OPENING = re.compile(r"[#+\-=>.)!]|\d+(?=[.)])")
"""What begins a heading, a list, a rule or a quotation at the start of a line."""


class Markdown(str):
    """Markdown built here; every other string is text that shows exactly its characters."""

    __slots__ = ()


def html(report: Report, draw: Draw = lambda chain: None) -> str:
    """Returns the report as one HTML page that needs nothing from elsewhere, with the pictures that
    `draw` gives."""
    css = Markup((HERE / "report.css").read_text(encoding="utf-8"))
    template = _html_templates().get_template("report.html.j2")
    return template.render(report=report, css=css, number=_number(report), draw=draw) + "\n"


def markdown(report: Report) -> str:
    """Returns the report as Markdown, without its pictures."""
    template = _markdown_templates().get_template("report.md.j2")
    written = template.render(report=report, number=_number(report))
    return re.sub(r"\n{3,}", "\n\n", written).strip() + "\n"


def _number(report: Report) -> partial[str]:
    return partial(locale.number, language=report.language)


@cache
def _html_templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(say=say, link=_html_link)
    return made


def _html_link(address: str, label: str) -> Markup:
    safe = web_address(address)
    return LINK.format(address=safe, label=label) if safe else Markup("{}").format(label)


@cache
def _markdown_templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=False,  # `finalize` escapes every expression for Markdown
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(say=say, link=_markdown_link, quoted=_quoted)
    return made


def _finalized(value: object) -> str:
    return value if isinstance(value, Markdown) else plain(str(value))


def plain(text: str) -> Markdown:
    """Returns the text as Markdown that shows its characters and nothing else, on one line."""
    line = " ".join(text.split())
    escaped = SPECIAL.sub(r"\\\g<0>", line)
    found = OPENING.match(escaped)
    if found is None:
        return Markdown(escaped)
    mark = found.group()
    begun = f"{mark}\\" + escaped[len(mark) :] if mark.isdigit() else "\\" + escaped
    return Markdown(begun)


def _markdown_link(address: str, label: str) -> Markdown:
    safe = web_address(address)
    if safe is None:
        return plain(label)
    target = safe.replace("(", "%28").replace(")", "%29").replace("|", "%7C")
    return Markdown(f"[{plain(label)}](<{target}>)")


def _quoted(before: str, mark: str, after: str) -> Markdown:
    """Returns the sentence with its figure in bold, the blanks around it outside the marks."""
    inner = plain(mark)
    if not inner:
        return plain(before + after)
    start = " " if before[-1:].isspace() else ""
    end = " " if after[:1].isspace() else ""
    return Markdown(f"{plain(before)}{start}**{inner}**{end}{plain(after)}")
