"""The chart of a timeline: its data are the rows of the ledger, every mark has its colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from tests.analysis.ledgers import DEATHS, january, of
from tests.compare.builder import Desk
from workbench.analysis.ledger import Ledger
from workbench.analysis.questions import Question
from workbench.analysis.timeline import timeline
from workbench.charts import axes, palette, picture
from workbench.charts.labels import Place, Wanted, placed
from workbench.charts.palette import Theme
from workbench.charts.timeline import Words, timeline_chart
from workbench.export.figure import figure
from workbench.locale import LANGUAGES
from workbench.model.quantity import Quantity
from workbench.ui import theme as look

SIDES = ("official", "independent", "international", "opposition")
Spec = dict[str, Any]


def spec(
    ledger: Ledger,
    question: Question = DEATHS,
    theme: Theme = "light",
    language: str = "en",
    **options: Any,
) -> Spec:
    shown = timeline(ledger, question)
    assert shown is not None
    found: Spec = timeline_chart(shown, words(language), SIDES, theme=theme, **options).to_dict()
    return found


def words(language: str = "en") -> Words:
    return Words(
        figure=lambda amount: figure(amount, language),
        number=lambda value: figure(Quantity(value, value), language),
        day=lambda mark: str(mark.entry.when),
        side=str.title,
        status=lambda status: status.value,
        tip={"when": "Day", "figure": "Figure", "side": "Side", "status": "How it stands"},
        language=language,
        title="Қаза болғандар",
        subtitle="Қазақстан",
    )


def layers(made: Spec) -> Iterator[tuple[str, Spec, list[Spec]]]:
    for layer in made["layer"]:
        name = layer.get("data", made.get("data"))["name"]
        mark = layer["mark"]
        yield mark["type"], {**layer, "mark": mark}, made["datasets"][name]


def scale_of(made: Spec) -> Spec:
    """The values' channel that says the scale: one layer does for all."""
    (found,) = [
        layer["encoding"]["y"]
        for _, layer, _ in layers(made)
        if "scale" in layer["encoding"]["y"] or "axis" in layer["encoding"]["y"]
    ]
    return found  # type: ignore[no-any-return]


def told(*figures: str) -> Ledger:
    desk = Desk()
    for at, one in enumerate(figures):
        desk.say(one, published=f"2022-01-1{at}", speaker="Aibek Smagulov")
    return of(desk)


@pytest.mark.parametrize("theme", ["light", "dark", None])
@pytest.mark.parametrize("log", [False, True])
def test_every_mark_has_a_colour(theme: Theme, log: bool) -> None:
    for kind, layer, _ in layers(spec(january(), theme=theme, log=log, width=900)):
        channels = set(layer["encoding"])
        own = layer["mark"].get("color")
        assert own or channels & {"color", "stroke"}, kind
        for channel in channels & {"color", "stroke", "fill"}:
            assert layer["encoding"][channel].get("scale", "") is None
            assert layer["encoding"][channel]["field"] in ("colour", "ink", "fill")


def test_the_data_are_the_rows_of_the_ledger() -> None:
    ledger = january()
    for question in ledger.questions[:12]:
        shown = timeline(ledger, question)
        if shown is None:
            continue
        points = {
            row["id"]: row
            for kind, layer, rows in layers(spec(ledger, question))
            if kind == "point" and "shape" in layer["encoding"]
            for row in rows
        }
        assert set(points) == {mark.entry.statement.id for mark in shown.marks}
        for mark in shown.marks:
            row = points[mark.entry.statement.id]
            assert row["figure"] == figure(mark.entry.quantity)
            assert row["day"] == f"{mark.day.isoformat()}T00:00:00"
            assert (row["value"], row["colour"]) == (mark.value, palette.colour(mark.side, SIDES))


def test_a_range_is_a_faint_band_and_a_thick_rule() -> None:
    made = spec(told("232-260", "270"))
    kinds = {kind: (layer, rows) for kind, layer, rows in layers(made)}
    band, rows = kinds["rect"]
    assert band["mark"]["opacity"] == 0.13
    assert [(row["low"], row["high"]) for row in rows] == [(232.0, 260.0)]
    assert [(row["start"], row["stop"]) for row in rows] == [
        ("2022-01-10T00:00:00", "2022-01-11T00:00:00")
    ]
    assert kinds["rule"][0]["mark"]["strokeWidth"] >= 5


@pytest.mark.parametrize(("figure_", "up"), [(">= 238", True), ("<= 238", False)])
def test_an_open_bound_fades_away_to_its_open_side(figure_: str, up: bool) -> None:
    made = spec(told(figure_, "500"))
    (bar,) = [(layer, rows) for kind, layer, rows in layers(made) if kind == "bar"]
    fade = bar[0]["mark"]["color"]["stops"]
    (row,) = bar[1]
    assert (row["beyond"] > row["value"]) is up
    assert (fade[0]["color"].endswith("00"), fade[1]["color"].endswith("00")) == (up, not up)
    assert row["shape"] == ("triangle-up" if up else "triangle-down")


