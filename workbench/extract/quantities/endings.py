"""What the endings of number words and of digits say: case, possessive, ordinal, about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.lexicon.table import Table


@dataclass(frozen=True, slots=True)
class Suffix:
    """What an ending says: case, possessive, ordinal, about, vague, collective."""

    case: str | None = None
    poss: bool = False
    mark: str | None = None

    @property
    def feature(self) -> str | None:
        """Returns what Mention.case should hold."""
        if self.mark == "collective":
            return "collective"
        return "poss" if self.poss else self.case


BARE = Suffix()


def endings_of(table: Table) -> Iterator[tuple[str, Suffix]]:
    """Yields every chain of endings: case, possessive, possessive and case, ordinal and so on."""
    if "suffixes" not in table:
        return
    plain, after = _cases(table.table("suffixes")), _cases(table.table("suffixes_possessed"))
    marks = table.table("suffix_marks")
    for ending, case in plain.items():
        yield ending, Suffix(case)
    possessives = marks.words("poss")
    for poss in possessives:
        yield poss, Suffix(poss=True)
        for ending, case in after.items():
            yield poss + ending, Suffix(case, poss=True)
    for mark in ("about", "vague", "collective", "abstract", "ordinal"):
        for ending in marks.words(mark):
            yield ending, Suffix(mark=mark)
            for tail, case in plain.items():
                yield ending + tail, Suffix(case, mark=mark)
            for poss in possessives:
                yield ending + poss, Suffix(poss=True, mark=mark)
                for tail, case in after.items():
                    yield ending + poss + tail, Suffix(case, poss=True, mark=mark)


def _cases(section: Table) -> dict[str, str]:
    return {ending: case for case in section for ending in section.words(case)}


def digit_endings(table: Table, endings: Mapping[str, Suffix]) -> dict[str, Suffix]:
    """Returns what may be written onto digits, with or without a hyphen."""
    found = {ending: suffix for ending, suffix in endings.items() if ending}
    extra = table.table("digit_suffixes")
    for ending in extra.words("cardinal"):
        found[ending] = BARE
    for ending in extra.words("ordinal"):
        found.setdefault(ending, Suffix(mark="ordinal"))
    for particle in table.words("particles"):
        found[particle] = BARE
    return found
