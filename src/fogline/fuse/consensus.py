"""One number from several reports of one happening: how many were killed, or injured, by all that is told.

Each report gives one number, its largest total; what it counts as part of something else is no total. Reports that
copy an earlier one have no vote of their own. Of the numbers told, the one with most votes stands, where a later
report counts for more than an earlier one, since a toll rises as the wounded die and the missing are found. What
must stay true: the number is one that a report tells, or the length of one clause's list, and nothing else is added
up; where nobody counts but somebody is said to have been harmed it is at least one, of several at least two, and else
unknown. Wounds that are told where people died may be those they died of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from fogline.fuse.days import days_between, told_on
from fogline.fuse.facts import Facts
from fogline.fuse.listed import tells_of_several
from fogline.fuse.shot import people_shot
from fogline.fuse.sides import SideWords
from fogline.fuse.toll_items import Figure, tells_harm, totals
from fogline.model import Agreement, ReadClaim

Harm = Literal["killed", "injured"]
HARMS: tuple[Harm, ...] = ("killed", "injured")
COPY = 0.25
"""Vote of a report whose text is a copy."""
LIMBS = (
    "arms? legs? hands? foot feet thighs? shoulders? knees? ankles? hips? buttocks? back stomach abdomen torso chest "
    "neck face side wrist fingers? groin calf biceps?"
)
PLAIN_WORDS = {
    "killed": re.compile(
        r"\b(?:kill(?:ed|ing|s)|died|dies|dead|death|deaths|slain|murder(?:ed)?|martyr(?:s|ed)?|fatal(?:ly)?)\b",
        re.IGNORECASE,
    ),
    "injured": re.compile(
        r"\b(?:wounded|injured|hurt|injur(?:y|ies)|wounds?|shot (?:him|her|them)sel(?:f|ves)|"
        rf"(?:shot|hit|struck) (?:\w+ )?in (?:the|his|her|their|both) (?:\w+ )?(?:{LIMBS.replace(' ', '|')}))\b",
        re.IGNORECASE,
    ),
}
UNHURT = re.compile(r"\b(?:not|no|nobody|none|without|neither|nor)\b", re.IGNORECASE)
SEVERAL = 2
"""The fewest that a plural without a number tells of, and the fewest reports that can agree."""
OPEN = (["killed"], ["injured"], ["casualties"])
FRESH = 0.1
"""What the newest report's vote has over the oldest one's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one report gives as its number.

    Attributes:
        low, high: bounds; `high` is `None` for "at least".
        claim: the claim that says it.
        day: the day it was told.
    """

    document: str
    low: int | None
    high: int | None
    claim: str
    day: str | None

    @property
    def number(self) -> int:
        """The number to compare by."""
        return self.low if self.low is not None else self.high or 0


def told_by_reports(claims: Sequence[ReadClaim], harm: str, facts: Facts | None = None) -> tuple[Told, ...]:
    """The number each report gives, in the order of their days; reports that count nobody are left out.

    Args:
        claims: those of one happening.
        harm: ``killed``, ``injured`` …
        facts: sides, where packs know them.
    """
    ordered = sorted(claims, key=lambda claim: (claim.document, claim.claim.span.start, claim.id))
    by_report: dict[str, list[Figure]] = defaultdict(list)
    for found in totals(ordered, harm, SideWords.of(ordered, facts or Facts())):
        for figure in found:
            if figure.scale == "incident":
                by_report[figure.claim.document].append(figure)
    told = [one for document, held in by_report.items() if (one := _largest(document, held)) is not None]
    if harm == "injured":
        told = _with_shot(told, ordered, facts)
    if not told and not (harm == "injured" and told_by_reports(claims, "killed", facts)):
        told = list({claim.document: _somebody(claim) for claim in reversed(ordered) if _tells(claim, harm)}.values())
    return tuple(sorted(told, key=lambda one: (one.day or "", one.document)))


def _with_shot(told: Sequence[Told], claims: Sequence[ReadClaim], facts: Facts | None) -> list[Told]:
    """The wounded each report tells, where it counts those who were shot: as many as did not die of it."""
    by_report = {one.document: one for one in told}
    shot: dict[str, tuple[int, int, ReadClaim]] = {}
    for claim in claims:
        found = people_shot(claim.claim.span.quote) if _may_be_counted(claim) else None
        if found is not None and found[0] > shot.get(claim.document, (0,))[0]:
            shot[claim.document] = (*found, claim)
    dead = {one.document: one.number for one in told_by_reports(claims, "killed", facts)} if shot else {}
    for document, (number, fatal, claim) in shot.items():
        lived = number - max(fatal, dead.get(document, 0))
        if lived > (by_report[document].number if document in by_report else 0):
            by_report[document] = Told(document=document, low=lived, high=lived, claim=claim.id, day=told_on(claim))
    return list(by_report.values())


def _may_be_counted(claim: ReadClaim) -> bool:
    told = claim.claim
    return (
        not (told.background or told.opinion or told.denial) and told.polarity == "positive" and told.time != "planned"
    )


def _tells(claim: ReadClaim, harm: str) -> bool:
    """Whether a claim plainly tells this harm without counting, of the report's own days."""
    words, quote = PLAIN_WORDS.get(harm), claim.claim.span.quote
    plain = tells_harm(claim) and not claim.claim.background and claim.claim.certainty >= 2
    if words is None or not plain or not words.search(quote):
        return False
    if harm == "killed":
        return True
    harmed = claim.claim.family in ("harm", "strike")
    return harmed and not UNHURT.search(quote) and not PLAIN_WORDS["killed"].search(quote)


