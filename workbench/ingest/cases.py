"""A case from a folder or from one file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from workbench.errors import CannotStart, UnreadableInput
from workbench.ingest.documents import ENDINGS, document_from_bytes
from workbench.model.dates import Period
from workbench.model.ids import content_id
from workbench.model.text import Case, Document

CASE_FILE = "case.toml"
NOT_DOCUMENTS = ("readme.md", "readme.txt", "license.txt", "license.md", "notes.md")
"""Files that speak about a case; they are its documents only when case.toml lists them."""


def load_case(path: Path) -> tuple[Case, list[Document], list[str]]:
    """Returns the case, its documents and one line for each file that could not be read.

    A folder: the files case.toml lists come first and with what it says of them; every other file
    of a supported format below the folder is read too (its side unassigned unless it says itself),
    but not hidden ones and not README or LICENSE. A file: a case of one document."""
    path = Path(path)
    if path.is_dir():
        return _folder(path)
    if path.is_file():
        return _file(path)
    raise CannotStart(f"{path}: there is no such file or folder. Check the path.")


def _file(path: Path) -> tuple[Case, list[Document], list[str]]:
    case = Case(content_id("case", path.resolve().as_posix()), path.stem)
    documents, failures = _read_all(case.id, path.parent, {path.name: {}})
    return case, documents, failures


def _folder(folder: Path) -> tuple[Case, list[Document], list[str]]:
    table = _case_table(folder)
    case = _case(folder, table.get("case", {}))
    listed = _listed(folder, table.get("document", []))
    wanted = {**listed, **{name: {} for name in _found(folder) if name not in listed}}
    documents, failures = _read_all(case.id, folder, wanted)
    return case, documents, failures


def _case_table(folder: Path) -> Mapping[str, Any]:
    path = folder / CASE_FILE
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as problem:
        line = str(problem).replace("\n", " ")
        raise CannotStart(
            f"{path}: {line}; expected TOML with [case] and [[document]]"
        ) from problem


def _case(folder: Path, table: Mapping[str, Any]) -> Case:
    title = str(table.get("title") or folder.resolve().name)
    period = table.get("period")
    try:
        frame = Period.parse(str(period)) if period else None
    except ValueError as problem:
        raise CannotStart(f"{folder / CASE_FILE}: case.period: {problem}") from problem
    return Case(
        id=content_id("case", folder.resolve().as_posix()),
        title=title,
        place=table.get("place"),
        period=frame,
        sides=tuple(table.get("sides", ())),
    )


def _listed(folder: Path, tables: Any) -> dict[str, Mapping[str, Any]]:
    return {str(table.get("file")): table for table in tables}


def _found(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        hidden = any(part.startswith((".", "~$")) for part in name.parts)
        if hidden or not path.is_file() or path.suffix.lower() not in ENDINGS:
            continue
        if path.name.lower() not in NOT_DOCUMENTS:
            yield name.as_posix()


def _read_all(
    case_id: str, folder: Path, wanted: Mapping[str, Mapping[str, Any]]
) -> tuple[list[Document], list[str]]:
    documents: list[Document] = []
    failures: list[str] = []
    for name, known in wanted.items():
        try:
            documents.append(_read(case_id, folder, name, known))
        except (UnreadableInput, ValueError) as problem:
            failures.append(str(problem))
    return documents, failures


def _read(case_id: str, folder: Path, name: str, known: Mapping[str, Any]) -> Document:
    path = folder / name
    try:
        data = path.read_bytes()
    except FileNotFoundError as problem:
        raise UnreadableInput(
            f"{name} is listed in {folder / CASE_FILE} but not there; expected the file beside it. "
            "Add the file or take its [[document]] out."
        ) from problem
    except OSError as problem:
        raise UnreadableInput(f"{name}: {problem.strerror}; expected a readable file") from problem
    fields = {key: value for key, value in known.items() if key != "file"}
    return document_from_bytes(case_id, name, data, **fields)
