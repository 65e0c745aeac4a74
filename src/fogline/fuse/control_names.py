"""Places that a clause of control names and no role of the claim does: the rest of a list, a name behind its kind.

"Retook both Mill Hill and Vale", "the suburbs of Oskar and Kapell", "most of the city, including Vale Castle": whoever
took the one took the others. What must stay true: a name counts only as what the verb acts on, never as where that
lies, whom it was taken from or who did it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from fogline.fuse.sides import FORCE_WORDS, singular
from fogline.model import Party, ReadClaim, When, Where, fold_name
from fogline.timex import normalise, recognise

_TAKEN = (
    r"captur(?:ed|ing|es|e)|recaptur(?:ed|ing|es|e)|seiz(?:ed|ing|es|e)|re-?seiz(?:ed|ing)|liberat(?:ed|ing|es|e)|"
    r"re(?:took|taken|taking|take)|t(?:ook|aken|aking)|secur(?:ed|ing|es)|occup(?:ied|ying|ies)|conquer(?:ed|ing)|"
    r"overr[au]n(?:ning)?|free(?:d|ing)|clear(?:ed|ing)|regain(?:ed|ing)|reclaim(?:ed|ing)|recover(?:ed|ing)|"
    r"surrender(?:ed|s) to|capitulat(?:ed|es) to|"
    r"(?:captures?|recaptures?|seizures?|liberation|conquest|occupation|fall)(?= of)"
)
_KEPT = (
    r"h(?:eld|olds?|olding)|control(?:s|led|ling)?|possession|retain(?:ed|ing|s)|defend(?:ed|ing|s)|garrison(?:ed|s)"
)
_RINGED = (
    r"besieg(?:ed|ing|es|e)|surround(?:ed|ing|s)|encircl(?:ed|ing|es)|blockad(?:ed|ing|es)|sieges?(?= of)|"
    r"cut off|isolat(?:ed|ing)|invest(?:ed|ing)|laid siege(?= to)"
)
_LOST = (
    r"los(?:t|ing|es)|abandon(?:ed|ing|s)|ced(?:ed|ing|es)|(?:left|leaving)|(?:out of|from)|evacuat(?:ed|ing|es)|"
    r"vacat(?:ed|ing)|hand(?:ed|ing|s)(?: over)?|return(?:ed|ing)(?= to)|"
    r"surrender(?:ed|ing|s)"
)
_FREED = r"reliev(?:ed|ing|es|e)|(?:sieges?|blockades?|encirclement)(?= of)"
VERBS = {
    "takes": re.compile(rf"\b(?:{_TAKEN})\b", re.IGNORECASE),
    "holds": re.compile(rf"\b(?:{_KEPT})\b", re.IGNORECASE),
    "besieges": re.compile(rf"\b(?:{_RINGED})\b", re.IGNORECASE),
    "loses": re.compile(rf"\b(?:{_LOST})\b", re.IGNORECASE),
    "siege-ends": re.compile(rf"\b(?:{_FREED})\b", re.IGNORECASE),
}
"""The words that act on the places, by what the clause says of control."""
PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|got|remain(?:s|ed)?)\s+(?:\w+\s+){0,3}$|\b(?:fell|fallen|under)\b.{0,40}$",
    re.IGNORECASE,
)
"""What stands before the verb where the places are its subject."""
GIVEN_UP = re.compile(r"(?:surrender|capitulat)\w* to", re.IGNORECASE)
"""A verb of taking whose subject is the place."""
BY = re.compile(r"^\s+(?:\w+ly\s+)?by\b", re.IGNORECASE)
ENDS = re.compile(
    r"\b(?:after|while|whilst|when|where|which|who|whose|following|before|despite|because|from|against|but|until|since|"
    r"by|as(?! well)|during|amid|through|kill\w*|forc\w+|leav\w+|allow\w+|revers\w+|caus\w+|push\w+|launch\w+|"
    r"dr(?:ove|iving)|"
    r"inflict\w+|advanc\w+|reach\w+|expand\w+|thus|thereby|although|though)\b|;|: |,\s+with\s",
    re.IGNORECASE,
)
"""Where what the verb acts on is over."""
_WORD = (
    r"(?:[A-Z][\w’'‘`ʻ-]*[\w]|[A-Z]\d*|(?:al|el|ash|ad|an|as|at|az|ar)-[A-Z’'‘`][\w’'‘`-]*|\d{1,3}(?!\d|st|nd|rd|th))"
)
NAME = re.compile(
    rf"(?:(?:[Nn]eighbou?rhood|[Dd]istrict|[Hh]ill)\s+\d+|{_WORD}(?:\s+(?:(?:of|el|al|de|la|ez|ed)\s+)?{_WORD})*)"
)
"""A name: words with capitals, or a numbered quarter."""
ELSEWHERE = re.compile(
    r"\b(?:in|at|near|around|outside|inside|within|off|across|towards?|between|along|to|(?:north|south)?-?(?:east|west|north|south)"
    r"(?:ern (?:\w+ )?)?(?: of)?|km|miles?|(?:next|close|adjacent) to(?: both)?|bordering|"
    r"surrounding(?!\s+(?:districts|villages|towns|settlements|quarters|regions|cities)\s+of\b))\s+(?:the\s+)?"
    r"(?:\w+\s+){0,2}?(?:of\s+)?$|"
    r"\b(?:parts?|half|halves|sides?|banks?|edges?|outskirts|shores?)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a name that says where another place lies."""
