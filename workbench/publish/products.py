"""Everything a case can be published as, by name: what it holds, in which formats."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from workbench.export import FORMATS as TABULAR
from workbench.export.rows import COMPARISON_COLUMNS, STATEMENT_COLUMNS, Row, statement_rows
from workbench.publish import ftm, jsonld, render, tables
from workbench.publish.casualties import CASUALTY_COLUMNS, casualty_rows
from workbench.publish.chains import Chain
from workbench.publish.chosen import Choice, Material
from workbench.publish.pictures import drawing
from workbench.publish.report import Report, report
from workbench.publish.reviewlog import REVIEW_COLUMNS, review_rows
from workbench.publish.words import speaking

MARKDOWN, HTML, JSON_LD, JSON_LINES = "md", "html", "jsonld", "jsonl"


@dataclass(frozen=True, slots=True)
class Content:
    """What a file will hold, before a format is chosen: `rows` under `columns`, or `texts` by
    format. `size` is how many rows, things or comparisons it is about."""

    size: int
    columns: Sequence[str] = ()
    rows: Sequence[Row] = ()
    texts: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """Something a case can be published as. `by_verdict`: the choice of verdicts and reviews
    narrows it; `by_policy`: the counting policy changes its numbers."""

    name: str
    formats: tuple[str, ...]
    make: Callable[[Material, Choice, date], Content]
    by_verdict: bool = False
    by_policy: bool = False


def _comparisons(material: Material, choice: Choice, today: date) -> Content:
    rows = tables.comparisons(material, choice)
    return Content(len(rows), COMPARISON_COLUMNS, rows)


def _statements(material: Material, choice: Choice, today: date) -> Content:
    view = material.view
    rows = statement_rows(list(view.statements.values()), view.documents, view.corrections)
    return Content(len(rows), STATEMENT_COLUMNS, rows)


def _casualties(material: Material, choice: Choice, today: date) -> Content:
    rows = casualty_rows(material, choice)
    return Content(len(rows), CASUALTY_COLUMNS, rows)


def _reviews(material: Material, choice: Choice, today: date) -> Content:
    rows = review_rows(material)
    return Content(len(rows), REVIEW_COLUMNS, rows)


def _followthemoney(material: Material, choice: Choice, today: date) -> Content:
    rows = ftm.ftm_rows(material)
    return Content(len(rows), ftm.FTM_COLUMNS, rows)


def _claims(material: Material, choice: Choice, today: date) -> Content:
    found = jsonld.document(material, choice)
    written = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    return Content(len(found["@graph"]), texts=lambda format_: written)


def _report(material: Material, choice: Choice, today: date) -> Content:
    made = report(material, choice, today)
    return Content(made.covered, texts=partial(_rendered, made, material))


def _rendered(made: Report, material: Material, format_: str) -> str:
    """Returns the report in a format, in its own language; the page has pictures, Markdown none."""
    with speaking(made.language):
        if format_ == MARKDOWN:
            return render.markdown(made)
        return render.html(made, drawing(material) if made.chains else _undrawn)


def _undrawn(chain: Chain) -> None:
    """Draws nothing."""


PRODUCTS = (
    Product("comparisons", TABULAR, _comparisons, by_verdict=True),
    Product("statements", TABULAR, _statements),
    Product("casualties", TABULAR, _casualties, by_policy=True),
    Product("reviews", TABULAR, _reviews),
    Product("report", (HTML, MARKDOWN), _report, by_verdict=True),
    Product("claims", (JSON_LD,), _claims, by_verdict=True),
    Product("followthemoney", (JSON_LINES,), _followthemoney),
)
BY_NAME = {one.name: one for one in PRODUCTS}
NAMES = tuple(BY_NAME)
FORMATS = tuple(dict.fromkeys(format_ for one in PRODUCTS for format_ in one.formats))
