"""What a terminal shows of a case: each disagreement once, with how many pairs repeat it."""

from __future__ import annotations

from pathlib import Path

from workbench.pipeline import Workbench
from workbench.summary import summary

TOLL = {
    "police.md": ("2022-01-16", "In Almaty 160 people were killed, the Almaty police said."),
    "paper.md": ("2022-01-16", "The Almaty police said 160 people had been killed in Almaty."),
    "prosecutors.md": (
        "2022-03-14",
        "In Almaty 139 people were killed, the Prosecutor General's Office said.",
    ),
}


def _lines(folder: Path) -> list[str]:
    for name, (day, text) in TOLL.items():
        head = f"---\npublished: {day}\nlanguage: en\nside: {name[:-3]}\n---\n"
        (folder / name).write_text(head + text, encoding="utf-8")
    bench = Workbench.open(":memory:")
    report, _ = bench.compare_path(folder)
    return list(summary(bench.view(report.case.id), bench.lexicon))


def test_a_disagreement_is_printed_once(tmp_path: Path) -> None:
    lines = _lines(tmp_path)
    assert lines[0].endswith("2 contradictions (1 distinct)")
    assert [line for line in lines if line.startswith("✕")] == [
        "✕ deaths, Almaty: major contradiction"
    ]
    assert "  also: 1 more pair" in lines
    assert any(
        "down to 139 (the Prosecutor General's Office, 14 March 2022)" in line for line in lines
    )
