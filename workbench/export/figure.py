"""A figure as a person writes it: "≈ 10,000", "$2–3 bn", "≥ 238"; "$2–3 млрд" in Russian."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from workbench import locale
from workbench.locale import ENGLISH
from workbench.model.quantity import Hedge, Quantity
from workbench.model.statement import Statement

SIGNS = {
    Hedge.ABOUT: "≈ ",
    Hedge.AT_LEAST: "≥ ",
    Hedge.MORE_THAN: "> ",
    Hedge.AT_MOST: "≤ ",
    Hedge.LESS_THAN: "< ",
}
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
SCALES = (
    (Decimal(10) ** 12, "tn"),
    (Decimal(10) ** 9, "bn"),
    (Decimal(10) ** 6, "m"),
)
COUNTED = {None, "person", "vehicle", "building", "weapon", "case", "complaint", "household"}
"""Units that the measure's name already says."""
CURRENCY = 3
"""Letters of a currency's code, which has no plural."""
DECIMALS = 3
MANY, SOME = 5, 2
"""Numbers whose plural form a scale word (3 bn) and a fraction (1.5) take."""


def said(statement: Statement, language: str = ENGLISH) -> str:
    """Returns the figure of a statement; of a claim without one, whether it asserts or denies."""
    if statement.is_figure:
        return figure(statement.quantity, language)
    return statement.modality.value


def figure(quantity: Quantity, language: str = ENGLISH) -> str:
    """Returns the figure with its bound, currency, scale and unit; "unknown" without a number.
    Exports write it in English."""
    low, high = quantity.low, quantity.high
    pen = _Pen(quantity.unit, language)
    if quantity.number is None:
        return locale.word("figures.unknown", language)
    if quantity.vague or quantity.hedge is Hedge.VAGUE:
        return f"{pen.amount(quantity.number)}+"
    if low is not None and high is not None and low != high:
        return pen.range(low, high)
    amount = pen.amount(quantity.number)
    if quantity.hedge is Hedge.NEARLY:
        return locale.word("figures.nearly", language).format(figure=amount)
    return SIGNS.get(quantity.hedge, "") + amount


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes amounts of one unit in one language."""

    unit: str | None
    language: str

    def amount(self, value: Decimal) -> str:
        short, scale = _scaled(value)
        return self._dressed(self._scale(self._grouped(short), scale), value, bool(scale))

    def range(self, low: Decimal, high: Decimal) -> str:
        (short, scale), (last, last_scale) = _scaled(low), _scaled(high)
        if not scale and last_scale:
            short = low
        first = self._grouped(short)
        if scale and scale != last_scale:
            first = self._scale(first, scale)
        both = self._scale(f"{first}–{self._grouped(last)}", last_scale)
        return self._dressed(both, high, bool(last_scale))

    def _scale(self, number: str, scale: str) -> str:
        return (
            locale.word(f"figures.{scale}", self.language).format(number=number)
            if scale
            else number
        )

    def _grouped(self, value: Decimal) -> str:
        plain = value.normalize()
        return f"{plain:,f}" if self.language == ENGLISH else locale.number(plain, self.language)

    def _dressed(self, number: str, value: Decimal, scaled: bool) -> str:
        unit = self.unit
        if unit in SYMBOLS:
            return f"{SYMBOLS[unit]}{number}"
        if unit in COUNTED or unit is None:
            return number
        form = locale.word_for(f"amounts.{unit}", _as_counted(value, scaled), self.language)
        return form.format(number=number) if form else self._plainly(number, unit, value)

    def _plainly(self, number: str, unit: str, value: Decimal) -> str:
        as_it_is = (len(unit) == CURRENCY and unit.isupper()) or value == 1
        word = unit if as_it_is or self.language != ENGLISH else f"{unit}s"
        return f"{number} {word.replace('_', ' ')}"


def _as_counted(value: Decimal, scaled: bool) -> int:
    if scaled:
        return MANY
    return int(value) if value == value.to_integral_value() else SOME


def _scaled(value: Decimal) -> tuple[Decimal, str]:
    """Returns the number and the word for its thousands, where that needs no rounding."""
    for scale, word in SCALES:
        short = value / scale
        if abs(short) >= 1 and short == round(short, DECIMALS):
            return short, word
    return value, ""
