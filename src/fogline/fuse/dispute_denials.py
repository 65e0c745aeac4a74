"""Denials: one says that something was done, another that this very thing was not, or not by whom it is laid to.

What must stay true: a claim stands against a denial only where it tells the act that is denied, of the doer who is
cleared of it; a number that nobody gave yet, or a fresh kind of weapon, is no denial of what happened.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.fuse.dispute_answers import ANSWERED, answers, leaves, meant, on_its_day
from fogline.fuse.dispute_record import Record, same_days, who_says
from fogline.fuse.one_happening import (
    ACCUSES,
    AIR,
    Spots,
    days_meet,
    doers,
    is_chemical,
    is_conventional,
    of_other_times,
)
from fogline.fuse.prose import does, spares
from fogline.fuse.sides import sides_of
from fogline.fuse.titles import event_title
from fogline.fuse.toll_items import told_places
from fogline.model import Dispute, Event, ReadClaim

NEAR = 3
"""Days within which an act and its denial are about the same days."""
FINE = frozenset({"site", "neighbourhood", "settlement"})
"""Places fine enough for what is told of them on one day to be one act."""
PARTS = frozenset({"city-part"})
"""Places that are told of as parts of a city: a strike there is one on the city."""
DONE = frozenset({"strike", "harm", "control", "fighting", "force", "civil"})
AGREED = frozenset({"politics.agreement"})
"""Kinds that can be so or not; statements are made by each for itself, and none denies another's."""
NOT = re.compile(r"\b(?:not?|never|nobody|none|neither|nor|without|cannot)\b|n[’']t\b", re.IGNORECASE)
UNTOLD = re.compile(
    r"\b(?:no|not|without|mention\w*|n[’']t)\b[^.;]{0,40}\b(?:tolls?|figures?|numbers?|words?|details?|mention(?:ed)?|"
    r"information|confirmation|estimates?|sa(?:y|id)|specif\w+|clear|known|whether|if)\b|\bmention\w* no\b",
    re.IGNORECASE,
)
"""Words of what is not told, or not yet, which is not what did not happen."""
NOVEL = re.compile(
    r"\bnever\b[^.;]{0,30}\b(?:before|until|previously|elsewhere)\b|\bhad never been\b|\bnot yet\b|"
    r"\bnot (?:been )?(?:stop|ceas|end|paus|let up|only|just)\w*",
    re.IGNORECASE,
)
STRUCK = re.compile(
    r"\b(?:attack|strik|struck|shell|bomb|raid|fir(?:e|ed|ing)|gass|dropp|target|launch|hit|weapon|carried out)\w*",
    re.IGNORECASE,
)


