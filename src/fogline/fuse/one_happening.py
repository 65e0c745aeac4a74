"""Whether two claims can be of one happening: its days and places, by what means it was done, how loose its numbers.

Whatever sets two accounts against each other asks here first. What must stay true: what nobody tells is no evidence
either way, and an assumed place is not told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fogline.fuse.days import interval, overlap
from fogline.fuse.sides import sides_of
from fogline.fuse.toll_items import Figure, told_places
from fogline.model import ReadClaim, fold_name

CHEMICAL = re.compile(
    r"\b(?:chemical|gas(?:es|sing|sed)?|sarin|chlorine|nerve agents?|toxic|poison\w*|mustard)\b", re.IGNORECASE
)
AIR = re.compile(
    r"\b(?:air[- ]?(?:strikes?|raids?|attacks?|bombardments?|campaigns?)|warplanes?|jets?|planes?|aircraft|"
    r"aerial|helicopters?|barrel bombs?|airstrikes?|from the air)\b",
    re.IGNORECASE,
)
SHELLS = re.compile(r"\b(?:shell(?:s|ed|ing|fire)?|mortars?|rockets?|artillery|missiles?)\b", re.IGNORECASE)
PLANTED = re.compile(
    r"\b(?:suicide|(?:car|truck|van|roadside|bus)[- ]bomb\w*|bombers?|booby[- ]?trap\w*|"
    r"explosive (?:belt|vest|device)s?|(?:land)?mines?)\b",
    re.IGNORECASE,
)
ACCUSES = re.compile(
    r"\b(?:blam(?:e[sd]?|ing)|accus(?:e[sd]?|ing)|point(?:s|ed|ing)? (?:the |their |a )?fingers?|"
    r"(?:held|holds?|holding) (?=[^.;]*\bresponsible))\b",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"\b(?:last (?:year|month|week|summer|winter|spring|autumn)|in the past|previous(?:ly)?|"
    r"(?:years?|months?|weeks?) ago|(?:months|weeks|years) earlier|on (?:other|several|many|earlier) occasions)\b",
    re.IGNORECASE,
)
"""Words of a time before the one that is reported on."""
PARTIAL = re.compile(
    r"\b(?:villages?|areas?|parts?|territor(?:y|ies)|positions?|hills?|hilltops?|districts?|neighbou?rhoods?|outside|"
    r"outskirts|most(?:ly)?|rest|some|side|suburbs?|near|around|(?:east|west|north|south)\w* of|strongholds?|points?|"
    r"checkpoints?|more|ground|advanc\w+|progress)\b",
    re.IGNORECASE,
)
"""Words of ground that is less than the place they name."""
LOOSE = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|tens|millions|several|many|few|handful|couple|numerous)\b", re.IGNORECASE
)
"""Number words that tell from how many on, and not how many at most: "dozens" of the first hour are the hundreds of
the next."""
ROUGHLY = re.compile(
    r"^(?:some|about|around|roughly|nearly|almost|approximately|close to|(?:an )?estimated(?: at)?|circa)\b",
    re.IGNORECASE,
)
ROUGH = 0.15
"""Share by which a number that is only told roughly may differ from the true one."""
WIDE = frozenset({"country", "province", "district"})
"""Places too wide for what is told of them to be of one happening for that alone."""


def apart_in_means(one: ReadClaim, other: ReadClaim) -> bool:
    """Whether one claim tells of a bomb that somebody brought and the other of what came from guns or from the air."""
    planted = [PLANTED.search(_means(claim)) is not None for claim in (one, other)]
    fired = [_is_fired(claim) for claim in (one, other)]
    return (planted[0] and fired[1] and not fired[0]) or (planted[1] and fired[0] and not fired[1])


def _is_fired(claim: ReadClaim) -> bool:
    return any(words.search(_means(claim)) for words in (AIR, SHELLS)) or is_chemical(claim)


def _means(claim: ReadClaim) -> str:
    """What tells by what means something was done: a claim's words, and its doers ("a suicide bomber")."""
    return " ".join((claim.claim.span.quote, *(party.name for party in claim.actors)))


def is_chemical(claim: ReadClaim) -> bool:
    """Whether a claim tells of poison."""
    return claim.claim.kind == "strike.chemical" or CHEMICAL.search(claim.claim.span.quote) is not None


def is_conventional(claim: ReadClaim) -> bool:
    """Whether a claim tells of a weapon, and of none with poison."""
    return not is_chemical(claim) and any(words.search(_means(claim)) for words in (AIR, SHELLS, PLANTED))


