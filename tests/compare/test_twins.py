"""One sentence printed twice: small numbers in words, plans, and counts of an undated day."""

from __future__ import annotations

import io
import json

import pytest

from workbench.streams import run_judge


def judge(one: str, other: str, language: str = "kk") -> dict[str, object]:
    """The answer of the judge command on two undated texts of one language."""
    sides = ({"text": text, "language": language} for text in (one, other))
    line = json.dumps(dict(zip("ab", sides, strict=True)))
    out = io.StringIO()
    assert run_judge(io.BytesIO(line.encode()), out, None) == 0
    found: dict[str, object] = json.loads(out.getvalue())
    return found


WORDS_AND_DIGITS = [
    ("Ауданда барлығы сегіз балық зауыты жұмыс істейді.", "8", "19", "сегіз"),
    ("Биыл елу мың тонна астық жинау жоспарланып отыр.", "50000", "70000", "елу мың"),
    ("Соңғы тәулікте індеттен отыз үш адам қайтыс болды.", "33", "51", "отыз үш"),
    ("Соңғы тәулікте қалада отыз шақырту түсті.", "30", "64", "отыз"),
    ("Облыста үш жаңа көпір салынады.", "3", "7", "үш"),
]


@pytest.mark.parametrize(("sentence", "digits", "altered", "words"), WORDS_AND_DIGITS)
def test_a_number_in_words_is_the_number_in_digits(
    sentence: str, digits: str, altered: str, words: str
) -> None:
    assert judge(sentence, sentence.replace(words, digits))["verdict"] == "consistent"
    changed = judge(sentence, sentence.replace(words, altered))
    assert changed["verdict"] == "contradiction"
    assert changed["left"]["surface"].startswith(words)  # type: ignore[index]


def test_a_small_number_in_words_counts_only_where_the_other_text_has_it_in_digits() -> None:
    found = judge("Екі жақ келісімге келді.", "Қалада 19 адам қаза тапты.")
    assert (found["verdict"], found["left"]) == ("not_comparable", None)


def test_two_authors_plans_in_other_words_are_still_no_contradiction() -> None:
    one = "Биыл елу мың тонна астық жинау жоспарланып отыр."
    other = "Министрлік жетпіс мың тонна астық жинайтынын болжап отыр."
    assert judge(one, other)["verdict"] != "contradiction"


def test_counts_of_two_undated_days_are_not_set_against_each_other() -> None:
    one = "Соңғы тәулікте індеттен отыз үш адам қайтыс болды."
    other = "Өткен тәулікте ауруханаларда 51 адам қаза тапты."
    assert judge(one, other)["verdict"] == "different_scope"
