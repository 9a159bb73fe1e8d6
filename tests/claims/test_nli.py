"""The second opinion: asked only where a model is named, and what happens when it disagrees."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.claims.nli import confirming
from workbench.errors import CannotStart
from workbench.ingest import document_from_text
from workbench.judging import judge_documents
from workbench.lexicon import load
from workbench.model.text import Case

ROOT = Path(__file__).parents[2]
ONE = "Police opened fire on the protesters, witnesses said."
OTHER = "The Interior Ministry said that police never opened fire on protesters."


@pytest.mark.parametrize("sure", [True, False])
def test_what_the_model_does_not_confirm_is_not_shown(sure: bool) -> None:
    texts = [
        document_from_text("case", name, text, language="en")
        for name, text in (("a", ONE), ("b", OTHER))
    ]
    asked: list[set[str]] = []

    def confirms(one: str, other: str) -> bool:
        asked.append({one, other})
        return sure

    statements, found = judge_documents(texts, load(), Case("case", "Case"), confirms=confirms)
    assert asked == [{ONE, OTHER}]
    assert len(found) == sure
    assert len(statements) == (2 if sure else 0)


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match=r"no cross-encoder .*leave --nli out"):
        confirming(str(tmp_path / "nothing"))


def test_no_model_is_loaded_unless_one_is_named() -> None:
    line = json.dumps({"id": 1, "a": {"text": ONE}, "b": {"text": OTHER}})
    program = (
        "import io, sys\n"
        "from workbench.streams import run_judge\n"
        f"run_judge(io.BytesIO({line!r}.encode()), sys.stdout, None)\n"
        "print('sentence_transformers' in sys.modules, 'torch' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    answer, loaded = done.stdout.splitlines()
    assert json.loads(answer)["kind"] == "qualitative"
    assert loaded == "False False"
