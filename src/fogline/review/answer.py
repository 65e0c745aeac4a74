"""An answer of a person, as the entries it becomes.

A record is its content, so the same word twice is one record: when a person says again what was said before – after a
change of mind, or after somebody else – the note says who and when, and it is a word of its own. What must stay
true: of what one person said of one thing, only the last stands; nobody's word is dropped for another's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from fogline.errors import UsageError
from fogline.ledger import Ledger
from fogline.model import TURNED, Entry, Link, PairVerdict, Retraction, Review

_PERSON = re.compile(r"[^\s:@]+")


def human(person: str) -> str:
    """The `by` of a person.

    Raises:
        UsageError: the name is empty or has white space, ``:`` or ``@``.
    """
    if not _PERSON.fullmatch(person):
        raise UsageError(f"{person!r} is not a name to sign with: one word, without ':' and '@'")
    return f"human:{person}"


def review_entries(
    review: Review, *, person: str, at: str, earlier: Sequence[Entry] = (), retracted: Collection[str] = ()
) -> tuple[Entry, ...]:
    """What a person's review of a claim or resolution, or a claim of their own, adds to the ledger.

    Args:
        review: what they say.
        person: who says it.
        at: recorded time.
        earlier: every entry of a review of the same subject that the ledger has, see `reviews_of`.
        retracted: ids of what stands withdrawn.

    Returns:
        The review's entry and the retraction of what they said before; nothing when they said just this already.
    """
    basis = (review.subject,) if review.subject else ()
    return _stated(Entry(record=review, by=human(person), at=at, basis=basis), earlier, retracted)


def link_entries(
    link: Link, *, person: str, at: str, earlier: Sequence[Entry] = (), retracted: Collection[str] = ()
) -> tuple[Entry, ...]:
    """What a person's word on whether two claims are about the same thing adds to the ledger; as `review_entries`."""
    return _stated(Entry(record=link, by=human(person), at=at, basis=(link.left, link.right)), earlier, retracted)


def link_of(one: str, other: str, verdict: PairVerdict, note: str = "") -> Link:
    """The link of two claims given in any order: what the first one is to the other.

    Raises:
        UsageError: it is one claim twice.
    """
    if one == other:
        raise UsageError(f"a link is between two claims, and {one} is one")
    if other < one:
        return Link(left=other, right=one, verdict=TURNED.get(verdict, verdict), note=note)
    return Link(left=one, right=other, verdict=verdict, note=note)


def withdrawal(subject: str, reason: str, *, person: str, at: str, successor: str | None = None) -> Entry:
    """The entry with which a person withdraws a record.

    Raises:
        UsageError: there is no reason.
    """
    if not reason.strip():
        raise UsageError("a withdrawal needs a reason; it stays readable beside what was withdrawn")
    record = Retraction(subject=subject, reason=reason, successor=successor)
    return Entry(record=record, by=human(person), at=at, basis=(subject,))


def reviews_of(ledger: Ledger, subject: str) -> list[Entry]:
    """Every review of a claim or resolution in the ledger, withdrawn or not."""
    return [stored.entry for stored in ledger.resting_on(subject, roles=("subject",), types=("review",))]


def links_of(ledger: Ledger, one: str, other: str) -> list[Entry]:
    """Every person's link between two claims in the ledger, withdrawn or not."""
    left, right = sorted((one, other))
    stored = (item.entry for item in ledger.resting_on(left, roles=("left",), types=("link",)))
    return [entry for entry in stored if isinstance(entry.record, Link) and entry.record.right == right]


def answer(ledger: Ledger, review: Review, *, person: str, at: str) -> tuple[Entry, ...]:
    """Turns an answer from the review queue into the entries to append, knowing what was said before.

    Raises:
        UsageError: a correction without what is right, or something right beside acceptance or rejection.
    """
    brings = review.claim is not None or review.resolution is not None
    if brings != (review.verdict in ("correct", "add")):
        raise UsageError("a correction or addition, and nothing else, brings the right claim or resolution")
    earlier, retracted = reviews_of(ledger, review.subject), ledger.retracted()
    return review_entries(review, person=person, at=at, earlier=earlier, retracted=retracted)


def _stated(entry: Entry, earlier: Sequence[Entry], retracted: Collection[str]) -> tuple[Entry, ...]:
    record = entry.record
    if not isinstance(record, Review | Link):
        raise TypeError(f"people state reviews and links, not a {type(record).__name__}")
    standing = [item for item in earlier if item.record.id not in retracted]
    own = [item for item in standing if item.by == entry.by]
    if any(_words(item, entry) == _words(entry, entry) for item in own) and _says(standing[-1]) == _says(entry):
        return ()
    record = _unlike(entry, {item.record.id for item in earlier})
    reason = f"{entry.by} said otherwise at {entry.at}"
    withdrawn = (Retraction(subject=item.record.id, reason=reason, successor=record.id) for item in own)
    basis = (record.id,)
    return (
        replace(entry, record=record),
        *(Entry(record=item, by=entry.by, at=entry.at, basis=basis) for item in withdrawn),
        *_kept(entry, record, own),
    )


def _unlike(entry: Entry, known: Collection[str]) -> Review | Link:
    """The record, signed where the same words were said before; what is said twice in a second is numbered."""
    record = entry.record
    if not isinstance(record, Review | Link):
        raise TypeError(f"people state reviews and links, not a {type(record).__name__}")
    said, time = record, 1
    while said.id in known:
        signature = _signature(entry) if time == 1 else f"({entry.by}, {entry.at}, {time})"
        said, time = replace(record, note=f"{record.note} {signature}".strip()), time + 1
    return said


def _kept(entry: Entry, record: Review | Link, own: Sequence[Entry]) -> Iterator[Entry]:
    """Answers that a person gave inside a word that gives way and that their new word does not take back."""
    if not isinstance(record, Review) or record.verdict == "reject":
        return
    about = (record.resolution.matter, record.resolution.span) if record.resolution else None
    for item in own:
        former = item.record
        told = former.resolution if isinstance(former, Review) else None
        if told is not None and (told.matter, told.span) != about:
            again = Review(verdict="add", resolution=told, note=f"kept from {former.id}")
            yield Entry(record=again, by=entry.by, at=entry.at, basis=(former.id,))


def _says(entry: Entry) -> object:
    """What is said, whoever says it and why."""
    record = entry.record
    return replace(record, note="") if isinstance(record, Review | Link) else record


def _words(entry: Entry, signer: Entry) -> object:
    """What a person said, without the signature that made it a word of its own."""
    record = entry.record
    if not isinstance(record, Review | Link):
        return record
    return replace(record, note=re.sub(rf" ?\({re.escape(signer.by)}, [-0-9T:]+Z(?:, \d+)?\)$", "", record.note))


def _signature(entry: Entry) -> str:
    return f"({entry.by}, {entry.at})"
