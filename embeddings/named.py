"""Finds a sentence-transformers model on this machine by name or folder, without loading torch."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embeddings.errors import EncoderUnavailable

SIGNS = ("modules.json", "config.json")
"""A folder with one of these holds a model."""
SAMPLE = 1 << 16
SAMPLES = 8
E5 = re.compile(r"(^|[-_])e5[-_]")
"""E5 models are trained with two prompts which their folders do not always state."""


@dataclass(frozen=True, slots=True)
class Named:
    """A model found: its folder, what tells it from others, and what its settings say."""

    name: str
    folder: Path
    identity: str
    dimension: int | None
    prompts: Mapping[str, str]


def find_model(name: str, download: bool) -> Named:
    """Returns the model of that name or folder; EncoderUnavailable says where it was sought."""
    if "\0" in name:
        raise EncoderUnavailable(
            "the encoder's name holds a NUL character; expected a model's name"
        )
    folder = Path(name).expanduser()
    if not _is_folder(folder):
        folder = _from_hub(name, download)
    if not any((folder / sign).is_file() for sign in SIGNS):
        raise EncoderUnavailable(
            f"{folder} holds no sentence-transformers model: expected modules.json or config.json "
            "in it. Give another folder, or leave the name out for the bundled encoder"
        )
    settings = _read(folder / "config_sentence_transformers.json")
    prompts = _prompts(name, settings.get("prompts"))
    return Named(
        name=name,
        folder=folder,
        identity=f"{folder.name[:40]}-{content_mark(folder, prompts)}",
        dimension=_dimension(folder),
        prompts=prompts,
    )


def content_mark(folder: Path, prompts: Mapping[str, str]) -> str:
    """Returns a short hash of the prompts and the folder's files: names, sizes, samples of each."""
    digest = hashlib.sha256(json.dumps(prompts, sort_keys=True).encode())
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as stream:
            for place in range(0, size, max(SAMPLE, size // SAMPLES)):
                stream.seek(place)
                digest.update(stream.read(SAMPLE))
    return digest.hexdigest()[:12]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _from_hub(name: str, download: bool) -> Path:
    """Returns the model's folder in the Hugging Face cache, fetching it if that is allowed."""
    from huggingface_hub import constants, snapshot_download

    full = name if "/" in name else f"sentence-transformers/{name}"
    try:
        return Path(
            snapshot_download(
                full,
                local_files_only=not download,
                ignore_patterns=["*.h5", "*.ot", "*.msgpack", "onnx/*", "openvino/*"],
            )
        )
    except Exception as problem:  # the hub raises a dozen classes: name, network, disk, rights
        reason = (str(problem).strip().splitlines() or [type(problem).__name__])[0]
        why = f" ({reason[:160]})" if download else ""
        step = "Check the name" if download else "Fetch it once with downloads allowed"
        raise EncoderUnavailable(
            f"encoder {name!r} is neither a folder nor a model in {constants.HF_HUB_CACHE}{why}. "
            f"{step}, or leave the name out for the bundled encoder, which needs no network"
        ) from problem


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _dimension(folder: Path) -> int | None:
    """Returns the vectors' length if pooling is the last thing to change it, else None."""
    later = [p for p in folder.glob("[2-9]_*") if p.name.split("_", 1)[1] != "Normalize"]
    pooling = _read(folder / "1_Pooling" / "config.json")
    size = pooling.get("word_embedding_dimension", pooling.get("embedding_dimension"))
    return size if isinstance(size, int) and not later else None


def _prompts(name: str, stated: object) -> dict[str, str]:
    given = {k: v for k, v in stated.items() if v} if isinstance(stated, dict) else {}
    passage = next((given[k] for k in ("passage", "document", "corpus") if k in given), "")
    if given:
        return {"query": given.get("query", ""), "passage": passage}
    own_name = Path(name).name.lower()
    if E5.search(own_name) and "instruct" not in own_name:
        return {"query": "query: ", "passage": "passage: "}
    return {"query": "", "passage": ""}
