"""A second opinion on a pair of sentences from a model that somebody named. None is ever loaded by
default, and none is fetched: it must lie in a folder or in the cache of models."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from workbench.claims.judge import Confirms
from workbench.errors import CannotStart

CONTRADICTION = "contradiction"


@lru_cache(maxsize=2)
def confirming(name: str) -> Confirms:
    """Returns whether the cross-encoder of that name takes two sentences to contradict each other,
    read either way round; CannotStart if there is no such model or it judges something else."""
    model, place = _load(name)

    def confirms(one: str, other: str) -> bool:
        scores = model.predict([(one, other), (other, one)])
        return any(int(row.argmax()) == place for row in scores)

    return confirms


def _load(name: str) -> tuple[Any, int]:
    """Returns the model and the place of `contradiction` among its answers."""
    from sentence_transformers import CrossEncoder

    try:
        model = CrossEncoder(name, device="cpu", local_files_only=True)
    except Exception as problem:  # the loaders raise a dozen classes: name, file, format
        said = (str(problem).strip().splitlines() or [type(problem).__name__])[0]
        raise CannotStart(
            f"no cross-encoder {name!r} in a folder or in the cache of models ({said[:160]}). "
            "Fetch it there first, or leave --nli out: claims are judged without a model then"
        ) from problem
    labels = {str(label).casefold(): int(at) for at, label in model.config.id2label.items()}
    if CONTRADICTION not in labels:
        raise CannotStart(
            f"the model {name!r} answers {', '.join(labels)}; expected one trained on natural "
            f"language inference, with {CONTRADICTION!r} among its answers"
        )
    return model, labels[CONTRADICTION]
