"""Words for people: days, lists, names of sides and speakers, as an analyst would write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from fogline.model import Party, ReadClaim, When

BESIDE = 14
"""Characters between two speakers who are named side by side: room for "as well as the"."""
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


def does(names: Sequence[str], verb: str) -> str:
    """Who does something, with the verb's number: ``the army denies``, ``the army and residents deny``.

    Args:
        names: those who do it; a label in small letters may be a plural itself ("residents").
        verb: as said of one.
    """
    distinct = list(dict.fromkeys(name for name in names if name))
    last = distinct[-1] if distinct else ""
    many = len(distinct) > 1 or (last[:1].islower() and last.endswith("s") and not last.endswith("ss"))
    return f"{listed(distinct)} {_of_many(verb) if many else verb}"


def _of_many(verb: str) -> str:
    return verb.removesuffix("ies") + "y" if verb.endswith("ies") else verb.removesuffix("s")


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
    """On whose word a claim stands: its first speakers and relays, or the report."""
    if claim.says:
        names = [speaker.party.name for speaker in claim.says]
        first = side_by_side(claim)
        said = listed(names[:first])
        return f"{said} through {listed(names[first:])}" if names[first:] else said
    if denier := denier_of(claim):
        return denier.name
    return claim.source or claim.document_name or "a person's own entry"


def denier_of(claim: ReadClaim) -> Party | None:
    """Who denies an act that they are said to have done, where no speaker is told: "the army denied having shelled it".

    An outlet that reports a denial denies nothing.
    """
    return claim.actors[0] if claim.claim.denial and not claim.says and claim.actors else None


def spares(claim: ReadClaim, among: Sequence[ReadClaim]) -> bool:
    """Whether a claim only says that nobody was harmed by what others tell, and so denies none of it.

    "Four shells fell, but nobody was hurt" grants the shells; where others tell of harm it is a denial of that.
    """
    if claim.claim.denial or claim.claim.polarity != "negative" or claim.claim.family != "harm":
        return False
    return not any(one.claim.family == "harm" and one.claim.polarity == "positive" for one in among)


def side_by_side(claim: ReadClaim) -> int:
    """How many of a claim's speakers say it beside each other ("the ministry and local sources"), not as relays.

    Speakers named one after the other with no reporting word in between stand side by side.
    """
    speakers = claim.claim.speakers
    count = min(1, len(claim.says))
    for before, after in pairwise(speakers):
        between = after.span.start - before.span.end
        cues = [one.cue for one in (before, after) if one.cue is not None]
        told = any(before.span.end <= cue.start < after.span.start for cue in cues)
        if not cues or told or not 0 < between <= BESIDE:
            break
        count += 1
    return count


def numbered(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: ``one claim``, ``3 claims``."""
    if count == 1:
        return f"one {noun}"
    return f"{count} {plural or noun + 's'}"


def names_of(ids: Sequence[str], names: dict[str, str]) -> str:
    """Sides by their names, in a row."""
    return listed(names.get(side, side) for side in ids)
