"""The words of claims, compiled once for a language, and the families they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from workbench.lexicon import Lexicon
from workbench.lexicon.patterns import PatternSet
from workbench.lexicon.table import Table

FORMS = ("does", "done", "no")


@dataclass(frozen=True, slots=True)
class Family:
    """What may be asserted and denied; the fields are those of common/claims.toml."""

    id: str
    needs: frozenset[str]
    doer: str | None
    doer_of: frozenset[str]
    exclusive: bool


@dataclass(frozen=True, slots=True, eq=False)
class ClaimWords:
    """The words of one language; `acts` are keyed by family and form, `groups` by the group that
    does or suffers something, `things` by the object's id."""

    verb_final: bool
    acts: PatternSet[tuple[str, str]]
    groups: PatternSet[str]
    things: PatternSet[str]
    flips: PatternSet[str]
    unsure: PatternSet[str]
    negators: frozenset[str]
    absent: frozenset[str]
    by: frozenset[str]
    prepositions: frozenset[str]
    contrast: frozenset[str]
    at: frozenset[str]
    located: re.Pattern[str]
    finite: re.Pattern[str]
    participle: re.Pattern[str]
    closers: frozenset[str]
    helpers: frozenset[str]
    passive: frozenset[str]
    allied: frozenset[str]


@lru_cache(maxsize=8)
def families(lexicon: Lexicon) -> Mapping[str, Family]:
    """Returns the families by id."""
    return {
        id_: _family(id_, one) for id_, one in lexicon.common("claims").table("families").tables()
    }


def _family(id_: str, table: Table) -> Family:
    return Family(
        id_,
        needs=frozenset(table.words("needs")),
        doer=table.text("doer", "") or None,
        doer_of=frozenset(table.words("doer_of")),
        exclusive=table.flag("exclusive"),
    )


@lru_cache(maxsize=8)
def wider_groups(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """Returns each group with all groups that include it, itself among them."""
    parents = {
        id_: table.words("in") for id_, table in lexicon.common("claims").table("actors").tables()
    }
    found: dict[str, frozenset[str]] = {}
    for id_ in parents:
        reached, todo = {id_}, [id_]
        while todo:
            for parent in parents[todo.pop()]:
                if parent not in reached:
                    reached.add(parent)
                    todo.append(parent)
        found[id_] = frozenset(reached)
    return found


@lru_cache(maxsize=8)
def allied(lexicon: Lexicon) -> frozenset[str]:
    """Returns the groups whose name says whose soldiers, guards or fighters are meant."""
    listed = lexicon.common("claims").table("actors")
    return frozenset(id_ for id_, one in listed.tables() if one.flag("allied"))


@lru_cache(maxsize=32)
def claim_words(lexicon: Lexicon, language: str) -> ClaimWords | None:
    """Returns the words of a language, None where it has no list; LexiconError names a key that is
    wrong."""
    if not (lexicon.folder / "languages" / language / "claims.toml").is_file():
        return None
    table = lexicon.table(language, "claims")
    suffixes = lexicon.suffixes(language)

    def listed(key: str) -> frozenset[str]:
        return frozenset(table.words(key))

    def patterns(key: str) -> PatternSet[str]:
        return PatternSet(((key, word) for word in table.words(key)), suffixes)

    return ClaimWords(
        verb_final=table.text("order") == "sov",
        acts=PatternSet(_acts(table, lexicon), suffixes),
        groups=PatternSet(_grouped(table.table("actors")), suffixes),
        things=PatternSet(_grouped(table.table("objects")), suffixes),
        flips=patterns("flips"),
        unsure=patterns("unsure"),
        negators=listed("negators"),
        absent=listed("absent"),
        by=listed("by"),
        prepositions=listed("prepositions"),
        contrast=listed("contrast"),
        at=listed("at"),
        located=re.compile(table.text("located", "")),
        finite=re.compile(table.text("finite", ".*")),
        participle=re.compile(table.text("participle", "")),
        closers=listed("closers"),
        helpers=listed("helpers"),
        passive=listed("passive"),
        allied=allied(lexicon),
    )


def _acts(table: Table, lexicon: Lexicon) -> Iterator[tuple[tuple[str, str], str]]:
    for family, forms in table.table("families").tables():
        if family not in families(lexicon):
            raise table.wrong("families", family, "a family of common/claims.toml")
        for form in FORMS:
            for word in forms.words(form):
                yield (family, form), word


def _grouped(table: Table) -> Iterator[tuple[str, str]]:
    for id_ in table:
        for word in table.words(id_):
            yield id_, word
