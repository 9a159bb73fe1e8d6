"""Whose figure it is, and to which side that voice belongs, whoever passes the figure on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.compare import attribution, names
from workbench.compare.authorities import authorities
from workbench.compare.settings import settings
from workbench.compare.side import Side
from workbench.extract.tokens import tokenise
from workbench.extract.voice_words import identify
from workbench.lexicon import ENGLISH, Lexicon
from workbench.model.text import Document, Role

OFFICIAL = "official"
"""The side of state offices in a case where none of them speaks in a document of its own."""
LAST = "…"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who gives a figure. `id` is a known authority's id, else a name in one spelling, empty for a
    source without a name ("officials"); `home` is the side it belongs to, None if unknown; `own`
    where the document speaks for itself; `of_state` for an office of the state, `known` for an
    authority of the word lists."""

    id: str
    name: str
    home: str | None = None
    own: bool = False
    of_state: bool = False
    known: bool = False


class Voices:
    """The voices of a case: one id for one name in every alphabet."""

    def __init__(self, sides: Iterable[Side], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known = authorities(lexicon)
        self._ids: dict[str, str] = {}
        for id_, labels in self._known.labels.items():
            for written in labels.values():
                for key in names.keys(written, lexicon):
                    if names.is_whole(key):
                        self._ids.setdefault(key, id_)
        everyone = list(sides)
        documents = {side.document_id: side.document for side in everyone if side.document}
        self._read(everyone, documents.values())
        self._homes, self._state = self._settle(documents.values())

    def of(self, side: Side) -> Voice:
        """Returns the voice of a figure."""
        given, document = side.statement.attribution, side.document
        source = self._source(side)
        if source:
            return self._voice(source, spoken(source, self._lexicon), side)
        name = self._name(side)
        if name:
            return self._voice(self._id(self._keys(name)), name, side)
        if given is not None and given.source.strip():
            return Voice("", given.source.strip())
        name = attribution.outlet_name(side)
        id_ = self._id(self._keys(name))
        if id_ in self._known.state:
            return self._voice(id_, name, side)
        return Voice(id_ or name, name, document.side if document else None, own=True)

    def _source(self, side: Side) -> str:
        """Returns the id of the known body that gives the figure; none for "a rights group"."""
        found = self._named(side)
        general = found in settings(self._lexicon).general_authorities
        return "" if general and found not in self._known.state else found

    def _named(self, side: Side) -> str:
        """Returns the id of the authority that the source, else the speaker, is named as."""
        given, statement = side.statement.attribution, side.statement
        if given is not None:
            return given.source_id or self._body_of(given.source, statement.language)
        if statement.speaker and statement.role is not Role.QUESTION:
            return self._body_of(statement.speaker, statement.language)
        return ""

    def _body_of(self, person: str, language: str) -> str:
        """Returns the known authority that a name, or the person who bears it, stands for."""
        if language not in self._lexicon.languages:
            return ""
        norms = tuple(token.norm for token in tokenise(person))
        return identify(norms, self._lexicon, language) or ""

    def _name(self, side: Side) -> str:
        """Returns the name of whoever gives the figure; none for "officials", "the ministry"."""
        given, rules = side.statement.attribution, settings(self._lexicon)
        if given is None:
            asked = side.statement.role is Role.QUESTION
            return "" if asked else side.statement.speaker or ""
        name = given.source.strip()
        general = {names.fold(word, rules) for word in rules.generic_sources}
        medium = self._named(side) in rules.mediums
        last = names.fold(name, rules).rsplit(" ", 1)[-1]
        return "" if medium or last in general or not self._keys(name) else name

    def _voice(self, id_: str, name: str, side: Side) -> Voice:
        of_state = id_ in self._known.state
        known = id_ in self._known.labels
        outlet = self._id(self._keys(attribution.outlet_name(side)))
        return Voice(
            id=id_,
            name=spoken(id_, self._lexicon) if known else name,
            home=self._state if of_state else self._homes.get(id_),
            own=bool(outlet) and outlet == id_,
            of_state=of_state,
            known=known,
        )

    def _read(self, sides: list[Side], documents: Iterable[Document]) -> None:
        """Gives every name an id; known authorities first, so that other spellings join them."""
        for side in sides:
            if (source := self._source(side)) and names.is_known(side.authority):
                self._remember(side.authority, source)
        for side in sides:
            found = self._keys(self._name(side)) if not self._source(side) else frozenset()
            if found:
                self._remember(found, self._id(found))
        for document in documents:
            found = self._keys(document.publisher)
            if found:
                self._remember(found, self._id(found))

    def _keys(self, name: str) -> frozenset[str]:
        return names.keys(name, self._lexicon) if name else frozenset()

    def _remember(self, found: frozenset[str], id_: str) -> None:
        for key in found:
            self._ids.setdefault(key, id_)

    def _id(self, found: frozenset[str]) -> str:
        """Returns the id under which one of these keys is known; a new one of their own if none."""
        whole = sorted((key for key in found if names.is_whole(key)), key=lambda key: -len(key))
        for key in whole:
            if key in self._ids:
                return self._ids[key]
        for key in whole:  # a surname alone stands for the full name it ends
            if " " not in key and f"{LAST}{key}" in self._ids:
                return self._ids[f"{LAST}{key}"]
        for key in found:
            last = key.removeprefix(LAST)
            if key != last and last in self._ids and " " not in last and not self._is_label(last):
                return self._ids[last]
        return whole[0] if whole else ""

    def _is_label(self, key: str) -> bool:
        """True for one word that names a kind of office: many names end in it."""
        return self._ids[key] in self._known.labels

    def _settle(self, documents: Iterable[Document]) -> tuple[Mapping[str, str], str | None]:
        """Returns the side of each voice by the documents it publishes, else speaks in; and the
        side of the state."""
        publishing: dict[str, Counter[str]] = defaultdict(Counter)
        speaking: dict[str, Counter[str]] = defaultdict(Counter)
        for document in documents:
            for name, found in ((document.publisher, publishing), (document.speaker, speaking)):
                id_ = self._id(self._keys(name))
                if id_:
                    found[id_][document.side] += 1
        homes = {
            id_: _most(publishing.get(id_) or speaking[id_]) for id_ in {*publishing, *speaking}
        }
        state: Counter[str] = Counter()
        for id_, counted in publishing.items():
            if id_ in self._known.state:
                state.update(counted)
        there = {document.side for document in documents}
        return homes, _most(state) if state else OFFICIAL if OFFICIAL in there else None


def _most(counted: Counter[str]) -> str:
    """Returns the most frequent one, the first by name where two are."""
    return min(counted, key=lambda side: (-counted[side], side))


def spoken(id_: str, lexicon: Lexicon, language: str = ENGLISH) -> str:
    """Returns what people call a known authority, "" for any other voice."""
    labels = authorities(lexicon).labels.get(id_, {})
    return labels.get(language) or labels.get(ENGLISH) or ""


def is_medium(voice: Voice, lexicon: Lexicon) -> bool:
    """True for a medium, which passes figures on."""
    return voice.id in authorities(lexicon).media or voice.id in settings(lexicon).mediums
