"""All that the steps know of a language's words, brought together once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from workbench.extract.quantities.bounds import Bounds, bounds
from workbench.extract.quantities.ellipsis import EllipsisWords, ellipsis_words
from workbench.extract.quantities.flags import FlagWords, flag_words
from workbench.extract.quantities.inversion import InvertedWords, inverted_words
from workbench.extract.quantities.lookalike_words import LookalikeWords, lookalike_words
from workbench.extract.quantities.ones import OneWords, one_words
from workbench.extract.quantities.ranges import RangeWords, range_words
from workbench.extract.quantities.share_words import ShareWords, share_words
from workbench.extract.quantities.units import UnitWords, unit_words
from workbench.extract.quantities.words import NumberWords, number_words
from workbench.extract.quantities.zero import ZeroWords, zero_words
from workbench.lexicon import Lexicon


@dataclass(frozen=True, eq=False)
class Views:
    """The word views of one language."""

    words: NumberWords
    units: UnitWords
    ranges: RangeWords
    lookalikes: LookalikeWords
    inverted: InvertedWords
    ellipsis: EllipsisWords
    bounds: Bounds
    ones: OneWords
    flags: FlagWords
    zeros: ZeroWords
    shares: ShareWords


@lru_cache(maxsize=64)
def views(lexicon: Lexicon, language: str) -> Views:
    """Returns the views of a language; LexiconError names what is wrong in its tables."""
    return Views(
        words=number_words(lexicon, language),
        units=unit_words(lexicon, language),
        ranges=range_words(lexicon, language),
        lookalikes=lookalike_words(lexicon, language),
        inverted=inverted_words(lexicon, language),
        ellipsis=ellipsis_words(lexicon, language),
        bounds=bounds(lexicon, language),
        ones=one_words(lexicon, language),
        flags=flag_words(lexicon, language),
        zeros=zero_words(lexicon, language),
        shares=share_words(lexicon, language),
    )
