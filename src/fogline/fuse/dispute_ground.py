"""Ground: holders against each other, ground that is called one party's here and another's there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from fogline.fuse.control import ControlTable
from fogline.fuse.control_effects import CHANGES
from fogline.fuse.control_sign import Sign, place_key, settled
from fogline.fuse.control_signs import read_signs
from fogline.fuse.days import days_between
from fogline.fuse.dispute_record import Record, same_days, town_keys, who_says
from fogline.fuse.one_happening import PARTIAL
from fogline.fuse.prose import listed
from fogline.fuse.toll_items import told_places
from fogline.model import Control, Dispute, ReadClaim, fold_name

NEAR = 14
"""Days within which a holder's claim and a denial of its hold are about one state of things."""
HELD = re.compile(
    r"((?:[A-Z][\w’'-]*\s(?:[A-Z][\w’'-]*\s)*[A-Z][\w’'-]*?|[\w’']+))"
    r"(?:-held|-controlled| areas\b| territory\b| districts\b)"
)
"""Ground named by whose it is: "Nusra Front-held", "rebel areas"."""
NAMED = re.compile(r"[A-Z][\w’'-]*\s+(?:[\w’'-]+\s+)*[A-Z]")
"""The name of a group, of two words or more with capitals: one capital may be a sentence's."""
PARTS = re.compile(
    r"(?:-held|-controlled) (?:\w+ )?(?:parts?|areas?|districts?|neighbou?rhoods?|quarters?|sections?|sectors?|zones?|"
    r"pockets?|enclaves?|half|side|suburbs?)\b|(?:areas|territory|districts)\b"
)
"""Ground that is theirs only in part of what the words then name."""
WIDE = frozenset({"province", "district", "country"})
"""Places of which one can be called the holder while others hold towns in them."""
LASTING = 400
"""Days within which two names for one ground are about one war's front."""


def holders(record: Record, control: ControlTable) -> Iterator[Dispute]:
    """Who has all of a place, against those who have parts of it, have it themselves, or are denied it."""
    signs: dict[str, list[Sign]] = defaultdict(list)
    for sign in read_signs(record.claims, record.facts, record.side_words):
        signs[sign.claim].append(sign)
    for row in control.rows:
        if row.state == "contested" and row.place.precision != "country":
            yield from _in_row(record, row, signs)
    yield from _denied_hold(record, [sign for told in signs.values() for sign in told])


def _in_row(record: Record, row: Control, signs: dict[str, list[Sign]]) -> Iterator[Dispute]:
    told = [sign for name in row.claims for sign in signs.get(name, ())]
    wholes = [sign for sign in told if sign.where == row.place and _is_of_all(record, sign)]
    if row.place.precision in WIDE:
        told = [sign for sign in told if sign.where == row.place]
    for side in dict.fromkeys(side for sign in wholes for side in sign.sides):
        left = [sign for sign in wholes if side in sign.sides]
        right = [sign for sign in told if sign.sides and not _with(record, side, sign) and sign.effect != "denied"]
        right += [sign for sign in told if sign.effect == "denied" and side in sign.sides]
        right = [sign for sign in right if any(_cannot_both_be(record, one, sign) for one in left)]
        left = [sign for sign in left if any(_cannot_both_be(record, sign, one) for one in right)]
        if right:
            yield _ground(record, row.place.name, side, left, right)


def _is_of_all(record: Record, sign: Sign) -> bool:
    """Whether words give a side all of a place that they name: not some of it, the rest of it, or what lies by it."""
    claim = record.by_id[sign.claim]
    if sign.effect not in ("takes", "holds") or sign.part or sign.most or sign.presumed:
        return False
    named = any(place_key(settled(where)) == sign.key for where in told_places(claim))
    return named and (sign.entire or not PARTIAL.search(claim.claim.span.quote))


def _cannot_both_be(record: Record, whole: Sign, other: Sign) -> bool:
    """Whether a word that a side has a place, and one against it, are of one time and of two reports.

    What one report tells of two holders it tells of two parts or of two times; and ground changes hands: who was in a
    place before it was taken, or takes it after, contradicts nobody.
    """
    if whole.document == other.document or not told_places(record.by_id[other.claim]):
        return False
    days = [(sign.start or sign.seen, sign.seen or sign.start) for sign in (whole, other)]
    (first, last), (start, end) = days
    if first is None or last is None or start is None or end is None:
        return False
    if whole.effect == "takes" and not whole.by and end < (whole.first or first):
        return False
    if other.effect == "takes" and not other.by and start > last:
        return False
    return days_between(last, start) <= NEAR and days_between(end, first) <= NEAR


def _with(record: Record, side: str, sign: Sign) -> bool:
    return any(record.facts.allied(side, other, sign.start) for other in sign.sides)


