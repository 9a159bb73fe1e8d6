"""The case of January 2022 as statements made from expected.toml, so the judge is tested alone.

What expected.toml does not hold but the texts say (dates, narrowing words, who took a figure back)
stands in the table below.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from workbench.model.dates import DateBasis, PartialDate, Period
from workbench.model.ids import content_id
from workbench.model.quantity import Hedge, Quantity
from workbench.model.statement import Attribution, Modality, Quote, Scope, Statement
from workbench.model.text import Case, Document, Role, Span

FOLDER = Path(__file__).parents[2] / "seeds" / "january-2022"
SIDE_TABLE = Path(__file__).parent / "expected_side.toml"
ROUND_TO_A_TENTH = Decimal(10**8)


@cache
def expected() -> dict[str, Any]:
    """Returns expected.toml."""
    return tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))


@cache
def side_table() -> dict[str, Any]:
    """Returns what the texts say beyond expected.toml."""
    return tomllib.loads(SIDE_TABLE.read_text(encoding="utf-8"))


@cache
def case() -> Case:
    """Returns the case with its frame."""
    head = tomllib.loads((FOLDER / "case.toml").read_text(encoding="utf-8"))["case"]
    return Case(
        "january", head["title"], head["place"], Period.parse(head["period"]), (*head["sides"],)
    )


@cache
def documents() -> dict[str, Document]:
    """Returns the documents by id, which is their file."""
    listed = tomllib.loads((FOLDER / "case.toml").read_text(encoding="utf-8"))["document"]
    return {
        row["file"]: Document(
            row["file"],
            "january",
            row["file"],
            "",
            title=row["title"],
            publisher=row["publisher"],
            side=row["side"],
            language=row["language"],
            published=PartialDate.parse(str(row["published"])),
        )
        for row in listed
    }


@cache
def statements() -> dict[str, Statement]:
    """Returns the statements by id."""
    made = [_statement(row, at) for at, row in enumerate(expected()["statement"])]
    return {one.id: one for one in made}


def find(row: dict[str, Any]) -> Statement:
    """Returns the statement that a verdict's side names; AssertionError if there is not one."""
    key = _key(row)
    assert key in statements(), f"no statement {row}"
    return statements()[key]


def _key(row: dict[str, Any]) -> str:
    return content_id("st", row["document"], row["surface"], row.get("quote", ""))


def _more(row: dict[str, Any]) -> dict[str, Any]:
    more: dict[str, Any] = {}
    for extra in side_table()["statement"]:
        same = extra["document"] == row["document"] and extra["surface"] == row["surface"]
        if same and extra.get("quote", row.get("quote")) == row.get("quote"):
            more |= extra
    return more


def _statement(row: dict[str, Any], at: int) -> Statement:
    more = _more(row)
    source = more.get("source", row.get("source"))
    text = row.get("quote", row["surface"])
    return Statement(
        id=_key(row),
        document_id=row["document"],
        passage_id="",
        span=Span(at, at + 1, row["surface"]),
        quote=Quote(more.get("text", text), 0, 1, 0, 1),
        quantity=_quantity(row),
        measure=row["measure"],
        language=row["document"][:2],
        role=Role(row.get("role", "narration")),
        unit_text=more.get("unit_text"),
        thing=more.get("thing"),
        scope=Scope(
            row.get("place"),
            more.get("population", row.get("population")),
            Period.parse(more["period"]) if "period" in more else None,
            tuple(sorted(more.get("qualifiers", ()))),
        ),
        as_of=PartialDate.parse(more["as_of"]) if "as_of" in more else None,
        as_of_basis=DateBasis.TEXT if "as_of" in more else DateBasis.UNKNOWN,
        attribution=_attribution(source),
        speaker=row.get("speaker"),
        modality=Modality(more.get("modality", "asserted")),
        incremental=more.get("incremental", False),
        correction=more.get("correction", False),
        part_of=_part_of(more),
        origin=tuple(more.get("origin", ())),
    )


def _attribution(source: str | None) -> Attribution | None:
    if source is None:
        return None
    return Attribution(source, "", "verb", side_table()["authority"].get(source))


def _part_of(more: dict[str, Any]) -> str | None:
    if "part_of" not in more:
        return None
    whole = {"document": more["document"], "surface": more["part_of"]}
    if "part_of_quote" in more:
        whole["quote"] = more["part_of_quote"]
    return _key(whole)


def _quantity(row: dict[str, Any]) -> Quantity:
    low, high = (None if end not in row else Decimal(row[end]) for end in ("low", "high"))
    hedge = Hedge(row["hedge"])
    number = low if low is not None else high
    digits = None
    if number is not None and number >= 10**9 and number % ROUND_TO_A_TENTH == 0:
        digits = ROUND_TO_A_TENTH
    return Quantity(low, high, hedge, row.get("unit"), hedge is Hedge.VAGUE, digits)
