"""Texts and ids in, vectors and neighbours out; imports nothing of the workbench.

Importing this package loads neither torch nor faiss: each comes when first needed.
"""

from __future__ import annotations

from embeddings.align import Similarity, similarity_matrix, similarity_of
from embeddings.cache import VectorCache
from embeddings.encoder import Encoder, load_encoder
from embeddings.errors import EncoderUnavailable, IndexMismatch
from embeddings.index import VectorIndex
from embeddings.masking import mask_numbers

__all__ = [
    "Encoder",
    "EncoderUnavailable",
    "IndexMismatch",
    "Similarity",
    "VectorCache",
    "VectorIndex",
    "load_encoder",
    "mask_numbers",
    "similarity_matrix",
    "similarity_of",
]
