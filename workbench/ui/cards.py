"""A finding as a card: what each side says, how far apart it is, why, and both quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from workbench.lexicon import Lexicon
from workbench.model.comparison import Verdict
from workbench.model.correction import REVIEWER
from workbench.model.statement import Modality, Statement
from workbench.model.text import Case, Document
from workbench.ui import theme
from workbench.ui.findings import CONVERGED, Pair
from workbench.ui.gauge import gap_words, number_line, share
from workbench.ui.markup import Safe, join, link, quote, tag, text
from workbench.ui.words import day, figure, label, name, reason, say

EVERYONE = "people"
APART = (Verdict.CONTRADICTION, Verdict.UPDATE)
UNSAID = (Modality.ASSERTED, Modality.REPORTED)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a card needs to know besides the pair: the case, the labels of the word lists, and what
    the machine had read where a reviewer corrected it."""

    case: Case
    lexicon: Lexicon
    machine: Mapping[str, Statement] = field(default_factory=dict)

    def measure(self, statement: Statement) -> str:
        """Returns what is counted, as people call it."""
        return label(self.lexicon, "measures", statement.measure)

    def scope(self, statement: Statement) -> tuple[str, ...]:
        """Returns what narrows the figure, leaving out what goes without saying."""
        scope = statement.scope
        place = "" if scope.place in (None, self.case.place) else scope.place or ""
        people = "" if scope.population in (None, EVERYONE) else scope.population or ""
        return (
            *([label(self.lexicon, "places", place)] if place else []),
            *([label(self.lexicon, "populations", people)] if people else []),
            *(label(self.lexicon, "qualifiers", one) for one in scope.qualifiers),
        )

    def read_as(self, statement: Statement) -> list[str]:
        """Returns the figure the machine had read, in words, where a reviewer reads another."""
        machine = self.machine.get(statement.id)
        if machine is None or machine.quantity == statement.quantity:
            return []
        return [say("card.machine", figure=figure(machine.quantity))]

    def side_class(self, document: Document) -> str:
        """Returns the style class with the colour of the document's side."""
        return theme.side_class(document.side, self.case.sides)


def pair_card(pair: Pair, setting: Setting) -> Safe:
    """Returns the whole card of a finding."""
    scopes = setting.scope(pair.left), setting.scope(pair.right)
    shared = [one for one in scopes[0] if one in scopes[1]]
    return join(
        _head(pair, setting, shared),
        tag(
            "div",
            _figure(pair.left, pair.left_document, scopes[0], shared, setting, "cw-fa"),
            _figure(pair.right, pair.right_document, scopes[1], shared, setting, "cw-fb"),
            tag("div", *gap(pair, setting), class_="cw-gap"),
            tag("p", reason(pair.comparison, setting.lexicon), class_="cw-why"),
            tag("div", *said(pair.left, pair.left_document, setting), class_="cw-qa"),
            tag("div", *said(pair.right, pair.right_document, setting), class_="cw-qb"),
            class_="cw-pair",
        ),
    )


def _head(pair: Pair, setting: Setting, shared: Sequence[str]) -> Safe:
    return tag(
        "div",
        tag("h2", setting.measure(pair.left)),
        tag("span", " · ".join(shared), class_="cw-scope") if shared else None,
        *badges(pair),
        class_="cw-head",
    )


def badges(pair: Pair) -> list[Safe]:
    """Returns the badges of a finding: verdict, severity, kind and flags."""
    one = pair.comparison
    found = [theme.verdict_badge(one.verdict)]
    if one.severity is not None:
        found.append(theme.severity_badge(one.severity))
    if one.kind.value == "qualitative":
        found.append(theme.badge(name("kinds", "qualitative"), theme.Look("forum", "gray")))
    if pair.converged:
        found.append(theme.badge(name("standings", CONVERGED), theme.Look("merge", "green")))
    if pair.reviews:
        found.append(theme.review_badge(pair.state))
    found += [theme.badge(name("flags", flag), theme.Look("flag", "gray")) for flag in one.flags]
    return found


def _figure(
    statement: Statement,
    document: Document,
    scope: Sequence[str],
    shared: Sequence[str],
    setting: Setting,
    place: str,
) -> Safe:
    own = [one for one in scope if one not in shared]
    return tag(
        "div",
        theme.side_name(document.side, setting.case.sides),
        figure_line(statement, [*own, *setting.read_as(statement)]),
        class_=place,
    )


def figure_line(statement: Statement, notes: Sequence[str]) -> Safe:
    """Returns the figure, large, with what narrows it and how it stands, small."""
    stands = name("modalities", statement.modality.value)
    how = [] if statement.modality in UNSAID or not statement.is_figure else [stands]
    words = " · ".join((*notes, *how, *corrected_by(statement)))
    note = tag("span", words, class_="cw-note") if words else None
    shown = figure(statement.quantity) if statement.is_figure else stands
    return tag("div", shown, " " if note else None, note, class_="cw-figure")


def corrected_by(statement: Statement) -> list[str]:
    """Returns who read the figure otherwise than the machine, in words."""
    names = [rule.removeprefix(REVIEWER) for rule in statement.origin if rule.startswith(REVIEWER)]
    return [say("card.corrected", name=one) for one in names]


def gap(pair: Pair, setting: Setting) -> list[Safe]:
    """Returns the gap in words and the number line; nothing where there is no common scale."""
    if not pair.left.is_figure:
        return []
    left, right = pair.left.quantity, pair.right.quantity
    spoken = say("card.line", left=figure(left), right=figure(right))
    classes = setting.side_class(pair.left_document), setting.side_class(pair.right_document)
    line = number_line(left, right, classes, spoken, apart=pair.verdict in APART)
    words = gap_words(_share(pair))
    note = tag("span", say("card.apart"), class_="cw-note") if words and "%" in words else None
    loud = [tag("strong", words, " " if note else None, note)] if words else []
    return [*loud, *([line] if line else [])]


def _share(pair: Pair) -> Decimal | None:
    if pair.verdict in APART:
        return pair.comparison.gap_ratio or share(pair.left.quantity, pair.right.quantity)
    if pair.verdict is Verdict.DIFFERENT_SCOPE:
        return share(pair.left.quantity, pair.right.quantity)
    return None


def said(statement: Statement, document: Document, setting: Setting) -> list[Safe]:
    """Returns the quotation with the figure marked, and where it stands."""
    words = statement.quote
    return [
        quote(
            words.text,
            words.mark_start,
            words.mark_stop,
            statement.language,
            setting.side_class(document),
        ),
        source_line(statement, document),
    ]


def source_line(statement: Statement, document: Document) -> Safe:
    """Returns publisher, date, language, speaker and the source the text names."""
    pieces: list[str] = [link(document.publisher or document.title or document.path, document.url)]
    pieces += [day(document.published), name("languages", statement.language)]
    if statement.as_of is not None and statement.as_of != document.published:
        pieces.append(say("card.as_of", date=day(statement.as_of)))
    pieces += _voices(statement, document)
    if document.kind == "digest":
        pieces.append(tag("span", say("card.digest"), class_="cw-soft"))
    return tag("p", join(*pieces, between=" · "), class_="cw-source")


def _voices(statement: Statement, document: Document) -> list[str]:
    voices: list[str] = []
    if statement.speaker:
        voices.append(say("card.said_by", name=statement.speaker))
    source = statement.attribution.source if statement.attribution else ""
    if source and source.casefold() not in (statement.speaker or "").casefold():
        voices.append(say("card.according_to", name=source))
    return [text(one) for one in voices]
