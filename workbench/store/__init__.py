"""The database is the truth: SQLite in the user's data folder, or a server, through SQLAlchemy."""

from __future__ import annotations

from workbench.store.engine import database_url, file_of, open_engine
from workbench.store.store import Store

__all__ = ["Store", "open_store"]


def open_store(db: str | None = None) -> Store:
    """Returns the store of that URL, its tables up to date: `sqlite:///FILE`, `:memory:`, a
    PostgreSQL URL; by default WORKBENCH_DB or the file in the user's data folder. CannotStart
    says in one line what is wrong with it."""
    url = database_url(db)
    path = file_of(url)
    name = str(path) if path else url.render_as_string(hide_password=True)
    return Store(open_engine(url), path, name)
