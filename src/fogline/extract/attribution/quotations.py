"""Quotation marks: which stretches of a report stand in quotes.

Speech marks may be straight or curly, single or double, and one side may be lost. A new paragraph ends what is
open, unless it opens with a mark again: speech that runs on is marked anew at every paragraph. What must stay
true: quotations stand in order and do not overlap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from fogline.extract.attribution.report import Range, Report

OPENING = frozenset({"“", "„", "«", "``", "`"})
CLOSING = frozenset({"”", "»"})
STRAIGHT = frozenset({'"', "″", "＂", "''"})
MARKS = OPENING | CLOSING | STRAIGHT
FEWEST_WORDS = 4
"""Shorter quotations are titles, nicknames and scare quotes, unless a sentence mark ends them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One stretch in quotes, marks included.

    Attributes:
        tokens: the range with its marks.
        closed: a closing mark was found.
        pauses: a comma, question or exclamation mark ends it, as before "she said".
        speech: long enough, or punctuated, to be an utterance and not a name or a single word.
    """

    tokens: Range
    closed: bool
    pauses: bool
    speech: bool

    @property
    def start(self) -> int:
        """First token, the opening mark."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """Token after the closing mark."""
        return self.tokens[1]


class Quotations(Sequence[Quotation]):
    """The quotations of a report in order, to be asked for by place."""

    def __init__(self, found: Sequence[Quotation]) -> None:
        self._found = tuple(found)
        self._starts = [quote.start for quote in self._found]

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> Quotation: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Quotation]: ...

    def __getitem__(self, index: int | slice) -> Quotation | Sequence[Quotation]:
        return self._found[index]

    def last_before(self, i: int) -> Quotation | None:
        """The last quotation that begins before a token."""
        k = bisect_left(self._starts, i)
        return self._found[k - 1] if k else None

    def at(self, i: int) -> Quotation | None:
        """The quotation that begins at a token."""
        k = bisect_left(self._starts, i)
        return self._found[k] if k < len(self._found) and self._starts[k] == i else None

    def overlapping(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that share a token with a range."""
        first = bisect_right(self._starts, start)
        first -= first > 0 and self._found[first - 1].end > start
        return self._found[first : bisect_left(self._starts, end)]

    def holds(self, i: int) -> bool:
        """Whether a token stands inside a quotation."""
        quote = self.last_before(i)
        return quote is not None and i < quote.end - 1


def quotations(report: Report) -> Quotations:
    """Finds the quotations of a report in order."""
    found: list[Quotation] = []
    opened: int | None = None
    for i, word in enumerate(report.words):
        if opened is not None and report.paragraphs[i] != report.paragraphs[opened]:
            _close(report, found, opened, _paragraph_end(report, opened), closed=False)
            opened = None
        if opened is None:
            if word in OPENING or (word in STRAIGHT and _can_open(report, i)):
                opened = i
        elif word in CLOSING or (word in STRAIGHT and i > opened + 1):
            _close(report, found, opened, i + 1, closed=True)
            opened = None
    if opened is not None:
        _close(report, found, opened, _paragraph_end(report, opened), closed=False)
    return Quotations(found)


def _can_open(report: Report, i: int) -> bool:
    following = report.parsed[i + 1] if i + 1 < len(report.parsed) else None
    return following is not None and not following.is_space and report.paragraphs[i + 1] == report.paragraphs[i]


def _paragraph_end(report: Report, i: int) -> int:
    end = report.paragraph(i)[1]
    while end > i + 1 and report.parsed[end - 1].is_space:
        end -= 1
    return end


def _close(report: Report, found: list[Quotation], start: int, end: int, *, closed: bool) -> None:
    if not closed and not _runs_on(report, end):
        end = _first_sentence_end(report, start, end)
    inner = [i for i in range(start + 1, end - closed) if not report.parsed[i].is_punct]
    ended = any(report.words[i] in ",.?!" for i in range(max(start, end - 3), end))
    last = report.words[end - 2] if closed and end - start > 2 else ""
    speech = len(inner) >= FEWEST_WORDS or (ended and report.has_verb((start + 1, end)))
    if inner:
        found.append(Quotation(tokens=(start, end), closed=closed, pauses=last in (",", "?", "!"), speech=speech))


def _runs_on(report: Report, end: int) -> bool:
    """Whether the next paragraph opens with a mark: then the paragraph before was right to leave its own open."""
    i = end
    while i < len(report.words) and report.parsed[i].is_space:
        i += 1
    return i < len(report.words) and (report.words[i] in OPENING or report.words[i] in STRAIGHT)


def _first_sentence_end(report: Report, start: int, end: int) -> int:
    """A mark that is never closed is damage: it covers its own sentence at most."""
    return min(end, report.sentence(min(start + 1, end - 1))[1])
