"""Every page in four languages, how the language is found, and what the switch keeps."""

from __future__ import annotations

import re
import threading

import pytest

from tests.ui.conftest import PAGES as FOLDER
from tests.ui.conftest import ROOT, Open, cards, healthy
from workbench.locale import LANGUAGES
from workbench.ui import speaking
from workbench.ui import words as spoken
from workbench.ui.words import say

PAGES = sorted(path.stem for path in (ROOT / FOLDER).glob("*.py") if path.stem != "__init__")
ENGLISH_WORDS = re.compile(
    r"\b(the|and|of|with|was|were|which|their|statements?|documents?|figures?)\b"
)
TAGS = re.compile(r"<blockquote.*?</blockquote>|<[^>]+>|\"[^\"]*\"", re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_speaks_every_language(opened: Open, page: str, language: str) -> None:
    app = opened(page, lang=language)
    switch = app.session_state[speaking.KEY]
    assert switch == language
    assert not app.error
    assert app.title[0].value
    if language != "en":
        assert app.title[0].value != opened(page, lang="en").title[0].value


def test_a_card_is_told_in_the_language(opened: Open) -> None:
    app = opened(lang="ru", verdict="all")
    card = cards(app)[0]
    assert "Противоречие" in card
    assert re.search(r"\d (янв|февр|мар|авг)\w*\.? 20\d\d\u00a0г\.", card)
    ours = TAGS.sub(" ", re.search(r'<p class="cw-why">(.*?)</p>', card).group(1))  # type: ignore[union-attr]
    assert not ENGLISH_WORDS.search(ours)


def test_the_switch_keeps_the_view_and_writes_the_url(opened: Open) -> None:
    app = opened(verdict="update", measure="deaths", lang="en")
    before = len(cards(app))
    app.segmented_control(key=speaking.KEY).set_value("kk").run()
    healthy(app)
    assert [app.query_params[one] for one in ("lang", "verdict", "measure")] == [
        "kk",
        "update",
        "deaths",
    ]
    assert app.title[0].value == "Деректер қайда қайшы келеді"
    assert len(cards(app)) == before > 0


def test_the_session_goes_on_in_its_language(opened: Open) -> None:
    app = opened(lang="ky")
    del app.query_params["lang"]
    app.run()
    assert app.title[0].value == "Маалыматтар кайда карама-каршы келет"


@pytest.mark.parametrize("given", ["xx", "<script>", "ru-RU", "K" * 500])
def test_an_unknown_language_is_ignored(opened: Open, given: str) -> None:
    assert opened(lang=given).title[0].value == "Where the accounts disagree"


def test_without_a_session_words_are_english_unless_said_otherwise() -> None:
    heard: list[str] = []

    def listen() -> None:
        heard.append(say("pages.documents"))
        with spoken.speaking("ru"):
            heard.append(say("pages.documents"))
        heard.append(say("pages.documents"))

    thread = threading.Thread(target=listen)
    thread.start()
    thread.join()
    assert heard == ["Documents", "Документы", "Documents"]


def test_speaking_ends_also_after_an_error() -> None:
    with pytest.raises(RuntimeError), spoken.speaking("kk"):
        raise RuntimeError
    assert spoken.language() == "en"


def test_numbers_and_plurals_are_written_in_the_language() -> None:
    with spoken.speaking("ru"):
        assert spoken.count("common.statements", 7939) == "7\u00a0939 утверждений"
        assert spoken.count("common.statements", 21) == "21 утверждение"
        assert spoken.name("sides", "army_of_x") == "Army of x"
        assert spoken.name("languages", None) == "язык не определён"


def test_each_language_is_called_by_its_own_name() -> None:
    assert [speaking.own_name(code) for code in LANGUAGES] == [
        "Қазақ тілі",
        "Кыргызча",
        "Русский",
        "English",
    ]
