"""Words for values on pages: times with their precision, places with theirs, ranges; what is unknown is said to be.

What must stay true: no value looks surer than it is, and unknown is a word and never a blank or a nought.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

_QUOTED = re.compile(r"“([^“”]+)”")
UNKNOWN = "not known"
MONTHS = "January February March April May June July August September October November December".split()
_STATUS = {
    "happened": "told as having happened",
    "ongoing": "told as going on",
    "planned": "planned",
    "forecast": "expected",
    "claimed": "claimed, with doubt",
    "denied": "denied",
    "background": "background",
    "opinion": "an opinion",
}
_NOT = {
    "happened": "did not happen",
    "ongoing": "is not so",
    "planned": "planned not to be",
    "forecast": "not expected",
    "claimed": "claimed not to be so",
    "background": "background: not so",
    "opinion": "an opinion: not so",
}


def day_words(day: str) -> str:
    """A day in words: ``27 November 2016``."""
    year, month, date = day.split("-")
    return f"{int(date)} {MONTHS[int(month) - 1]} {int(year)}"


def moment_words(moment: str) -> str:
    """A day in words, or a time as it was recorded: ``27 November 2016, 09:30 UTC``."""
    day, _, time = moment.partition("T")
    return f"{day_words(day)}, {time[:5]} UTC" if time else day_words(day)


def when_words(when: Mapping[str, Any] | None) -> str:
    """A time in words, as vague as it is."""
    if when is None or not (when["earliest"] or when["latest"]):
        return UNKNOWN
    first, last, precision = when["earliest"], when["latest"], when["precision"]
    if first and first == last:
        return day_words(first)
    if first and last:
        if precision == "month" and first[:7] == last[:7]:
            return f"{MONTHS[int(first[5:7]) - 1]} {int(first[:4])}"
        if precision == "year" and first[:4] == last[:4]:
            return str(int(first[:4]))
        return f"between {day_words(first)} and {day_words(last)}"
    return f"from {day_words(first)} on" if first else f"until {day_words(last)}"


def place_words(place: Mapping[str, Any] | None) -> str:
    """A place with how fine it is."""
    if place is None:
        return UNKNOWN
    name = str(place["name"])
    return name if place["precision"] != "vague" else f"{name} (vague)"


def count_words(count: Mapping[str, Any]) -> str:
    """A number with its bounds; an open bound is told."""
    low, best, high = count["low"], count["best"], count["high"]
    if low is not None and low == high:
        words = f"{low:,}"
    elif low is not None and high is not None:
        words = f"{low:,} to {high:,}"
    elif low is not None:
        words = f"{low:,} or more"
    elif high is not None:
        words = f"at most {high:,}"
    else:
        words = f"about {best:,}" if best is not None else "an unknown number of"
    return f"{words} {count['unit']}"


def agreed_words(one: Mapping[str, Any]) -> str:
    """The number that reports come to, with how many of them tell it and how many are copies."""
    reports, telling, copies = one["reports"], one["telling"], one["copies"]
    whose = f"all {reports} reports" if telling == reports else f"{telling} of {reports} reports"
    copied = f", {copies} of the {reports} {'a copy' if copies == 1 else 'copies'}" if copies else ""
    parted = ": they do not agree" if telling == 1 else ""
    return f"{count_words({'best': None, **one})} – the number of {whose} that tell one{copied}{parted}"


def status_words(status: str) -> str:
    """What a status means."""
    return _STATUS.get(status, status)


def said_words(claim: Mapping[str, Any]) -> str:
    """The status of a claim as its words have it: those that say that something is not so never look as if they did."""
    status = str(claim["status"])
    return _NOT.get(status, status) if claim["polarity"] == "negative" else status


def apart(words: object) -> Markup:
    """A sentence of ours with words of a report in it, each set in its own direction and apart from what follows."""
    pieces = enumerate(_QUOTED.split(str(words)))
    told = (Markup("“<bdi>{}</bdi>”").format(one) if place % 2 else escape(one) for place, one in pieces)
    return Markup("<bdi>{}</bdi>").format(Markup("").join(told))
