"""How often a side uses a term, with the interval that small numbers deserve, and which words set
a side apart from the others."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scipy.stats import binomtest, chi2

from workbench.analysis.framing import Reading

CONFIDENCE = 0.95
FEW_DOCUMENTS = 20
"""Below so many documents a side, a difference between sides may be chance."""
PER = 1000
PRIOR_SHARE = 0.1
"""The weight of the prior: a tenth of all the text is added to each side as what both share."""
LEAST_USES, LEAST_DOCUMENTS = 3, 2
TELLING = 1.96


@dataclass(frozen=True, slots=True)
class Rate:
    """A side's use of a term: in `documents` of its `of` documents, `uses` times in `words` words,
    `distanced` of them at arm's length. The ends are those of a 95 % interval: Wilson's for the
    share of documents, the exact one of a count for the uses in a thousand words."""

    term: str
    side: str
    documents: int
    of: int
    low: float
    high: float
    uses: int
    words: int
    per_low: float
    per_high: float
    distanced: int

    @property
    def share(self) -> float:
        """The share of documents, 0 where there are none."""
        return self.documents / self.of if self.of else 0.0

    @property
    def per_thousand(self) -> float:
        """Uses in a thousand words, 0 where there are no words."""
        return self.uses * PER / self.words if self.words else 0.0


def rates(reading: Reading, terms: Sequence[str], sides: Sequence[str]) -> list[Rate]:
    """Returns the rate of each term on each side, terms and sides in the order given; a term that
    nobody uses is left out."""
    used = {use.term for use in reading.uses}
    return [_rate(reading, term, side) for term in terms if term in used for side in sides]


def _rate(reading: Reading, term: str, side: str) -> Rate:
    mine = [use for use in reading.uses if use.term == term and use.document.side == side]
    with_it = len({use.document.id for use in mine})
    there = reading.of(side)
    words = sum(reading.words[id_] for id_ in there)
    low, high = share_interval(with_it, len(there))
    per_low, per_high = count_interval(len(mine))
    scale = PER / words if words else 0.0
    return Rate(
        term,
        side,
        with_it,
        len(there),
        low,
        high,
        len(mine),
        words,
        per_low * scale,
        per_high * scale,
        sum(use.distanced for use in mine),
    )


def share_interval(hits: int, of: int) -> tuple[float, float]:
    """Returns Wilson's 95 % interval of a share; everything is possible where there is nothing."""
    if not of:
        return 0.0, 1.0
    found = binomtest(hits, of).proportion_ci(CONFIDENCE, "wilson")
    return float(found.low), float(found.high)


def count_interval(hits: int) -> tuple[float, float]:
    """Returns the exact 95 % interval of a count (Garwood 1936)."""
    tail = (1 - CONFIDENCE) / 2
    low = float(chi2.ppf(tail, 2 * hits)) / 2 if hits else 0.0
    return low, float(chi2.ppf(1 - tail, 2 * hits + 2)) / 2


@dataclass(frozen=True, slots=True)
class Telling:
    """A word that a side uses more than the others do: its uses here and elsewhere, in how many of
    the side's documents, and `z`, the log-odds ratio in standard errors (Monroe et al. 2008)."""

    word: str
    side: str
    uses: int
    words: int
    elsewhere: int
    words_elsewhere: int
    documents: int
    z: float


def telling(
    vocabulary: Mapping[str, Mapping[str, Counter[str]]], most: int = 12
) -> dict[str, list[Telling]]:
    """Returns for each side the words that set it apart, the most telling first, at most `most`.

    `vocabulary` is by side and document, of one language. The prior is the vocabulary of all sides
    together, weighed by PRIOR_SHARE. A word is told of only where the side uses it in two documents
    or more; of a language that one side alone has there is nothing to tell.
    """
    sides = {side: _sum(documents.values()) for side, documents in vocabulary.items()}
    everywhere = _sum(sides.values())
    if len(sides) < 2:
        return {side: [] for side in sides}
    found: dict[str, list[Telling]] = {}
    for side, mine in sides.items():
        rest = everywhere - mine
        candidates = (_telling(word, side, vocabulary[side], mine, rest) for word in mine)
        kept = [one for one in candidates if one is not None and one.z >= TELLING]
        found[side] = sorted(kept, key=lambda one: (-one.z, one.word))[:most]
    return found


def _sum(counters: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for one in counters:
        total.update(one)
    return total


def _telling(
    word: str,
    side: str,
    documents: Mapping[str, Counter[str]],
    mine: Counter[str],
    rest: Counter[str],
) -> Telling | None:
    spread = sum(word in one for one in documents.values())
    if mine[word] < LEAST_USES or spread < LEAST_DOCUMENTS:
        return None
    here, there = mine.total(), rest.total()
    z = log_odds(mine[word], here, rest[word], there)
    return Telling(word, side, mine[word], here, rest[word], there, spread, z)


def log_odds(here: int, of_here: int, there: int, of_there: int) -> float:
    """Returns the log-odds ratio of a word between two texts in standard errors, with PRIOR_SHARE
    of both texts together added to each (Monroe, Colaresi and Quinn 2008, equations 16, 20 and
    22); 0 where there is no other word."""
    prior, of_prior = (PRIOR_SHARE * (a + b) for a, b in ((here, there), (of_here, of_there)))
    if here + there >= of_here + of_there:
        return 0.0

    def odds(uses: int, of: int) -> float:
        return math.log((uses + prior) / (of + of_prior - uses - prior))

    error = math.sqrt(1 / (here + prior) + 1 / (there + prior))
    return (odds(here, of_here) - odds(there, of_there)) / error
