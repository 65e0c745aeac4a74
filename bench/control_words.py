"""A trivial answer to who holds a place: whoever the last sentence that has the place and a capture names first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fogline.model import fold_name

CAPTURE = re.compile(
    r"\b(?:captur|recaptur|retak|retook|took|taken|seiz|liberat|fell|control|overr[au]n|secured|regain|conquer|occupied)",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def last_word(text: str, places: Sequence[str], holders: Mapping[str, frozenset[str]]) -> str | None:
    """The holder that the last sentence with a place and a word of capture names first; `None` where none does.

    Args:
        text: the report.
        places: names of the place.
        holders: the holders to choose from, each with its folded names.
    """
    wanted = [f" {fold_name(place)} " for place in places]
    for sentence in reversed(SENTENCE.split(text)):
        folded = f" {fold_name(sentence)} "
        if CAPTURE.search(sentence) and any(place in folded for place in wanted):
            named = {holder: _first(folded, names) for holder, names in holders.items()}
            found = {holder: at for holder, at in named.items() if at >= 0}
            if found:
                return min(found, key=lambda holder: found[holder])
    return None


def _first(folded: str, names: frozenset[str]) -> int:
    places = [at for name in names if (at := folded.find(f" {name} ")) >= 0]
    return min(places, default=-1)
