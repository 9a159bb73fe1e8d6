"""A case from a folder or from one file."""

from __future__ import annotations

import posixpath
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.errors import CannotStart, UnreadableInput
from workbench.ingest.documents import ENDINGS, document_from_bytes, printable
from workbench.lexicon import load
from workbench.model.dates import Period
from workbench.model.ids import content_id
from workbench.model.text import Case, Document

CASE_FILE = "case.toml"
ABOUT = ("readme", "license", "licence")
"""Files so named speak about a case; they are its documents only when case.toml lists them."""
TEXTUAL = (".doc", ".rtf", ".odt", ".epub", ".pages", ".mht", ".mhtml", ".djvu")
"""Endings of documents that no reader takes: they are named as not read, never passed over."""

Known = Mapping[str, Any]


def load_case(path: Path) -> tuple[Case, list[Document], list[str]]:
    """Returns the case, its documents and one line for each file that could not be read.

    A folder: the files that case.toml lists come first, with what it says of them; then every other
    file of a supported format in the folder and below it, by path (its side is unassigned unless it
    says itself), but no hidden file, README or LICENSE; a document of another format is a
    failure. A file: a case of one document.
    CannotStart where there is no such path, no document at all, or case.toml is broken."""
    path = Path(path)
    if path.is_dir():
        return _folder(path)
    if path.is_file():
        case = Case(_case_id(path), path.stem)
        return case, *_read_all(case.id, path.parent, {path.name: {}})
    raise CannotStart(
        f"{path}: there is no such file or folder; expected a folder of documents or one document. "
        "Check the path."
    )


def _case_id(path: Path) -> str:
    """Returns the id of a place on disk: one folder is one case, whatever its title."""
    return content_id("case", path.resolve().as_posix())


def _folder(folder: Path) -> tuple[Case, list[Document], list[str]]:
    table = _case_table(folder)
    case = _case(folder, table)
    wanted = _listed(folder, table)
    wanted.update({name: {} for name in _found(folder) if name not in wanted})
    if not wanted:
        raise CannotStart(
            f"{folder}: there is no document; expected files that end in {', '.join(ENDINGS)}. "
            "Put documents there."
        )
    return case, *_read_all(case.id, folder, wanted)


def _case_table(folder: Path) -> Known:
    path = folder / CASE_FILE
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        line = " ".join(str(problem).split())
        raise _broken(folder, line, "TOML in UTF-8 with [case] and [[document]]") from problem


def _broken(folder: Path, found: str, expected: str) -> CannotStart:
    return CannotStart(f"{folder / CASE_FILE}: {found}; expected {expected}. Mend that line.")


def _case(folder: Path, table: Known) -> Case:
    frame = table.get("case", {})
    if not isinstance(frame, dict):
        raise _broken(folder, f"case is {frame!r}", "a table [case]")
    sides = frame.get("sides", [])
    if not isinstance(sides, list) or not all(isinstance(side, str) for side in sides):
        raise _broken(folder, f"case.sides is {sides!r}", 'a list such as ["official", "other"]')
    title = _words(folder, frame, "title") or folder.resolve().name
    return Case(
        id=_case_id(folder),
        title=title,
        place=_place(_words(folder, frame, "place")),
        period=_period(folder, frame.get("period")),
        sides=tuple(sides),
    )


def _words(folder: Path, frame: Known, key: str) -> str:
    value = frame.get(key, "")
    if not isinstance(value, str):
        raise _broken(folder, f"case.{key} is {value!r}", "text in quotes")
    return printable(value)


def _period(folder: Path, value: object) -> Period | None:
    if value is None:
        return None
    try:
        return Period.parse(str(value))
    except ValueError as problem:
        raise _broken(folder, f"case.period: {problem}", '"2022-01" or a range') from problem


def _place(name: str) -> str | None:
    """Returns the id of a place given by id (osh-region, too) or by name; an unknown name as it
    is."""
    nodes = load().places.nodes
    as_id = "_".join(name.casefold().replace("-", " ").split())
    if not name or name in nodes or as_id in nodes:
        return (name if name in nodes else as_id) or None
    for id_, node in nodes.items():
        if name.casefold() in (label.casefold() for label in node.labels.values()):
            return id_
    return name


def _listed(folder: Path, table: Known) -> dict[str, Known]:
    tables = table.get("document", [])
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise _broken(folder, "document is no list of tables", "[[document]] for each document")
    found: dict[str, Known] = {}
    for number, one in enumerate(tables, 1):
        name = one.get("file")
        if not isinstance(name, str) or not name.strip():
            raise _broken(folder, f"[[document]] number {number} names no file", 'file = "…"')
        found[Path(name).as_posix()] = one
    return found


def _found(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        hidden = any(part.startswith((".", "~$")) for part in name.parts)
        if hidden or path.suffix.lower() not in (*ENDINGS, *TEXTUAL) or not path.is_file():
            continue
        if path.stem.lower() not in ABOUT:
            yield name.as_posix()


def _read_all(
    case_id: str, folder: Path, wanted: Mapping[str, Known]
) -> tuple[list[Document], list[str]]:
    documents: list[Document] = []
    failures: list[str] = []
    for name, known in wanted.items():
        try:
            documents.append(_read(case_id, folder, name, known))
        except UnreadableInput as problem:
            failures.append(str(problem))
    return documents, failures


def _read(case_id: str, folder: Path, name: str, known: Known) -> Document:
    if Path(name).is_absolute() or posixpath.normpath(name).startswith(".."):
        raise UnreadableInput(
            f"{name} is listed in {folder / CASE_FILE} but lies outside the folder; expected a "
            "file in it. Copy the file there."
        )
    try:
        data = (folder / name).read_bytes()
    except FileNotFoundError as problem:
        raise UnreadableInput(
            f"{name} is listed in {folder / CASE_FILE} but not there; expected the file beside it. "
            "Add the file, or take its [[document]] out."
        ) from problem
    except OSError as problem:
        raise UnreadableInput(
            f"{name}: {problem.strerror}; expected a file that can be read. Check its rights."
        ) from problem
    return document_from_bytes(
        case_id, name, data, **{k: v for k, v in known.items() if k != "file"}
    )
