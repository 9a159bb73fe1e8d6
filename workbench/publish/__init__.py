"""What a case is published as: tables, reports and exchange formats, to a file or a stream."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from workbench import __version__, export
from workbench.errors import CannotStart
from workbench.export.rows import About
from workbench.publish.chosen import STATES, VERDICTS, Choice, Material, material
from workbench.publish.products import BY_NAME, FORMATS, NAMES, PRODUCTS, Content, Product

__all__ = [
    "BY_NAME",
    "DEFAULT",
    "FORMATS",
    "NAMES",
    "PRODUCTS",
    "STATES",
    "VERDICTS",
    "Choice",
    "Content",
    "Material",
    "Product",
    "about",
    "about_all",
    "content",
    "format_of",
    "material",
    "product_of",
    "together",
    "write",
    "write_stream",
]

DEFAULT = "comparisons"


def product_of(name: str | None, format_: str | None, path: Path | None = None) -> Product:
    """Returns the product asked for; without a name the one whose format, or whose file's ending,
    only it has (a report for .html), else the comparisons."""
    wanted = format_ or (path.suffix.lower().removeprefix(".") if path else "")
    if name is None:
        makers = [one for one in PRODUCTS if wanted in one.formats]
        return makers[0] if len(makers) == 1 else BY_NAME[DEFAULT]
    return BY_NAME[name]


def format_of(product: Product, path: Path | None, asked: str | None) -> str:
    """Returns the format asked for, else the one of the file's ending, without a file the product's
    first; CannotStart lists those of the product if it is none of them."""
    ending = path.suffix.lower().removeprefix(".") if path else product.formats[0]
    wanted = asked or ending
    if wanted not in product.formats:
        found = f"format {wanted!r}" if wanted else "no ending"
        raise CannotStart(
            f"{path or product.name}: {found}; {product.name} can be written as: "
            f"{', '.join(product.formats)}. Choose one with --format"
        )
    return wanted


def content(product: Product, made_of: Material, choice: Choice, today: date) -> Content:
    """Returns what a file of the product will hold."""
    return product.make(made_of, choice, today)


def about(product: Product, made_of: Material, choice: Choice, today: date) -> About:
    """Returns what a table says of itself: the case, the choice, the versions, the day."""
    case = made_of.case
    counted = (("verdicts", choice.verdicts), ("reviews", choice.states))
    chosen = [(label, "; ".join(ids) or "all") for label, ids in counted if product.by_verdict]
    return [
        ("case", case.title),
        ("case_id", case.id),
        ("place", case.place),
        ("period", str(case.period) if case.period else None),
        ("table", product.name),
        *chosen,
        *([("policy", choice.policy)] if product.by_policy else []),
        ("documents", len(made_of.documents)),
        ("statements", len(made_of.statements)),
        ("comparisons", len(made_of.comparisons)),
        ("made_on", today.isoformat()),
        ("claim_workbench", __version__),
        ("word_lists", made_of.lexicon.version),
        ("encoder", made_of.encoder),
    ]


def about_all(product: Product, several: Sequence[Material], choice: Choice, today: date) -> About:
    """Returns what a table of several cases says of itself: what is said of the one, or what they
    share, with how much there is of all."""
    each = [dict(about(product, one, choice, today)) for one in several]
    if len(each) == 1:
        return list(each[0].items())
    return [(key, _of_all([one[key] for one in each])) for key in each[0]] if each else []


def _of_all(values: Sequence[object]) -> object:
    if all(isinstance(one, int) for one in values):
        return sum(one for one in values if isinstance(one, int))
    return "; ".join(dict.fromkeys(str(one) for one in values if one is not None))


def together(several: Sequence[Content]) -> Content:
    """Returns the rows of several cases as those of one table."""
    rows = [row for one in several for row in one.rows]
    return Content(len(rows), several[0].columns if several else (), rows)


def write(found: Content, path: Path, format_: str, said: About = ()) -> None:
    """Writes the content to the file, which appears whole or not at all; CannotStart if it cannot
    be written."""
    if found.texts is None:
        export.write(found.rows, path, format_, found.columns, said)
        return
    text = found.texts(format_)
    with export.placed(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


def write_stream(found: Content, stream: TextIO, format_: str) -> None:
    """Writes the content as text onto the stream; CannotStart for a format that is not text."""
    if found.texts is None:
        export.write_stream(found.rows, stream, format_, found.columns)
        return
    stream.write(found.texts(format_))
