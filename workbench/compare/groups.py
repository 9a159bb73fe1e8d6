"""Comparisons that say the same disagreement, put together: one figure of one author against one of
another, however many texts repeat the two; and one figure that is far out of line, against all that
it is out of line with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from workbench.compare import names
from workbench.compare.settings import settings
from workbench.compare.telling import DOUBTFUL
from workbench.lexicon import Lexicon, load
from workbench.model.comparison import Comparison, Severity, Verdict
from workbench.model.statement import Modality, Statement
from workbench.model.text import Role

OUTLYING = frozenset({"check_term", "subset"})
DOUBTED = frozenset(DOUBTFUL)
VERDICTS = {one: place for place, one in enumerate(Verdict)}
SEVERITIES = {
    one: place
    for place, one in enumerate((Severity.MAJOR, None, Severity.MODERATE, Severity.MINOR))
}

Claim = tuple[str, ...]
Author = frozenset[str]
Authors = tuple[Author, Author]
Side = tuple[Claim, list[str], Author]
"""What is said, and the keys of whoever says it, in their order and as a set."""


@dataclass(frozen=True, slots=True)
class Group:
    """One disagreement (or agreement): `first` says it best, `others` say it too."""

    first: Comparison
    others: tuple[Comparison, ...] = ()

    @property
    def all(self) -> tuple[Comparison, ...]:
        """Every comparison of the group, the most telling first."""
        return (self.first, *self.others)


def group(
    comparisons: Iterable[Comparison],
    statements: Mapping[str, Statement],
    lexicon: Lexicon | None = None,
) -> list[Group]:
    """Returns the comparisons in groups, the most telling first, whatever order they came in. A
    figure without a known author joins the first group of the same figures."""
    said = _Said(statements, lexicon or load())
    alike: dict[tuple[object, ...], list[tuple[Authors, list[Comparison]]]] = defaultdict(list)
    places: dict[str, int] = {}
    for place, one in enumerate(sorted(comparisons, key=lambda one: _rank(one, said))):
        places.setdefault(one.id, place)
        claims, authors = _claims(one, said)
        _join(alike[one.verdict, one.kind, *claims], authors, one)
    found = sorted(
        (members for made in alike.values() for _, members in made),
        key=lambda members: places[members[0].id],
    )
    return [Group(one[0], tuple(one[1:])) for one in _by_outlier(found, statements, said)]


class _Said(dict[str, Side]):
    """What each statement says and who says it, by its id, worked out once for all its pairs."""

    def __init__(self, statements: Mapping[str, Statement], lexicon: Lexicon) -> None:
        super().__init__()
        self._statements, self._lexicon = statements, lexicon

    def __missing__(self, id_: str) -> Side:
        side = self._statements[id_]
        author = _author(side, self._lexicon)
        self[id_] = made = (_claim(side, self._lexicon), sorted(author), author)
        return made


def _by_outlier(
    found: Iterable[list[Comparison]], statements: Mapping[str, Statement], said: _Said
) -> list[list[Comparison]]:
    """Returns the groups with those joined that set one far lower figure against several others by
    one rule: it is that figure which is to be looked up, once."""
    joined: dict[object, list[Comparison]] = {}
    for members in found:
        joined.setdefault(_outlier(members[0], statements, said), []).extend(members)
    return list(joined.values())


def _outlier(
    one: Comparison, statements: Mapping[str, Statement], said: _Said
) -> tuple[object, ...]:
    """Returns the rule and the lower figure of a contradiction that casts doubt on that figure; of
    all others the comparison itself."""
    numbers = [statements[id_].quantity.number for id_ in (one.left_id, one.right_id)]
    doubtful = one.verdict is Verdict.CONTRADICTION and not OUTLYING.isdisjoint(one.flags)
    if not doubtful or None in numbers or numbers[0] == numbers[1]:
        return (one.id,)
    low = min((one.left_id, one.right_id), key=lambda id_: statements[id_].quantity.number or 0)
    return one.rule, said[low][0], statements[low].document_id


def _join(made: list[tuple[Authors, list[Comparison]]], authors: Authors, one: Comparison) -> None:
    """Adds the comparison to the first group whose authors may be its own, else to a new one."""
    for at, (known, members) in enumerate(made):
        if all(_may_be_one(*pair) for pair in zip(known, authors, strict=True)):
            members.append(one)
            made[at] = ((known[0] or authors[0], known[1] or authors[1]), members)
            return
    made.append((authors, [one]))


@lru_cache(maxsize=65536)
def _may_be_one(left: Author, right: Author) -> bool:
    return not left or not right or names.same(left, right)


def _claims(one: Comparison, said: _Said) -> tuple[tuple[Claim, Claim], Authors]:
    """Returns what the two sides say, and who says it, in an order of their own."""
    first, second = said[one.left_id], said[one.right_id]
    if second[:2] < first[:2]:
        first, second = second, first
    return (first[0], second[0]), (first[2], second[2])


def _claim(side: Statement, lexicon: Lexicon) -> Claim:
    """Returns what is counted, of whom and where, and the figure as written."""
    rules, scope, amount = settings(lexicon), side.scope, side.quantity
    narrowing = sorted(set(scope.qualifiers) - rules.qualifiers.neutral)
    everybody = scope.population is None or scope.population in rules.everybody
    return (
        side.measure,
        scope.place or "",
        "" if everybody else scope.population or "",
        *narrowing,
        "denied" if side.modality is Modality.DENIED else "",
        str(amount.low),
        str(amount.high),
        amount.hedge,
        amount.unit or "",
    )


def _author(side: Statement, lexicon: Lexicon) -> Author:
    """Returns the keys of whoever says the figure; none for a general word and a medium's own."""
    given = side.attribution
    if given is not None and given.source_id:
        general = given.source_id in settings(lexicon).general_authorities
        return frozenset() if general else names.known(given.source_id)
    if given is not None:
        return names.keys(given.source, lexicon)
    if side.speaker and side.role is not Role.QUESTION:
        return names.keys(side.speaker, lexicon)
    return frozenset()


def _rank(one: Comparison, said: _Said) -> tuple[object, ...]:
    """Orders by verdict and severity, then doubt, then how many sides name their author."""
    return (
        VERDICTS[one.verdict],
        SEVERITIES[one.severity],
        not DOUBTED.isdisjoint(one.flags),
        (not said[one.left_id][2]) + (not said[one.right_id][2]),
        -(one.gap_ratio or 0),
        len(one.flags),
        one.id,
    )
