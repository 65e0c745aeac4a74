"""Sentences by punctuation alone, good enough to cut a running line into zones.

Claims are read from a parser's sentences, not from these; here a missed boundary only makes a zone longer. The text
may have lost its apostrophes and commas, but full stops survive in every dialect seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s+|$)|[\])](?=\s+\[|\s*$)")
ABBREVIATIONS = frozenset(
    "mr mrs ms dr st gen lt col maj capt sgt sen rep gov prof rev hon jr sr vs no nos inc ltd co corp dept jan feb mar "
    "apr jun jul aug sep sept oct nov dec mt ft al art vol fig est approx u.s u.k u.n e.g i.e a.m p.m".split()
)
INSTITUTION = re.compile(
    r"\s+(?:High|Security|Secretary|Special|Human|World|General|State|Children|Refugee|Mission|Envoy|Protection|Army|"
    r"Navy|Air|Marine|Embassy|Ambassador|President|Congress|Senate|Central|Department|Defense|Treasury|Commission\w*|"
    r"Office|Assistance|Mediator|Military|Resolution|Charter|Forces?|Agency|Relief)\b"
)
"""What goes on after "the U.N." and "the U.S." as one name."""
TITLES = frozenset("mr mrs ms dr st gen lt col maj capt sgt sen rep gov prof rev hon".split())


def sentence_ranges(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yields the ranges of sentences in a stretch of text, without the white space between them."""
    stop = len(text) if end is None else end
    position = start
    for found in END.finditer(text, start, stop):
        if found.start() < position or not _ends(text, found, position, stop):
            continue
        yield position, found.end()
        position = found.end()
        while position < stop and text[position].isspace():
            position += 1
    if position < stop:
        yield position, stop


def _ends(text: str, found: re.Match[str], start: int, stop: int) -> bool:
    """Whether the mark ends a sentence and not an abbreviation or an initial."""
    after = text[found.end() : min(found.end() + 12, stop)].lstrip()
    if not after:
        return True
    if not found.group().startswith("."):
        return not after[0].islower()
    word = text[max(start, found.start() - 12) : found.start()].split()
    last = word[-1].lstrip("(\"“‘'[").rpartition("/")[2].lower() if word else ""
    if last in TITLES or (len(last) == 1 and last.isalpha()):
        return False
    if last in ABBREVIATIONS and last.count(".") == 1 and INSTITUTION.match(text, found.end()):
        return False
    if last in ABBREVIATIONS:
        return after[0].isupper() and not after[:4].rstrip().isdigit()
    return not after[0].islower()
