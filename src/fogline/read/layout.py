"""The layout of a text: its paragraphs, as units with their place, indentation and any hint of the markup.

Every kind of input is brought to the same list of units, so that one set of rules decides zones. A unit is a
paragraph, a line that stands for itself, or a hard-wrapped paragraph of several lines; its offsets count code
points of the frozen text and leave out white space around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fogline.model import ZoneKind
from fogline.read.calendar_dates import full_dates
from fogline.timex.stamps import stamp_before

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
BULLET = re.compile(r"[•·●▪‣◦*–—-]\s+(?=\S)")
MOJIBAKE_BULLET = re.compile(r"â€¢\s*")
MARK_THEN_QUOTE = (".", "!", "?", '."', ".”", '!"', '?"', ":")
"""How a line ends that ends a sentence; a quotation mark counts only behind its mark."""
SLACK = 10
"""Columns that the lines of one text may fall short of its longest line."""
WRAP_LIMIT = 120
"""No hard-wrapped text has longer lines; a longer line is a paragraph of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A paragraph or a line that stands for itself.

    Attributes:
        start, end: its place in the frozen text, without outer white space.
        text: the characters there.
        indent: columns of white space before it.
        block: number of the run of lines between empty lines in which it stands.
        hint: what the markup says it is; `None` where there is no markup.
        reason: why the markup says so.
        level: 1 to 6 for a heading of the markup.
    """

    start: int
    end: int
    text: str
    indent: int = 0
    block: int = 0
    hint: ZoneKind | None = None
    reason: str = ""
    level: int = 0

    @property
    def bullet(self) -> int:
        """Length of the bullet it begins with, 0 without one."""
        found = BULLET.match(self.text) or MOJIBAKE_BULLET.match(self.text)
        return found.end() if found else 0

    @property
    def words(self) -> int:
        """Roughly how many words it has; endless words count as many, so that no cue is sought in them."""
        return max(self.text.count(" ") + 1, len(self.text) // 20)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    block: int

    @property
    def length(self) -> int:
        return self.end - self.start


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrows a range so that no white space or byte order mark stands at its ends."""
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def split_units(text: str) -> list[Unit]:
    """Cuts a plain text into its units."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    units: list[Unit] = []
    position = 0
    while position < len(lines):
        last = position
        while width and last + 1 < len(lines) and _continues(text, lines[last], lines[last + 1], width):
            last += 1
        first, final = lines[position], lines[last]
        words = text[first.start : final.end]
        units.append(Unit(start=first.start, end=final.end, text=words, indent=first.indent, block=first.block))
        position = last + 1
    return units


def _lines(text: str) -> Iterator[_Line]:
    block, previous = 0, 0
    for found in LINE.finditer(text):
        start, end = trimmed(text, found.start(), found.end())
        if start == end:
            continue
        if (
            text.count("\n", previous, start) + text.count("\r", previous, start) - text.count("\r\n", previous, start)
            > 1
            or "\u2029" in text[previous:start]
        ):
            block += 1
        yield _Line(start, end, _columns(text[found.start() : start]), block)
        previous = end


def _columns(white: str) -> int:
    return sum(4 if character == "\t" else 1 for character in white)


def _wrap_width(lines: list[_Line]) -> int:
    """The column at which the text is hard-wrapped, or 0 when its lines are paragraphs."""
    lengths = sorted(line.length for line in lines)
    if len(lengths) < 4 or lengths[-1] > WRAP_LIMIT:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    full = sum(length > width * 0.75 for length in lengths)
    return lengths[-1] if width >= 40 and full >= len(lengths) * 0.4 else 0


def _continues(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the line was broken only because the next word did not fit."""
    if line.block != following.block or BULLET.match(text, following.start, following.end):
        return False
    first, second = text[line.start : line.end], text[following.start : following.end]
    if first.endswith(MARK_THEN_QUOTE) and stamp_before(text, following.start, following.end):
        return False
    if "   " in first or (len(second) < width * 0.6 and any(date.start <= 12 for date in full_dates(second))):
        return False
    room = width - line.length - 1
    word = second.split(None, 1)[0]
    if first.endswith(MARK_THEN_QUOTE):
        return len(word) > room - SLACK
    return len(word) > room - 2 or line.length > width * 0.6
