"""Which sentences speak of the same thing, across languages.

A raw cosine cannot tell: unrelated sentences reach 0.90. Three steps make it a signal: figures are
masked, each language's mean is taken away, and CSLS (Conneau et al. 2018) subtracts how near any
sentence would come anyway. Means and neighbourhoods rest on a background of ordinary sentences, so
that a score means the same in a case of two sentences and of two thousand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from embeddings.cache import AnyEncoder, VectorCache
from embeddings.carrier import Floats
from embeddings.masking import mask_numbers

NEIGHBOURS = 5
SAME = 0.6
"""With the background: 93 in 100 translations reach it, and 1 in 500 pairs of other sentences, most
of which differ in the one word that says what was counted (tests/embeddings/quadruples.toml)."""
AT_ONCE = 4096
BACKGROUND = Path(__file__).with_name("background.toml")
ANY = ""
"""The language of sentences whose language is unknown or has no background."""

Progress = Callable[[int, int], None]
Means = Mapping[str, Floats]


def language_means(vectors: Floats, languages: Sequence[str]) -> dict[str, Floats]:
    """Returns the mean vector of each language, and of all sentences together under ANY."""
    of = np.asarray(languages, dtype=object)
    means = {language: vectors[of == language].mean(axis=0) for language in sorted(set(languages))}
    return {**means, ANY: vectors.mean(axis=0)}


def centred(vectors: Floats, languages: Sequence[str], means: Means) -> Floats:
    """Returns the vectors without their language's mean, at length one again."""
    if not len(vectors):
        return vectors
    moved = vectors - np.stack([means.get(language, means[ANY]) for language in languages])
    lengths = np.linalg.norm(moved, axis=1, keepdims=True)
    return np.asarray(moved / np.maximum(lengths, 1e-12), dtype=np.float32)


def nearness(vectors: Floats, pool: Floats, k: int = NEIGHBOURS, skip: int = 0) -> Floats:
    """Returns for each vector its mean cosine to the k nearest of the pool after the first `skip`
    (one, where the vector itself is in the pool)."""
    k = min(k + skip, len(pool))
    if k <= skip:
        return np.zeros(len(vectors), dtype=np.float32)
    means = [np.zeros(0, dtype=np.float32)]
    for start in range(0, len(vectors), AT_ONCE):
        cosines = vectors[start : start + AT_ONCE] @ pool.T
        nearest = np.sort(np.partition(cosines, -k, axis=1)[:, -k:], axis=1)
        means.append(nearest[:, : k - skip].mean(axis=1))
    return np.concatenate(means).astype(np.float32)


def csls(left: Floats, right: Floats, k: int = NEIGHBOURS) -> Floats:
    """Returns the CSLS score of every left with every right sentence, for two whole texts that
    translate each other: 2 cos - nearness of each to the other side."""
    return np.asarray(
        2 * left @ right.T - nearness(left, right, k)[:, None] - nearness(right, left, k)[None, :],
        dtype=np.float32,
    )


@dataclass(frozen=True, slots=True)
class Space:
    """Where languages lie (`means`) and how crowded it is there (`pools`: centred sentences, by
    language); `own` tells that the sentences to be scored are themselves in the pools."""

    means: Means
    pools: Mapping[str, Floats]
    own: bool = False

    @classmethod
    def of(cls, vectors: Floats, languages: Sequence[str], own: bool = False) -> Space:
        """Returns the space these sentences span."""
        means = language_means(vectors, languages)
        moved = centred(vectors, languages, means)
        of = np.asarray(languages, dtype=object)
        pools = {language: moved[of == language] for language in sorted(set(languages))}
        return cls(means, {**pools, ANY: moved}, own)


class Similarity:
    """CSLS scores between sentences by id. With the background's space two of them score the same
    whatever else is in the case; without a space the sentences themselves span it."""

    def __init__(
        self,
        ids: Sequence[str],
        languages: Sequence[str | None],
        vectors: Floats,
        space: Space | None = None,
    ) -> None:
        if not len(ids) == len(languages) == len(vectors):
            raise ValueError(
                f"{len(ids)} ids, {len(languages)} languages, {len(vectors)} vectors; "
                "expected as many of each"
            )
        spoken = [language or ANY for language in languages]
        if space is None and len(vectors):
            space = Space.of(vectors, spoken, own=True)
        self._place = {id_: place for place, id_ in enumerate(ids)}
        self._vectors = centred(vectors, spoken, space.means if space else {})
        known = space.pools if space else {}
        self._languages = [language if language in known else ANY for language in spoken]
        self._near = {
            language: self._nearness(space, language) for language in sorted(set(self._languages))
        }

    def _nearness(self, space: Space | None, language: str) -> Floats:
        if space is None:
            return np.zeros(0, dtype=np.float32)
        pool = space.pools[language]
        alone = nearness(self._vectors, pool)
        if not space.own:
            return alone
        mine = np.array([language in (own, ANY) for own in self._languages])
        return np.where(mine, nearness(self._vectors, pool, skip=1), alone)

    def score(self, left: str, right: str) -> float | None:
        """Returns how much two sentences speak of the same thing (about -0.8 to 1.3; from SAME on
        they probably do), None if either id is unknown. Symmetric."""
        a, b = self._place.get(left), self._place.get(right)
        if a is None or b is None:
            return None
        a, b = min(a, b), max(a, b)
        near = self._near[self._languages[b]][a] + self._near[self._languages[a]][b]
        return float(2 * (self._vectors[a] @ self._vectors[b]) - near)

    def matrix(self) -> Floats:
        """Returns all scores at once, in the order of the ids; memory grows with their square."""
        scores = 2 * self._vectors @ self._vectors.T
        of = np.asarray(self._languages, dtype=object)
        for language, near in self._near.items():
            scores[:, of == language] -= near[:, None]
            scores[of == language, :] -= near[None, :]
        return np.asarray(scores, dtype=np.float32)


def similarity_matrix(
    vectors: Floats, languages: Sequence[str | None], space: Space | None = None
) -> Floats:
    """Returns the CSLS score of every sentence with every other. Without a space, means and
    neighbourhoods come from the sentences themselves: right for a hundred or more of them."""
    return Similarity([str(i) for i in range(len(vectors))], languages, vectors, space).matrix()


def background_space(encoder: AnyEncoder, kept: VectorCache) -> Space:
    """Returns the space of the background sentences as this encoder sees them."""
    vectors = kept.vectors(encoder, [mask_numbers(text) for _, text in background()])
    return Space.of(vectors, [language for language, _ in background()])


def similarity_of(
    encoder: AnyEncoder,
    kept: VectorCache,
    ids: Sequence[str],
    texts: Sequence[str],
    languages: Sequence[str | None],
    progress: Progress | None = None,
) -> Similarity:
    """Returns the scores between these sentences, whose figures should be masked already; needs
    no model where the cache knows every text."""
    space = background_space(encoder, kept)
    return Similarity(ids, languages, kept.vectors(encoder, texts, "passage", progress), space)


@cache
def background() -> tuple[tuple[str, str], ...]:
    """Returns the background sentences with their languages."""
    read = tomllib.loads(BACKGROUND.read_text(encoding="utf-8"))
    return tuple((language, line[language]) for line in read["sentence"] for language in line)
