"""The bounds that words put on a number, for a person who marks them: ``two``, ``at least 20``, ``dozens``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fogline.extract.quantities.phrases import Phrase

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")


def number_in(words: str) -> Phrase | None:
    """The first number in some words with its bounds; `None` where they tell none, or only a rank or a share."""
    # What reads numbers comes with the parser, which takes seconds to load; only who marks a number waits for it.
    from fogline.extract.quantities.lexicon import lexicon
    from fogline.extract.quantities.phrases import read_phrases

    tokens = [part.lower() for token in _WORD.findall(words) for part in _parts(token)]
    found = (one for one in read_phrases(tokens, lexicon()) if one.shape not in ("ordinal", "share"))
    return next(found, None)


def _parts(token: str) -> list[str]:
    """A word, cut at its hyphens as the reader cuts it (``twenty-one``)."""
    return re.split(r"(-)", token) if "-" in token else [token]
