"""What the word lists know of the bodies that give figures: their kind, the wider ones, labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from workbench.lexicon import Lexicon
from workbench.lexicon.nodes import read_hierarchy

MEDIUM = "media"
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Authorities:
    """`state` are the bodies that speak for one state, `media` those that only relay; `proper` bear
    a name of their own, the others are offices ("the ministry")."""

    state: frozenset[str]
    media: frozenset[str]
    proper: frozenset[str]
    labels: Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=8)
def authorities(lexicon: Lexicon) -> Authorities:
    """Returns the known authorities; LexiconError names a parent that is none."""
    table = lexicon.common("authorities")
    known = read_hierarchy(table, lexicon.languages)
    sources = lexicon.common("comparison").table("sources")
    state, proper = sources.text("state"), sources.words("proper_roles")
    if state not in known.nodes:
        raise table.wrong("sources.state", state, "the id of an authority")
    return Authorities(
        state=frozenset(
            id_ for id_ in known.nodes if id_ == state or state in known.ancestors(id_)
        ),
        media=frozenset(id_ for id_, row in table.tables() if row.text("role", "") == MEDIUM),
        proper=frozenset(id_ for id_, row in table.tables() if row.text("role", "") in proper),
        labels={id_: node.labels for id_, node in known.nodes.items()},
    )


def label(id_: str, lexicon: Lexicon, language: str = "en") -> str:
    """Returns what people call an authority, in English where the language has no name for it."""
    known = authorities(lexicon)
    labels = known.labels.get(id_, {})
    name = labels.get(language) or labels.get(ENGLISH) or id_.replace("_", " ")
    if language != ENGLISH or id_ in known.proper:
        return name
    return lexicon.message("office", ENGLISH, name=name)
