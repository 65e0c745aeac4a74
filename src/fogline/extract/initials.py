"""Initials that spell an English word ("IS", "WHO"), and what the parser reads in their place.

Amid plain print "IS has tried to advance" is a group and no verb. The parser cannot know: to it the word is the one it
has met a million times. It is given initials of the same length that are nothing but a name; every offset stays, and
words are always cut from the document's own text.
"""

from __future__ import annotations

import re

STANDING_IN = {"IS": "HQ", "WHO": "UNO"}
"""Initials of bodies that are words of grammar as well, and what is read in their place."""
_INITIALS = re.compile(rf"(?<![\w’'.])(?:{'|'.join(STANDING_IN)})(?![\w]|\.\w|['’](?!s\b))")
_EMPHATIC = re.compile(r"\b(?:it|this|there|he|she)\s+$", re.IGNORECASE)
"""What stands before a verb that is written in capitals for emphasis ("it IS true")."""
_SHOUTED = re.compile(r"(?:^|\s)[^\W\d_a-z]{4,}\s+$")
_SHOUTED_AFTER = re.compile(r"\s+[^\W\d_a-z]{4,}(?:\s|$)")
"""A neighbour in capitals too long for initials: the line is shouted, and says nothing of one word."""


def without_initials(text: str) -> str:
    """The text with a stand-in for each body's initials that the parser would take for a word of grammar.

    Args:
        text: a stretch of a report in plain print.
    """
    return _INITIALS.sub(lambda found: STANDING_IN[found.group()] if _names(text, found) else found.group(), text)


def _names(text: str, found: re.Match[str]) -> bool:
    """Whether a word in capitals is somebody's initials, and neither emphasis nor part of a line in capitals."""
    before, after = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 40]
    if _SHOUTED.search(before) or _SHOUTED_AFTER.match(after):
        return False
    return not (found.group() == "IS" and _EMPHATIC.search(before))
