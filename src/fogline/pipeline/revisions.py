"""Later versions of a report are marked as revising the earlier one, whatever the order they came in.

Reports that share an address, or outlet and title (its own, or one it says it corrects), are put in order of date; each
is compared with those before it. Where the comparison gives another answer than the report has, it is issued anew with
`revises` set and the former one is withdrawn. What must stay true: the same reports give the same revisions in
whatever order they were added.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from fogline.model import Document, fold_name
from fogline.read import find_revision
from fogline.read.revision import CORRECTION, corrected_titles

LATEST = "9999"
MARKED = "revise 1"
"""The key of every report whose own keys are kept; another one when they are to be worked out anew."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What is kept of a report to find those it may be a version of, without its text."""

    id: str
    order: tuple[str, str, str]
    keys: tuple[str, ...]


def card_of(document: Document) -> Card:
    """Makes the card of a report."""
    date = document.dates[0].value if document.dates else LATEST
    return Card(id=document.id, order=(date, document.name, document.capture), keys=tuple(_keys(document)))


def _keys(document: Document) -> Iterator[str]:
    if document.url:
        parts = urlsplit(document.url.strip())
        yield f"at {parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}"
    titles = (fold_name(CORRECTION.sub("", document.title or "")), *corrected_titles(document))
    if document.source:
        yield from (f"by {fold_name(document.source)}: {title}" for title in titles if title)


def groups(waiting: Iterable[str], near: Callable[[str], Iterable[Card]]) -> Iterator[list[str]]:
    """Reports that may be versions of each other, each group in order; only groups with something pending.

    Args:
        waiting: ids of the reports that are pending.
        near: the cards of the reports that share a key with one.
    """
    seen: set[str] = set()
    for name in waiting:
        if name in seen:
            continue
        group = _reached(name, near)
        seen |= group.keys()
        if len(group) > 1:
            yield [card.id for card in sorted(group.values(), key=lambda one: one.order)]


def _reached(name: str, near: Callable[[str], Iterable[Card]]) -> dict[str, Card]:
    group: dict[str, Card] = {}
    edge, asked = [name], {name}
    while edge:
        for card in near(edge.pop()):
            group[card.id] = card
            if card.id not in asked:
                asked.add(card.id)
                edge.append(card.id)
    return group


def settle_group(documents: list[Document]) -> Iterator[tuple[Document, Document]]:
    """The reports of a group, in order, each with what it should be; the two are equal where nothing changes."""
    settled: list[Document] = []
    for document in documents:
        revises = find_revision(dataclasses.replace(document, revises=None), settled)
        wanted = dataclasses.replace(document, revises=revises)
        settled.append(wanted)
        yield document, wanted


def same_but_revises(one: object, other: Document) -> bool:
    """Whether two documents differ in nothing but what they revise."""
    return isinstance(one, Document) and dataclasses.replace(one, revises=other.revises) == other
