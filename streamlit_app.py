"""The server and its pages: `streamlit run streamlit_app.py`. Only a router; each page is a file of
its own."""

import streamlit as st

from workbench.ui import routes, server
from workbench.ui.words import say

FOLDER = "workbench/ui/pages"
# Pages that links lead to, but not the navigation.
HIDDEN = [("statement", ":material/format_quote:"), ("document", ":material/article:")]
PAGES = [
    ("contradictions", ":material/difference:", True),
    ("compare", ":material/compare_arrows:", False),
    ("timeline", ":material/timeline:", False),
    ("ledger", ":material/list_alt:", False),
    ("framing", ":material/format_quote:", False),
    ("review", ":material/rate_review:", False),
    ("search", ":material/search:", False),
    ("documents", ":material/description:", False),
    ("export", ":material/download:", False),
    ("method", ":material/menu_book:", False),
]


def main() -> None:
    """Draws the page that was asked for, under the navigation."""
    # Before the navigation: a symbol of a page would be fetched from the web to stand in the tab.
    st.set_page_config(page_icon="⚖️", layout="wide")
    page = st.navigation(
        [
            st.Page(
                f"{FOLDER}/{name}.py",
                title=say(f"pages.{name}"),
                icon=icon,
                url_path=None if default else name,
                default=default,
            )
            for name, icon, default in PAGES
        ]
        + [
            st.Page(
                f"{FOLDER}/{name}.py",
                title=say(f"pages.{name}"),
                icon=icon,
                url_path=name,
                visibility="hidden",
            )
            for name, icon in HIDDEN
        ],
        position="top",
    )
    st.set_page_config(page_title=f"{page.title} · Claim Workbench")
    page.run()


if __name__ == "__main__":  # Streamlit runs this file as a script for every visitor …
    main()
else:  # … and imports it once, as the server that runs the script
    app = st.App(
        __file__,
        routes=[server.HEALTH, routes.EXPORTS],
        middleware=server.MIDDLEWARE,
        lifespan=server.lifespan,
    )
