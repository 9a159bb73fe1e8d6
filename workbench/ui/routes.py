"""Every table of the pages at an address: /export/contradictions.csv?verdict=update&measure=deaths.

The parameters are those of the page, so its address turns into that of its table. `event` names the
event, `lang` the language of reasons and labels; columns and codes are English everywhere.
"""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from workbench import publish
from workbench.compare.policies import policies
from workbench.errors import WorkbenchError
from workbench.export.rows import COLUMNS, Row
from workbench.locale import ENGLISH, LANGUAGES
from workbench.publish import Choice
from workbench.ui import (
    alike,
    data,
    downloads,
    exporting,
    filters,
    library,
    links,
    route_tables,
    standing,
    words,
)
from workbench.ui.data import Loaded
from workbench.ui.findings import Pair

Given = Mapping[str, str]
Table = tuple[Sequence[str], list[Row]]
JSON = "json"
FORMATS = (JSON, *downloads.MIME)
LOOPBACK = "localhost"


def contradictions(loaded: Loaded, given: Given) -> Table:
    """Returns the pairs behind the Contradictions page; of one finding where `finding` names it."""
    wanted = given.get("finding")
    if wanted is not None:
        groups = [one for one in loaded.distinct if wanted in _ids(one.all)]
    else:
        groups = alike.wanted(loaded.distinct, filters.read(loaded, given))
    return _pairs(loaded, alike.pairs_of(groups))


def comparisons(loaded: Loaded, given: Given) -> Table:
    """Returns what the Export page shows of the comparisons: those of the verdicts named and of
    what reviewers decided."""
    verdicts = links.some_of(publish.VERDICTS)(given.get(exporting.VERDICT))
    states = links.some_of(publish.STATES)(given.get(exporting.REVIEW))
    return _published("comparisons", loaded, Choice(tuple(verdicts), tuple(states)))


def casualties(loaded: Loaded, given: Given) -> Table:
    """Returns the table of the dead, counted by the policy named."""
    known = list(policies(loaded.lexicon))
    policy = links.one_of(known, known[0])(given.get(exporting.POLICY))
    return _published("casualties", loaded, Choice(policy=policy or known[0]))


def reviews(loaded: Loaded, given: Given) -> Table:
    """Returns every decision and correction ever made."""
    return _published("reviews", loaded, Choice())


def _published(table: str, loaded: Loaded, choice: Choice) -> Table:
    found = exporting.content(loaded, publish.BY_NAME[table], choice)
    return found.columns, list(found.rows)


def compare(loaded: Loaded, given: Given) -> Table:
    """Returns the judged pairs that the Side by side page shows for two sides and a day."""
    sides = loaded.sides
    if not sides:
        return _pairs(loaded, [])
    left = links.one_of(sides, sides[0])(given.get("left")) or sides[0]
    right = links.one_of(sides, sides[min(1, len(sides) - 1)])(given.get("right")) or sides[0]
    until, measure = _day(given.get("asof")), given.get("measure")
    rows = standing.rows(
        loaded.view, loaded.pairs, left, right, until, measure or None, loaded.distinct
    )
    return _pairs(loaded, [row.pair for row in rows if row.pair is not None])


def statements(loaded: Loaded, given: Given) -> Table:
    """Returns every statement of the event."""
    return COLUMNS["statements"], downloads.statements(loaded)


def documents(loaded: Loaded, given: Given) -> Table:
    """Returns the documents of the event with what was found in them."""
    return library.EXPORTED, library.rows(loaded)


VIEWS: dict[str, Callable[[Loaded, Given], Table]] = {
    "contradictions": contradictions,
    "comparisons": comparisons,
    "compare": compare,
    "statements": statements,
    "casualties": casualties,
    "reviews": reviews,
    "documents": documents,
    "timeline": route_tables.figures_in_time,
    "ledger": route_tables.ledger,
    "framing": route_tables.words_used,
    "search": route_tables.passages,
}


def _ids(pairs: Sequence[Pair]) -> set[str]:
    return {pair.comparison.id for pair in pairs}


def _pairs(loaded: Loaded, shown: Sequence[Pair]) -> Table:
    rows = downloads.comparisons(data.workbench(), loaded, shown, words.language())
    return COLUMNS["comparisons"], rows


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        return None


def table(request: Request) -> Response:
    """Answers with the table asked for, or says in JSON what is wrong with the address."""
    if not is_known_host(request.url.hostname):
        return _wrong(403, f"{request.url.hostname} is not a name of this server; {ALLOW}")
    view, format_ = request.path_params["view"], request.path_params["format"]
    if view not in VIEWS or format_ not in FORMATS:
        views, formats = ", ".join(VIEWS), ", ".join(FORMATS)
        return _wrong(404, f"no table {view}.{format_}; there are {views}, each as {formats}")
    given = {key: one for key, one in request.query_params.items() if len(one) <= links.LONGEST}
    try:
        return _answer(view, format_, given)
    except WorkbenchError as problem:
        return _wrong(503, str(problem))


ALLOW = "name it in server.allowedHosts (.streamlit/config.toml) if it is"


def _answer(view: str, format_: str, given: Given) -> Response:
    ids = [case.id for case in data.workbench().cases()]
    event = given.get("event") or next(iter(ids), "")
    if event not in ids:
        known = ", ".join(ids) or "none yet: open the pages first"
        return _wrong(404, f"no event {event!r}; there are {known}")
    language = given.get(words.PARAMETER, ENGLISH)
    with words.speaking(language if language in LANGUAGES else ENGLISH):
        loaded = data.load(event)
        columns, rows = VIEWS[view](loaded, given)
        if format_ == JSON:
            return _as_json(view, loaded, rows)
        content = downloads.as_file(rows, columns, format_)
    name = downloads.file_name(event, view, format_)
    disposition = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=downloads.MIME[format_], headers=disposition)


def _as_json(view: str, loaded: Loaded, rows: Sequence[Row]) -> Response:
    whole = {
        "view": view,
        "event": loaded.case.id,
        "title": loaded.case.title,
        "language": words.language(),
        "rows": rows,
    }
    return Response(json.dumps(whole, ensure_ascii=False), media_type="application/json")


def _wrong(status: int, problem: str) -> Response:
    return JSONResponse({"problem": problem}, status_code=status)


def is_known_host(name: str | None) -> bool:
    """True when a request names this server: a page of another site that has turned its own name
    to this machine's address must not read what only this machine may. A server that others can
    reach is as open as its administrator made it."""
    allowed = list(st.get_option("server.allowedHosts") or [])
    if allowed:
        return any(_matches(name or "", one) for one in allowed)
    return not _is_loopback(st.get_option("server.address")) or _is_loopback(name)


def _matches(name: str, allowed: str) -> bool:
    return allowed in ("*", name) or (allowed.startswith("*.") and name.endswith(allowed[1:]))


def _is_loopback(name: str | None) -> bool:
    try:
        return name == LOOPBACK or ipaddress.ip_address(name or "").is_loopback
    except ValueError:
        return False


EXPORTS = Route("/export/{view}.{format}", table)
