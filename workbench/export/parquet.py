"""Parquet: typed columns; lists stay lists, unknown is null."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.export.rows import About, Row

ABOUT = "claim_workbench"
"""Key of the file's own metadata that says, as JSON, what it holds."""
WHOLE = {"start", "stop", "part_of", "year", "where_prec", "date_prec", "number_of_sources"}
DEAD = {"best", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"}
REAL = {"low", "high", "gap", "gap_ratio", *DEAD}
TRUTH = {"vague", "incremental", "rate", "correction"}
LISTS = {"flags", "rules", "qualifiers", "corrections"}


def write_file(rows: Sequence[Row], columns: Sequence[str], path: Path, about: About = ()) -> None:
    """Writes the rows into a file whose types do not depend on what the rows hold."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, _type(name, pa)) for name in columns])
    table = pa.Table.from_pylist([_plain(row, columns) for row in rows], schema=schema)
    table = table.replace_schema_metadata({ABOUT: json.dumps(dict(about), default=str)})
    pq.write_table(table, path, compression="zstd")


def _type(name: str, pa: Any) -> Any:
    bare = name.removeprefix("left_").removeprefix("right_")
    if bare in WHOLE:
        return pa.int64()
    if bare in REAL:
        return pa.float64()
    if bare in TRUTH:
        return pa.bool_()
    return pa.list_(pa.string()) if bare in LISTS else pa.string()


def _plain(row: Row, columns: Sequence[str]) -> Row:
    kept = {name: row.get(name) for name in columns}
    return {
        name: float(value)
        if isinstance(value, int) and name.removeprefix("left_").removeprefix("right_") in REAL
        else value
        for name, value in kept.items()
    }
