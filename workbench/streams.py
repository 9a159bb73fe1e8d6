"""JSON lines in, JSON lines out: one answer for each line, in order, whatever the line holds."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import IO, Any, TextIO

from workbench.claims import Confirms
from workbench.compare.policies import AS_WRITTEN
from workbench.compare.telling import Holding, most_telling, nothing_to_compare
from workbench.errors import LexiconError
from workbench.export.rows import number_statements
from workbench.extract.silence import silent_language
from workbench.ingest import document_from_text
from workbench.judging import judge_documents
from workbench.lexicon import Lexicon
from workbench.lexicon import load as load_lexicon
from workbench.model.comparison import Comparison
from workbench.model.dates import PartialDate
from workbench.model.statement import Statement
from workbench.model.text import Case, Document
from workbench.reading import read_document

Record = dict[str, Any]
Answer = Callable[[Record, Lexicon, TextIO | None], Record]

KNOWN = frozenset(("published", "language", "lang"))
"""What a line may say of its text that a reading goes by, and that must be checked."""

_encode = json.JSONEncoder(ensure_ascii=False).encode
log = logging.getLogger(__name__)


class BadLine(ValueError):
    """A line that cannot be answered; the message says what was expected."""


def run_extract(source: IO[bytes], out: TextIO, explain: TextIO | None) -> int:
    """Answers {id, text} lines with the statements in them; returns the exit code."""
    return _run(source, out, explain, _extract)


def run_judge(
    source: IO[bytes],
    out: TextIO,
    explain: TextIO | None,
    policy: str = AS_WRITTEN,
    confirms: Confirms | None = None,
) -> int:
    """Answers {id, a, b} lines with a verdict on the two texts by the counting policy; returns the
    exit code. `confirms` gives a second opinion on claims without a figure."""
    return _run(source, out, explain, partial(_judge, policy=policy, confirms=confirms))


def _run(source: IO[bytes], out: TextIO, explain: TextIO | None, answer: Answer) -> int:
    lexicon = load_lexicon()
    failed = False
    for line in source:
        if not line.strip():
            continue
        record: Record = {}
        try:
            record = _parse(line)
            result = answer(record, lexicon, explain)
        except LexiconError:
            raise
        except BadLine as problem:
            failed, result = True, {"id": record.get("id"), "error": str(problem)}
        except Exception as problem:  # a rule that fails on one line must not stop the others
            failed, result = True, _broken(record, problem)
        out.write(_one_line(result))
        out.flush()
    return 1 if failed else 0


def _broken(record: Record, problem: Exception) -> Record:
    log.debug("line %r", record.get("id"), exc_info=problem)
    said = f"{type(problem).__name__}: {problem}"
    return {
        "id": record.get("id"),
        "error": f"reading broke off ({said}); this is a fault of the workbench, please report it",
    }


def _one_line(result: Record) -> str:
    line = _encode(result)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:  # half a character, as JSON can hold it
        line = json.dumps(result)
    return line + "\n"


def _parse(line: bytes) -> Record:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as problem:
        raise BadLine(f"not a JSON object: {problem}; expected one object a line") from problem
    if not isinstance(record, dict):
        raise BadLine(f"a JSON {type(record).__name__}; expected an object with an id")
    return record


def _text(record: Mapping[str, Any]) -> str:
    text = record.get("text")
    if not isinstance(text, str):
        raise BadLine(f"'text' is {type(text).__name__}; expected a string")
    return text


def _document(record: Mapping[str, Any], path: str) -> Document:
    text = _text(record)
    published = record.get("published")
    try:
        date = PartialDate.parse(str(published)) if published else None
    except ValueError as problem:
        raise BadLine(f"'published': {problem}") from problem
    language = record.get("language") or record.get("lang")
    if language is not None and not isinstance(language, str):
        raise BadLine(f"'language' is {type(language).__name__}; expected a code such as kk")
    return document_from_text(
        "stdin",
        path,
        text,
        language=language.lower().partition("-")[0] if language else None,
        published=date,
        publisher=_words(record, "source"),
        side=_words(record, "side") or "unassigned",
    )


def _words(record: Mapping[str, Any], key: str) -> str:
    given = record.get(key)
    if given is not None and not isinstance(given, str):
        raise BadLine(f"'{key}' is {type(given).__name__}; expected a string")
    return given or ""


def _extract(record: Record, lexicon: Lexicon, explain: TextIO | None) -> Record:
    if KNOWN.isdisjoint(record):
        silent = silent_language(_text(record), lexicon)
        if silent:
            return {"id": record.get("id"), "language": silent, "statements": []}
    document = _document(record, str(record.get("id")))
    if not document.text.strip():
        return {"id": record.get("id"), "language": document.language, "statements": []}
    passages, found = read_document(document, lexicon)
    language = document.language or next((p.language for p in passages if p.language), None)
    if explain is not None:
        for one in found:
            explain.write(f"{record.get('id')}: {one.span.text!r} <- {', '.join(one.origin)}\n")
    return {"id": record.get("id"), "language": language, "statements": number_statements(found)}


def _judge(
    record: Record,
    lexicon: Lexicon,
    explain: TextIO | None,
    policy: str = AS_WRITTEN,
    confirms: Confirms | None = None,
) -> Record:
    left, right = _side(record, "a"), _side(record, "b")
    frame = Case("stdin", "stdin")
    statements, comparisons = judge_documents((left, right), lexicon, frame, policy, confirms)
    best = most_telling(comparisons, statements, left.id, right.id)
    if best is None:
        best = nothing_to_compare(
            _holding(left, statements, lexicon), _holding(right, statements, lexicon), lexicon
        )
    if explain is not None:
        _print_ladder(record.get("id"), best, explain)
    return {"id": record.get("id"), **_verdict(best, statements), "policy": policy}


def _holding(document: Document, statements: Mapping[str, Statement], lexicon: Lexicon) -> Holding:
    if not document.text.strip():
        return Holding.EMPTY
    if document.language and document.language not in lexicon.languages:
        return Holding.UNREAD
    held = any(one.document_id == document.id for one in statements.values())
    return Holding.FIGURES if held else Holding.NOTHING


def _side(record: Record, key: str) -> Document:
    if not isinstance(record.get(key), dict):
        raise BadLine(f"'{key}' is missing; expected an object with a text")
    try:
        return _document(record[key], key)
    except BadLine as problem:
        raise BadLine(f"'{key}': {problem}") from problem


def _verdict(best: Comparison, statements: Mapping[str, Statement]) -> Record:
    return {
        "verdict": best.verdict.value,
        "kind": best.kind.value,
        "severity": best.severity.value if best.severity else None,
        "flags": list(best.flags),
        "rule": best.rule,
        "reason": best.reason,
        "left": _one(statements.get(best.left_id)),
        "right": _one(statements.get(best.right_id)),
    }


def _one(statement: Statement | None) -> Record | None:
    return number_statements([statement])[0] if statement else None


def _print_ladder(id_: object, best: Comparison, explain: TextIO) -> None:
    explain.write(f"{id_}: {best.verdict} by {best.rule}: {best.reason}\n")
    for finding in best.findings:
        explain.write(f"  {finding.check}: {finding.relation} ({finding.left} / {finding.right})\n")
