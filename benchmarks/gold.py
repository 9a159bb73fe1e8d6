"""Scores reading and judging on tests/gold: our own sentences and pairs that no rule was made for.

usage: python -m benchmarks.gold [--tables] [--held-out-errors]

Everything goes through what the commands `extract` and `judge` run. The tuning half may be looked
at; of the half kept aside only the counts are meant to be read, so its mistakes print on demand.
"""

from __future__ import annotations

import argparse
import io
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.model.comparison import Verdict
from workbench.streams import run_extract, run_judge

Record = dict[str, Any]

GOLD = Path(__file__).parents[1] / "tests" / "gold"
LANGUAGES = ("kk", "ky", "ru", "en")
HALVES = ("tuning", "held_out")
PAIR_SETS = ("rulings", *HALVES, "more", "more_held_out")
SAME = ("hedge", "unit", "measure", "population", "place", "modality", "incremental")
FIELDS = ("value", *SAME, "source")
CONTRADICTION = Verdict.CONTRADICTION.value


@dataclass
class Scores:
    """Named counts of what is right out of how many, and a line for each mistake."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def add(self, name: str, good: bool) -> None:
        """Counts one case under `name`."""
        self.total[name] += 1
        self.right[name] += good

    def share(self, name: str) -> float:
        """Returns the percentage right, 100 where there was nothing to get wrong."""
        return 100 * self.right[name] / self.total[name] if self.total[name] else 100.0


def _answers(run: Any, rows: Iterable[Record]) -> list[Record]:
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    out = io.StringIO()
    run(io.BytesIO(lines.encode()), out, None)
    return [json.loads(line) for line in out.getvalue().splitlines()]


# ---- sentences ---------------------------------------------------------------------------------


def sentences(half: str) -> list[Record]:
    """Returns the sentences of one half with the statements set down for them."""
    text = (GOLD / f"sentences_{half}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def score_sentences(half: str) -> dict[str, Scores]:
    """Returns the scores of reading one half, for each language."""
    examples = sentences(half)
    asked = [{key: one[key] for key in ("id", "lang", "text")} for one in examples]
    scores = {language: Scores() for language in LANGUAGES}
    for example, answer in zip(examples, _answers(run_extract, asked), strict=True):
        _score_sentence(scores[example["lang"]], example, list(answer.get("statements", ())))
    return scores


def _score_sentence(scores: Scores, example: Record, found: list[Record]) -> None:
    for gold in example["statements"]:
        one = _best(found, gold)
        scores.add("found", one is not None)
        bad = dict(_wrong(gold, one or {}, example))
        for name in FIELDS:
            if name != "source" or example["attribution"]:
                scores.add(name, one is not None and name not in bad)
        if one is None:
            scores.told.append(f"{example['id']} missed {gold['surface']!r}: {example['text']}")
            continue
        found.remove(one)
        if not example["attribution"]:
            scores.total["no source"] += 1
            scores.right["no source"] += not one["source"]
        if bad:
            scores.told.append(f"{example['id']} {gold['surface']!r} {bad}: {example['text']}")
    if not example["statements"]:
        scores.add("no figure", not found)
    scores.total["extra"] += len(found)
    scores.told.extend(f"{example['id']} extra {o['surface']!r}: {example['text']}" for o in found)


def _best(found: Iterable[Record], gold: Record) -> Record | None:
    over = [one for one in found if _shared(one, gold) > 0]
    return max(over, key=lambda one: _shared(one, gold), default=None)


def _shared(one: Record, other: Record) -> int:
    return int(min(one["stop"], other["stop"]) - max(one["start"], other["start"]))


def _wrong(gold: Record, one: Record, example: Record) -> Iterator[tuple[str, object]]:
    if not one:
        return
    if (one["low"], one["high"]) != (gold["low"], gold["high"]):
        yield "value", (one["low"], one["high"])
    yield from ((name, one[name]) for name in SAME if one[name] != gold[name])
    source = (example["attribution"] or {}).get("source")
    said = one["source"]
    if source and (not said or (said not in source and source not in said)):
        yield "source", said


# ---- pairs -------------------------------------------------------------------------------------


def pairs(name: str) -> list[Record]:
    """Returns one set of pairs by its name in PAIR_SETS."""
    rows: list[Record] = tomllib.loads((GOLD / f"pairs_{name}.toml").read_text(encoding="utf-8"))[
        "pair"
    ]
    return rows


@dataclass
class Judged(Scores):
    """Scores of pairs in both orders: each verdict, `all`, what goes with a right verdict, and how
    often each wanted verdict was given as another."""

    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """Returns how many of the contradictions named were some, in percent."""
        named = sum(count for (_, got), count in self.confusion.items() if got == CONTRADICTION)
        return 100 * self.confusion[CONTRADICTION, CONTRADICTION] / named if named else 100.0


def score_pairs(name: str) -> Judged:
    """Returns the scores of judging one set of pairs, each in both orders."""
    rows = pairs(name)
    asked = [{"id": row["id"], "a": row["a"], "b": row["b"]} for row in rows]
    asked += [{"id": row["id"], "a": row["b"], "b": row["a"]} for row in rows]
    scores = Judged()
    answers = _answers(run_judge, asked)
    for index, row in enumerate(rows):
        both = (answers[index], answers[index + len(rows)])
        scores.add("both orders alike", both[0].get("verdict") == both[1].get("verdict"))
        for answer in both:
            _score_pair(scores, row, answer)
        _tell(scores, row, both)
    return scores


def _score_pair(scores: Judged, row: Record, answer: Record) -> None:
    got = str(answer.get("verdict"))
    good = got == row["verdict"]
    scores.confusion[row["verdict"], got] += 1
    scores.add(row["verdict"], good)
    scores.add("all", good)
    if row.get("look_alike"):
        scores.add("look-alike is no contradiction", got != CONTRADICTION)
    if row["a"]["lang"] != row["b"]["lang"]:
        scores.add("across languages", good)
    else:
        scores.add("within one language", good)
    if not good:
        return
    for key in ("kind", "severity"):
        if key in row:
            scores.add(key, answer[key] == row[key])
    if "flags" in row:
        scores.add("flags", set(row["flags"]) <= set(answer["flags"]))


def _tell(scores: Judged, row: Record, both: Iterable[Record]) -> None:
    got = {f"{answer.get('verdict')} by {answer.get('rule')}" for answer in both}
    if {one.partition(" by ")[0] for one in got} == {row["verdict"]}:
        return
    texts = f"{row['a']['text']} / {row['b']['text']}"
    scores.told.append(
        f"{row['id']} wants {row['verdict']}, got {', '.join(sorted(got))} "
        f"({row.get('why', '')}): {texts}"
    )


# ---- tables ------------------------------------------------------------------------------------


def sentence_table(scores: Mapping[str, Scores]) -> str:
    """Returns the percentages of each field, a column for each language."""
    lines = [f"{'':14}" + "".join(f"{language:>9}" for language in scores)]
    figures = (f"{one.total['found']:>9}" for one in scores.values())
    lines.append(f"{'figures':14}" + "".join(figures))
    for name in ("found", *FIELDS, "no source", "no figure"):
        lines.append(f"{name:14}" + "".join(f"{s.share(name):>8.1f}%" for s in scores.values()))
    extra = (f"{one.total['extra']:>9}" for one in scores.values())
    return "\n".join([*lines, f"{'extra':14}" + "".join(extra)])


def pair_table(scores: Judged) -> str:
    """Returns the share right for each verdict and in all, and what was given instead."""
    lines = []
    for verdict in Verdict:
        if not scores.total[verdict.value]:
            continue
        instead = ", ".join(
            f"{count} {got}"
            for (want, got), count in scores.confusion.most_common()
            if want == verdict.value and got != want
        )
        counts = f"{scores.right[verdict.value]:>4} of {scores.total[verdict.value]:<4}"
        lines.append(f"{verdict.value:32}{scores.share(verdict.value):>6.1f}% {counts} {instead}")
    rest = [name for name in scores.total if name not in {one.value for one in Verdict}]
    for name in rest:
        counts = f"{scores.right[name]:>4} of {scores.total[name]:<4}"
        lines.append(f"{name:32}{scores.share(name):>6.1f}% {counts}")
    lines.append(f"{'contradiction precision':32}{scores.precision:>6.1f}%")
    lines.append(f"{'contradiction recall':32}{scores.share(CONTRADICTION):>6.1f}%")
    return "\n".join(lines)


def _print_set(title: str, table: str, told: list[str], errors: bool) -> None:
    print(f"\n{title}\n{table}")
    if errors and told:
        print("known bad results:", *told, sep="\n  ")


def main() -> None:
    """Prints the tables of each set apart, and what is wrong in those open to tuning."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tables", action="store_true", help="without the known bad results")
    parser.add_argument("--held-out-errors", action="store_true")
    options = parser.parse_args()
    open_ = not options.tables
    shown = {one: options.held_out_errors if "held_out" in one else open_ for one in PAIR_SETS}
    for half in HALVES:
        scores = score_sentences(half)
        told = [line for one in scores.values() for line in one.told]
        title = f"sentences, {half.replace('_', ' ')}"
        _print_set(title, sentence_table(scores), told, shown[half])
    for name in PAIR_SETS:
        judged = score_pairs(name)
        title = f"pairs, {name.replace('_', ' ')} ({len(pairs(name))}, both orders)"
        _print_set(title, pair_table(judged), judged.told, shown[name])


if __name__ == "__main__":
    main()