def denials(record: Record, events: Sequence[Event]) -> Iterator[Dispute]:
    """Claims that deny what others tell of that event, there and then, one dispute for each side that is cleared."""
    beside = _Beside.of(record)
    for event in events:
        if event.kind.endswith(".other"):
            continue
        told = [record.by_id[name] for name in event.claims if name in record.by_id]
        denying = [one for one in told if denies(one) and not spares(one, told)]
        around = (*beside.told_of_it(denying), *beside.answered(record, denying))
        told += [one for one in around if one.id not in event.claims]
        cleared: dict[tuple[str, str], list[ReadClaim]] = defaultdict(list)
        for one in denying:
            for side in sides_of(one.actors) or ("",):
                cleared[one.claim.family, side].append(one)
        for (_, side), against in cleared.items():
            yield from _denial(record, event, told, against, side)


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is told outside the event of a denial that may be the very act: of strikes there, or in its report.

    An accusation ("it blamed the army's guns") often names no place and so joins no event of one; nor does a denial
    of "the strike", or of "the road" being cut.
    """

    at: Mapping[str, Sequence[ReadClaim]]
    accusing: Mapping[str, Sequence[ReadClaim]]
    strikes: Mapping[str, Sequence[ReadClaim]]
    ground: Mapping[str, Sequence[ReadClaim]]

    @classmethod
    def of(cls, record: Record) -> _Beside:
        """Sorts the strikes of a record by place, and its accusations, strikes and claims of ground by report."""
        at: dict[str, list[ReadClaim]] = defaultdict(list)
        strikes: dict[str, list[ReadClaim]] = defaultdict(list)
        ground: dict[str, list[ReadClaim]] = defaultdict(list)
        accusing: dict[str, list[ReadClaim]] = defaultdict(list)
        accusations: dict[str, list[ReadClaim]] = defaultdict(list)
        for one in record.claims:
            if ACCUSES.search(one.claim.span.quote):
                accusations[one.document].append(one)
            if one.claim.family in ("strike", "harm"):
                strikes[one.document].append(one)
            elif one.claim.kind in ANSWERED:
                ground[one.document].append(one)
        for one in (one for one in record.claims if one.claim.family == "strike" and doers(one)):
            for key in _fine(one, FINE | PARTS):
                at[key].append(one)
            # "it accused the army of firing them": what they are accused of may be a claim of its own inside.
            told = any(other.claim.span.overlaps(one.claim.span) for other in accusations.get(one.document, ()))
            if told and not told_places(one):
                accusing[one.document].append(one)
        return cls(at=at, accusing=accusing, strikes=strikes, ground=ground)

    def told_of_it(self, denying: Sequence[ReadClaim]) -> list[ReadClaim]:
        """Claims that may tell what is denied, each once."""
        found: dict[str, ReadClaim] = {}
        for denial in (one for one in denying if one.claim.family == "strike" and one.actors):
            before = self._meant(denial)
            found |= {one.id: one for one in before if doers(one) and days_meet(one, denial)}
            keys = _fine(denial) or {key for one in before for key in _fine(one)}
            there = [one for key in keys for one in self.at.get(key, ())]
            for one in (*there, *self.accusing.get(denial.document, ())):
                if on_its_day(denial, one) and one.claim.kind in (denial.claim.kind, "strike.attack"):
                    found[one.id] = one
        return list(found.values())

    def _meant(self, denial: ReadClaim) -> list[ReadClaim]:
        return meant(denial, self.strikes.get(denial.document, ())) if not Spots.of(denial).ids else []

    def answered(self, record: Record, denying: Sequence[ReadClaim]) -> list[ReadClaim]:
        """Claims of ground and fighting that are denied close by in their report."""
        found: dict[str, ReadClaim] = {}
        for denial in denying:
            told = [one for one in self.ground.get(denial.document, ()) if answers(record, denial, one)]
            # Who denies that its men leave answers who says that they leave, before who says that others came.
            leaving = [one for one in told if leaves(denial) and leaves(one)]
            found |= {one.id: one for one in leaving or told}
        return list(found.values())


def _fine(claim: ReadClaim, fine: frozenset[str] = FINE) -> set[str]:
    return {where.id for where in told_places(claim) if where.id and where.precision in fine}


def _denial(
    record: Record, event: Event, told: Sequence[ReadClaim], denying: Sequence[ReadClaim], side: str
) -> Iterator[Dispute]:
    telling = [one for one in told if any(_tells(record, one, other, side) for other in denying)]
    answered = [other for other in denying if any(_tells(record, one, other, side) for one in telling)]
    if not telling or not answered:
        return
    names = [list(dict.fromkeys(map(who_says, claims))) for claims in (telling, answered)]
    why = f"{does(names[0], 'tells')} it; {does(names[1], 'denies')} it."
    yield record.dispute("denial", _title(event, told, telling, answered), why, telling, answered, hard=True)


def denies(one: ReadClaim) -> bool:
    """Whether a claim says that something did not happen; "six more had no names" is negative and denies none."""
    told, quote = one.claim, one.claim.span.quote
    if told.kind.endswith(".other") or not (told.family in DONE or told.kind in AGREED):
        return False
    if told.denial:
        return True
    unsaid = UNTOLD.search(quote) or NOVEL.search(quote)
    return told.polarity == "negative" and NOT.search(quote) is not None and not unsaid


def _tells(record: Record, one: ReadClaim, denial: ReadClaim, side: str) -> bool:
    """Whether a claim tells what another one denies: that act, by that doer, there and then."""
    if one.claim.denial or one.claim.polarity == "negative" or one.id == denial.id:
        return False
    if answers(record, denial, one):
        return True
    if (who_says(one) == who_says(denial) and one.document == denial.document) or of_other_times(one, denial):
        return False
    if Spots.of(one).apart(Spots.of(denial)) or not same_days(one, denial, NEAR):
        return False
    return _is_that_act(one, denial) and _is_that_doer(record, one, denial, side)


def _is_that_act(one: ReadClaim, denial: ReadClaim) -> bool:
    if denial.claim.family != "strike":
        return one.claim.kind == denial.claim.kind
    quote = one.claim.span.quote
    if one.claim.family not in ("strike", "harm") or (one.claim.family == "harm" and not STRUCK.search(quote)):
        return False
    if is_chemical(denial):
        return is_chemical(one)
    if denial.claim.kind == "strike.airstrike":
        return one.claim.kind == "strike.airstrike" or AIR.search(quote) is not None
    # "Any such weapons", "the attack": whatever the others tell that is no other kind of weapon.
    return not (is_conventional(denial) and is_chemical(one))


def _is_that_doer(record: Record, one: ReadClaim, denial: ReadClaim, cleared: str) -> bool:
    """Whether the doer who is told is the one who is cleared; what nobody is said to have done clears nobody."""
    if not cleared:
        return not denial.actors and Spots.of(one).same(Spots.of(denial))
    day = one.when.latest if one.when else None
    return any(side == cleared or record.facts.allied(side, cleared, day) for side in doers(one))


def _title(event: Event, told: Sequence[ReadClaim], telling: Sequence[ReadClaim], denying: Sequence[ReadClaim]) -> str:
    """The event's title where all of it is in dispute or others tell of whom it names, else one of what is denied."""
    apart = not {one.id for one in telling}.intersection(event.claims)
    if (apart and event.actors) or (not apart and len(telling) + len(denying) == len(told)):
        return event.title
    kinds = {one.claim.kind for one in denying}
    best = min(telling, key=lambda one: (one.claim.kind not in kinds, not one.places, one.id))
    quote = " ".join(best.claim.span.quote.split())
    return event_title(best.claim.kind, best.actors, best.targets, best.places, best.counts, quote)
