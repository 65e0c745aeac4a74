"""Accounts of one happening that differ: blamed on another, dated otherwise, told as harder or lighter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from fogline.fuse.days import days_between, told_on
from fogline.fuse.dispute_record import ByTown, Record, same_days, town_keys, who_says
from fogline.fuse.one_happening import (
    Spots,
    apart_in_means,
    days_meet,
    doers,
    is_chemical,
    is_conventional,
    of_other_times,
)
from fogline.fuse.prose import does, listed, when_in_words
from fogline.fuse.sides import GROUND, side_of, sides_of
from fogline.fuse.toll_items import ARMED, facility_words
from fogline.model import Dispute, Event, ReadClaim, fold_name

NEAR = 5
"""Days within which two accounts of fighting or strikes at one place are about the same days."""
TIGHT = 3
FINE = frozenset({"site", "neighbourhood", "settlement"})
"""Places fine enough for two tellings to mean one spot."""
LIGHT = re.compile(
    r"\b(?:minimal|little|no|light|hardly any|scant|limited|without|weak|minor)\s+(?:\w+\s)?(?:resistance|fighting|"
    r"clashes|opposition|combat|a fight)\b",
    re.IGNORECASE,
)
HEAVY = re.compile(
    r"\b(?:heavy|fierce|intense|violent|bloody|bitter|ferocious|severe|stiff|deadly)\s+(?:\w+\s)?(?:toll|fighting|clashes|"
    r"battles?|resistance|combat|losses|casualties)\b",
    re.IGNORECASE,
)
ATTACK = re.compile(
    r"\b(?:counter-?)?(?:offensive|attack|assault|advance|push|campaign|storm)(?:s|ed|ing)?\b", re.IGNORECASE
)
NEXT = re.compile(
    r"\b(?:continu(?:e[sd]?|ing)|again|another|further|subsequent|afterwards?|"
    r"after the (?:\w+ )?(?:attack|strike|raid)s?)\b",
    re.IGNORECASE,
)
"""Words of an act that came on top of the one that all tell of."""
REFERS = re.compile(
    r"\bsuch (?:weapons|arms|attacks?)\b|\b(?:responsible for|behind|carried out) (?:the|this|that|these|those)\b",
    re.IGNORECASE,
)
"""Words that mean an act told of before."""
STEM = 4
"""Letters by which words of names are alike ("Vale forces", "the Valish army")."""
MONTH = 28
AGAINST = re.compile(r"\bagainst ([^.;,]+)", re.IGNORECASE)
STORES = frozenset("site depot warehouse facility store".split())
CIVIL = frozenset("civilians civilian residents people children women families homes houses".split())


def blames(record: Record, events: Sequence[Event]) -> Iterator[Dispute]:
    """One event laid at the door of two sides."""
    for event in events:
        if not event.kind.startswith(("strike.", "harm.")):
            continue
        by_side: dict[str, list[ReadClaim]] = defaultdict(list)
        for name in event.claims:
            for side in doers(record.by_id[name]):
                by_side[side].append(record.by_id[name])
        day = event.when.latest if event.when else None
        for one, other in combinations(sorted(by_side), 2):
            left = [mine for mine in by_side[one] if any(_same_harm(mine, theirs) for theirs in by_side[other])]
            right = [theirs for theirs in by_side[other] if any(_same_harm(mine, theirs) for mine in by_side[one])]
            both = {claim.id for claim in by_side[one]} & {claim.id for claim in by_side[other]}
            if not left or not right or both or record.facts.allied(one, other, day) or _may_be_one(record, one, other):
                continue
            names = record.side_words.name(one), record.side_words.name(other)
            why = f"{does(_names(left), 'says')} that {names[0]} did it, {_tellers(right)} that {names[1]} did."
            yield record.dispute("blame", event.title, why, left, right, hard=True)


def _may_be_one(record: Record, one: str, other: str) -> bool:
    """Whether two sides may be one: a name that no pack knows shares a word with the other's ("X forces", "X army")."""
    if not one.startswith("new:") and not other.startswith("new:"):
        return False
    stems = [{word[:STEM] for word in fold_name(record.side_words.name(side)).split()} for side in (one, other)]
    return bool(stems[0] & stems[1])


def _is_one_act(one: ReadClaim, other: ReadClaim) -> bool:
    """Whether something shows one act: poison in both, a number of several, or one sort of strike on one target.

    Two sides that fight each other strike and kill at one place on one day, each its own.
    """
    poison = [is_chemical(claim) for claim in (one, other)]
    meant = [REFERS.search(claim.claim.span.quote) is not None for claim in (one, other)]
    if all(poison) or (poison[0] and meant[1]) or (poison[1] and meant[0]):
        return True
    numbers = [{(count.unit, count.low) for count in claim.counts if (count.low or 0) > 1} for claim in (one, other)]
    if numbers[0] & numbers[1]:
        return True
    hit = [{party.id for party in (*claim.targets, *claim.victims)} for claim in (one, other)]
    return one.claim.kind == other.claim.kind and one.claim.family == "strike" and bool(hit[0] & hit[1])


