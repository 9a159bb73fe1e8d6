"""Parquet: typed columns; lists stay lists, unknown is null."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.export.codebook import bare
from workbench.export.guard import flattened
from workbench.export.rows import About, Row

ABOUT = "claim_workbench"
"""Key of the file's own metadata that says, as JSON, what it holds."""
WHOLE = {"start", "stop", "part_of", "year", "where_prec", "date_prec", "number_of_sources"}
DEAD = {"best", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"}
REAL = {"low", "high", "gap", "gap_ratio", *DEAD}
TRUTH = {"vague", "incremental", "rate", "correction", "standing"}
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
    plain = bare(name)
    if plain in WHOLE:
        return pa.int64()
    if plain in REAL:
        return pa.float64()
    if plain in TRUTH:
        return pa.bool_()
    return pa.list_(pa.string()) if plain in LISTS else pa.string()


def _plain(row: Row, columns: Sequence[str]) -> Row:
    return {name: _fitting(bare(name), row.get(name)) for name in columns}


def _fitting(name: str, value: object) -> object:
    if name in REAL and isinstance(value, int):
        return float(value)
    return value if name in LISTS else flattened(value)
