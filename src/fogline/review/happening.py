"""A person's word that two events are one, that some claims of an event tell of something else, or how two are tied.

An event is derived, so the word is about its claims: each pair concerned gets one, with the reason and the code of the
act, so that all of them can be withdrawn together. What must stay true: a merge outlives the rejection of one claim;
what is split off is kept apart from every claim that stays; a word on a tie outlives the rejection of one claim, and
replaces what was said of the two before; taking it back restores what stood before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product
from typing import Literal

from fogline.errors import UsageError
from fogline.ledger import Ledger
from fogline.model import Entry, Link, PairVerdict
from fogline.review.answer import human, link_of
from fogline.review.identity import Deed

Pair = tuple[str, str, PairVerdict]
Relation = Literal["part-of", "has-part", "follows", "followed-by", "no-tie"]
RELATIONS: Mapping[Relation, str] = {
    "part-of": "is part of",
    "has-part": "has as a part",
    "follows": "follows",
    "followed-by": "is followed by",
    "no-tie": "has nothing to do with",
}
"""What one event can be to another by a person's word, as it is read."""
MOST_PAIRS = 4000
"""Words of one act at most; more claims than that are split off in steps."""
MOST_TIED = 24
"""Pairs of claims that carry a word on a tie; one of them is enough, the others are there for when it falls out."""


def one_event(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """Pairs that make two events one: a ring through all claims of both, so that any one of them can fall out.

    Words on some claims alone would tear their events apart, since a person's word outranks the machine's on the rest.
    """
    if not left or not right:
        return []
    members = [*left, *right]
    ring: list[Pair] = [(one, other, "same") for one, other in pairwise(members)]
    return [*ring, (members[-1], members[0], "same")] if len(members) > 2 else ring


def two_events(off: Sequence[str], rest: Sequence[str], *, together: bool) -> list[Pair]:
    """Pairs that keep some claims apart from the rest of their event.

    Args:
        off: claims that are split off.
        rest: claims that stay.
        together: whether those split off tell of one other thing; else nothing is said of them among themselves.
    """
    apart: list[Pair] = [(one, other, "different") for one, other in product(off, rest)]
    return apart + [(one, other, "same") for one, other in pairwise(off) if together]


def tied_events(
    one: Sequence[str], other: Sequence[str], relation: Relation, spoken: Iterable[tuple[str, str]] = ()
) -> list[Pair]:
    """Pairs that say what one event is to another.

    Args:
        one: claims of the first.
        other: claims of the other.
        relation: what the first is to the other.
        spoken: pairs on which people spoke before, see `spoken_pairs`; the new word replaces those.
    """
    if not one or not other:
        return []
    many = min(max(len(one), len(other)), MOST_TIED)
    met = [(one[at % len(one)], other[at % len(other)]) for at in range(many)]
    return [(left, right, relation) for left, right in dict.fromkeys((*met, *spoken))]


def spoken_pairs(ledger: Ledger, one: Sequence[str], other: Sequence[str]) -> list[tuple[str, str]]:
    """Every pair of a claim of one event and a claim of another on which anybody has said a word."""
    mine, theirs = set(one), set(other)
    told = [
        stored.entry.record
        for claim in sorted(mine)
        for stored in ledger.resting_on(claim, roles=("left", "right"), types=("link",))
    ]
    ends = [(link.left, link.right) for link in told if isinstance(link, Link)]
    both = [*ends, *((right, left) for left, right in ends)]
    return sorted({pair for pair in both if pair[0] in mine and pair[1] in theirs})


def code_of_pairs(act: Deed, pairs: Iterable[Pair], reason: str, *, person: str, at: str) -> str:
    """The short code by which an act is undone."""
    told = ("\t".join(pair) for pair in pairs)
    return hashlib.sha256("\n".join((act, *told, reason, person, at)).encode()).hexdigest()[:8]


def pair_entries(
    act: Deed, pairs: Sequence[Pair], reason: str, *, person: str, at: str, about: str = "event"
) -> tuple[Entry, ...]:
    """The entries of a merge, split or tie of events.

    Args:
        act: what is done.
        pairs: words on pairs of claims.
        reason: why.
        person: who says it.
        at: recorded time.
        about: what the note says it is about.

    Raises:
        UsageError: there is no reason, nothing is concerned, or too much is.
    """
    if not reason.strip():
        raise UsageError("say why; the reason stays readable beside what it changes")
    if not pairs:
        raise UsageError("choose claims to split off, and leave some where they are")
    if len(pairs) > MOST_PAIRS:
        raise UsageError(f"this comes to {len(pairs)} words on pairs of claims, and one act has {MOST_PAIRS} at most")
    note = f"{act} {code_of_pairs(act, pairs, reason, person=person, at=at)}: {about}: {reason.strip()}"
    # Said, taken back and said again it is another word each time, hence the signature.
    signed = f"{note} ({human(person)}, {at})"
    links: list[Link] = [link_of(one, other, verdict, signed) for one, other, verdict in pairs]
    return tuple(Entry(record=link, by=human(person), at=at, basis=(link.left, link.right)) for link in links)