JOINED = re.compile(r"^\s*(?:,|and|,\s*and|or|&)\s+(?:the\s+)?$")
STOP = frozenset(
    "the a an on in by at of and or but its their his her this that these those it they he she we january february "
    "march april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday meanwhile however later only both new first second third fourth since until from after before "
    "during despite following while when as with under to for into through between near about around".split()
)
"""Words with a capital that are no name."""
KINDS = frozenset(
    "city cities town towns village villages district districts neighbourhood neighbourhoods neighborhood "
    "neighborhoods quarter quarters area areas region province governorate raion oblast subdistrict county".split()
)
"""Kinds of places that stand after a name and are no part of it."""
ARTICLES = frozenset("the al el ad ar as ash at an az".split())
"""Articles that one report writes and another leaves out."""
MOST = 12
"""Places that one clause may add."""


@lru_cache(maxsize=8)
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    """Names folded, once for all reports: packs know thousands."""
    return frozenset(map(fold_name, names))


@lru_cache(maxsize=64)
def _words(names: frozenset[str]) -> frozenset[str]:
    """The words of names that are long enough to tell something, without a plural's s."""
    return frozenset(singular(word) for name in names for word in name.split() if len(word) > 3)


@dataclass(frozen=True, slots=True)
class Known:
    """The names of a record: its places by what they are called, and the words of its parties."""

    places: Mapping[str, Where] = field(default_factory=dict)
    ids: Mapping[str, Where] = field(default_factory=dict)
    parties: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    @classmethod
    def of(cls, claims: Iterable[ReadClaim], outside: tuple[str, ...] = ()) -> Known:
        """Learns the names of claims.

        Args:
            claims: of the record.
            outside: names of sides and parties that packs know.
        """
        called: dict[str, Counter[Where]] = defaultdict(Counter)
        parties: list[Party] = []
        for claim in claims:
            parties += [*claim.actors, *claim.targets, *claim.victims, *(one.party for one in claim.says)]
            for where, words in zip(claim.places, claim.place_words, strict=False):
                if not where.qualifier:
                    called[fold_name(where.name)][where] += 2
                    called[fold_name(words)][where] += 1
        armed = [party for party in parties if party.side or not party.id.startswith("new:")]
        own = frozenset(fold_name(party.name) for party in armed)
        names = _folded(outside)
        return cls(
            places={name: uses.most_common(1)[0][0] for name, uses in called.items() if name},
            ids={where.id: where for uses in called.values() for where in uses if where.id},
            parties=own | names,
            words=_words(own) | _words(names) | FORCE_WORDS,
        )

    def whole(self, where: Where) -> Where:
        """The place itself, where a mention is of a share of it ("most of the city") or of all of it ("the city")."""
        around = self.ids.get(where.within[0]) if where.id is None and where.within else None
        named = around is not None and fold_name(around.name) == fold_name(where.name)
        return around if around is not None and named else where


PART_OF = re.compile(
    r"^(?:the )?((?:north|south)?[- ]?(?:east|west)|north|south)ern (?:(?:part|half|side|section)s? of )?"
    r"(?:the )?(?:\1ern )?(.+)$"
)
"""A part of a place named by where it lies, however it is put."""


def part_name(name: str) -> str:
    """A folded name in which "the southern part of Vale" and "southern Vale" are one."""
    found = PART_OF.match(fold_name(name).replace(" in ", " of "))
    return f"{found.group(1)}ern {found.group(2)}" if found else fold_name(name).replace(" in ", " of ")


