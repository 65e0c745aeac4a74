"""Answers: what a denial is about that names no place or day of its own.

"The clans said they had cut the road. A spokesman denied that the road had been cut": the second sentence answers the
first, though "the road" is no place that an index knows. What must stay true: a denial whose own words name another
place, another day or another sort of ground answers something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.fuse.days import days_between, overlap, shifted, told_on
from fogline.fuse.days import interval as told_days
from fogline.fuse.dispute_record import Record, who_says
from fogline.fuse.one_happening import Spots, days_meet, doers
from fogline.fuse.prose import denier_of
from fogline.fuse.sides import side_of, sides_of, singular, voice_side
from fogline.fuse.toll_items import told_places
from fogline.model import ReadClaim, fold_name

REACH = 450
"""Letters between a claim and a denial that answers it: about three sentences."""
RECENT = 14
"""Days before its report within which a state of the ground is still what a denial without a day is about."""
LENT = 3
"""Days before its report within which a denied act happened, where the denial tells no day."""
GROUND = frozenset({"control.capture", "control.hold", "control.change", "control.loss"})
LEAVING = GROUND | {"control.withdrawal"}
SIEGE = frozenset({"control.siege"})
BATTLE = frozenset({"fighting.battle", "fighting.offensive"})
ANSWERED = {
    **dict.fromkeys(GROUND, LEAVING),
    "control.withdrawal": LEAVING,
    "control.entry": GROUND | {"control.entry"},
    "control.siege": SIEGE,
    **dict.fromkeys(BATTLE, BATTLE),
}
"""Kinds of claims that a denial of a kind may be about: who denies that a town fell denies that another holds it."""
LOST = frozenset({"control.withdrawal", "control.loss"})
"""Kinds whose doer is whoever no longer has the ground."""
LOSING = re.compile(
    r"\b(?:los(?:t|e[sd]?|ing|s)|fall(?:en|ing)?|fell|withdr\w+|retreat\w*|pull(?:ed|ing)?|fled|flee\w*|surrender\w*|"
    r"abandon\w*|left|leav(?:e|ing)|vacat\w+|overrun|driven|pushed)\b",
    re.IGNORECASE,
)
"""Words that tell of ground by who no longer has it."""
GROUNDS = (
    frozenset("town city village settlement hamlet municipality capital".split()),
    frozenset("road highway route motorway street corridor track supply line crossroad junction".split()),
    frozenset("factory plant facility complex work site installation mill refinery depot warehouse mine".split()),
    frozenset("base camp barrack garrison outpost headquarter post position compound checkpoint fort".split()),
    frozenset("airport airfield airbase airstrip runway".split()),
    frozenset("bridge crossing".split()),
    frozenset("port harbour harbor".split()),
    frozenset("hill ridge height mountain summit hilltop".split()),
    frozenset("district neighbourhood neighborhood quarter suburb".split()),
    frozenset("dam reservoir".split()),
    frozenset("island peninsula".split()),
    frozenset("border frontier".split()),
    frozenset("hospital clinic".split()),
    frozenset("prison jail".split()),
    frozenset("palace ministry parliament".split()),
    frozenset("field oilfield terminal pipeline".split()),
    frozenset("enclave pocket".split()),
)
"""Nouns, in the singular, by which one report calls one piece of ground again."""
TOWNS = 0
"""The row of the nouns for what a gazetteer calls a settlement."""


def answers(record: Record, denial: ReadClaim, one: ReadClaim) -> bool:
    """Whether a denial answers what its report tells close by, of the other side."""
    if one.claim.kind not in ANSWERED.get(denial.claim.kind, ()) or not (denial.claim.denial or denial.says):
        return False
    if one.claim.denial or one.claim.polarity == "negative" or not _close(denial, one):
        return False
    if who_says(one) == who_says(denial) or not _of_those_days(denial, one):
        return False
    return _by_the_other(record, denial, one) and _of_that_ground(denial, one)


def _close(denial: ReadClaim, one: ReadClaim) -> bool:
    if one.document != denial.document or one.claim.span.overlaps(denial.claim.span):
        return False
    ahead, behind = one.claim.span.start - denial.claim.span.end, denial.claim.span.start - one.claim.span.end
    return 0 <= max(ahead, behind) <= REACH


def _of_those_days(denial: ReadClaim, one: ReadClaim) -> bool:
    """Whether nothing tells that they are of different days; what lies long back is not what is denied today."""
    if denial.when_text and one.when_text:
        return days_meet(one, denial)
    last, told = (one.when.latest if one.when else None), told_on(denial)
    if one.claim.background and one.when is None:
        return False
    return last is None or told is None or -RECENT <= days_between(told, last) <= 0


def _by_the_other(record: Record, denial: ReadClaim, one: ReadClaim) -> bool:
    """Whether the denial clears, or gives the lie to, whom the claim tells of; one side does not answer itself."""
    denier, teller = denier_of(denial), voice_side(one, record.facts) if one.says else None
    speaks = voice_side(denial, record.facts) or (side_of(denier) if denier else None)
    if speaks is not None and speaks == teller:
        return False
    did, denied = set(doers(one)), {side for side in sides_of(denial.actors) if not side.startswith("new:")}
    lost = [one.claim.kind in LOST, leaves(denial)]
    if not denied and lost[1] and speaks is not None:
        denied = {speaks}  # who denies a retreat of nobody named denies its own
    if not denied:
        return True
    # "They said they had taken it": who boasts of a deed without a name did it.
    did = did or ({teller} if teller else set())
    return bool(did & denied) if lost[0] == lost[1] else not did & denied


def leaves(claim: ReadClaim) -> bool:
    """Whether a claim tells of ground by who no longer has it."""
    return claim.claim.kind in LOST or LOSING.search(claim.claim.span.quote) is not None


def _of_that_ground(denial: ReadClaim, one: ReadClaim) -> bool:
    """Whether the ground that a denial means can be the claim's: its place, or a noun that takes one up again."""
    places, spots = told_places(denial), (Spots.of(one), Spots.of(denial))
    words = set(fold_name(one.claim.span.quote).split())
    named = [where.name for where in places if not where.id and where.name[:1].isupper() and where.precision != "vague"]
    if any(not words & set(fold_name(name).split()) for name in named):
        return False
    if spots[0].ids and spots[1].ids:
        return spots[0].same(spots[1]) or spots[0].nested(spots[1])
    again, mine = _grounds(denial), _grounds(one)
    return bool(again & mine) or not (again or spots[1].ids)


def _grounds(claim: ReadClaim) -> set[int]:
    """The sorts of ground that a claim tells of, by its nouns; a town by its name too."""
    tokens = {singular(token) for token in fold_name(claim.claim.span.quote).split()}
    town = {TOWNS} if any(where.precision == "settlement" for where in told_places(claim)) else set()
    return town | {row for row, nouns in enumerate(GROUNDS) if tokens & nouns}


def on_its_day(denial: ReadClaim, one: ReadClaim) -> bool:
    """Whether a claim is of the day of a denied act, which lies shortly before its report where no day is told."""
    told = told_on(denial)
    lent = not denial.when_text and told and (denial.when is None or denial.when.latest == told)
    if days_meet(one, denial) or not told or not lent:
        return days_meet(one, denial)
    return one.when is not None and overlap(told_days(one), (shifted(told, -LENT), told))


def meant(denial: ReadClaim, claims: Sequence[ReadClaim]) -> list[ReadClaim]:
    """What a denial of "the strike" or "bombing the hospital" takes up: strikes that its report tells just before."""
    before = (one for one in claims if one.claim.span.start < denial.claim.span.start and not one.claim.denial)
    again = _grounds(denial)
    return [one for one in before if _close(denial, one) and (not again or again & _grounds(one))]