def _same_harm(one: ReadClaim, other: ReadClaim) -> bool:
    """Whether two accounts can be of one harm: vehicles destroyed by one side are not the people hit by another."""
    if not days_meet(one, other) or Spots.of(one).apart(Spots.of(other)) or apart_in_means(one, other):
        return False
    if any(NEXT.search(claim.claim.span.quote) for claim in (one, other)) or of_other_times(one, other):
        return False
    if any(is_chemical(a) and is_conventional(b) for a, b in ((one, other), (other, one))):
        return False
    if not _is_one_act(one, other):
        return False
    if not one.targets or not other.targets:
        return True
    things = any(all(target.kind == "thing" for target in claim.targets) for claim in (one, other))
    return not things or bool({target.id for target in one.targets} & {target.id for target in other.targets})


def dates(record: Record, events: Sequence[Event]) -> Iterator[Dispute]:
    """One event put on days that do not meet, by reports that are sure of the day."""
    for event in events:
        sure = [one for name in event.claims if (one := record.by_id[name]).when is not None and _tight(one)]
        for position, one in enumerate(sure):
            for other in sure[position + 1 :]:
                if one.document != other.document and not same_days(one, other, 0) and _tell_the_same(one, other):
                    why = (
                        f"{who_says(one)} puts it {when_in_words(one.when)}, {who_says(other)} "
                        f"{when_in_words(other.when)}."
                    )
                    yield record.dispute("date", event.title, why, [one], [other], hard=True)


def _tell_the_same(one: ReadClaim, other: ReadClaim) -> bool:
    """Whether two claims put one thing on their days: the same sort, at the same fine place, in the same numbers.

    Claims of one event may tell of its parts, which may well be of different days; and a place may be struck on each
    of them. What is taken or lost is taken or lost once.
    """
    if one.claim.family != other.claim.family or not _fine(one) & _fine(other):
        return False
    if one.claim.kind.endswith(".other") and one.claim.kind == other.claim.kind:
        return False
    numbers = [{(count.unit, count.low, count.high) for count in claim.counts} for claim in (one, other)]
    if one.claim.family == "control" and one.claim.kind == other.claim.kind:
        return not all(numbers) or bool(numbers[0] & numbers[1])
    return bool(numbers[0] & numbers[1])


def _fine(claim: ReadClaim) -> set[str]:
    return {where.id for where in claim.places if where.id and where.precision in FINE}


def _tight(claim: ReadClaim) -> bool:
    when = claim.when
    if when is None or when.earliest is None or when.latest is None or when.approximate:
        return False
    return days_between(when.earliest, when.latest) <= TIGHT


def targets_told(record: Record) -> Iterator[Dispute]:
    """Strikes by one party on the same days that hit civilians by one account and only fighters by another."""
    strikes = [one for one in record.claims if _is_strike(one) and sides_of(one.actors) and not one.claim.denial]
    on_armed = ByTown([one for one in strikes if _hits_only_armed(one)])
    for one in (one for one in strikes if _hits_civilians(one)):
        for other in on_armed.near(one):
            alike = one.document != other.document and set(sides_of(one.actors)) & set(sides_of(other.actors))
            if alike and same_days(one, other, NEAR):
                doer = record.side_words.name(sides_of(one.actors)[0])
                why = (
                    f"Strikes by {doer}: on {_hit(one)} by {who_says(one)}, on {_hit(other)} by {who_says(other)}: "
                    "the accounts differ on whom they hit."
                )
                yield record.dispute("target", f"strikes by {doer}", why, [one], [other], hard=False)


def _is_strike(claim: ReadClaim) -> bool:
    return claim.claim.family == "strike" or (
        claim.claim.kind == "fighting.offensive" and "target" in claim.claim.span.quote.casefold()
    )


def _hit(claim: ReadClaim) -> str:
    return listed(party.name for party in (*claim.targets, *claim.victims))


def _hits_civilians(claim: ReadClaim) -> bool:
    return any(_is_civil(party.name) for party in (*claim.targets, *claim.victims))


def _is_civil(name: str) -> bool:
    words = set(fold_name(name).split())
    heads = {word.removesuffix("s") for word in words}
    return bool(words & CIVIL) or bool(heads & facility_words() - GROUND - STORES)


def _hits_only_armed(claim: ReadClaim) -> bool:
    hit = (*claim.targets, *claim.victims)
    return bool(hit) and all(
        (side_of(party) or set(fold_name(party.name).split()) & ARMED) and not _is_civil(party.name) for party in hit
    )


