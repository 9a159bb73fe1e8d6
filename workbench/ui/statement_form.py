"""The form that corrects how a figure was read."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

import streamlit as st

from workbench.desk.deciding import LONGEST_NOTE
from workbench.errors import WorkbenchError
from workbench.model.correction import LONGEST, Correction, shown, standing
from workbench.model.quantity import Hedge
from workbench.model.statement import Modality, Statement
from workbench.ui import data, frame, parse, reviewer
from workbench.ui.data import Loaded
from workbench.ui.words import count, label, name, say

SAID = "correction_said"
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
CHOSEN = ("measure", "population", "place")
TYPED = ("as_of", "period", "speaker", "source")
GIVEN = ("unit", *CHOSEN, *TYPED, "modality")
UPPER = (Hedge.AT_MOST, Hedge.LESS_THAN)
LOWER = (Hedge.AT_LEAST, Hedge.MORE_THAN, Hedge.VAGUE)


def draw(one: Statement, loaded: Loaded) -> None:
    """Draws the form, filled with the figure as it is read now."""
    st.subheader(say("statement.edit"), anchor=False)
    st.caption(say("statement.edit_hint"))
    if said := st.session_state.pop(SAID, None):
        st.success(said, icon=":material/check:")
    with st.container(horizontal=True, vertical_alignment="center"):
        reviewer.choice()
    with st.form(f"correct_{one.id}", border=True):
        _fields(one, loaded)
        note = st.text_input(say("statement.note"), key=_key(one, "note"), max_chars=LONGEST_NOTE)
        sent = st.form_submit_button(say("statement.save"), icon=":material/edit:")
    if sent:
        _send(one, loaded, note)
    _take_back(one, loaded)


def _key(one: Statement, field: str) -> str:
    # What the figure is read as is part of the key: after a correction the form begins anew.
    return f"correct_{field}_{one.id}_{shown(one, 'value')}_{len(one.origin)}"


def _fields(one: Statement, loaded: Loaded) -> None:
    amount = one.quantity
    st.selectbox(
        say("statement.hedge"),
        [hedge.value for hedge in Hedge],
        index=list(Hedge).index(amount.hedge),
        key=_key(one, "hedge"),
        format_func=lambda id_: name("reading_hedges", id_),
    )
    low = amount.low if amount.low is not None else amount.high
    first, second = st.columns(2)
    first.text_input(say("statement.low"), _number(low), key=_key(one, "low"), max_chars=40)
    ranged = amount.hedge is Hedge.RANGE
    upper = _number(amount.high) if ranged else ""
    second.text_input(say("statement.high"), upper, key=_key(one, "high"), max_chars=40)
    _unit(one, loaded)
    for field in CHOSEN:
        _choice(one, field, loaded)
    modes = [mode.value for mode in Modality]
    st.selectbox(
        name("reading_fields", "modality"),
        modes,
        index=modes.index(one.modality.value),
        key=_key(one, "modality"),
        format_func=lambda id_: name("reading_stances", id_),
    )
    for field in TYPED:
        st.text_input(
            name("reading_fields", field),
            shown(one, field),
            key=_key(one, field),
            max_chars=LONGEST,
            help=say("statement.date_help") if field in ("as_of", "period") else None,
        )


def _unit(one: Statement, loaded: Loaded) -> None:
    """Draws the choice of a unit: those of the measures, of this case, or one that is typed."""
    now = shown(one, "unit")
    known = {other.quantity.unit for other in loaded.view.statements.values()}
    known |= {measure.unit for measure in loaded.lexicon.measures.values()}
    units = sorted({unit for unit in (*known, now) if unit})
    st.selectbox(
        name("reading_fields", "unit"),
        units,
        index=units.index(now) if now else None,
        key=_key(one, "unit"),
        format_func=lambda unit: unit.replace("_", " "),
        accept_new_options=True,
        placeholder=say("statement.unset"),
    )


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _choice(one: Statement, field: str, loaded: Loaded) -> None:
    lexicon, group = loaded.lexicon, parse.GROUPS[field]
    known = {
        "measure": lexicon.measures,
        "population": lexicon.populations.nodes,
        "place": lexicon.places.nodes,
    }[field]
    now = shown(one, field)
    ids = sorted({*known, *([now] if now else [])}, key=lambda id_: label(lexicon, group, id_))
    st.selectbox(
        name("reading_fields", field),
        ids,
        index=ids.index(now) if now else None,
        key=_key(one, field),
        format_func=lambda id_: label(lexicon, group, id_),
        placeholder=say("statement.unset"),
    )


def value_of(hedge: str, low: str, high: str) -> str:
    """Returns the amount of the form as a correction writes it; ValueError says in words what is
    wrong with a number."""
    kind = Hedge(hedge)
    ends = [_read(text) for text in (low, high)]
    number = ends[0] if ends[0] is not None else ends[1]
    if number is None:
        raise ValueError(say("statement.needs_number"))
    if kind is Hedge.RANGE:
        first, last = ends[0], ends[1] if ends[1] is not None else ends[0]
    else:
        first = None if kind in UPPER else number
        last = None if kind in LOWER else number
    return f"{hedge} {_number(first)}..{_number(last)}"


def _read(text: str) -> Decimal | None:
    plain = "".join(text.split())
    if not plain:
        return None
    if GROUPED.fullmatch(plain):  # any other comma may be a decimal one: 1,7
        plain = plain.replace(",", "")
    try:
        number = Decimal(plain)
    except InvalidOperation as problem:
        raise ValueError(say("statement.not_a_number", text=text.strip())) from problem
    if not number.is_finite():
        raise ValueError(say("statement.not_a_number", text=text.strip()))
    return number


def _send(one: Statement, loaded: Loaded, note: str) -> None:
    state = st.session_state
    given = {field: str(state[_key(one, field)] or "") for field in GIVEN}
    try:
        value = value_of(*(str(state[_key(one, key)] or "") for key in ("hedge", "low", "high")))
        if _amounts(value) != _amounts(shown(one, "value")):
            given["value"] = value
        made = data.workbench().correct(loaded.view, one.id, given, reviewer.name(), note)
    except (ValueError, WorkbenchError) as problem:
        st.warning(say("errors.not_done"), icon=":material/error:")
        st.text(str(problem))
        return
    state[SAID] = count("statement.saved", len(made)) if made else say("statement.unchanged")
    data.changed()
    st.rerun()


def _amounts(value: str) -> tuple[str, ...]:
    """Returns hedge and ends of an amount, numbers in one form, so that 5 is 5.0."""
    hedge, _, ends = value.partition(" ")
    low, _, high = ends.partition("..")
    return hedge, *(_number(Decimal(end)) if end else "" for end in (low, high))


def _take_back(one: Statement, loaded: Loaded) -> None:
    mine = [made for (id_, _), made in standing(loaded.view.corrections).items() if id_ == one.id]
    if mine:
        st.button(
            say("statement.back"),
            icon=":material/undo:",
            key="corrections_back",
            on_click=_back,
            args=(loaded, mine),
        )


def _back(loaded: Loaded, mine: list[Correction]) -> None:
    with frame.minding():
        data.workbench().take_back_corrections(loaded.view, mine, reviewer.name())
    data.changed()