def test_what_was_taken_back_is_crossed_and_its_label_struck() -> None:
    by_shape = {
        str(layer["mark"]["shape"]): rows
        for kind, layer, rows in layers(spec(january(), width=900))
        if kind == "point" and "shape" in layer["mark"]
    }
    crossed = [rows for shape, rows in by_shape.items() if shape.startswith("M-1,-1")]
    struck = [rows for shape, rows in by_shape.items() if shape.startswith("M0,0L")]
    assert {row["figure"] for rows in (*crossed, *struck) for row in rows} == {"164"}
    assert crossed
    assert struck


@pytest.mark.parametrize(("first", "kind"), [("0", "symlog"), ("1", "log")])
def test_a_logarithm_keeps_a_zero(first: str, kind: str) -> None:
    made = spec(told(first, "12", "900"), log=True)
    assert scale_of(made)["scale"]["type"] == kind


MAY = {"en": "May", "ru": "май", "kk": "мамыр", "ky": "май"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_stand_alone_and_numbers_follow_the_language(language: str) -> None:
    made = spec(january(), Question("detained", "kazakhstan"), language=language)
    months = made["config"]["locale"]["time"]["months"]
    assert len(set(months)) == 12
    assert months[4].casefold() == MAY[language].casefold()
    assert ("10,000" in scale_of(made)["axis"]["labelExpr"]) is (language == "en")


@pytest.mark.parametrize("figures", [("5",), ("0", "0"), ("238", "238"), ("1", "9000000000")])
def test_any_figures_make_a_scale(figures: tuple[str, ...]) -> None:
    for log in (False, True):
        made = spec(told(*figures), log=log)
        axis = scale_of(made)
        low, high = axis["scale"]["domain"]
        assert low < high
        assert axis["axis"]["values"]
        assert all(low <= value <= high for value in axis["axis"]["values"])


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_ends_of_the_calendar_are_days_too(year: str) -> None:
    desk = Desk()
    desk.say("3", published=f"{year}-01-01")
    desk.say("4", published=f"{year}-12-31")
    assert spec(of(desk))["layer"]


def test_ticks_are_round_and_few() -> None:
    assert axes.ticks(157, 246) == [160, 180, 200, 220, 240]
    assert axes.ticks(3, 9000, log=True) == [3, 10, 30, 100, 300, 1000, 3000]
    assert axes.written([200.0, 2.5], lambda value: f"<{value}>") == (
        '({"200": "<200>", "2.5": "<2.5>"})[datum.value]'
    )
    assert axes.time_format(date(2022, 1, 1), date(2022, 1, 20)) == "%-d %b"


@pytest.mark.parametrize("days", [5, 25, 70, 108, 115, 300, 800, 1200, 1300, 3000])
def test_no_day_is_written_twice_on_the_axis(days: int) -> None:
    desk = Desk()
    for at in (0, days):
        day = date(2020, 3, 3) + timedelta(days=at)
        desk.say(str(100 + at), published=day.isoformat(), speaker="Aibek Smagulov")
    shown = timeline(of(desk), DEATHS)
    assert shown is not None
    svg = picture(timeline_chart(shown, words(), SIDES, width=900), "svg").decode("utf-8")
    written = re.findall(r">(\d{1,2} [A-Z][a-z]{2}|[A-Z][a-z]{2} \d{4}|20\d\d)</text>", svg)
    assert len(written) == len(set(written)) >= 2


def test_labels_cover_neither_marks_nor_one_another() -> None:
    wanted = [Wanted(str(at), "1,234", 50 + at, 50, Place.ABOVE) for at in range(6)]
    found = placed(wanted, [(44, 44, 62, 56)], [], 200, 100)
    assert len(found) == len(set(found.values())) <= 4
    assert found["0"] is Place.ABOVE
    faint = placed(wanted[:1], [], [(0, 0, 200, 100)], 200, 100)
    assert faint == {"0": Place.ABOVE}


def test_the_sides_have_the_colours_of_the_pages() -> None:
    sheet = look.STYLES.read_text(encoding="utf-8")
    for place, side in enumerate(SIDES):
        tone = palette.colour(side, SIDES)
        assert f".{look.side_class(side, SIDES)} {{ --side: {tone};" in sheet, place
    none = look.side_class("unassigned", SIDES)
    assert f".{none} {{ --side: {palette.colour('unassigned', SIDES)};" in sheet


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_is_drawn_without_the_net(theme: Theme) -> None:
    shown = timeline(january(), DEATHS)
    assert shown is not None
    chart = timeline_chart(shown, words("kk"), SIDES, theme=theme, width=900)
    png, svg = picture(chart, "png"), picture(chart, "svg").decode("utf-8")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(png[16:20], "big") > 1800, "two pixels for each of the chart's"
    assert "Қаза болғандар" in svg
    assert ">238<" in svg or "↓ 238" in svg
    assert "http" not in svg.replace("http://www.w3.org/", "")


def test_a_chart_that_would_fetch_something_is_refused() -> None:
    import altair as alt

    chart = alt.Chart("https://example.org/data.csv").mark_point().encode(x="a:Q")
    with pytest.raises(ValueError, match="example"):
        picture(chart, "png")