def _denied_hold(record: Record, signs: Sequence[Sign]) -> Iterator[Dispute]:
    """A side that is said to have a town, and said at the same time to have no footing in it."""
    denied = [sign for sign in signs if sign.effect == "denied" and sign.start]
    at: dict[str, list[int]] = defaultdict(list)
    for position, sign in enumerate(signs):
        for key in {sign.key, *sign.within[:1]}:
            at[key].append(position)

    def near(no: Sign) -> list[Sign]:
        found = {position for key in (no.key, *no.within[:1]) for position in at[key]}
        return [signs[position] for position in sorted(found)]

    for no in denied:
        for yes in near(no):
            if yes.effect not in ("takes", "holds") or yes.start is None or not set(yes.sides) & set(no.sides):
                continue
            # One quarter of a town says nothing of the next: the two are the same ground, or one lies in the other.
            around = yes.key == no.key or yes.key in no.within[:1] or no.key in yes.within[:1]
            if around and abs(days_between(yes.start, no.start or "")) <= NEAR and yes.document != no.document:
                yield _ground(record, yes.where.name, yes.sides[0], [yes], [no])


def _ground(record: Record, place: str, side: str, left: Sequence[Sign], right: Sequence[Sign]) -> Dispute:
    one = [record.by_id[name] for name in dict.fromkeys(sign.claim for sign in left)]
    other = [record.by_id[name] for name in dict.fromkeys(sign.claim for sign in right)]
    name = record.side_words.name(side)
    told = "; ".join(dict.fromkeys(_against(record, sign) for sign in right[:4]))
    why = f"{listed(dict.fromkeys(map(who_says, one)))}: {name} has {place}; against that: {told}."
    return record.dispute("holder", place, why, one, other, hard=True)


def _against(record: Record, sign: Sign) -> str:
    sides = listed(record.side_words.name(side) for side in sign.sides)
    what = "does not have" if sign.effect == "denied" else "is in" if sign.effect == "present" else "has"
    return f"{sides} {what} {sign.where.name} ({sign.word.name})"


def names_of_ground(record: Record) -> Iterator[Dispute]:
    """Ground that some words give to one party and others to another of the same side."""
    called: dict[tuple[str, str], dict[str, list[ReadClaim]]] = defaultdict(lambda: defaultdict(list))
    home = _main_towns(record)
    groups: set[str] = set()
    for claim in record.claims:
        for found in HELD.finditer(claim.claim.span.quote):
            words = found.group(1)
            side = record.side_words.read(words, claim.document)
            label = fold_name(words)
            if NAMED.search(words) or (found.start(1) and words[:1].isupper()):
                groups.add(label)
            for town in sorted(town_keys(claim) or home[claim.document]) if side else ():
                called[town, side or ""][label].append(claim)
    for (_, side), labels in sorted(called.items()):
        names = sorted(labels)
        for position, name in enumerate(names):
            for other in names[position + 1 :]:
                left, right = labels[name], labels[other]
                # "Rebel" and "opposition" are two words for one side; only a group's name tells whose within it.
                if {name, other} & groups and any(same_days(one, two, LASTING) for one in left for two in right):
                    yield _called(record, (name, other), side, left, right)


def _main_towns(record: Record) -> dict[str, list[str]]:
    """The place that most claims of each report are about."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in record.claims:
        votes[claim.document].update(town_keys(claim))
    return defaultdict(
        list, {name: [min(told, key=lambda key: (-told[key], key))] for name, told in votes.items() if told}
    )


def _called(
    record: Record, names: tuple[str, str], side: str, left: Sequence[ReadClaim], right: Sequence[ReadClaim]
) -> Dispute:
    why = (
        f"The ground of {record.side_words.name(side)} is called “{names[0]}” by {listed(map(who_says, left))} and "
        f"“{names[1]}” by {listed(map(who_says, right))}: whose it is within that side is told differently."
    )
    return record.dispute("account", f"whose ground: {names[0]} or {names[1]}", why, left, right, hard=False)


def already_held(record: Record) -> Iterator[Dispute]:
    """Ground newly taken by a side that by the same report had it already."""
    signs = read_signs(record.claims, record.facts, record.side_words)
    gains: dict[str, list[Sign]] = defaultdict(list)
    for sign in signs:
        if sign.effect in CHANGES and sign.effect != "loses" and sign.start:
            gains[sign.document].append(sign)
    for claim in record.claims:
        quote = claim.claim.span.quote
        for words in HELD.findall(quote) if not PARTS.search(quote) else ():
            side = record.side_words.read(words, claim.document)
            for sign in gains.get(claim.document, ()):
                if side in sign.sides and sign.claim != claim.id:
                    yield from _had_it(record, claim, sign)


def _had_it(record: Record, claim: ReadClaim, sign: Sign) -> Iterator[Dispute]:
    """Whether the words put the place, or what lies around it, in that side's hands at an earlier time."""
    before = claim.when.earliest if claim.when else None
    if before is None or sign.start is None or before >= sign.start:
        return
    keys = {where.id for where in claim.places if where.id}
    if not keys & {sign.key, *sign.within[:3]}:
        return
    gaining = record.by_id[sign.claim]
    name = record.side_words.name(sign.sides[0])
    why = (
        f"By one and the same report {name} newly reaches {sign.where.name} and had the ground around it before: "
        "inconsistent within the report."
    )
    yield record.dispute("date", sign.where.name, why, [claim], [gaining], hard=False)
