"""A figure as a person writes it: "≈ 10,000", "$2–3 bn", "≥ 238"."""

from __future__ import annotations

from decimal import Decimal

from workbench.model.quantity import Hedge, Quantity

SIGNS = {
    Hedge.ABOUT: "≈ ",
    Hedge.NEARLY: "nearly ",
    Hedge.AT_LEAST: "≥ ",
    Hedge.MORE_THAN: "> ",
    Hedge.AT_MOST: "≤ ",
    Hedge.LESS_THAN: "< ",
}
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
CURRENCIES = {"USD", "EUR", "GBP", "KZT", "KGS", "RUB", "UZS", "TJS", "CNY", "TRY"}
SCALES = (
    (Decimal(10) ** 12, "tn"),
    (Decimal(10) ** 9, "bn"),
    (Decimal(10) ** 6, "m"),
)
COUNTED = {None, "person", "vehicle", "building", "weapon", "case", "complaint", "household"}
"""Units that the measure's name already says."""
UNCHANGED = {"percent": "%", "km": "km"}
DECIMALS = 3


def figure(quantity: Quantity) -> str:
    """Returns the figure with its bound, currency, scale and unit; "unknown" without a number."""
    low, high = quantity.low, quantity.high
    if quantity.number is None:
        return "unknown"
    if quantity.vague or quantity.hedge is Hedge.VAGUE:
        return f"{_amount(quantity.number, quantity.unit)}+"
    if low is not None and high is not None and low != high:
        return _range(low, high, quantity.unit)
    return SIGNS.get(quantity.hedge, "") + _amount(quantity.number, quantity.unit)


def _amount(value: Decimal, unit: str | None) -> str:
    number, scale = _scaled(value)
    return _dressed(number + (f" {scale}" if scale else ""), unit, value == 1)


def _range(low: Decimal, high: Decimal, unit: str | None) -> str:
    (first, scale), (last, last_scale) = _scaled(low), _scaled(high)
    if scale and scale != last_scale:
        first = f"{first} {scale}"
    elif not scale and last_scale:
        first = _grouped(low)
    return _dressed(f"{first}–{last}" + (f" {last_scale}" if last_scale else ""), unit, False)


def _dressed(number: str, unit: str | None, single: bool) -> str:
    if unit in SYMBOLS:
        return f"{SYMBOLS[unit]}{number}"
    if unit in COUNTED or unit is None:
        return number
    if unit in UNCHANGED:
        return f"{number} {UNCHANGED[unit]}"
    word = unit if unit in CURRENCIES or single else f"{unit}s"
    return f"{number} {word.replace('_', ' ')}"


def _scaled(value: Decimal) -> tuple[str, str]:
    """Returns the number and the word for its thousands, where that needs no rounding."""
    for scale, word in SCALES:
        short = value / scale
        if abs(short) >= 1 and short == round(short, DECIMALS):
            return _grouped(short), word
    return _grouped(value), ""


def _grouped(value: Decimal) -> str:
    plain = value.normalize()
    return f"{plain:,f}"
