"""A row of Side by side as HTML: left figure and quote, verdict and reason, right ones."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model.statement import Statement
from workbench.pipeline import CaseView
from workbench.ui import also, cards, theme
from workbench.ui.cards import Setting
from workbench.ui.comparable import to_compare
from workbench.ui.markup import Safe, join, tag
from workbench.ui.standing import Row
from workbench.ui.words import count, figure, name, reason, say

MOST = 8
"""Other statements of a side that are listed; the table of statements has all of them."""


def row_card(row: Row, sides: tuple[str, str], view: CaseView, setting: Setting) -> Safe:
    """Returns the row; a side without a figure says so."""
    one = row.left or row.right
    scopes = [setting.scope(said) if said else None for said in (row.left, row.right)]
    present = [scope for scope in scopes if scope is not None]
    shared = [word for word in present[0] if all(word in scope for scope in present)]
    heading = tag(
        "div",
        tag("h2", setting.measure(one)) if one else None,
        tag("span", " · ".join(shared), class_="cw-scope") if shared else None,
        class_="cw-head",
    )
    columns = [
        _column(side, said, others, shared, view, setting)
        for side, said, others in (
            (sides[0], row.left, row.left_others),
            (sides[1], row.right, row.right_others),
        )
    ]
    body = tag("div", columns[0], _middle(row, setting), columns[1], class_="cw-row")
    repeated = also.pairs(row.pair, row.also, setting) if row.pair else None
    return join(heading, body, repeated)


def _column(
    side: str,
    said: Statement | None,
    others: Sequence[Statement],
    shared: Sequence[str],
    view: CaseView,
    setting: Setting,
) -> Safe:
    head = theme.side_name(side, setting.case.sides)
    if said is None:
        return tag("div", head, tag("p", say("compare.nothing_here"), class_="cw-empty"))
    own = [word for word in setting.scope(said) if word not in shared]
    return tag(
        "div",
        head,
        cards.figure_line(said, [*own, *setting.read_as(said)]),
        *cards.said(said, view.documents[said.document_id], setting),
        _others(others, view, setting) if others else None,
    )


def _middle(row: Row, setting: Setting) -> Safe:
    if row.pair is None:
        both = row.left is not None and row.right is not None
        look, word = (theme.UNJUDGED, "unjudged") if both else (theme.SILENT, "silent")
        badge = tag("div", theme.badge(name("verdicts", word), look), class_="cw-badges")
        return tag("div", badge, tag("p", say(f"compare.{word}")), class_="cw-middle")
    more = row.more_contradictions
    needed = to_compare(row.pair.comparison)
    return tag(
        "div",
        tag("div", *cards.badges(row.pair), class_="cw-badges"),
        *cards.gap(row.pair, setting),
        tag("p", reason(row.pair.comparison, setting.lexicon)),
        tag("p", needed, class_="cw-note") if needed else None,
        tag("p", count("compare.more_contradictions", more), class_="cw-soft") if more else None,
        class_="cw-middle",
    )


def _others(others: Sequence[Statement], view: CaseView, setting: Setting) -> Safe:
    entries = [
        tag(
            "li",
            tag("b", figure(one.quantity)),
            *cards.said(one, view.documents[one.document_id], setting),
        )
        for one in others[:MOST]
    ]
    left_out = len(others) > MOST
    more = say("compare.others_more", shown=MOST, n=len(others)) if left_out else None
    return tag(
        "details",
        tag("summary", count("compare.others", len(others))),
        tag("ul", *entries),
        tag("p", more, class_="cw-note") if more else None,
        class_="cw-others",
    )
