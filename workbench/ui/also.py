"""The other pairs that repeat a disagreement, in a list that opens by a click or by a key."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model.statement import Statement
from workbench.model.text import Document
from workbench.ui import cards
from workbench.ui.alike import Alike
from workbench.ui.cards import Setting
from workbench.ui.findings import Pair
from workbench.ui.markup import Safe, join, link, tag
from workbench.ui.words import count, day, figure, say

MOST = 24
"""Pairs that are listed; the table to download has all of them."""


def card(one: Alike, setting: Setting) -> Safe:
    """Returns the card of a finding with the pairs that repeat it below."""
    return join(cards.pair_card(one.first, setting), pairs(one.first, one.others, setting))


def pairs(first: Pair, others: Sequence[Pair], setting: Setting) -> Safe | None:
    """Returns the list with publisher, date and figure of both sides of each, in the columns of
    the first pair; None without others."""
    if not others:
        return None
    entries = [
        tag(
            "li",
            _said(pair.left, pair.left_document, setting),
            _said(pair.right, pair.right_document, setting),
        )
        for pair in (_as_in(first, other) for other in others[:MOST])
    ]
    left_out = len(others) > MOST
    more = say("card.also_more", shown=MOST, n=len(others)) if left_out else None
    return tag(
        "details",
        tag("summary", count("card.also", len(others))),
        tag("ul", *entries, class_="cw-pairs"),
        tag("p", more, class_="cw-note") if more else None,
        class_="cw-others",
    )


def _as_in(first: Pair, pair: Pair) -> Pair:
    """Returns the pair, turned where its figures stand the other way round than in the first."""
    mine = (first.left.quantity.number, first.right.quantity.number)
    if (pair.right.quantity.number, pair.left.quantity.number) != mine:
        return pair
    if mine[0] == mine[1] and pair.left_document.side != first.right_document.side:
        return pair
    return Pair(pair.comparison, pair.right, pair.left, pair.right_document, pair.left_document)


def _said(statement: Statement, document: Document, setting: Setting) -> Safe:
    where = link(document.publisher or document.title or document.path, document.url)
    return tag(
        "span",
        tag("b", figure(statement.quantity)),
        " ",
        tag("span", join(where, day(document.published), between=", "), class_="cw-source"),
        class_=f"cw-told {setting.side_class(document)}",
    )