def of_other_times(one: ReadClaim, other: ReadClaim) -> bool:
    """Whether one claim looks back to what was before and the other does not."""
    return bool(BEFORE.search(one.claim.span.quote)) != bool(BEFORE.search(other.claim.span.quote))


def doers(claim: ReadClaim) -> tuple[str, ...]:
    """The sides that a claim says did it; who accuses another did not do it, and what is denied blames nobody."""
    if claim.claim.denial or claim.claim.polarity == "negative":
        return ()
    quote = claim.claim.span.quote
    accusing = ACCUSES.search(quote)
    if accusing is None:
        return sides_of(claim.actors)
    begin = claim.claim.span.start + accusing.end()
    mentions = claim.claim.in_role("actor")
    if mentions and all(mention.span.start >= begin for mention in mentions):
        return sides_of(claim.actors)  # "it accused government artillery": the accuser is told elsewhere
    before, after = (set(fold_name(part).split()) for part in (quote[: accusing.start()], quote[accusing.end() :]))
    named = ((party, set(fold_name(party.name).split())) for party in claim.actors)
    return sides_of(party for party, words in named if len(words & after) > len(words & before))


def days_meet(one: ReadClaim, other: ReadClaim) -> bool:
    """Whether two claims can be of one day, by what is told and by when it was told."""
    return overlap(interval(one), interval(other))


@dataclass(frozen=True, slots=True)
class Spots:
    """The places that a claim itself tells, without whole countries."""

    ids: frozenset[str]
    around: frozenset[str]

    @classmethod
    def of(cls, claim: ReadClaim) -> Spots:
        """The places of a claim's own words that the index knows."""
        told = [where for where in told_places(claim) if where.id and where.precision != "country"]
        return cls(
            ids=frozenset(where.id or "" for where in told),
            around=frozenset(key for where in told for key in where.within),
        )

    def same(self, other: Spots) -> bool:
        """Whether both tell one place."""
        return bool(self.ids & other.ids)

    def nested(self, other: Spots) -> bool:
        """Whether a place of the one lies around one of the other."""
        return bool(self.ids & other.around or other.ids & self.around)

    def apart(self, other: Spots) -> bool:
        """Whether both tell places, and none that could be the other's."""
        return bool(self.ids and other.ids) and not self.same(other) and not self.nested(other)


def one_happening(one: ReadClaim, other: ReadClaim, event_of: Mapping[str, str]) -> bool:
    """Whether there is evidence that two claims tell of one happening: its place, or that both are of one event.

    Args:
        one: a claim.
        other: another one.
        event_of: event id by claim id.
    """
    if not days_meet(one, other) or apart_in_means(one, other):
        return False
    mine, theirs = Spots.of(one), Spots.of(other)
    if mine.apart(theirs) or len(_towns(one)) != len(_towns(other)) > 0 < len(_towns(one)):
        return False
    together = one.id in event_of and event_of[one.id] == event_of.get(other.id)
    return together or mine.same(theirs)


def _towns(claim: ReadClaim) -> set[str]:
    """The places of a claim that lie in none of its others: what is told of two towns is of more than one of them."""
    told = [where for where in told_places(claim) if where.id and where.precision not in WIDE]
    ids = {where.id for where in told}
    return {where.id for where in told if where.id and not ids.intersection(where.within)}


def told_loosely(claim: ReadClaim, low: int | None, high: int | None) -> str:
    """The words in which a claim tells a number that are no number ("dozens"); empty where they are one."""
    words = _words_of_number(claim, low, high)
    return words if LOOSE.search(words) and not any(letter.isdigit() for letter in words) else ""


def widened(figure: Figure) -> tuple[int | None, int | None]:
    """The bounds that a figure really sets: none above for "dozens", wider ones for "some 80"."""
    low, high = figure.low, figure.high
    if told_loosely(figure.claim, low, high):
        return low, None
    if ROUGHLY.search(_words_of_number(figure.claim, low, high)):
        return (
            None if low is None else int(low * (1 - ROUGH)),
            None if high is None else int(high * (1 + ROUGH)),
        )
    return low, high


def _words_of_number(claim: ReadClaim, low: int | None, high: int | None) -> str:
    """The words of a claim that tell a number; empty where they are not found."""
    found = (one.span.quote for one in claim.claim.quantities if (one.count.low, one.count.high) == (low, high))
    return " ".join(next(found, "").split())
