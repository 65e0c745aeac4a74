"""The day that a report's file name or address carries, where it carries just one.

People file reports as ``wire-2023-06-18.txt``, and news sites put the day into the address (``…/2023/06/18/…``). Such a
day can be that of the download; so it comes after all that the report itself or its page states, and serves where these
are silent, and to lend a year to a dateline that has none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from fogline.model import StatedDate
from fogline.read.calendar_dates import full_dates

FIGURES = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-_./]?)(?P<month>[01]\d)(?P=mark)(?P<day>[0-3]\d)(?!\d)")
JOINTS = re.compile(r"[-_+./]+|%20")


def day_in_name(name: str, url: str | None = None) -> StatedDate | None:
    """The one day that a file's name carries, or else its address.

    Args:
        name: the file's name.
        url: where it was published, if that is known.

    Returns:
        The day with basis ``name``; `None` where neither carries a full date, or more than one.
    """
    for words in (name, urlsplit(url or "").path):
        days = set(_days(words))
        if len(days) == 1:
            return StatedDate(value=days.pop().isoformat(), basis="name")
    return None


def _days(words: str) -> Iterator[dt.date]:
    for found in FIGURES.finditer(words):
        try:
            yield dt.date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:
            continue
    spelled = JOINTS.sub(" ", words)
    yield from (date.day for date in full_dates(spelled) if date.weekday is None or date.weekday == date.day.weekday())
