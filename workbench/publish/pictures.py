"""The timeline of a question as a picture inside the page, drawn here: nothing is fetched, and a
picture cannot run anything."""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import partial

from markupsafe import Markup

from workbench.analysis.entries import Status
from workbench.analysis.ledger import Ledger, open_ledger
from workbench.analysis.questions import Question
from workbench.analysis.timeline import Mark, timeline
from workbench.charts.pictures import picture
from workbench.charts.timeline import Words, timeline_chart
from workbench.export.figure import figure
from workbench.model.quantity import Quantity
from workbench.publish.chains import Chain
from workbench.publish.chosen import Material
from workbench.publish.findings import EVERYONE, day
from workbench.publish.words import language, name, say

WIDTH = 620
FEWEST = 3
"""Steps from which on a picture says more than the table."""
IMAGE = Markup('<img src="data:image/svg+xml;base64,{data}" alt="{alt}">')
Draw = Callable[[Chain], Markup | None]


def drawing(material: Material) -> Draw:
    """Returns what draws the chains of a case; None for a chain that has too few figures or cannot
    be drawn."""
    ledger = open_ledger(material.view, material.lexicon)
    words = Words(
        figure=partial(figure, language=language()),
        number=lambda value: figure(Quantity(value, value), language()),
        day=_day,
        side=lambda side: name("sides", side),
        status=_unsaid,
        language=language(),
    )
    return partial(_drawn, ledger, words)


def _drawn(ledger: Ledger, words: Words, chain: Chain) -> Markup | None:
    question = _question(ledger, chain)
    if question is None or len(chain.steps) < FEWEST:
        return None
    shown = timeline(ledger, question)
    if shown is None:
        return None
    chart = timeline_chart(shown, words, ledger.sides, theme="light", width=WIDTH)
    data = base64.b64encode(picture(chart, "svg")).decode()
    return IMAGE.format(data=data, alt=say("report.timeline", question=chain.question))


def _question(ledger: Ledger, chain: Chain) -> Question | None:
    """Returns the chain's question in the ledger: of everything it counts, nothing set apart."""
    measure, place, population = chain.key
    whom = None if population == EVERYONE else population
    found = (
        one
        for one in ledger.entries
        if (one.measure, one.place, one.population) == (measure, place, whom)
        and one.unit is None
        and not one.narrowing
    )
    return next(found, None)


def _day(mark: Mark) -> str:
    return day(mark.entry.when)


def _unsaid(status: Status) -> str:
    """A status stands in a tip, and a picture has none."""
    return ""
