"""A person's word that two events are one, or that some claims of an event tell of something else.

An event is derived, so the word is about its claims: each pair concerned gets one, with the reason and the code of the
act, so that all of them can be withdrawn together. What must stay true: a merge outlives the rejection of one claim;
what is split off is kept apart from every claim that stays; taking it back restores what stood before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import pairwise, product
from typing import Literal

from fogline.errors import UsageError
from fogline.model import Entry, Link
from fogline.review.answer import human, link_of
from fogline.review.identity import Act

Pair = tuple[str, str, Literal["same", "different"]]
MOST_PAIRS = 4000
"""Words of one act at most; more claims than that are split off in steps."""


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


def code_of_pairs(act: Act, pairs: Iterable[Pair], reason: str, *, person: str, at: str) -> str:
    """The short code by which an act is undone."""
    told = ("\t".join(pair) for pair in pairs)
    return hashlib.sha256("\n".join((act, *told, reason, person, at)).encode()).hexdigest()[:8]


def pair_entries(act: Act, pairs: Sequence[Pair], reason: str, *, person: str, at: str) -> tuple[Entry, ...]:
    """The entries of a merge or split of events.

    Raises:
        UsageError: there is no reason, nothing is concerned, or too much is.
    """
    if not reason.strip():
        raise UsageError("say why; the reason stays readable beside what it changes")
    if not pairs:
        raise UsageError("choose claims to split off, and leave some where they are")
    if len(pairs) > MOST_PAIRS:
        raise UsageError(f"this comes to {len(pairs)} words on pairs of claims, and one act has {MOST_PAIRS} at most")
    note = f"{act} {code_of_pairs(act, pairs, reason, person=person, at=at)}: event: {reason.strip()}"
    # Said, taken back and said again it is another word each time, hence the signature.
    signed = f"{note} ({human(person)}, {at})"
    links: list[Link] = [link_of(one, other, verdict, signed) for one, other, verdict in pairs]
    return tuple(Entry(record=link, by=human(person), at=at, basis=(link.left, link.right)) for link in links)