def bare_name(name: str) -> str:
    """A place's name folded, without article, kind and plural: "the Mill district", "al-Mill" and "Mill" are one."""
    words = fold_name(name.partition("(")[0] or name).split()
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in KINDS:
        words = words[:-1]
    return " ".join((*words[:-1], singular(words[-1]))) if words else ""


def places_named(claim: ReadClaim, effect: str, known: Known) -> list[tuple[Where, When | None]]:
    """The places that a clause of control acts on beside those that the claim has, with the day told beside each.

    Args:
        claim: the claim.
        effect: what it says of control.
        known: the names of the record.
    """
    quote = claim.claim.span.quote
    region = _region(quote, effect)
    if region is None:
        return []
    start, end = region
    had = [fold_name(where.name) for where in claim.places] + [fold_name(words) for words in claim.place_words]
    found: list[tuple[Where, When | None]] = []
    days = _days(claim, quote[start:end])
    for name, at in _names(quote[start:end], known):
        folded = fold_name(name)
        covered = any(f" {folded} " in f" {one} " for one in had[: len(claim.places)]) or folded in had
        if not covered:
            where = known.places.get(folded) or _minted(claim, name)
            found.append((replace(where, qualifier=None), _day_after(days, at)))
    return found[:MOST]


def _region(quote: str, effect: str) -> tuple[int, int] | None:
    """The characters of a clause that name what its verb acts on."""
    pattern = VERBS.get(effect)
    verb = pattern.search(quote) if pattern else None
    if verb is None:
        return None
    after = quote[verb.end() :]
    if GIVEN_UP.match(verb.group()) or PASSIVE.search(quote[: verb.start()]) or BY.match(after):
        return 0, verb.start()
    stop = ENDS.search(after)
    return verb.end(), verb.end() + (stop.start() if stop else len(after))


def _names(text: str, known: Known) -> Iterator[tuple[str, int]]:
    """The names in a stretch that are what it is about, and where each ends."""
    elsewhere, last = False, 0
    for found in NAME.finditer(text):
        name, before = found.group().strip(), text[last : found.start()]
        goes_on = last > 0 and JOINED.match(before) is not None
        elsewhere = (elsewhere and goes_on) or ELSEWHERE.search(text[: found.start()]) is not None
        last = found.end()
        if name.endswith(("’s", "'s")) or text[found.end() : found.end() + 2] in ("’s", "'s") or elsewhere:
            continue
        plain = _plain(name)
        if plain and _is_place(plain, text[found.end() :], known):
            yield plain, found.end()


def _plain(name: str) -> str:
    """A name without the article, the kind after it and what is no name."""
    words = name.split()
    while words and fold_name(words[0]) in STOP:
        words = words[1:]
    while len(words) > 1 and fold_name(words[-1]) in KINDS:
        words = words[:-1]
    return " ".join(words)


def _is_place(name: str, after: str, known: Known) -> bool:
    folded = fold_name(name)
    if folded in known.places and folded not in known.parties:
        return True
    tokens = [singular(word) for word in folded.split()]
    following = fold_name(after.lstrip()[:30]).split()
    soldiers = bool(following) and following[0] in FORCE_WORDS
    short = name.isupper() or name.isdigit() or len(folded) < 3
    dated = any(one.isdigit() for one in tokens) and not tokens[0].isalpha()
    return not (
        short or dated or soldiers or folded in known.parties or known.words.intersection(tokens) or folded in STOP
    )


def _minted(claim: ReadClaim, name: str) -> Where:
    country = next((where.country for where in claim.places if where.country), None)
    return Where(id=None, name=name, precision="vague", country=country)


def _days(claim: ReadClaim, text: str) -> list[tuple[int, When]]:
    """The days that a stretch gives one place after the other; none where it gives fewer than two."""
    when = claim.when
    first = when.earliest or when.latest if when else None
    if first is None:
        return []
    anchor = date.fromisoformat(first)
    told = [(one.start, normalise(one, anchor=anchor, direction="present").when) for one in recognise(text)]
    days = [(at, day) for at, day in told if day is not None and day.precision == "day"]
    return days if len(days) > 1 else []


def _day_after(days: Sequence[tuple[int, When]], at: int) -> When | None:
    return next((day for start, day in days if start >= at - 1), None)
