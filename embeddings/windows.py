"""Texts longer than a model reads: cut into windows, their vectors averaged by length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from embeddings.carrier import Floats

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MOST = 64
"""Windows read of one text (about 30,000 tokens); what follows is left out."""
LONGEST_TOKEN = 16
"""Characters; a text is cut so that even a hundred megabytes need no more than MOST windows."""


def split(
    texts: Sequence[str], model: SentenceTransformer, prompt: str
) -> tuple[list[str], list[int], list[float]]:
    """Returns the windows of all texts, which text each belongs to, and its weight in it."""
    room = _room(model, prompt)
    parts: list[str] = []
    owners: list[int] = []
    weights: list[float] = []
    for owner, text in enumerate(texts):
        # No tokenizer makes more tokens than bytes, so most texts need not be counted.
        short = room is None or len(text.encode("utf-8")) <= room
        pieces = [(text, 1.0)] if short or room is None else _windows(text, model, room)
        for piece, weight in pieces:
            parts.append(piece)
            owners.append(owner)
            weights.append(weight)
    return parts, owners, weights


def join(vectors: Floats, owners: Sequence[int], weights: Sequence[float], count: int) -> Floats:
    """Returns one normalised row for each text: the weighted mean of its windows."""
    joined = np.zeros((count, vectors.shape[1]), dtype=np.float32)
    shares = np.asarray(weights, dtype=np.float32)[:, None]
    np.add.at(joined, np.asarray(owners), vectors * shares)
    lengths = np.linalg.norm(joined, axis=1, keepdims=True)
    return np.asarray(joined / np.maximum(lengths, 1e-12), dtype=np.float32)


def _room(model: SentenceTransformer, prompt: str) -> int | None:
    """Tokens left for the text beside the prompt and the two ends; None if that is unknown."""
    limit = model.max_seq_length
    if not limit or limit > 100_000 or not getattr(model.tokenizer, "is_fast", False):
        return None
    return max(8, limit - len(model.tokenizer(prompt)["input_ids"]))


def _windows(text: str, model: SentenceTransformer, room: int) -> list[tuple[str, float]]:
    """Returns the text cut where `room` tokens are full, each part with its number of tokens."""
    read = model.tokenizer(
        text[: room * MOST * LONGEST_TOKEN],
        add_special_tokens=False,
        return_offsets_mapping=True,
        truncation=False,
        verbose=False,
    )
    spans = read["offset_mapping"]
    found = []
    for first in range(0, min(len(spans), room * MOST), room):
        window = spans[first : first + room]
        found.append((text[window[0][0] : window[-1][1]], float(len(window))))
    return found or [(text, 1.0)]
