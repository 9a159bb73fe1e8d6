"""The page of one statement: sentence, reading, pairs, history, and the form that corrects it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import Open, healthy, start, words
from tests.ui.seeded import SEEDED
from workbench.model.comparison import Comparison, Verdict
from workbench.model.statement import Statement
from workbench.ui import data, statement_form

CASE = "january-2022"
PAIR = next(one for one in SEEDED.comparisons if one.verdict is Verdict.CONTRADICTION)
LEFT = next(one for one in SEEDED.statements if one.id == PAIR.left_id)


def field(app: AppTest, one: Statement, name: str) -> str:
    """The key of a field of the form."""
    return statement_form._key(data.load(CASE).view.statements[one.id], name)


def send(app: AppTest) -> AppTest:
    next(one for one in app.button if one.label == "Keep the correction").click().run(timeout=120)
    healthy(app)
    return app


def verdict_now() -> Comparison:
    return next(one for one in data.load(CASE).view.comparisons if one.id == PAIR.id)


def test_it_shows_the_sentence_in_its_place_and_the_whole_reading(opened: Open) -> None:
    page = words(opened("statement", id=LEFT.id))
    assert f"<mark>{LEFT.span.text}</mark>" in page
    assert 'class="cw-quote cw-context' in page
    for label in (
        "Figure",
        "Interval",
        "Bound",
        "Measure",
        "As of",
        "The day rests on",
        "Language",
    ):
        assert f'<th scope="row">{label}</th>' in page
    assert "the day of publication" in page
    assert "Contradiction" in page
    assert "Nobody has decided on this figure or corrected it." in page


def test_a_correction_is_shown_beside_the_machines_reading_and_judged(opened: Open) -> None:
    app = opened("statement", id=LEFT.id)
    app.text_input(field(app, LEFT, "low")).set_value("7")
    app.text_input(field(app, LEFT, "high")).set_value("")
    app.selectbox(field(app, LEFT, "hedge")).set_value("about")
    app.text_input(field(app, LEFT, "speaker")).set_value("<i>The minister</i>")
    app.text_input(field(app, LEFT, "note")).set_value("heard the recording")
    send(app)
    assert app.success[0].value == "2 corrections kept; the pairs were judged again."
    page = words(app)
    assert '<th scope="col">The machine read</th>' in page
    assert "&lt;i&gt;The minister&lt;/i&gt;" in page
    assert "<strong>≈ 7</strong>" in page or "<strong>≈ $7</strong>" in page
    assert "heard the recording" in page
    assert "Corrected" in page
    view = data.load(CASE).view
    assert view.machine[LEFT.id] == LEFT
    assert view.judged[PAIR.id].rule == "by_hand"
    assert verdict_now().rule != "by_hand"
    assert "corrected by " in words(start(finding=PAIR.id))
    assert "the machine read " in words(start(finding=PAIR.id))
    next(one for one in app.button if one.label == "Take the corrections back").click().run(
        timeout=120
    )
    healthy(app)
    assert data.load(CASE).view.machine == {}
    assert verdict_now() == PAIR
    assert "took back" in words(app)


def test_nothing_changed_keeps_nothing(opened: Open) -> None:
    app = send(opened("statement", id=LEFT.id))
    assert app.success[0].value == "Nothing was changed."
    assert data.workbench().store.corrections(CASE) == []


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("low", "many", "“many” is not a number"),
        ("low", "1,7", "“1,7” is not a number"),
        ("low", "", "Give a number."),
        ("as_of", "yesterday", "as_of stays as it was"),
        ("period", "2022-13", "period stays as it was"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(
    opened: Open, name: str, value: str, said: str
) -> None:
    app = opened("statement", id=LEFT.id)
    app.selectbox(field(app, LEFT, "hedge")).set_value("exact")
    app.text_input(field(app, LEFT, "high")).set_value("")
    app.text_input(field(app, LEFT, name)).set_value(value)
    send(app)
    assert said in app.text[0].value
    assert data.workbench().store.corrections(CASE) == []


@pytest.mark.parametrize(
    ("hedge", "low", "high", "value"),
    [
        ("exact", "1,700", "", "exact 1700..1700"),
        ("at_least", "2 000 000", "", "at_least 2000000.."),
        ("less_than", "", "50", "less_than ..50"),
        ("range", "2.5", "3", "range 2.5..3"),
        ("vague", "20", "", "vague 20.."),
    ],
)
def test_numbers_are_read_as_people_write_them(hedge: str, low: str, high: str, value: str) -> None:
    assert statement_form.value_of(hedge, low, high) == value


def test_every_statement_has_a_page(opened: Open) -> None:
    for one in SEEDED.statements[:: max(1, len(SEEDED.statements) // 6)]:
        assert f"<mark>{one.span.text}</mark>" in words(start("statement", id=one.id))


def test_unknown_ids_and_nonsense_lead_back(opened: Open) -> None:
    assert "No statement was named" in words(opened("statement"))
    for wanted in ("st-none", "<script>", "x" * 5000, ""):
        page = start("statement", id=wanted)
        assert page.page_link[0].value == "Back to all findings"
        assert "<script>" not in words(page)


def test_a_unit_can_be_corrected(opened: Open) -> None:
    app = opened("statement", id=LEFT.id)
    app.selectbox(field(app, LEFT, "unit")).set_value("KZT")
    send(app)
    view = data.load(CASE).view
    assert view.statements[LEFT.id].quantity.unit == "KZT"
    assert view.machine[LEFT.id].quantity.unit == LEFT.quantity.unit
    assert [(one.field, one.old) for one in view.corrections] == [
        ("unit", LEFT.quantity.unit or "")
    ]
