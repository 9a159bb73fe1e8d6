"""What an interviewer states in a question is the interviewer's claim; a bare question is none."""

from __future__ import annotations

import pytest

from tests.extract.telling import figures
from workbench.model.text import Role

ASKED = """**The Herald:** {question}

**Anna Lee:** I never gave a number to anyone.

**The Herald:** Why not?

**Anna Lee:** We have no list and can make none.
"""
PREMISES = [
    ("You said in January that 44 people had died. Where did that come from?", "asserted"),
    ("The city buried 44 people, so why is there no inquiry?", "asserted"),
    ("In all 44 people died. Who answers for it?", "asserted"),
    ("Is it true that 44 people died?", "question"),
    ("Did 44 people die?", "question"),
]


@pytest.mark.parametrize(("question", "mode"), PREMISES)
def test_a_premise_is_claimed_by_who_asks_and_a_bare_question_by_nobody(
    question: str, mode: str
) -> None:
    one = figures(ASKED.format(question=question), "en")[44]
    assert (one.role, one.speaker) == (Role.QUESTION, "The Herald")
    assert str(one.modality) == mode


def test_you_said_names_who_is_asked() -> None:
    question = "You said in January that 44 people had died. Where did that come from?"
    named = figures(ASKED.format(question=question), "en")[44].attribution
    assert named is not None
    assert (named.source, named.cue) == ("Anna Lee", "said")
    other = figures(ASKED.format(question="In all 44 people died. Why?"), "en")[44]
    assert other.attribution is None


PREMISES_ELSEWHERE = [
    ("kk", "Былтыр 44 адам өлді деп жаздыңыз, бұл қайдан?", "asserted", "Болат Есенов"),
    ("kk", "Былтыр 44 адам өлді ме?", "question", None),
    ("ky", "Былтыр 44 киши өлдү деп жаздыңыз, бул кайдан?", "asserted", "Болат Есенов"),
    ("ky", "Былтыр 44 киши өлдүбү?", "question", None),
    ("ru", "Вы писали, что погибли 44 человека. Откуда это?", "asserted", "Болат Есенов"),
    ("ru", "Погибли ли 44 человека?", "question", None),
]


@pytest.mark.parametrize(("language", "question", "mode", "source"), PREMISES_ELSEWHERE)
def test_premises_are_told_from_questions_in_every_language(
    language: str, question: str, mode: str, source: str | None
) -> None:
    text = ASKED.format(question=question).replace("Anna Lee", "Болат Есенов")
    one = figures(text, language)[44]
    assert (one.role, str(one.modality)) == (Role.QUESTION, mode)
    assert (one.attribution.source if one.attribution else None) == source
