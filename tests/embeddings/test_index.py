"""The index: exact neighbours, string ids, and never a wrong answer from a stale or broken file."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from embeddings import Encoder, IndexMismatch, VectorCache, VectorIndex
from embeddings.carrier import Floats

ROOT = Path(__file__).parents[2]
SIZE = 32


def unit(count: int, seed: int = 0) -> Floats:
    """Returns random rows of length one."""
    rows = np.random.default_rng(seed).standard_normal((count, SIZE), dtype=np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def names(count: int, start: int = 0) -> list[str]:
    """Returns ids as documents have them: any text."""
    return [f"құжат/{i}" for i in range(start, start + count)]


@pytest.fixture(params=["flat", "sq8"])
def limit(request: pytest.FixtureRequest) -> int:
    """How many vectors are searched exactly: all, or so few that eight bits are used."""
    return {"flat": 1_000_000, "sq8": 10}[request.param]


def best(rows: Floats, query: Floats, ids: list[str], k: int) -> list[str]:
    """Returns the true neighbours."""
    return [ids[i] for i in np.argsort(-(rows @ query), kind="stable")[:k]]


def test_neighbours_are_the_true_ones(limit: int) -> None:
    rows, ids = unit(500), names(500)
    index = VectorIndex.build(ids, rows, "f", limit)
    queries = unit(20, seed=1)
    for query, hits in zip(queries, index.search(queries, 5), strict=True):
        assert [id_ for id_, _ in hits] == best(rows, query, ids, 5)
        assert all(abs(score - float(rows[ids.index(i)] @ query)) < 1e-5 for i, score in hits)


def test_the_kind_follows_the_number(limit: int) -> None:
    index = VectorIndex.build(names(5), unit(5), "f", limit)
    assert index.kind == "flat"
    index.add(names(40, start=5), unit(40, seed=2))
    assert index.kind == ("sq8" if limit == 10 else "flat")
    assert len(index) == 45
    assert index.search(unit(5), 1)[3][0][0] == "құжат/3"


def test_removed_ids_are_gone_and_others_keep_their_names(limit: int) -> None:
    rows, ids = unit(200), names(200)
    index = VectorIndex.build(ids, rows, "f", limit)
    gone = ids[::3]
    assert index.remove([*gone, "never there", gone[0]]) == len(gone)
    assert gone[0] not in index
    left = [id_ for id_ in ids if id_ not in set(gone)]
    kept = rows[[ids.index(id_) for id_ in left]]
    for query, hits in zip(rows[:30], index.search(rows[:30], 3), strict=True):
        assert [id_ for id_, _ in hits] == best(kept, query, left, 3)
    assert index.ids == left


def test_an_id_added_again_moves(limit: int) -> None:
    rows = unit(40)
    index = VectorIndex.build(names(40), rows, "f", limit)
    index.add(["құжат/3"], rows[7:8] * -1)
    assert len(index) == 40
    ((id_, score),) = index.search(rows[7:8] * -1, 1)[0]
    assert id_ == "құжат/3"
    assert score == pytest.approx(1, abs=1e-5)


def test_asking_for_more_than_there_is_gives_what_there_is(limit: int) -> None:
    index = VectorIndex.build(names(30), unit(30), "f", limit)
    assert len(index.search(unit(1), 1000)[0]) == 30
    assert index.search(unit(2), 0) == [[], []]
    assert VectorIndex(SIZE, "f").search(unit(2), 5) == [[], []]
    assert index.search(np.zeros((0, SIZE), dtype=np.float32), 5) == []


def test_a_search_may_be_limited_to_some_ids(limit: int) -> None:
    rows, ids = unit(300), names(300)
    index = VectorIndex.build(ids, rows, "f", limit)
    some = ids[5:60:5]
    kept = rows[5:60:5]
    hits = index.search(rows[:1], 4, among=[*some, "never there"])[0]
    assert [id_ for id_, _ in hits] == best(kept, rows[0], some, 4)
    assert index.search(rows[:1], 4, among=[]) == [[]]


@pytest.mark.parametrize(
    ("ids", "rows"),
    [
        (["a", "a"], unit(2)),
        (["a"], unit(2)),
        (["a"], unit(1)[:, :5]),
        (["a"], np.full((1, SIZE), np.nan, dtype=np.float32)),
        (["a"], unit(1)[0]),
    ],
)
def test_what_makes_no_sense_is_refused(ids: list[str], rows: Floats) -> None:
    index = VectorIndex(SIZE, "f")
    with pytest.raises(ValueError, match="vectors"):
        index.add(ids, rows)
    assert len(index) == 0


def test_saved_and_loaded_it_answers_the_same(limit: int, tmp_path: Path) -> None:
    rows = unit(120)
    index = VectorIndex.build(names(120), rows, "f", limit)
    index.remove(["құжат/4"])
    index.save(tmp_path)
    loaded = VectorIndex.load(tmp_path, "f", limit)
    assert loaded.kind == index.kind
    queries = unit(10, seed=3)
    assert loaded.search(queries, 7) == index.search(queries, 7)
    loaded.add(["new"], unit(1, seed=9))
    assert loaded.search(unit(1, seed=9), 1)[0][0][0] == "new"
    loaded.save(tmp_path)
    assert len(VectorIndex.load(tmp_path, "f", limit)) == 120
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_an_index_of_another_encoder_does_not_load(tmp_path: Path) -> None:
    VectorIndex.build(names(3), unit(3), "one", 10).save(tmp_path)
    with pytest.raises(IndexMismatch, match="fingerprint 'one', expected 'two'"):
        VectorIndex.load(tmp_path, "two")


def test_a_missing_index_does_not_load(tmp_path: Path) -> None:
    with pytest.raises(IndexMismatch, match="no index yet"):
        VectorIndex.load(tmp_path / "absent", "f")


@pytest.mark.parametrize("name", ["index.faiss", "ids.json", "vectors.npy"])
@pytest.mark.parametrize("how", ["one bit", "cut", "gone"])
def test_a_changed_file_does_not_load(tmp_path: Path, name: str, how: str) -> None:
    VectorIndex.build(names(30), unit(30), "f", 10).save(tmp_path)
    path = tmp_path / name
    content = bytearray(path.read_bytes())
    if how == "gone":
        path.unlink()
    else:
        content[len(content) // 2] ^= 1
        path.write_bytes(content if how == "one bit" else content[:-5])
    with pytest.raises(IndexMismatch, match="build the index anew"):
        VectorIndex.load(tmp_path, "f")


@pytest.mark.parametrize(
    "change",
    [
        {"count": 29},
        {"format": 99},
        {"dimension": "many"},
        {"files": {}},
        {"files": {"../../etc/passwd": "x"}},
        {"files": 7},
        {"kind": "flat"},
        {"kind": None},
    ],
)
def test_a_changed_manifest_does_not_load(tmp_path: Path, change: dict[str, object]) -> None:
    VectorIndex.build(names(30), unit(30), "f", 10).save(tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    (tmp_path / "manifest.json").write_text(json.dumps(manifest | change), encoding="utf-8")
    with pytest.raises(IndexMismatch):
        VectorIndex.load(tmp_path, "f")


@pytest.mark.parametrize("content", ["", "[]", "{", "\ufffd"])
def test_a_broken_manifest_does_not_load(tmp_path: Path, content: str) -> None:
    VectorIndex.build(names(3), unit(3), "f").save(tmp_path)
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(IndexMismatch, match="damaged"):
        VectorIndex.load(tmp_path, "f")


def test_a_crash_while_saving_leaves_no_index_that_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    VectorIndex.build(names(3), unit(3), "f").save(tmp_path)

    def crash(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("embeddings.index._write_json", crash)
    with pytest.raises(OSError, match="no space left"):
        VectorIndex.build(names(9), unit(9), "f").save(tmp_path)
    with pytest.raises(IndexMismatch):
        VectorIndex.load(tmp_path, "f")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_the_caller_s_array_may_change_afterwards(limit: int) -> None:
    rows = unit(50)
    index = VectorIndex.build(names(50), rows, "f", limit)
    before = index.search(unit(1, seed=5), 3)
    rows[:] = 0
    assert index.search(unit(1, seed=5), 3) == before


def test_faiss_is_loaded_without_torch() -> None:
    code = (
        "import sys, numpy as np; from embeddings import VectorIndex; "
        "i = VectorIndex.build(['a'], np.eye(4, dtype=np.float32)[:1], 'f'); "
        "print(i.search(np.eye(4, dtype=np.float32)[:1], 3), 'torch' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[[('a', 1.0)]] False"


def test_search_across_languages(
    encoder: Encoder, kept: VectorCache, quadruples: list[dict[str, str]]
) -> None:
    """A Kyrgyz question finds the Kazakh, Russian and English sentences that answer it."""
    texts = {f"{i}{code}": line[code] for i, line in enumerate(quadruples) for code in line}
    vectors = kept.vectors(encoder, list(texts.values()))
    index = VectorIndex.build(list(texts), vectors, encoder.fingerprint)
    asked = kept.vectors(encoder, ["канча шахтёр каза болду?"], "query")
    assert {id_[:2] for id_, _ in index.search(asked, 4)[0]} == {"20"}
