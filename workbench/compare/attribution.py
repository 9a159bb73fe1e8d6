"""Who says a figure: one authority quoted twice, or two that may disagree."""

from __future__ import annotations

from workbench.compare import names
from workbench.compare.side import Side
from workbench.model.text import Role


def same(left: Side, right: Side) -> bool | None:
    """Returns whether both name one source; None where either names none."""
    if not left.authority or not right.authority:
        return None
    return names.same(left.authority, right.authority)


def same_voice(left: Side, right: Side) -> bool:
    """Returns False where two different people or offices are known to speak."""
    if _questioner(left) != _questioner(right):
        return False
    if left.speaker and right.speaker and not names.same(left.speaker, right.speaker):
        return False
    return same(left, right) is not False


def _questioner(side: Side) -> bool:
    return side.statement.role is Role.QUESTION


def same_person(left: Side, right: Side) -> bool:
    """Returns True where both figures come out of one mouth: as source or as speaker."""
    mine, other = left.authority | left.speaker, right.authority | right.speaker
    return bool(mine and other) and names.same(mine, other)


def source_name(side: Side) -> str:
    """Returns the name of whoever says the figure: the named source, the speaker, the outlet."""
    given, speaker = side.statement.attribution, side.statement.speaker
    if given is not None and given.source.strip() and not given.source_id:
        return given.source.strip()
    return speaker or outlet_name(side)


def outlet_name(side: Side) -> str:
    """Returns the publisher, else the title, else the path of the document."""
    document = side.document
    if document is None:
        return ""
    return document.publisher or document.title or document.path
