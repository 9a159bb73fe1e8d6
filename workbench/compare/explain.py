"""The sentence of reason: a message key with named values, filled in any language there is."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from workbench.compare import attribution
from workbench.compare.pair import Pair, Ruling
from workbench.compare.room import Room, SideWords
from workbench.compare.scope import DIMENSIONS
from workbench.compare.side import Side
from workbench.lexicon import Lexicon
from workbench.model.comparison import Comparison, Finding, Relation, Verdict
from workbench.model.quantity import Hedge, Interval, Quantity

SIGNS = {
    Hedge.ABOUT: "≈ ",
    Hedge.NEARLY: "≲ ",
    Hedge.AT_LEAST: "≥ ",
    Hedge.MORE_THAN: "> ",
    Hedge.AT_MOST: "≤ ",
    Hedge.LESS_THAN: "< ",
    Hedge.VAGUE: "≥ ",
}
MARK = "@"
"""A value that begins so is looked up when it is shown: @measures:deaths, @word:no_date."""
WORDS = (
    "no_source",
    "no_date",
    "everything",
    *(f"dimension_{one}" for one in (*DIMENSIONS, "none")),
)
FIRST = "first"
ENDINGS = ("", "_who", "_outlet", "_date", "_scope", "_measure")
COUNTED = ("person", "case", "complaint", "building", "vehicle", "weapon", "household")
HELD = {
    Verdict.CONTRADICTION: Relation.APART,
    Verdict.UPDATE: Relation.APART,
    Verdict.CONSISTENT: Relation.EQUAL,
}


def reason(pair: Pair, rule: str, ruling: Ruling) -> Finding:
    """Returns the deciding message as a finding: its key, and values that any language can show."""
    values = (
        *_side_values("left", pair.left, pair.room),
        *_side_values("right", pair.right, pair.room),
        (FIRST, "left" if pair.in_order[0] is pair.left else "right"),
        ("difference", f"{MARK}word:dimension_{pair.scope.deciding or 'none'}"),
        ("percent", _percent(pair.ratio)),
    )
    key = ruling.message or f"reason_{rule}"
    relation = HELD.get(ruling.verdict, Relation.UNKNOWN)
    return Finding("reason", relation, key, values)


def words_of(side: Side, room: Room) -> SideWords:
    """Returns what findings and reasons say of a side, made once for all its pairs."""
    made = room.told.get(side.id)
    if made is None:
        made = room.told[side.id] = SideWords(
            figure=figure(side.quantity),
            who=attribution.source_name(side),
            outlet=attribution.outlet_name(side),
            date=str(side.as_of or ""),
            period=str(side.period or ""),
            scope=scope_of(side),
            reach=shown_interval(side.interval),
        )
    return made


def _side_values(name: str, side: Side, room: Room) -> tuple[tuple[str, str], ...]:
    made = room.valued.get((name, side.id))
    if made is None:
        made = room.valued[name, side.id] = _made(name, side, words_of(side, room))
    return made


def _made(name: str, side: Side, words: SideWords) -> tuple[tuple[str, str], ...]:
    return (
        (name, words.figure),
        (f"{name}_who", words.who or f"{MARK}word:no_source"),
        (f"{name}_outlet", words.outlet or f"{MARK}word:no_source"),
        (f"{name}_date", words.date or f"{MARK}word:no_date"),
        (f"{name}_scope", words.scope),
        (f"{name}_measure", f"{MARK}measures:{side.measure}"),
    )


def scope_of(side: Side) -> str:
    """Returns place, population, window and qualifiers as marked values, `; ` between them."""
    scope = side.statement.scope
    parts = [
        f"{MARK}places:{scope.place}" if scope.place else "",
        f"{MARK}populations:{scope.population}" if scope.population else "",
        str(scope.period) if scope.period else "",
        *(f"{MARK}qualifiers:{one}" for one in scope.qualifiers),
    ]
    return "; ".join(part for part in parts if part) or f"{MARK}word:everything"


def sentence(told: Finding, lexicon: Lexicon, language: str = "en") -> str:
    """Returns the reason in that language, English where it has none."""
    values = {name: shown(value, lexicon, language) for name, value in told.values}
    first = values.get(FIRST, "left")
    for role, side in (("earlier", first), ("later", "right" if first == "left" else "left")):
        values |= {f"{role}{end}": values.get(f"{side}{end}", "") for end in ENDINGS}
    return _template(told.detail, tuple(values), lexicon, language).format_map(values)


@lru_cache(maxsize=1024)
def _template(key: str, names: tuple[str, ...], lexicon: Lexicon, language: str) -> str:
    """Returns the message with its braces left in, checked once."""
    return lexicon.message(key, language, **{name: f"{{{name}}}" for name in names})


def reason_in(comparison: Comparison, lexicon: Lexicon, language: str) -> str:
    """Returns a comparison's reason in another language, as kept where nothing was kept to fill."""
    for finding in comparison.findings:
        if finding.check == "reason":
            return sentence(finding, lexicon, language)
    return comparison.reason


@lru_cache(maxsize=65536)
def shown(value: str, lexicon: Lexicon, language: str) -> str:
    """Returns a value as people read it; marked ids become labels."""
    parts = value.split("; ") if MARK in value else [value]
    return ", ".join(_label(part, lexicon, language) for part in parts)


def _label(part: str, lexicon: Lexicon, language: str) -> str:
    group, colon, id_ = part.removeprefix(MARK).partition(":")
    if not part.startswith(MARK) or not colon:
        return part
    if group == "word" and id_ in WORDS:
        return lexicon.message(f"word_{id_}", language)
    if group not in ("measures", "places", "populations", "qualifiers"):
        return part
    return lexicon.label(group, id_, language)


def figure(quantity: Quantity) -> str:
    """Returns the amount in signs that no language has to translate: ≈ 10,000, > 3,000, $2–3 bn."""
    unit = quantity.unit if quantity.unit and quantity.unit not in COUNTED else ""
    if quantity.hedge is Hedge.RANGE and quantity.low is not None and quantity.high is not None:
        text = f"{_number(quantity.low)}–{_number(quantity.high)}"
    elif quantity.number is None:
        text = "?"
    else:
        text = SIGNS.get(quantity.hedge, "") + _number(quantity.number)
    return f"{text} {unit}".rstrip() if unit != "percent" else f"{text} %"


def _number(value: Decimal) -> str:
    for size, name in ((Decimal(10**9), " bn"), (Decimal(10**6), " m")):
        if abs(value) >= size:
            return f"{(value / size).normalize():f}{name}"
    return f"{value.normalize():,f}"


def _percent(ratio: Decimal | None) -> str:
    if ratio is None:
        return "?"
    share = ratio * 100
    return f"{share:.0f}" if share >= 10 else f"{share:.1f}"


def shown_interval(interval: Interval) -> str:
    """Returns the interval in brackets: [9,850; 9,950) includes its low end, not its high one."""
    low = "−∞" if interval.low is None else f"{_plain(interval.low):,}"
    high = "∞" if interval.high is None else f"{_plain(interval.high):,}"
    left = "(" if interval.low_open or interval.low is None else "["
    right = ")" if interval.high_open or interval.high is None else "]"
    return f"{left}{low}; {high}{right}"


def _plain(value: object) -> int | float:
    number = float(str(value))
    return int(number) if number.is_integer() else round(number, 4)
