"""Documents cut into passages: who speaks, what is set aside, what is mended."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.steps import steps
from workbench.ingest import document_from_text, load_case
from workbench.lexicon import load
from workbench.model.text import Document, Passage, Role
from workbench.text.passages import split
from workbench.text.sentences import sentence_spans

SEEDS = Path(__file__).parents[2] / "seeds" / "january-2022"


def document(text: str, **known: object) -> Document:
    return document_from_text("case", "text.txt", text, **known)


def passages(text: str, **known: object) -> list[Passage]:
    return split(document(text, **known), load())


def voices(text: str, **known: object) -> list[tuple[str, str | None]]:
    return [(one.role.value, one.speaker) for one in passages(text, **known)]


def texts(text: str) -> list[str]:
    return [one.text.text for one in passages(text)]


def test_every_passage_points_at_its_place() -> None:
    text = "# Тақырып\n\nБірінші  абзац тура\u00adлы.\n\n«Екінші абзац осы жерде», – деді Асан.\n"
    one = document(text)
    found = split(one, load())
    assert [p.text.text for p in found] == [
        "Тақырып",
        "Бірінші абзац туралы.",
        "«Екінші абзац осы жерде», – деді Асан.",
    ]
    for passage in found:
        assert text[passage.span.start : passage.span.stop] == passage.span.text
        assert passage.document_id == one.id
    assert len({p.id for p in found}) == 3
    assert [p.id for p in split(one, load())] == [p.id for p in found]


class TestInterviews:
    def test_names_in_bold(self) -> None:
        text = (
            "# Сұхбат\n\nКіріспе сөз.\n\n"
            "**Газет:** Неше адам келді?\n\n**Асан Үсенов:** Жүз адам келді.\n\n"
            "Олардың елуі қайтты.\n\n"
            "**Газет:** Енді не болады\n\n**Асан Үсенов:** Күтеміз.\n\nТағы бір сөз."
        )
        assert voices(text) == [
            ("narration", None),
            ("narration", None),
            ("question", "Газет"),
            ("answer", "Асан Үсенов"),
            ("answer", "Асан Үсенов"),
            ("question", "Газет"),
            ("answer", "Асан Үсенов"),
            ("answer", "Асан Үсенов"),
        ]

    def test_the_outlet_asks_whoever_has_more_question_marks(self) -> None:
        text = "**IWPR:** Tell us.\n\n**Guest:** Why me?\n\n**IWPR:** Go on.\n\n**Guest:** Why not?"
        assert voices(text, publisher="IWPR")[0] == ("question", "IWPR")
        assert voices(text, publisher="IWPR")[1] == ("answer", "Guest")

    def test_what_follows_single_answers_is_the_outlets_own(self) -> None:
        text = "**A:** Who?\n\n**B:** Me.\n\n**A:** When?\n\n**B:** Now.\n\nThe talk took an hour."
        assert voices(text)[-1] == ("narration", None)

    def test_labels_stand_for_the_outlet_and_its_guest(self) -> None:
        text = "Q: How many came?\n\nA: A hundred.\n\nQ: And now?\n\nA: We wait."
        known = {"publisher": "Paper", "speaker": "Aida Asanova"}
        assert voices(text, **known) == [("question", "Paper"), ("answer", "Aida Asanova")] * 2
        assert voices(text) == [("question", None), ("answer", None)] * 2

    def test_names_without_bold(self) -> None:
        text = "Газета: Сколько их?\n\nАсанов: Сто.\n\nГазета: Почему?\n\nАсанов: Не знаю."
        assert voices(text) == [("question", "Газета"), ("answer", "Асанов")] * 2
        assert {role for role, _ in voices("Важно: сто.\n\nИтог: два.\n\nВажно: три.")} == {
            "narration"
        }

    def test_the_guest_named_by_the_title(self) -> None:
        text = "– Неше адам?\n\n– Жүз.\n\n– Енді ше?\n\n– Күтеміз.\n"
        titled = voices(text, title="Асан Үсенов: Жүз адам келді")
        assert titled == [("question", None), ("answer", "Асан Үсенов")] * 2
        assert voices(text) == [("question", None), ("answer", None)] * 2

    def test_facts_in_bold_are_no_interview(self) -> None:
        text = "**Deaths:** 238 people.\n\n**Detained:** 10,000 people.\n\n**Damage:** $3 bn."
        assert {role for role, _ in voices(text)} == {"narration"}

    def test_dashes(self) -> None:
        text = (
            "– Асан Үсенұлы, «Біздің елде» газетіне келгеніңізге рахмет. Неше адам келді?\n\n"
            "– Жүз адам келді.\n\nОлардың елуі қайтты.\n\n"
            "– Енді не болады деп жұрт сұрайды.\n\n– Күтеміз. Бұл – заң.\n\n"
            "– Соңы қашан?\n\n– Білмеймін.\n\n"
            "Әңгімелескен – Үсен\n\nӨзеннің суы тартылды."
        )
        guest, paper = "Асан Үсенұлы", "Біздің елде"
        assert voices(text.replace("«Біздің елде» газетіне", "«Біздің елде» газет")) == [
            ("question", paper),
            ("answer", guest),
            ("answer", guest),
            ("question", paper),
            ("answer", guest),
            ("question", paper),
            ("answer", guest),
            ("narration", None),
            ("narration", None),
        ]
        assert voices(text, speaker="А. Үсенов")[1] == ("answer", "А. Үсенов")
        assert passages(text)[1].text.text == "Жүз адам келді."

    def test_quotations_with_reporting_clauses_are_no_interview(self) -> None:
        one = "– Жүз адам келді, – деді Асан.\n\nОл кетті.\n\n"
        assert {role for role, _ in voices(one * 3)} == {"quote", "narration"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Жүз адам ұсталды, тергеу жүріп жатыр», – деді Асанов.", [("quote", "Асанов")]),
        ("– Жүз адам ұсталды. Тергеу жүріп жатыр, – деді министр.", [("quote", "министр")]),
        (
            "«Бірінші сөйлем осы. Екіншісі мынау», – деп хабарлады баспасөз қызметі. Болды бұл.",
            [("quote", "баспасөз қызметі"), ("narration", None)],
        ),
        ("«Жүз киши кармалды, иликтөө жүрүүдө», – деди Асанов.", [("quote", "Асанов")]),
        ("«Задержаны сто человек, идёт проверка», — заявил Асанов.", [("quote", "Асанов")]),
        ("«Задержаны сто человек, идёт проверка», — сообщили в полиции.", [("quote", None)]),
        ('"A hundred were held in the city," said Aida Asanova.', [("quote", "Aida Asanova")]),
        (
            '"A hundred were held in the city," the minister told reporters.',
            [("quote", "the minister")],
        ),
        ('"A hundred were held in the city," she said.', [("quote", None)]),
        # a few quoted words leave the sentence the outlet's
        (
            "Ол «әділетті билік» туралы айтты және жүз адам ұсталғанын мәлімдеді.",
            [("narration", None)],
        ),
        (
            'The office called it "an attempted coup" and said that many were held.',
            [("narration", None)],
        ),
        ("Бұл – үлкен оқиға. Ол жерде жүз адам болды.", [("narration", None)]),
    ],
)
def test_quotations(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert voices(text) == expected


class TestSetAside:
    @pytest.mark.parametrize(
        "line",
        [
            "362\nоқылды",
            "362 оқылды",
            "көрүүлөр: 51",
            "1 278 просмотров",
            "Views: 1,204",
            "Фото: akorda.kz",
            "Ұсынылған",
            "// Banner remove",
            "[БАС ТАҚЫРЫПТАР](#)",
            "Біздің газет © 2026 Inc. | Барлық құқықтар қорғалған",
            "---",
            "Асан Үсенов 10 нау. 2026 13:00",
            "11 маусым 2026 жыл, 19:19",
        ],
    )
    def test_furniture_stands_in_no_passage(self, line: str) -> None:
        text = f"Тақырып осында\n{line}\n\nБірінші сөйлем осы жерде аяқталады.\n\nЕкінші сөйлем.\n"
        assert texts(text) == [
            "Тақырып осында",
            "Бірінші сөйлем осы жерде аяқталады.",
            "Екінші сөйлем.",
        ]

    def test_a_caption_with_a_figure_is_kept(self) -> None:
        caption = "Сурет: Алматыда 225 адам қаза тапты"
        assert caption in texts(f"Тақырып осында\n\n{caption}\n\nМәтін осы жерде.")

    def test_titles_under_read_also(self) -> None:
        text = (
            "Мәтін осы жерде аяқталды.\n\n#### ОҚИ ОТЫРЫҢЫЗ\n\nБасқа мақала: жүз адам ұсталды\n\n"
            "Мәтін осы жерде жалғасады.\n\nOҚИ ОТЫРЫҢЫЗ\n\n- Бірінші: 5 адам\n- Екінші: 6 адам\n"
        )
        assert texts(text) == ["Мәтін осы жерде аяқталды.", "Мәтін осы жерде жалғасады."]

    def test_a_page_head_in_mid_sentence(self) -> None:
        head = "Қаланың күнделікті газеті: қаңтар саны"
        text = (
            f"Бұл сөйлем беттің соңында үзіледі де\n\n{head}\nкелесі бетте аяқталады.\n\n"
            f"Екінші абзац.\n\n{head}\nҮшінші абзац.\n\n{head}\nТөртінші абзац.\n"
        )
        assert texts(text)[0] == "Бұл сөйлем беттің соңында үзіледі де келесі бетте аяқталады."
        assert not any(head in one for one in texts(text))

    def test_a_key_and_date_before_the_text(self) -> None:
        assert texts("date 2026-01-05 Кеше жүз адам келди.") == ["Кеше жүз адам келди."]

    def test_front_matter(self) -> None:
        assert texts("---\ntitle: Тақырып\n---\nМәтін осы.") == ["Мәтін осы."]

    def test_a_text_that_is_only_a_figure_sentence_is_kept(self) -> None:
        for text in ("238 адам қаза тапты", "10 қаңтар күні 5 адам ұсталды", "238"):
            assert "".join(texts(text)) == text


class TestLines:
    def test_hard_wrapped_lines_and_broken_words(self) -> None:
        text = (
            "Қалада тәртіпсіздік басталып,\nонда жүздеген адам жара-\nланды. Тергеу жүріп жа-\n"
            "тыр, оның соңы белгісіз деп\nайтады қаланың тұр-\nғындары.\n\nЕкінші абзац.\n"
        )
        assert texts(text) == [
            "Қалада тәртіпсіздік басталып, онда жүздеген адам жараланды. Тергеу жүріп жатыр, оның "
            "соңы белгісіз деп айтады қаланың тұрғындары.",
            "Екінші абзац.",
        ]

    def test_a_paragraph_goes_on_after_a_page_break(self) -> None:
        text = "Сөйлем осы жерде үзіледі де\n\nкелесі жолда аяқталады.\n\nБасқа абзац."
        assert texts(text)[0] == "Сөйлем осы жерде үзіледі де келесі жолда аяқталады."

    def test_lines_that_are_paragraphs_stay_apart(self) -> None:
        text = "Бірінші сөйлем.\nЕкінші сөйлем.\nТақырып\nҮшінші сөйлем."
        assert texts(text) == text.split("\n")

    def test_rows_of_a_table_stay_apart(self) -> None:
        text = "Қала | қаза тапқандар\n\nАлматы | 149\n\nбарлығы | 238"
        assert texts(text) == text.split("\n\n")

    def test_markdown_signs_go(self) -> None:
        text = "## Тақырып\n\n- **Бір** нәрсе [осында](https://a.b/c).\n- Екінші *нәрсе*."
        assert texts(text) == ["Тақырып", "Бір нәрсе осында.", "Екінші нәрсе."]


def test_a_russian_quotation_in_a_kazakh_text_has_its_own_language() -> None:
    kazakh = "Қаңтар оқиғасы кезінде қалада көптеген адам зардап шекті, тергеу жүріп жатыр.\n\n"
    russian = "Президент заявил, что порядок в стране полностью восстановлен."
    assert [one.language for one in passages(kazakh * 3 + russian)] == ["kk", "kk", "kk", "ru"]


WORDS = ("сөз ", "Сөз", "Ә", "238 ", "оқылды", "тура-\nлы ", ", – деді Асан", "a\u0306", "😀")
SIGNS = ("– ", "- ", "**Асан:** ", "«", "»", '"', ". ", "? ", "# ", "[а](#)", "---\n")
BREAKS = ("\n", "\n\n", "\r\n", "\u00ad")
PIECES = st.sampled_from((*WORDS, *SIGNS, *BREAKS))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_whatever_the_text_its_passages_lead_back(text: str) -> None:
    one = document(text, language="kk")
    before = -1
    for passage in split(one, load()):
        start, stop = passage.span.start, passage.span.stop
        assert before <= start < stop <= len(text)
        assert text[start:stop] == passage.span.text
        assert list(passage.text.origin) == sorted(passage.text.origin)
        assert passage.text.text == passage.text.text.strip()
        assert "\n" not in passage.text.text
        for first, last in sentence_spans(passage.text.text, passage.language, load()):
            assert 0 <= first < last <= len(passage.text)
        before = start


@pytest.mark.parametrize("unit", ["а", "а. ", "« ", "– а\n", "аб-\n", "1 ", "**А:** б?\n\n"])
def test_long_text_takes_steps_in_proportion(unit: str) -> None:
    """Twice the text must not take much more than twice the calls (counted, not timed)."""

    def taken(size: int) -> int:
        one = document(unit * (size // len(unit)), language="kk")
        return steps(lambda: split(one, load()))

    taken(1_000)
    short, long = taken(20_000), taken(40_000)
    assert long < 2.3 * short + 2_000


def test_nothing_comes_of_nothing() -> None:
    assert passages("") == []
    assert passages(" \n\n--- \n") == []


def test_the_voices_of_the_example_case() -> None:
    """Every figure of the digests stands in a passage, with the voice set down by hand."""
    expected = tomllib.loads((SEEDS / "expected.toml").read_text(encoding="utf-8"))["statement"]
    _, documents, failures = load_case(SEEDS)
    assert failures == []
    found = {one.path: split(one, load()) for one in documents}
    wrong = []
    for one in expected:
        quote = one.get("quote", one["surface"])
        holding = [p for p in found[one["document"]] if quote in p.text.text]
        if "role" not in one:
            assert all(p.role in (Role.NARRATION, Role.QUOTE) for p in holding), one
            assert holding, one
            continue
        voice = (one["role"], one.get("speaker"))
        if not any(_same_voice(p, *voice) for p in holding):
            wrong.append((one["document"], quote, voice, [(p.role, p.speaker) for p in holding]))
    assert wrong == []


def _same_voice(passage: Passage, role: str, speaker: str | None) -> bool:
    named = speaker is None or (passage.speaker is not None and speaker in passage.speaker)
    return passage.role == Role(role) and named
