"""Stamps of a live page: the hour, zone and day that stand above, before or behind an entry.

"14:35 GMT –", "[07:45]", "6.15pm BST", "1340Z:", "10:05 local time", "2h ago", "Tue 23:45", "… said. (13:20)". They say
when the entry was written and are no part of what it tells. What must stay true: an hour within a sentence ("At 14:20 a
missile hit") is no stamp, and neither is a year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from fogline.timex.clock_zones import AMERICAN, EUROPEAN, FIXED, LOCAL
from fogline.timex.lexicon import MONTHS

Side = Literal["alone", "before", "behind"]

_MONTH = "|".join(sorted({*MONTHS, *(f"{name[:3]}\\.?" for name in MONTHS), "sept\\.?"}, key=len, reverse=True))
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?)(?:,? (?:19|20)\d\d)?"
_ISO = r"(?:19|20)\d\d-\d\d-\d\d"
DAY = rf"(?:(?:{_WEEKDAY}\.?,? )?(?:{_DATE}|{_ISO})|{_WEEKDAY}|yesterday|today)"
_LETTERS = "|".join(sorted((name for name in {*FIXED, *AMERICAN} if len(name) <= 4 and name != "z"), key=len)[::-1])
_ZONE = (
    rf"(?:\(?(?P<zone>(?:GMT|UTC)\s?[+-]\d{{1,2}}(?::?\d\d)?|[+-]\d\d:?\d\d|(?:{_LETTERS}|IST|AST|CST|UT)\b"
    r"|local(?: time)?|(?!(?:this|that|first|last|next|every|each|some|any|one|same|all|at|for|the|in)\b)"
    r"(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?) time)\)?)"
)
_CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<half>[ap]\.?m\b\.?)"
    r"|(?P<hour2>[01]?\d|2[0-4])[:.h](?P<minute2>[0-5]\d)(?::[0-5]\d)?(?:\s?(?:hrs|hours|h)\b)?(?P<zulu2>z\b)?"
    r"|(?P<hour3>[01]\d|2[0-3])(?P<minute3>[0-5]\d)(?P<zulu3>z\b|\s?(?:hrs|hours|h)\b)?)(?![\d%])"
)
_AGAIN = r"(?:\s?[(/]\s?[0-2]?\d(?:[:.][0-5]\d)?\s?(?:[ap]\.?m\.?\s?)?[A-Z]{2,4}\)?)?"
"""The same hour told in another zone."""
_AGO = r"(?P<ago>(?:\d{1,3}\s?(?:d|days?|h|hrs?|hours?|m|mins?|minutes?)\s?){1,2}ago)"
_LABEL = r"(?P<label>(?:last )?(?:updated?|posted|published|added|modified)(?: at| on)?:? )?"
_ENDS = r"(?=\s*(?:$|\n|[–—:|•·\])]|-\s))"
"""What stands behind a day that ends a stamp, and not behind one that opens a sentence."""
_STAMP = (
    rf"{_LABEL}(?:(?P<day>{DAY})\s?[,|•·–—-]?\s?(?:at )?)?(?:{_CLOCK}(?:\s?{_ZONE})?{_AGAIN}|{_AGO})"
    rf"(?:\s?[,|•·–—-]?\s?(?:on )?(?P<day2>{DAY}){_ENDS})?"
)
HEAD = re.compile(
    rf"[ \t>*_#•·–—\[(-]*{_STAMP}[ \t]*[\])*_]*"
    r"(?P<after>[ \t]*$|[ \t]*\r?\n|[ \t]*[–—:|•·]+[ \t]*|[ \t]+[*_]*-+[*_]*[ \t]+|[ \t]+)",
    re.IGNORECASE,
)
"""A stamp at the head of a paragraph, up to where its words begin."""
BEHIND = re.compile(rf"(?<=[.!?”\"’)])[ \t]*[–—|•·-]*[ \t]*[\[(]?{_STAMP}[\])]?\.?$", re.IGNORECASE)
"""A stamp behind the last sentence of a paragraph."""
HEADING = re.compile(rf"[ \t>*_#\[(]*(?P<day>{DAY})[ \t]*[\])*_:]*$", re.IGNORECASE)
"""A day that stands alone over the entries below it."""
STATED_ZONE = re.compile(
    rf"\b(?:all )?times?(?: (?:are|is|given|shown|quoted|below|listed|here|on this page))* (?:in )?{_ZONE}",
    re.IGNORECASE,
)
"""Words that say in which zone a page tells its hours ("all times are GMT")."""
STAMP = "hour of an entry"
"""Reason of the zones that hold stamps, and days that stand over entries."""
FEWEST, FEWEST_SURE = 3, 2
"""Stamps that make a live page; fewer do where they name a zone or a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When an entry was written, as its stamp says it.

    Attributes:
        start, end: the words of the stamp with its marks.
        clock: minutes after midnight; `None` where it says how long ago.
        zone: its zone in the letters used, `LOCAL` for the place's; empty where it says none.
        day: start and end of the words that name its day.
        ago: minutes before the page was taken.
        side: where it stands to its entry.
        renewed: it says only when something was brought up to date.
        is_bare: four figures and nothing else, which can be a year.
    """

    start: int
    end: int
    clock: int | None = None
    zone: str = ""
    day: tuple[int, int] | None = None
    ago: int | None = None
    side: Side = "before"
    renewed: bool = False
    is_bare: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it can be nothing but a stamp."""
        return bool(self.zone or self.day or self.ago is not None)


