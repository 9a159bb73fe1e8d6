"""Which sentences speak of the same thing: across languages, whatever the figures."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from embeddings import Encoder, Similarity, VectorCache, mask_numbers, similarity_of
from embeddings.align import ANY, SAME, background, centred, csls, language_means, similarity_matrix
from embeddings.carrier import Floats

LANGUAGES = ("en", "kk", "ky", "ru")
PAIRS = list(itertools.permutations(LANGUAGES, 2))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("238 people died", "X people died"),
        ("погибли 4 353 человека", "погибли X человека"),
        ("$2–3 bn of damage", "$X bn of damage"),
        ("1,300 businesses and 2.5 %", "X businesses and X %"),
        ("in January 2022", "in January 2022"),
        ("2022 жылғы 5 қаңтарда", "2022 жылғы X қаңтарда"),
        ("2022-жылы 4000ден ашык", "2022-жылы Xден ашык"),
        ("05.01.2022, 23:00", "X.2022, X"),
        ("1,995 hectares", "X hectares"),
        ("G7 and Covid-19", "G7 and Covid-X"),
        ("no figure", "no figure"),
        ("", ""),
    ],
)
def test_figures_are_masked_and_years_stay(text: str, masked: str) -> None:
    assert mask_numbers(text) == masked


def test_figures_in_words_are_masked_where_the_caller_found_them() -> None:
    text = "Қақтығыста он жеті адам қаза тапты, екеуі полицей."
    start = text.index("он жеті")
    masked = mask_numbers(text, [(start, start + len("он жеті"))])
    assert masked == "Қақтығыста X адам қаза тапты, екеуі полицей."


def test_the_background_is_even() -> None:
    counts = {code: sum(said == code for said, _ in background()) for code in LANGUAGES}
    assert len(set(counts.values())) == 1
    assert counts["kk"] >= 20


def _vectors(
    encoder: Encoder, kept: VectorCache, lines: list[dict[str, str]]
) -> tuple[list[str], list[str], list[str], Floats]:
    ids = [f"{i}{code}" for i in range(len(lines)) for code in LANGUAGES]
    codes = [code for _ in lines for code in LANGUAGES]
    texts = [mask_numbers(line[code]) for line in lines for code in LANGUAGES]
    return ids, codes, texts, kept.vectors(encoder, texts)


def _top(scores: Floats) -> float:
    """Returns the share of sentences whose translation comes first, over all pairs of languages."""
    lines = np.arange(len(scores) // len(LANGUAGES)) * len(LANGUAGES)
    places = {code: lines + i for i, code in enumerate(LANGUAGES)}
    return float(
        np.mean(
            [
                scores[np.ix_(places[a], places[b])].argmax(axis=1) == np.arange(len(lines))
                for a, b in PAIRS
            ]
        )
    )


def test_translations_find_each_other(
    encoder: Encoder, kept: VectorCache, quadruples: list[dict[str, str]]
) -> None:
    ids, codes, texts, vectors = _vectors(encoder, kept, quadruples)
    with_background = similarity_of(encoder, kept, ids, texts, codes).matrix()
    assert _top(with_background) >= 0.98
    assert _top(similarity_matrix(vectors, codes)) >= 0.98
    assert _top(with_background) >= _top(vectors @ vectors.T)


def test_the_score_tells_same_from_other(
    encoder: Encoder, kept: VectorCache, quadruples: list[dict[str, str]]
) -> None:
    """At SAME, nine of ten translations pass and one in three hundred other pairs; no threshold
    of the raw cosine comes near that."""
    ids, codes, texts, vectors = _vectors(encoder, kept, quadruples)
    scores = similarity_of(encoder, kept, ids, texts, codes).matrix()
    line = np.repeat(np.arange(len(quadruples)), len(LANGUAGES))
    same = (line[:, None] == line[None, :]) & ~np.eye(len(line), dtype=bool)
    other = line[:, None] != line[None, :]
    assert (scores[same] >= SAME).mean() > 0.9
    assert (scores[other] >= SAME).mean() < 1 / 300
    raw = vectors @ vectors.T
    threshold = np.quantile(raw[same], 0.1)
    assert (raw[other] >= threshold).mean() > 1 / 300


def test_another_figure_changes_nothing(encoder: Encoder, kept: VectorCache) -> None:
    texts = ["Погибли 164 человека.", "Погибли 225 человек.", "Курс вырос на 3 тенге."]
    scores = similarity_of(
        encoder, kept, ["a", "b", "c"], [mask_numbers(text) for text in texts], ["ru"] * 3
    )
    same, other = scores.score("a", "b"), scores.score("a", "c")
    assert same is not None
    assert other is not None
    assert same > SAME > other


def test_a_score_does_not_depend_on_the_rest_of_the_case(
    encoder: Encoder, kept: VectorCache, quadruples: list[dict[str, str]]
) -> None:
    ids, codes, texts, _ = _vectors(encoder, kept, quadruples)
    few = similarity_of(encoder, kept, ids[:2], texts[:2], codes[:2])
    many = similarity_of(encoder, kept, ids, texts, codes)
    assert few.score("0en", "0kk") == pytest.approx(many.score("0en", "0kk"), abs=1e-6)


def test_scores_are_symmetric_and_unknown_ids_have_none(
    encoder: Encoder, kept: VectorCache, quadruples: list[dict[str, str]]
) -> None:
    ids, codes, texts, vectors = _vectors(encoder, kept, quadruples[:9])
    for scores in (
        similarity_of(encoder, kept, ids, texts, codes),
        Similarity(ids, codes, vectors),
    ):
        matrix = scores.matrix()
        assert np.allclose(matrix, matrix.T, atol=1e-6)
        for left, right in itertools.combinations(range(12), 2):
            forth, back = (
                scores.score(ids[left], ids[right]),
                scores.score(ids[right], ids[left]),
            )
            assert forth == back == pytest.approx(float(matrix[left, right]), abs=1e-5)
        assert scores.score("0en", "absent") is None


def test_languages_without_a_background_are_still_scored(
    encoder: Encoder, kept: VectorCache
) -> None:
    texts = ["X kişi öldü.", "X people died.", "Bread became cheaper."]
    scores = similarity_of(encoder, kept, ["tr", "en", "bread"], texts, [None, "en", "uz"])
    same, other = scores.score("tr", "en"), scores.score("tr", "bread")
    assert same is not None
    assert other is not None
    assert same > other


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_sentences_of_their_own_give_finite_scores(count: int) -> None:
    rows = np.eye(8, dtype=np.float32)[:count]
    matrix = similarity_matrix(rows, ["kk", "ru"][:count])
    assert matrix.shape == (count, count)
    assert np.isfinite(matrix).all()


def test_uneven_lists_are_refused() -> None:
    with pytest.raises(ValueError, match="as many of each"):
        Similarity(["a"], ["kk", "ru"], np.eye(2, dtype=np.float32))


def test_centring_takes_the_language_away() -> None:
    rows = np.random.default_rng(0).standard_normal((60, 8)).astype(np.float32)
    rows[:30] += 5
    codes = ["kk"] * 30 + ["ru"] * 30
    moved = centred(rows, codes, language_means(rows, codes))
    assert np.allclose(np.linalg.norm(moved, axis=1), 1, atol=1e-5)
    assert abs(float((moved[:30] @ moved[30:].T).mean())) < 0.1
    assert ANY in language_means(rows, codes)


def test_csls_lowers_a_hub() -> None:
    """A sentence near to everything no longer wins over each one's own partner."""
    left = np.eye(6, dtype=np.float32)
    hub = np.full((1, 6), 6**-0.5, dtype=np.float32)
    right = np.concatenate([0.38 * left, hub])
    assert ((left @ right.T).argmax(axis=1) == 6).all()
    assert (csls(left, right, 3).argmax(axis=1) == np.arange(6)).all()
