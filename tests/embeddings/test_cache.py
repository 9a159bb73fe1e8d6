"""Vectors kept by content: encoded once, safe from crashes, damage and other processes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from embeddings import Encoder, VectorCache
from embeddings.carrier import Floats

ROOT = Path(__file__).parents[2]
TEXTS = ["Ел бойынша 4000-нан астам адам ұсталды.", "Задержаны более 4000 человек.", "Third."]


class Counting:
    """The real encoder, with a note of what it was asked."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.asked: list[str] = []
        self.fingerprint = encoder.fingerprint
        self.dimension = encoder.dimension

    def encode(self, texts: Sequence[str], kind: str = "passage") -> Floats:
        self.asked += texts
        return self._encoder.encode(texts, kind)


def test_a_text_is_encoded_once(encoder: Encoder, tmp_path: Path) -> None:
    counting, cache = Counting(encoder), VectorCache(tmp_path)
    first = cache.vectors(counting, [*TEXTS, TEXTS[0]])
    assert sorted(counting.asked) == sorted(TEXTS)
    again = VectorCache(tmp_path).vectors(counting, [TEXTS[2], TEXTS[0]])
    assert len(counting.asked) == 3
    assert np.array_equal(again, first[[2, 0]])
    assert np.array_equal(first[0], first[3])
    assert first.dtype == again.dtype == np.float32


def test_kept_vectors_are_the_encoder_s_own(encoder: Encoder, tmp_path: Path) -> None:
    kept = VectorCache(tmp_path).vectors(encoder, TEXTS)
    assert ((kept * encoder.encode(TEXTS)).sum(axis=1) > 0.999).all()


def test_queries_and_passages_are_kept_apart(encoder: Encoder, tmp_path: Path) -> None:
    cache = VectorCache(tmp_path)
    passage, query = (cache.vectors(encoder, TEXTS[:1], kind) for kind in ("passage", "query"))
    assert not np.array_equal(passage, query)


def test_texts_that_look_the_same_share_a_vector(encoder: Encoder, tmp_path: Path) -> None:
    counting = Counting(encoder)
    VectorCache(tmp_path).vectors(counting, ["10 000 жай", "10\u00a0000 жаи\u0306\u200b "])
    assert len(counting.asked) == 1


def test_no_texts_no_rows(encoder: Encoder, tmp_path: Path) -> None:
    assert VectorCache(tmp_path).vectors(encoder, []).shape == (0, 384)


def test_progress_ends_at_the_number_of_texts(encoder: Encoder, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    cache = VectorCache(tmp_path)
    cache.vectors(encoder, TEXTS[:1])
    cache.vectors(encoder, TEXTS, progress=lambda done, all_: seen.append((done, all_)))
    assert seen == [(3, 3)]


def test_a_second_run_does_not_load_torch(tmp_path: Path) -> None:
    code = (
        "import sys; from embeddings import load_encoder, VectorCache; "
        "v = VectorCache().vectors(load_encoder(), ['бір', 'эки']); "
        "print(v.shape, 'torch' in sys.modules)"
    )
    environment = _own_cache(tmp_path)
    told = [_python(code, environment) for _ in range(2)]
    assert told == ["(2, 384) True", "(2, 384) False"]


def _own_cache(folder: Path) -> dict[str, str]:
    """A cache of one's own, with the model already unpacked in it."""
    from embeddings.files import cache_folder

    models = cache_folder() / "models"
    models.mkdir(parents=True, exist_ok=True)
    (folder / "models").symlink_to(models)
    return {"WORKBENCH_CACHE": str(folder)}


def _python(code: str, environment: dict[str, str]) -> str:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    ).stdout.strip()


@pytest.mark.parametrize("damage", ["cut", "garbage", "empty", "other table"])
def test_a_damaged_file_costs_only_time(encoder: Encoder, tmp_path: Path, damage: str) -> None:
    cache = VectorCache(tmp_path)
    whole = cache.vectors(encoder, TEXTS)
    path = cache.path(encoder)
    if damage == "other table":
        path.unlink()
        with closing(sqlite3.connect(path)) as base, base:
            base.execute("create table vectors (other text)")
    else:
        path.write_bytes(
            {"cut": path.read_bytes()[:5000], "garbage": os.urandom(9000), "empty": b""}[damage]
        )
    for _ in range(2):
        assert ((cache.vectors(encoder, TEXTS) * whole).sum(axis=1) > 0.999).all()


@pytest.mark.parametrize("blob", [b"", bytes(100), bytes(4 * 384), b"\xff" * (4 * 384)])
def test_a_damaged_vector_is_encoded_anew(encoder: Encoder, tmp_path: Path, blob: bytes) -> None:
    cache = VectorCache(tmp_path)
    whole = cache.vectors(encoder, TEXTS)
    with closing(sqlite3.connect(cache.path(encoder))) as base, base:
        base.execute("update vectors set vector = ?", [blob])
    counting = Counting(encoder)
    again = cache.vectors(counting, TEXTS)
    assert len(counting.asked) == 3
    assert ((again * whole).sum(axis=1) > 0.999).all()


def test_a_cache_that_cannot_be_written_still_gives_vectors(
    encoder: Encoder, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    vectors = VectorCache(tmp_path / "file").vectors(encoder, TEXTS)
    assert vectors.shape == (3, 384)
    assert "cannot be kept" in caplog.text


def test_an_interrupted_run_keeps_what_it_had(
    encoder: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("embeddings.cache.AT_ONCE", 1)
    cache = VectorCache(tmp_path)

    def stop(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.vectors(encoder, TEXTS, progress=stop)
    counting = Counting(encoder)
    cache.vectors(counting, TEXTS)
    assert len(counting.asked) == 1


def test_several_processes_may_fill_one_cache(tmp_path: Path) -> None:
    code = (
        "import sys, numpy as np\n"
        "from embeddings import VectorCache\n"
        "class Fake:\n"
        "    fingerprint, dimension = 'shared', 8\n"
        "    def encode(self, texts, kind='passage'):\n"
        "        return np.stack([np.eye(8, dtype=np.float32)[len(t) % 8] for t in texts])\n"
        "from pathlib import Path\n"
        "me = int(sys.argv[2])\n"
        "for i in range(30):\n"
        "    texts = ['x' * n for n in range(i, i + 20)] + [f'{me} {i}']\n"
        "    v = VectorCache(Path(sys.argv[1])).vectors(Fake(), texts)\n"
        "    assert (v.argmax(axis=1) == [len(t) % 8 for t in texts]).all()\n"
        "print('good')"
    )

    def run(number: int) -> str:
        command = [sys.executable, "-c", code, str(tmp_path), str(number)]
        return subprocess.run(
            command, cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout.strip()

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(run, range(3))) == ["good"] * 3
    (base_file,) = tmp_path.glob("*.sqlite")
    with closing(sqlite3.connect(base_file)) as base:
        assert base.execute("select count(*) from vectors").fetchone() == (49 + 90,)


def test_threads_may_share_an_encoder(encoder: Encoder, tmp_path: Path) -> None:
    texts = [f"Ұсталғандар саны {i}" for i in range(24)]
    with ThreadPoolExecutor(4) as pool:
        parts = list(pool.map(lambda i: encoder.encode(texts[i : i + 6]), range(0, 24, 6)))
    assert ((np.concatenate(parts) * encoder.encode(texts)).sum(axis=1) > 0.999).all()
