"""How sides and verdicts look: an icon, a word and a colour, never a colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from workbench.charts import palette
from workbench.model.comparison import Severity, Verdict
from workbench.model.review import (
    CONFIRMED,
    DISAGREED,
    OTHER_VERDICT,
    PENDING,
    REJECTED,
    UNSURE,
)
from workbench.ui.markup import Safe, tag
from workbench.ui.words import name

STYLES = Path(__file__).parent / "styles.css"
SIDE_ICONS = {
    "official": "account_balance",
    "independent": "newspaper",
    "international": "public",
    "opposition": "campaign",
}
OTHER_ICON = "groups"
UNASSIGNED = "unassigned"


@dataclass(frozen=True, slots=True)
class Look:
    """An icon of the bundled symbol font and a tone of the style sheet."""

    icon: str
    tone: str


VERDICTS = {
    Verdict.CONTRADICTION: Look("close", "red"),
    Verdict.UPDATE: Look("history", "yellow"),
    Verdict.CONSISTENT: Look("check", "green"),
    Verdict.DIFFERENT_SCOPE: Look("rule", "gray"),
    Verdict.NOT_COMPARABLE: Look("do_not_disturb_on", "gray"),
    Verdict.DIFFERENT_MEASURE: Look("straighten", "gray"),
    Verdict.DIFFERENT_EVENT: Look("event_busy", "gray"),
}
SILENT = Look("volume_off", "gray")
UNJUDGED = Look("question_mark", "gray")
REVIEWS = {
    CONFIRMED: Look("verified", "green"),
    REJECTED: Look("cancel", "gray"),
    UNSURE: Look("help", "yellow"),
    OTHER_VERDICT: Look("edit", "yellow"),
    PENDING: Look("hourglass_empty", "yellow"),
    DISAGREED: Look("group", "red"),
}
SEVERITY_ICONS = {
    Severity.MAJOR: "signal_cellular_alt",
    Severity.MODERATE: "signal_cellular_alt_2_bar",
    Severity.MINOR: "signal_cellular_alt_1_bar",
}


def apply() -> None:
    """Adds the style sheet of quotes, figures and number lines to the page."""
    st.html(STYLES)


def side_class(side: str, sides: Sequence[str]) -> str:
    """Returns the style class with a side's colour: by its place in the case's order of sides."""
    if side == UNASSIGNED or side not in sides:
        return "cw-side-none"
    return f"cw-side-{list(sides).index(side) % len(palette.SIDES)}"


def side_name(side: str, sides: Sequence[str]) -> Safe:
    """Returns the side's name with its icon, in its colour."""
    icon = SIDE_ICONS.get(side, OTHER_ICON)
    return tag(
        "div",
        name("sides", side),
        class_=f"cw-name cw-icon {side_class(side, sides)}",
        data_icon=icon,
    )


def badge(word: str, look: Look) -> Safe:
    """Returns a small label with its icon and word."""
    return tag("span", word, class_=f"cw-badge cw-icon cw-{look.tone}", data_icon=look.icon)


def verdict_badge(verdict: Verdict) -> Safe:
    """Returns the badge of a verdict."""
    return badge(name("verdicts", verdict.value), VERDICTS[verdict])


def severity_badge(severity: Severity) -> Safe:
    """Returns the badge of a contradiction's severity."""
    return badge(name("severities", severity.value), Look(SEVERITY_ICONS[severity], "gray"))


def review_badge(state: str) -> Safe:
    """Returns the badge of what reviewers decided."""
    return badge(name("export_states", state), REVIEWS.get(state, UNJUDGED))
