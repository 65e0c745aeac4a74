"""What the entries that came in since touch: the reports of which something may now read otherwise.

What must stay true: a report that is not named here reads as it did; the entries gathered for one are all that its
reading rests on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fogline.ledger import Ledger, StoredEntry
from fogline.model import Claim, Document, Entry, Link, Problem, Resolution, Retraction, Review
from fogline.views.claims import Reading, StandingProblem, links_as_corrected, read_standing
from fogline.views.standing import Line, Standing


@dataclass(slots=True)
class Touched:
    """What entries touch.

    Attributes:
        documents: ids of reports.
        problems: ids of problems.
        links: whether people's words on pairs may be others now.
        counted: how many reports came in.
    """

    documents: set[str] = field(default_factory=set)
    problems: set[str] = field(default_factory=set)
    links: bool = False
    counted: int = 0


def touched_by(ledger: Ledger, entries: Iterable[StoredEntry]) -> Touched:
    """What entries touch, directly or by what they withdraw or correct."""
    found = Touched()
    for stored in entries:
        found.counted += isinstance(stored.entry.record, Document)
        _touch(ledger, stored, found)
    return found


def _touch(ledger: Ledger, stored: StoredEntry, found: Touched) -> None:
    match stored.entry.record:
        case Document(revises=former):
            found.documents.update(one for one in (stored.id, former) if one)
        case Claim(document=document):
            found.documents.add(document)
        case Resolution(subject=subject):
            _touch_document(ledger, subject, found)
        case Review() as review:
            found.links = True  # a corrected claim may be one that a link names
            held = (
                review.claim.document if review.claim else "",
                review.resolution.subject if review.resolution else "",
            )
            for name in (review.subject, *held):
                _touch_document(ledger, name, found)
        case Retraction(subject=subject) if (withdrawn := ledger.get(subject)) is not None:
            _touch(ledger, withdrawn, found)
        case Link():
            found.links = True
        case Problem():
            found.problems.add(stored.id)


def _touch_document(ledger: Ledger, subject: str, found: Touched) -> None:
    document = ledger.document_of(subject) if subject else None
    if document:
        found.documents.add(document)


def read_documents(ledger: Ledger, documents: Iterable[str]) -> Reading:
    """What stands of some reports, read as if the ledger held nothing else."""
    wanted = set(documents)
    standing = standing_about(ledger, wanted)
    told = read_standing(standing)
    return Reading(
        claims=tuple(one for one in told.claims if one.document in wanted),
        documents=tuple(one for one in told.documents if one.id in wanted),
        texts={one: text for one, text in told.texts.items() if one in wanted},
    )


def standing_about(ledger: Ledger, documents: Iterable[str], *, until: int | None = None) -> Standing:
    """Everything that the reading of some reports rests on, at a cost that does not grow with the record.

    Args:
        ledger: open for reading.
        documents: ids of reports.
        until: number of the last entry that counts; all when `None`.
    """
    entries: dict[int, Entry] = {}
    seen: set[str] = set()
    edge = sorted(set(documents))
    while edge:
        target = edge.pop()
        if target in seen:
            continue
        seen.add(target)
        own = ledger.get(target)
        resting = ledger.resting_on(target, roles=_ROLES, types=_TYPES)
        for stored in (*((own,) if own else ()), *resting):
            entries[stored.sequence] = stored.entry
            edge += _names(stored)
    standing = Standing()
    standing.take((at, entry) for at, entry in sorted(entries.items()) if until is None or at <= until)
    return standing


_ROLES = ("document", "revises", "subject", "resolves")
_TYPES = ("document", "claim", "resolution", "review", "retraction")


def _names(stored: StoredEntry) -> list[str]:
    """The ids by which further entries may rest on an entry: its own, and those of what it holds."""
    record = stored.entry.record
    held = (record.claim, record.resolution) if isinstance(record, Review) else ()
    return [stored.id, *(one.id for one in held if one is not None)]


def read_problems(ledger: Ledger, problems: Iterable[str]) -> dict[str, StandingProblem | None]:
    """Problems by id; `None` for one that stands no more."""
    found: dict[str, StandingProblem | None] = {}
    for name in problems:
        stored = ledger.get(name)
        record = stored.entry.record if stored else None
        stands = stored is not None and isinstance(record, Problem) and not is_withdrawn(ledger, name)
        found[name] = (
            StandingProblem(problem=record, by=stored.entry.by, recorded=stored.entry.at)
            if stands and stored is not None and isinstance(record, Problem)
            else None
        )
    return found


def is_withdrawn(ledger: Ledger, record_id: str) -> bool:
    """Whether a record stands withdrawn; a retraction that was itself withdrawn counts no more."""
    resting = ledger.resting_on(record_id, roles=("subject",), types=("retraction",))
    return any(not is_withdrawn(ledger, one.id) for one in resting)


def read_links(ledger: Ledger) -> tuple[Link, ...]:
    """People's words on pairs of claims, on the claims as they read now."""
    standing, verdicts = Standing(), dict[str, tuple[Line, Review]]()
    links = [one for one in ledger.entries(types=("link",)) if not is_withdrawn(ledger, one.id)]
    standing.take((one.sequence, one.entry) for one in links)
    told = standing.standing_links(set())
    edge = [name for link in told for name in (link.left, link.right)]
    while edge:
        claim = edge.pop()
        if claim in verdicts:
            continue
        review = _verdict_on(ledger, claim)
        if review is not None:
            verdicts[claim] = review
            edge += [review[1].claim.id] if review[1].claim else []
    return links_as_corrected(told, verdicts)


def _verdict_on(ledger: Ledger, subject: str) -> tuple[Line, Review] | None:
    """The latest review of a claim that stands."""
    latest: tuple[Line, Review] | None = None
    for stored in ledger.resting_on(subject, roles=("subject",), types=("review",)):
        review = stored.entry.record
        if isinstance(review, Review) and review.subject == subject and not is_withdrawn(ledger, stored.id):
            latest = (Line(sequence=stored.sequence, entry=stored.entry), review)
    return latest
