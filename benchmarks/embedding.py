"""Speed, memory and retrieval across languages of the encoder: python -m benchmarks.embedding

Retrieval reads the 1,997 parallel lines of NTREX in ../shared/data/bench/ntrex where they are.
"""

from __future__ import annotations

import argparse
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from embeddings import Encoder, VectorCache, VectorIndex, load_encoder
from embeddings.align import ANY, background, centred, csls, language_means
from embeddings.carrier import Floats

NTREX = Path(__file__).parents[1] / ".." / "shared" / "data" / "bench" / "ntrex"
FILES = {"kk": "kaz", "ky": "kir", "ru": "rus", "en": "eng"}
KINDS = ("passage", "query")
Lines = dict[str, list[str]]
Vectors = dict[tuple[str, str], Floats]


def megabytes() -> int:
    """Returns the most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def load_time() -> None:
    """Prints how long a fresh process takes to its first vector: unpacking, loading, from cache."""
    code = (
        "import sys; from embeddings import load_encoder, VectorCache; "
        "VectorCache().vectors(load_encoder(), ['one', 'two']); print('torch' in sys.modules)"
    )
    with tempfile.TemporaryDirectory() as folder:
        for what in ("unpack, load, encode", "everything kept"):
            started = time.perf_counter()
            torch = subprocess.run(
                [sys.executable, "-c", code],
                env={**os.environ, "WORKBENCH_CACHE": folder},
                cwd=Path(__file__).parents[1],
                check=True,
                capture_output=True,
                text=True,
            ).stdout.strip()
            print(f"{what}: {time.perf_counter() - started:.1f} s (torch loaded: {torch})")


def speed(encoder: Encoder) -> None:
    """Prints sentences a second on ordinary sentences of about ten words, and memory."""
    sentences = [text for _, text in background()]
    encoder.encode(sentences[:32])
    many = [f"{text} ({i})" for i in range(5) for text in sentences]
    started, busy = time.perf_counter(), time.process_time()
    encoder.encode(many)
    wall, cpu = time.perf_counter() - started, time.process_time() - busy
    rates = f"{len(many) / wall:.0f} sentences/s, {len(many) / cpu:.0f} per CPU-second"
    print(f"{encoder.fingerprint}: {rates}")
    print(f"peak memory after encoding sentences: {megabytes()} MB")


def index_speed() -> None:
    """Prints what building, asking and keeping an index of 100,000 vectors costs."""
    random = np.random.default_rng(0)
    vectors = random.standard_normal((100_000, 384), dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    ids = [str(i) for i in range(len(vectors))]
    for name, limit in (("flat", 200_000), ("sq8", 50_000)):
        started = time.perf_counter()
        index = VectorIndex.build(ids, vectors, "benchmark", exact_up_to=limit)
        built = time.perf_counter() - started
        started = time.perf_counter()
        for row in vectors[:100]:
            index.search(row[None], 10)
        asked = (time.perf_counter() - started) / 100
        with tempfile.TemporaryDirectory() as folder:
            started = time.perf_counter()
            index.save(Path(folder))
            VectorIndex.load(Path(folder), "benchmark")
            kept = time.perf_counter() - started
        print(
            f"{name}: build {built:.1f} s, query {asked * 1e3:.1f} ms, save and load {kept:.1f} s"
        )


def retrieval(encoder: Encoder, lines: Lines, kept: VectorCache) -> None:
    """Prints top-1 retrieval of all six pairs, mean of both directions, in four ways; `both` is
    the mean of a sentence's query and passage vectors, at twice the cost."""
    started = time.perf_counter()
    vectors: Vectors = {
        (kind, language): kept.vectors(encoder, lines[language], kind)
        for kind in KINDS
        for language in lines
    }
    count = sum(len(v) for v in lines.values()) * len(KINDS)
    print(f"{count} texts encoded or read in {time.perf_counter() - started:.0f} s")
    level = {key: _levelled(rows) for key, rows in vectors.items()}
    for language in lines:
        both = level["passage", language] + level["query", language]
        level["both", language] = both / np.linalg.norm(both, axis=1, keepdims=True)
    print("pair      raw, then centred per language and CSLS: passage  query/passage  both")
    for pair in itertools.combinations(lines, 2):
        found = [
            _both_ways(vectors, pair, ("passage", "passage"), False),
            *(
                _both_ways(level, pair, kinds, True)
                for kinds in (("passage", "passage"), ("query", "passage"), ("both", "both"))
            ),
        ]
        print("-".join(pair), *(f"{share:8.2f}" for share in found))
    print(f"peak memory: {megabytes()} MB")


def _levelled(rows: Floats) -> Floats:
    spoken = [ANY] * len(rows)
    return centred(rows, spoken, language_means(rows, spoken))


def _both_ways(
    vectors: Vectors, pair: tuple[str, str], kinds: tuple[str, str], scaled: bool
) -> float:
    hits = []
    for left, right in (pair, pair[::-1]):
        asked, given = vectors[kinds[0], left], vectors[kinds[1], right]
        scores = csls(asked, given) if scaled else asked @ given.T
        hits.append(np.mean(scores.argmax(axis=1) == np.arange(len(asked))))
    return 100 * float(np.mean(hits))


def read_lines(most: int | None) -> Lines:
    """Returns the parallel lines by language, nothing where NTREX is not here."""
    if not NTREX.is_dir():
        return {}
    return {
        language: (NTREX / f"ntrex.{name}").read_text(encoding="utf-8").splitlines()[:most]
        for language, name in FILES.items()
    }


def main() -> None:
    """Prints all figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--encoder", help="another model by name or folder")
    options.add_argument("--lines", type=int, help="only so many lines of NTREX")
    chosen = options.parse_args()
    load_time()
    encoder = load_encoder(chosen.encoder)
    speed(encoder)
    lines = read_lines(chosen.lines)
    if lines:
        retrieval(encoder, lines, VectorCache())
    else:
        print(f"retrieval left out: {NTREX} is not here (it is no part of the project)")
    index_speed()


if __name__ == "__main__":
    main()