def stamp_before(text: str, start: int, end: int) -> Stamp | None:
    """The stamp that a paragraph opens with, or is."""
    found = HEAD.match(text, start, end)
    if found is None:
        return None
    if (
        not found["after"].strip()
        and "\n" not in found["after"]
        and found.end() < end
        and not _opens(text[found.end()])
    ):
        return None
    return _stamp(found, "alone" if found.end() >= end else "before")


def stamps_of(text: str, stretches: Iterable[tuple[int, int]]) -> list[Stamp]:
    """The stamps of a live page; none of any other page.

    Args:
        text: the page's.
        stretches: where its paragraphs stand.
    """
    places = list(stretches)
    heads = [one for place in places if (one := stamp_before(text, *place))]
    tails = [one for place in places if (one := stamp_behind(text, *place))]
    if all(_is_yearlike(one) for one in heads if one.is_bare):
        heads = [one for one in heads if not one.is_bare]
    written = [one for one in heads if not one.renewed]
    found = written if len(written) >= FEWEST_SURE else heads
    if len(tails) > len(found):
        found = tails
    enough = len(found) >= FEWEST or sum(one.is_sure for one in found) >= FEWEST_SURE
    return found if enough else []


def _is_yearlike(one: Stamp) -> bool:
    return one.clock is not None and 19 <= one.clock // 60 <= 20


def _opens(character: str) -> bool:
    """Whether a sentence can begin so."""
    return not character.islower()


def stamp_behind(text: str, start: int, end: int) -> Stamp | None:
    """The stamp behind the last sentence of a paragraph."""
    found = BEHIND.search(text, max(start, end - 60), end)
    return _stamp(found, "behind") if found else None


def heading_day(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words of a day that stand alone in a paragraph."""
    found = HEADING.match(text, start, end)
    return found.span("day") if found else None


def stated_zone(text: str) -> str:
    """The zone in which a page says that it tells its hours; empty where it says none."""
    found = STATED_ZONE.search(text)
    return _zone_of(found["zone"]) if found else ""


def _stamp(found: re.Match[str], side: Side) -> Stamp | None:
    clock = _clock_of(found)
    if clock is None and found["ago"] is None:
        return None
    zulu = (found["zulu2"] or found["zulu3"] or "").lower() == "z"
    day = next((found.span(name) for name in ("day", "day2") if found[name]), None)
    zone = "z" if zulu else _zone_of(found["zone"] or "")
    return Stamp(
        start=found.start(),
        end=found.end(),
        clock=clock,
        zone=zone,
        day=day,
        ago=_minutes_of(found["ago"]) if found["ago"] else None,
        side=side,
        renewed=(found["label"] or "").lower().lstrip("last ").startswith(("updat", "modif")),
        is_bare=bool(found["hour3"]) and not (zone or found["zulu3"] or day),
    )


def _clock_of(found: re.Match[str]) -> int | None:
    for name in ("", "2", "3"):
        if found[f"hour{name}"]:
            hour, minute = int(found[f"hour{name}"]), int(found[f"minute{name}"] or 0)
            if name == "" and hour > 12:
                return None
            if name == "":
                hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
            return (hour % 24) * 60 + minute
    return None


def _minutes_of(ago: str) -> int:
    sizes = {"d": 1440, "h": 60, "m": 1}
    return sum(int(many) * sizes[unit] for many, unit in re.findall(r"(\d+)\s?([dhm])", ago.lower()))


def _zone_of(words: str) -> str:
    """The zone that words mean: its letters, a town's name that has a zone, else the place's own."""
    name = words.lower().strip("() ").removesuffix(" time")
    if (
        not name
        or name in FIXED
        or name in AMERICAN
        or name in EUROPEAN
        or name[0] in "+-"
        or name[:3] in ("gmt", "utc")
    ):
        return name.replace(" ", "") if name[:3] in ("gmt", "utc") else name
    return LOCAL
