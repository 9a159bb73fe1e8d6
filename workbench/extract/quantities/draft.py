"""A figure while it is being read, and what the steps know about its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from workbench.extract.quantities.number import Number
from workbench.extract.quantities.words import BARE, Suffix
from workbench.extract.types import Mention, Token
from workbench.model.quantity import Hedge, Quantity


@dataclass(slots=True)
class Draft:
    """A figure in the making. `first:last` are the tokens of the bare number phrase, `left:right`
    those of the surface so far (number, unit, hedge), `start:stop` its characters."""

    number: Number
    first: int
    last: int
    left: int
    right: int
    start: int
    stop: int
    low: Decimal | None
    high: Decimal | None
    suffix: Suffix = BARE
    hedge: Hedge = Hedge.EXACT
    unit: str | None = None
    kind: str | None = None
    unit_span: tuple[int, int] | None = None
    shown: Decimal | None = None
    vague: bool = False
    share: bool = False  # a share said in words
    weak: bool = False  # counts only with a measure of its own
    lone: bool = False  # "one" with a predicate and no noun: counts only beside another
    settled: bool = False  # the value reached: a bound word before it is none
    direction: str | None = None
    incremental: bool = False
    previous: bool = False
    rate: bool = False
    same_as: Draft | None = None
    dropped: str | None = None
    blocked: bool = False  # stands in a span that holds no figures (a date)
    members: tuple[Number, ...] = ()
    rules: list[str] = field(default_factory=list)

    @property
    def bounded(self) -> bool:
        """True once a hedge has been found."""
        return self.hedge not in (Hedge.EXACT, Hedge.RANGE, Hedge.VAGUE)

    def widen_left(self, token: int, tokens: Sequence[Token]) -> None:
        """Takes the tokens from `token` on into the surface."""
        if token < self.left:
            self.left, self.start = token, tokens[token].start

    def widen_right(self, last: int, tokens: Sequence[Token]) -> None:
        """Takes the tokens before `last` into the surface."""
        if last > self.right:
            self.right, self.stop = last, tokens[last - 1].stop

    def bound(self, hedge: Hedge, rule: str) -> None:
        """Puts a hedge on: a bound keeps one side only, about and nearly leave a range a range."""
        self.rules.append(rule)
        if self.vague:
            return
        if hedge in (Hedge.AT_LEAST, Hedge.MORE_THAN):
            self.hedge, self.high = hedge, None
        elif hedge in (Hedge.AT_MOST, Hedge.LESS_THAN):
            self.hedge, self.low = hedge, None
        elif self.hedge is Hedge.EXACT:
            self.hedge = hedge

    def mention(self, text: str, places: dict[int, int]) -> Mention:
        """Returns the finished mention."""
        unit_text = text[slice(*self.unit_span)] if self.unit_span else None
        return Mention(
            start=self.start,
            stop=self.stop,
            first=self.first,
            last=self.last,
            quantity=Quantity(self.low, self.high, self.hedge, self.unit, self.vague, self.shown),
            unit_text=unit_text,
            case=self.suffix.feature,
            direction=self.direction,
            incremental=self.incremental,
            previous=self.previous,
            rate=self.rate,
            same_as=places.get(id(self.same_as)) if self.same_as else None,
            weak=self.weak,
            rules=tuple(self.rules),
        )


def draft_of(number: Number) -> Draft:
    """Returns the first draft of a number: exact or vague, no unit yet."""
    draft = Draft(
        number,
        number.first,
        number.last,
        number.first,
        number.last,
        number.start,
        number.stop,
        number.value,
        None if number.vague else number.value,
        suffix=number.suffix,
        shown=number.shown,
        vague=number.vague,
        members=(number,),
    )
    draft.rules.append("number in words" if number.spelled else "number in digits")
    if number.vague:
        draft.hedge = Hedge.VAGUE
        draft.rules.append("vague word")
    elif number.suffix.mark == "about":
        draft.bound(Hedge.ABOUT, "ending that means about")
    if number.over:
        draft.bound(Hedge.MORE_THAN, "a little over")
    return draft
