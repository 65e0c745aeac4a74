"""Headlines whose words all have capitals ("Rebels Take Hill Near Port"), which a parser takes for one long name.

They are found by their form: a stretch of a line in which every longer word has a capital, though plain print would
give some of them none. They get the case of plain print, for the parser alone. What must stay true: a name of several
words, however long, is no headline, nor is a sentence that only holds many names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from fogline.extract.truecase import English, Evidence, in_plain_print

LEAST = 4
"""Words and numbers of a headline."""
LEAST_LONG = 2
"""Longer words of a headline; at most half of all its words are small."""
CHANGED = 2
"""Words of it that have no capital in plain print, behind the first; fewer may be a name."""
SHORT_WORDS = 3
"""Letters of a word that a headline may print small."""
SMALL = frozenset("with from into over amid after near than that this upon when while among against under".split())
"""Longer words that many houses print small."""
LONGEST = 200
"""Characters of a headline."""
_DATE = (
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2}:\d\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?,?\s+\d{1,2}\s|"
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?,?\s+)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\b"
)
_END = re.compile(rf"\n|\s\|\s|[.!?…][\"”’')\]]*(?=\s|$)|(?:{_DATE})(?:[\s,:]*(?:\d+|AM|PM|GMT)\b)*")
"""Where a headline ends, or may begin behind: a line, a sentence, a date."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")


def untitled(text: str, english: Callable[[], English], evidence: Evidence) -> str:
    """Gives the headlines of a stretch of a report the case of plain print; every character keeps its place."""
    for start, end in titled(text):
        plain = in_plain_print(text[start:end], english(), evidence)
        if _differ(text[start:end], plain):
            text = text[:start] + plain + text[end:]
    return text


def line_ends(text: str, english: Callable[[], English]) -> Iterator[int]:
    """Yields the line ends behind headlines; what stands on the next line begins anew, full stop or none."""
    heads = [
        (start, end)
        for start, end in titled(text)
        if text[end : end + 1] == "\n" and _differ(text[start:end], in_plain_print(text[start:end], english()))
    ]
    opening = {start for start, _ in heads}
    yield from (end for _, end in heads if end + 1 not in opening)


def _differ(text: str, plain: str) -> bool:
    return sum(old != new for old, new in zip(text, plain, strict=True)) >= CHANGED


def titled(text: str) -> Iterator[tuple[int, int]]:
    """Yields where a stretch of a report has words in a row that all have capitals, as a headline has."""
    begin = 0
    for found in (*_END.finditer(text), None):
        end = found.start() if found else len(text)
        if end - begin <= LONGEST and _is_titled(_WORD.findall(text, begin, end)):
            yield begin, end
        begin = found.end() if found else end


def without(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """A text with some stretches of it blanked."""
    for start, end in ranges:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_titled(words: list[str]) -> bool:
    if len(words) < LEAST:
        return False
    long = [word for word in words if len(word) > SHORT_WORDS and word.isalpha() and word.lower() not in SMALL]
    small = sum(word[0].islower() for word in words)
    if len(long) < LEAST_LONG or 2 * small > len(words):
        return False
    return not any(word[0].islower() for word in long) and not " ".join(long).isupper()