def _somebody(claim: ReadClaim) -> Told:
    """At least one, as told by a claim that counts nobody ("the ferryman died"); two where it tells of several."""
    least = SEVERAL if _is_of_several(claim) else 1
    return Told(document=claim.document, low=least, high=None, claim=claim.id, day=told_on(claim))


def _is_of_several(claim: ReadClaim) -> bool:
    """Whether those harmed are told in the plural, or by words such as "a number of"."""
    if any(count.low is None and count.high is None and count.unit.split()[-1:] in OPEN for count in claim.counts):
        return True
    return any(tells_of_several(one.span.quote) for one in claim.claim.mentions if one.role == "victim")


def _largest(document: str, held: Sequence[Figure]) -> Told | None:
    counted = [one for one in held if one.low is not None or one.high is not None]
    if not counted:
        return None
    # A total of all people goes before totals of some of them.
    totals = [one for one in counted if not one.population] or counted
    best = max(totals, key=lambda one: (one.low or one.high or 0, one.high is not None, one.claim.id))
    return Told(document=document, low=best.low, high=best.high, claim=best.claim.id, day=best.told)


def agreed(told: Sequence[Told], copies: Collection[str] = ()) -> Told | None:
    """The number that stands: most votes, later reports before earlier ones; `None` where nobody counts.

    Args:
        told: what the reports give, in the order of their days.
        copies: documents whose text copies an earlier one.
    """
    votes: dict[tuple[int | None, int | None], float] = defaultdict(float)
    days = [one.day for one in told if one.day]
    first, last = min(days, default=None), max(days, default=None)
    for one in told:
        age = days_between(first, one.day) / max(1, days_between(first, last)) if first and last and one.day else 0.0
        votes[one.low, one.high] += (COPY if one.document in copies else 1.0) * (1 + FRESH * age)
    if not told:
        return None
    newest = {(one.low, one.high): position for position, one in enumerate(told)}
    # Of equals the lower: recorders would rather raise a toll than take one back.
    best = max(votes, key=lambda bounds: (round(votes[bounds], 6), -(bounds[0] or bounds[1] or 0), newest[bounds]))
    return told[newest[best]]


def agreements(
    claims: Sequence[ReadClaim], copies: Collection[str] = (), facts: Facts | None = None
) -> tuple[Agreement, ...]:
    """What the reports of one happening come to, for the killed and the injured.

    A number that fewer than two reports tell, copies apart, is nobody's agreement and is left to the reports' counts.

    Args:
        claims: those of the happening.
        copies: documents whose text copies an earlier one.
        facts: sides, where packs know them.
    """
    if len({claim.document for claim in claims}.difference(copies)) < SEVERAL:
        return ()
    made = (_agreement(harm, told_by_reports(claims, harm, facts), copies) for harm in HARMS)
    return tuple(one for one in made if one is not None)


def _agreement(harm: Harm, told: Sequence[Told], copies: Collection[str]) -> Agreement | None:
    copied = sum(one.document in copies for one in told)
    stands = agreed(told, copies)
    if stands is None or len(told) - copied < SEVERAL:
        return None
    telling = [one for one in told if (one.low, one.high) == (stands.low, stands.high)]
    # Who looks up the words is led to a report that has them of its own.
    own = next((one for one in reversed(telling) if one.document not in copies), stands)
    return Agreement(
        unit=harm,
        low=stands.low,
        high=stands.high,
        claim=own.claim,
        reports=len(told),
        telling=len(telling),
        copies=copied,
    )
