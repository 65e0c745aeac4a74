"""Words for people: days, lists, names of sides and speakers, as an analyst would write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from fogline.model import ReadClaim, When

MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip


def day_in_words(day: str) -> str:
    """An ISO day as an editor writes it: ``26 November 2016``."""
    value = date.fromisoformat(day)
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def when_in_words(when: When | None) -> str:
    """A time with its vagueness: on a day, between two, by one, since one, or at an unknown time."""
    if when is None or (when.earliest is None and when.latest is None):
        return "at an unknown time"
    if when.earliest is None:
        return f"by {day_in_words(when.latest or '')}"
    if when.latest is None:
        return f"since {day_in_words(when.earliest)}"
    if when.earliest == when.latest:
        return f"on {day_in_words(when.earliest)}"
    return f"between {day_in_words(when.earliest)} and {day_in_words(when.latest)}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in a row: ``a, b and c``."""
    items = list(dict.fromkeys(word for word in words if word))
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def shortened(quote: str, most: int = 90) -> str:
    """A quote on one line, cut at a word's end where it is long."""
    single = " ".join(quote.split())
    if len(single) <= most:
        return single
    return f"{single[:most].rsplit(' ', 1)[0]} …"


def first_capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def words_of(claim: ReadClaim) -> str:
    """On whose word a claim stands: its first speaker and relays, or the report."""
    if claim.says:
        first, *relays = (speaker.party.name for speaker in claim.says)
        return f"{first} through {listed(relays)}" if relays else first
    return claim.source or claim.document_name or "a person's own entry"


def numbered(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: ``one claim``, ``3 claims``."""
    if count == 1:
        return f"one {noun}"
    return f"{count} {plural or noun + 's'}"


def names_of(ids: Sequence[str], names: dict[str, str]) -> str:
    """Sides by their names, in a row."""
    return listed(names.get(side, side) for side in ids)
