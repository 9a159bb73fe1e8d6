"""The sentence of reason: a message key with named values, filled in any language there is."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from workbench.compare import attribution
from workbench.compare.pair import Pair, Ruling
from workbench.compare.room import Room, SideWords
from workbench.compare.side import Side
from workbench.compare.wording import (
    MARK,
    marked_date,
    marked_figure,
    marked_number,
    shown,
    shown_interval,
)
from workbench.export.figure import figure
from workbench.lexicon import Lexicon
from workbench.model.comparison import Comparison, Finding, Relation, Verdict

FIRST = "first"
KEPT = 50_000
ENDINGS = ("", "_who", "_outlet", "_date", "_scope", "_measure")
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
        *(_side_values("third", ruling.third, pair.room) if ruling.third else ()),
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
        _make_space(room.told)
        made = room.told[side.id] = SideWords(
            figure=figure(side.quantity),
            who=_who(side, room),
            outlet=attribution.outlet_name(side),
            date=str(side.as_of or ""),
            period=str(side.period or ""),
            scope=scope_of(side),
            reach=shown_interval(side.interval),
        )
    return made


def _make_space(kept: dict[Any, Any]) -> None:
    """Empties what is kept of sides once it holds many; neighbours in time are judged together."""
    if len(kept) >= KEPT:
        kept.clear()


def _who(side: Side, room: Room) -> str:
    """Returns whoever says the figure: a known authority by its id, to be named in any language;
    else the speaker, the source as written, the outlet."""
    given = side.statement.attribution
    if given is not None and given.source_id and given.source_id not in room.rules.mediums:
        return f"{MARK}authority:{given.source_id}"
    return attribution.source_name(side)


def _side_values(name: str, side: Side, room: Room) -> tuple[tuple[str, str], ...]:
    made = room.valued.get((name, side.id))
    if made is None:
        _make_space(room.valued)
        made = room.valued[name, side.id] = _made(name, side, words_of(side, room))
    return made


def _made(name: str, side: Side, words: SideWords) -> tuple[tuple[str, str], ...]:
    return (
        (name, marked_figure(side.quantity)),
        (f"{name}_who", words.who or f"{MARK}word:no_source"),
        (f"{name}_outlet", words.outlet or f"{MARK}word:no_source"),
        (f"{name}_date", marked_date(side.as_of) or f"{MARK}word:no_date"),
        (f"{name}_scope", words.scope),
        (f"{name}_measure", f"{MARK}measures:{side.measure}"),
    )


def scope_of(side: Side) -> str:
    """Returns place, population, window and qualifiers as marked values, `; ` between them."""
    scope = side.statement.scope
    parts = [
        f"{MARK}places:{scope.place}" if scope.place else "",
        f"{MARK}populations:{scope.population}" if scope.population else "",
        marked_date(scope.period),
        *(f"{MARK}qualifiers:{one}" for one in scope.qualifiers),
    ]
    return "; ".join(part for part in parts if part) or f"{MARK}word:everything"


def sentence(told: Finding, lexicon: Lexicon, language: str = "en") -> str:
    """Returns the reason in that language, English where it has none."""
    values = {name: shown(value, lexicon, language) for name, value in told.values}
    first = values.get(FIRST, "left")
    for role, side in (("earlier", first), ("later", "right" if first == "left" else "left")):
        values |= {f"{role}{end}": values.get(f"{side}{end}", "") for end in ENDINGS}
    text = _template(told.detail, tuple(values), lexicon, language).format_map(values)
    return text[:1].upper() + text[1:]


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


def _percent(ratio: Decimal | None) -> str:
    if ratio is None:
        return "?"
    share = ratio * 100
    return marked_number(f"{share:.0f}" if share >= 10 else f"{share:.1f}")
