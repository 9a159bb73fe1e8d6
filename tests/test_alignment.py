"""Sentences brought together and passages found, with the real encoder."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sample_case import document, passage, statement

from embeddings import VectorCache, load_encoder
from embeddings.files import cache_folder
from workbench.alignment import Alignment
from workbench.errors import CannotStart
from workbench.model.statement import Statement
from workbench.model.text import Document, Passage

KK = document("kk.txt", "Өрттен 12 адам қаза тапты.", language="kk")
RU = document("ru.txt", "При пожаре погибли 19 человек.", language="ru")
EN = document("en.txt", "The price of bread rose to 150 tenge.", language="en")
FIGURES = [statement(KK, "12"), statement(RU, "19"), statement(EN, "150")]


def silent(stage: str, done: int, total: int) -> None:
    """Reports nothing."""


def passages(*documents: Document) -> dict[str, Passage]:
    """Each document as one passage, by id."""
    return {made.id: made for made in map(passage, documents)}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> VectorCache:
    """Vectors kept for this file's tests."""
    return VectorCache(tmp_path_factory.mktemp("vectors"))


def test_the_same_news_in_two_languages_is_nearer_than_other_news(kept: VectorCache) -> None:
    score = Alignment(load_encoder(), kept).similarity(FIGURES, silent)
    dead_kk, dead_ru, bread = (one.id for one in FIGURES)
    same, other = score(dead_kk, dead_ru), score(dead_kk, bread)
    assert same is not None
    assert other is not None
    assert same > other + 0.3
    assert score(dead_ru, dead_kk) == pytest.approx(same, abs=1e-6)
    assert score(dead_kk, "statement-unknown") is None


def test_figures_do_not_count(kept: VectorCache) -> None:
    dozen = document("dozen.txt", "Twelve people died in the fire.", language="en")
    twenty = document("twenty.txt", "20 people died in the fire.", language="en")
    first = marked(dozen, "Twelve")
    score = Alignment(load_encoder(), kept).similarity([first, statement(twenty, "20")], silent)
    same = score(first.id, statement(twenty, "20").id)
    assert score(first.id, first.id) == pytest.approx(same)


def marked(owner: Document, surface: str) -> Statement:
    """A statement whose figure is a word."""
    whole = replace(owner, text=owner.text.replace(surface, "1" * len(surface)))
    made = statement(whole, "1" * len(surface))
    return replace(made, quote=replace(made.quote, text=owner.text))


def test_no_statements_need_no_model(kept: VectorCache) -> None:
    alignment = Alignment(load_encoder(), VectorCache(kept.folder))
    assert alignment.similarity(FIGURES, silent) is not None
    score = alignment.similarity([], silent)
    assert score("a", "b") is None
    assert not alignment.model_loaded


def test_progress_reaches_the_end(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    alignment = Alignment(load_encoder(), VectorCache(tmp_path))
    alignment.similarity(FIGURES, lambda *told: seen.append(told))
    assert seen[-1][1:] == (3, 3)
    assert alignment.model_loaded


def test_search_crosses_languages_and_keeps_its_index(kept: VectorCache, tmp_path: Path) -> None:
    store = tmp_path / "test.db"
    folder = tmp_path / "test.db.index"
    alignment = Alignment(load_encoder(), kept, folder)
    here = passages(KK, RU, EN)
    found = alignment.search("people killed by fire", here, here, 2, silent)
    assert [here[id_].document_id for id_, _ in found] in ([KK.id, RU.id], [RU.id, KK.id])
    assert found[0][1] >= found[1][1]
    assert sorted(path.name for path in folder.iterdir()) == [
        "ids.json",
        "index.faiss",
        "manifest.json",
    ]
    again = Alignment(load_encoder(), kept, folder)
    assert again.search("people killed by fire", here, here, 2, silent) == found
    assert not again.model_loaded
    assert not store.exists()


def test_search_looks_only_where_it_is_told(kept: VectorCache) -> None:
    here = passages(KK, RU, EN)
    wanted = {id_: one for id_, one in here.items() if one.language == "en"}
    found = Alignment(load_encoder(), kept).search("fire", here, wanted, 5, silent)
    assert [id_ for id_, _ in found] == list(wanted)


@pytest.mark.parametrize("damage", ["index.faiss", "manifest.json", "ids.json", None])
def test_an_index_that_does_not_match_is_built_anew(
    kept: VectorCache, tmp_path: Path, damage: str | None
) -> None:
    here = passages(KK, RU)
    Alignment(load_encoder(), kept, tmp_path).search("fire", here, here, 2, silent)
    if damage:
        (tmp_path / damage).write_bytes(b"spoilt")
    now = passages(RU, EN)
    found = Alignment(load_encoder(), kept, tmp_path).search("fire", now, now, 5, silent)
    assert {id_ for id_, _ in found} == set(now)


def test_an_index_that_cannot_be_kept_is_no_failure(kept: VectorCache, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    here = passages(KK)
    alignment = Alignment(load_encoder(), kept, tmp_path / "file" / "index")
    assert len(alignment.search("fire", here, here, 1, silent)) == 1


@pytest.mark.parametrize("query", ["", "  \n"])
def test_an_empty_query_finds_nothing(kept: VectorCache, query: str) -> None:
    here = passages(KK)
    assert Alignment(load_encoder(), kept).search(query, here, here, 5, silent) == []


def test_no_such_encoder_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotStart) as refusal:
        Alignment.beside(None, "no-such-model")
    assert "no-such-model" in str(refusal.value)
    assert "\n" not in str(refusal.value)
    monkeypatch.setenv("WORKBENCH_ENCODER", "no-such-model-either")
    with pytest.raises(CannotStart, match="no-such-model-either"):
        Alignment.beside(None)


def test_a_second_run_loads_no_torch(tmp_path: Path) -> None:
    load_encoder().encode(["so that the model is unpacked"])
    (tmp_path / "models").symlink_to(cache_folder() / "models")
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, 'tests');"
        "from test_alignment import FIGURES, silent;"
        "from workbench.alignment import Alignment;"
        "Alignment.beside(None).similarity(FIGURES, silent);"
        "print('torch' in sys.modules, 'faiss' in sys.modules)"
    )
    answers = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[1],
            env={**os.environ, "WORKBENCH_CACHE": str(tmp_path)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()
        for _ in range(2)
    ]
    assert answers == [["True", "False"], ["False", "False"]]
