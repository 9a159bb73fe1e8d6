"""The pages under docs/ and the README say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from workbench.compare.verdicts import RULES
from workbench.ingest import READERS
from workbench.model.comparison import Verdict

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "seeds" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_every_rule_of_the_judge_is_described_in_its_order() -> None:
    page = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `(\w+)` \|", page.split("## The rules, in order")[1], re.MULTILINE)
    assert described == [rule.__name__ for rule in RULES]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_are_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in re.findall(
        r"`((?:workbench|embeddings|tests|benchmarks|docs|seeds)/[\w./-]+)`", text
    ):
        assert (ROOT / name).exists(), f"{page.name} names {name}"


def test_the_readme_names_what_there_is() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for verdict in Verdict:
        assert f"`{verdict.value}`" in text
    for reader in READERS:
        assert reader.endings[0] in text, (
            f"the README does not say that {reader.endings[0]} is read"
        )
