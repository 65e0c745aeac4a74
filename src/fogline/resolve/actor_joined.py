"""Listed names with an "and" in them, of which a mention has the one half only ("Salt League of Vale and the Coast").

The parse takes such a name for two parties. What must stay true: two parties are one only where a list has the whole
name as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fogline.model import Span

_GOES_ON = re.compile(r"\s+(?:and|&)\s+(?:the\s+)?((?:[A-Z][\w’'-]*|al-[A-Z][\w’'-]*)(?:\s+[A-Z][\w’'-]*){0,2})")
_BEGUN = re.compile(r"((?:[A-Z][\w’'-]*\s+(?:(?:of|in|for|the)\s+)*){1,6})(?:and|&)\s+(?:the\s+)?$")
_FIRST = re.compile(r"(?:[A-Z][\w’'-]*|al-[A-Z][\w’'-]*)")
_CAPITAL = re.compile(r"\b[A-Z]")
REACH = 90
"""Characters before a mention in which the first half of its name may stand."""


def joined_name(text: str, mention: Span, known: Callable[[str], bool]) -> Span | None:
    """The whole listed name that a mention is half of; `None` where it is none.

    Args:
        text: of the report.
        mention: the words.
        known: whether some words are one listed name.
    """
    for start, end in (*_with_the_rest(text, mention), *_with_the_first_half(text, mention)):
        if known(text[start:end]):
            return Span(start=start, end=end, quote=text[start:end])
    return None


def _with_the_rest(text: str, mention: Span) -> Iterator[tuple[int, int]]:
    found = _GOES_ON.match(text, mention.end)
    if found is None:
        return
    for begins in _CAPITAL.finditer(mention.quote):
        for last in reversed([one.end() for one in re.finditer(r"\S+", found.group(1))]):
            yield mention.start + begins.start(), found.start(1) + last


def _with_the_first_half(text: str, mention: Span) -> Iterator[tuple[int, int]]:
    first = _FIRST.match(mention.quote.removeprefix("the ").removeprefix("The "))
    left = max(0, mention.start - REACH)
    before = _BEGUN.search(text[left : mention.start])
    if first is None or before is None:
        return
    end = mention.start + mention.quote.index(first.group()) + first.end()
    for one in re.finditer(r"\b[A-Z]", before.group(1)):
        yield left + before.start(1) + one.start(), end
