"""What people say of ties between events, read off their words on pairs of claims.

What must stay true: people can say that two events are parts of each other, and then neither word counts; whatever
they say, no event comes to be a part of itself through what the machine finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from fogline.model import Link

TieSort = Literal["part of", "follows"]
Order = tuple[int, int]
DIRECTIONS: Mapping[str, tuple[TieSort, bool]] = {
    "part-of": ("part of", True),
    "has-part": ("part of", False),
    "follows": ("follows", True),
    "followed-by": ("follows", False),
}
"""By verdict, the sort of tie and whether the left claim's event is the part, or what follows."""
UNTIED = "no-tie"


def speaks_of_ties(link: Link) -> bool:
    """Whether a word on a pair is about a tie."""
    return link.verdict in DIRECTIONS or link.verdict == UNTIED


@dataclass(frozen=True, slots=True, kw_only=True)
class TieWords:
    """What people say of ties.

    Attributes:
        told: the claims by which an event is tied to another, by the two and the sort.
        untied: pairs of events, the smaller id first, that have nothing to do with each other.
        bound: events of which no machine may say what they are part of, lest they become part of themselves.
    """

    told: Mapping[tuple[str, TieSort], tuple[str, tuple[str, str]]] = field(default_factory=dict)
    untied: frozenset[tuple[str, str]] = frozenset()
    bound: frozenset[str] = frozenset()

    def denies(self, one: str, other: str) -> bool:
        """Whether people say that two events have no tie."""
        return (min(one, other), max(one, other)) in self.untied


def told_ties(links: Iterable[Link], event_of: Mapping[str, str], orders: Mapping[str, Order]) -> TieWords:
    """Reads off people's words what they say of events.

    Args:
        links: their words on pairs of claims.
        event_of: event id by claim id, for the claims of these words.
        orders: what grows from a part to its whole, by event id.
    """
    told: dict[tuple[str, TieSort], tuple[str, tuple[str, str]]] = {}
    untied: set[tuple[str, str]] = set()
    for link in sorted(links, key=lambda one: (one.left, one.right, one.verdict, one.note)):
        left, right = event_of.get(link.left), event_of.get(link.right)
        if left is None or right is None or left == right:
            continue
        if link.verdict == UNTIED:
            untied.add((min(left, right), max(left, right)))
        elif link.verdict in DIRECTIONS:
            sort, forward = DIRECTIONS[link.verdict]
            minor, major = (left, right) if forward else (right, left)
            told.setdefault((minor, sort), (major, (link.left, link.right)))
    parts = {minor: major for (minor, sort), (major, _) in told.items() if sort == "part of"}
    for minor in _in_a_ring(parts):
        del told[minor, "part of"]
        del parts[minor]
    return TieWords(told=told, untied=frozenset(untied), bound=_bound(parts, orders))


def _in_a_ring(parts: Mapping[str, str]) -> set[str]:
    """Events that are part of themselves by people's words."""
    found: set[str] = set()
    for start in parts:
        seen, at = [start], parts[start]
        while at in parts and at not in seen:
            seen.append(at)
            at = parts[at]
        if at == start:
            found.update(seen)
    return found


def _bound(parts: Mapping[str, str], orders: Mapping[str, Order]) -> frozenset[str]:
    """Every event that people's words lead to over one that goes from the larger to the smaller."""
    found: set[str] = set()
    for minor, major in parts.items():
        if orders.get(minor, (-1, -1)) < orders.get(major, (-1, -1)):
            continue
        at: str | None = major
        while at is not None and at not in found:
            found.add(at)
            at = parts.get(at)
    return frozenset(found)