def initiatives(record: Record) -> Iterator[Dispute]:
    """Two sides of whom each is said to be the one that attacks, at one place in the same days."""
    attacks = [
        one
        for one in record.claims
        if one.claim.kind == "fighting.offensive" and not one.claim.background and ATTACK.search(one.claim.span.quote)
    ]
    seen: set[tuple[str, str, str]] = set()
    by_town = ByTown(attacks)
    for position, one in enumerate(attacks):
        for other in by_town.near(one, after=position):
            sides = _attackers(record, one), _attackers(record, other)
            if not sides[0] or not sides[1] or not _opposed(record, *sides) or not same_days(one, other, NEAR):
                continue
            if not _of_each_other(record, (one, other), sides):
                continue
            pair = min(sides[0], sides[1]), max(sides[0], sides[1]), min(town_keys(one) & town_keys(other))
            if pair in seen:
                continue
            seen.add(pair)
            names = record.side_words.name(sides[0]), record.side_words.name(sides[1])
            tellers = who_says(one), who_says(other)
            why = f"{tellers[0]} has {names[0]} on the attack, {tellers[1]} {names[1]}: who attacks is told both ways."
            yield record.dispute("initiative", f"{names[0]} or {names[1]} attacking", why, [one], [other], hard=False)


def _attackers(record: Record, claim: ReadClaim) -> str:
    """The attacking side: the actor's, or that of the word before the noun ("rebel offensive")."""
    sides = sides_of(claim.actors)
    if sides:
        return sides[0]
    found = re.search(rf"([\w’'-]+)\s+{ATTACK.pattern}", claim.claim.span.quote, re.IGNORECASE)
    return (record.side_words.read(found.group(1), claim.document) or "") if found else ""


def _of_each_other(record: Record, told: tuple[ReadClaim, ReadClaim], sides: tuple[str, str]) -> bool:
    """Whether two attacks can be one fight seen from its two ends: in two sentences, of days, against no third."""
    (one, other), within = told, told[0].document == told[1].document
    if within and (one.claim.span.overlaps(other.claim.span) or (one.says and who_says(one) == who_says(other))):
        return False
    if _may_be_one(record, *sides):
        return False
    for claim, against in zip(told, sides[::-1], strict=True):
        hit = {*sides_of(claim.targets), *_against(record, claim)}
        if (hit and against not in hit) or not _is_of_days(claim):
            return False
    return True


def _against(record: Record, claim: ReadClaim) -> set[str]:
    """The sides that the words after "against" stand for."""
    found = AGAINST.search(claim.claim.span.quote)
    names = re.findall(r"[\w’'-]+", found.group(1)) if found else []
    read = {record.side_words.read(name, claim.document) for name in names[:5]}
    return {side for side in read if side}


def _is_of_days(claim: ReadClaim) -> bool:
    """Whether an attack is of some days, or goes on to the day of its report; a month holds several."""
    when = claim.when
    if when is None or not when.earliest or not when.latest or when.latest == told_on(claim):
        return True
    return days_between(when.earliest, when.latest) < MONTH


def _opposed(record: Record, one: str, other: str) -> bool:
    return one != other and not record.facts.allied(one, other, None)


def intensities(record: Record) -> Iterator[Dispute]:
    """Light fighting by one account and heavy fighting or losses by another: to be read side by side."""
    light = [one for one in record.claims if LIGHT.search(one.claim.span.quote)]
    told_heavy = [one for one in record.claims if HEAVY.search(one.claim.span.quote) or _many_soldiers(one)]
    heavy = ByTown(told_heavy)
    pairs: dict[str, tuple[list[ReadClaim], list[ReadClaim]]] = {}
    for one in light:
        against = [
            other
            for other in heavy.near(one)
            if other.id != one.id and who_says(other) != who_says(one) and same_days(one, other, NEAR)
        ]
        if against:
            told = pairs.setdefault(one.document, ([], []))
            told[0].append(one)
            told[1].extend(against)
    for lightly, heavily in pairs.values():
        why = (
            f"{does(_names(lightly), 'tells')} of little fighting, {_tellers(heavily)} of heavy losses or fighting: "
            "both can be true of other hours and streets, and are shown side by side."
        )
        yield record.dispute("account", "how hard the fighting was", why, lightly, heavily, hard=False)


def _many_soldiers(claim: ReadClaim) -> bool:
    return claim.claim.kind == "harm.killed" and any(
        (count.low or 0) >= 20 and set(count.unit.split()) & ARMED for count in claim.counts
    )


def _names(claims: Sequence[ReadClaim]) -> list[str]:
    return list(dict.fromkeys(map(who_says, claims)))


def _tellers(claims: Sequence[ReadClaim]) -> str:
    return listed(_names(claims))
