"""What speaks against the dates that a report states, told as problems and never settled here.

A dateline whose weekday is not that of its own date, a dateline of weeks or years from the date given, an act told as
past on a full date after the report came out: one of the two is wrong, and a person should look.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from fogline.model import StatedDate, Zone
from fogline.model.sentences import SENTENCE_END
from fogline.read.calendar_dates import WEEKDAYS, full_dates

APART = 31
"""Days from which on a date given and a dateline are not of one report's making and filing."""
SLACK = 1
"""Days by which zones of the clock may put an act after its report."""
AHEAD = re.compile(
    r"\b(?:will|would|shall|until|till|by|before|plan\w*|scheduled?|expected|expects?|due|set|deadline"
    r"|to (?:be|hold|meet|begin|end)|expires?|upcoming|next|if|could|may|might|should|from)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:\w{3,}ed|was|were|had|took|fell|left|began|hit|shot|struck|fought|lost|won|held|seized|said)\b",
    re.IGNORECASE,
)


def doubts(text: str, zones: Sequence[Zone], dates: Sequence[StatedDate]) -> Iterator[tuple[str, str]]:
    """The codes and messages of what speaks against the stated dates.

    Args:
        text: the report's.
        zones: its zones.
        dates: its stated dates, that which holds first.
    """
    for date in dates:
        stated = date.basis in ("dateline", "text") and date.weekday is not None
        if stated and date.weekday != dt.date.fromisoformat(date.value).weekday():
            named, fits = WEEKDAYS[date.weekday or 0].title(), _weekday(date.value)
            yield "date-weekday", f"the dateline says {named}, but {date.value} is a {fits}"
    if not dates:
        return
    held = dates[0]
    for line in dates[1:]:
        apart = abs((dt.date.fromisoformat(line.value) - dt.date.fromisoformat(held.value)).days)
        if line.basis == "dateline" and held.basis in ("given", "metadata") and apart > APART:
            yield "date-doubtful", f"{held.value} is {held.basis} and kept, but the dateline says {line.value}"
    told = told_later(text, zones, held)
    if told is not None:
        yield "date-doubtful", f"{held.value} is {held.basis} and kept, but the report tells of {told} as past"


def _weekday(day: str) -> str:
    return WEEKDAYS[dt.date.fromisoformat(day).weekday()].title()


def told_later(text: str, zones: Sequence[Zone], held: StatedDate) -> str | None:
    """The latest full date after the report's own that it tells of as past; `None` where it tells of none.

    Args:
        text: the report's.
        zones: its zones.
        held: the day that is taken for the report's.
    """
    last = dt.date.fromisoformat(held.value) + dt.timedelta(days=SLACK)
    later = [
        found.day
        for zone in zones
        if zone.kind == "body"
        for found in full_dates(text, zone.start, zone.end)
        if found.day > last and _is_past(text[zone.start : zone.end], found.start - zone.start)
    ]
    return max(later).isoformat() if later else None


def _is_past(words: str, at: int) -> bool:
    """Whether the sentence around a date tells of what is over and of nothing ahead."""
    starts = [found.end() for found in SENTENCE_END.finditer(words, 0, at)]
    end = SENTENCE_END.search(words, at)
    sentence = words[starts[-1] if starts else 0 : end.start() if end else len(words)]
    return PAST.search(sentence) is not None and AHEAD.search(sentence) is None
