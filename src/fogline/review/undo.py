"""Taking back what one has just said, and seeing what others have said in between.

Nothing is deleted: what is taken back is withdrawn, and a withdrawal that came with it is withdrawn in turn, so that
the word before it stands again. What must stay true: one takes back only one's own words; taking back twice is taking
back once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fogline.errors import UsageError
from fogline.ledger import Ledger, StoredEntry
from fogline.model import Entry, Link, Party, Person, Resolution, Retraction, Review
from fogline.review.answer import human

ON_PAIRS = {
    "same": "said it is the same as another",
    "different": "said it differs from another",
    "part-of": "said one of two is part of the other",
    "has-part": "said one of two is part of the other",
    "follows": "said one of two follows the other",
    "followed-by": "said one of two follows the other",
    "no-tie": "said it has nothing to do with another",
}
"""What a word on a pair of claims says, in a phrase that fits both."""


def undo_entries(ledger: Ledger, records: Sequence[str], *, person: str, at: str) -> tuple[Entry, ...]:
    """What taking back an act adds to the ledger.

    Args:
        ledger: open for reading.
        records: ids of what the act recorded.
        person: who takes it back.
        at: recorded time.

    Raises:
        UsageError: something of it is not theirs, or is no word of a person.
    """
    by, gone = human(person), ledger.retracted()
    entries: list[Entry] = []
    for record_id in reversed(records):
        stored = ledger.get(record_id)
        if stored is None or stored.entry.by != by or stored.type not in ("review", "link", "retraction"):
            raise UsageError(f"{record_id} is not a word of {person}")
        if record_id not in gone:
            record = _unlike(ledger, record_id, f"{by} took it back at {at}")
            entries.append(Entry(record=record, by=by, at=at, basis=(record_id,)))
    return tuple(entries)


def said_since(ledger: Ledger, claims: Sequence[str], sequence: int, mine: Sequence[str] = ()) -> list[StoredEntry]:
    """What people have said about some claims after an entry, withdrawals included, in order.

    Args:
        ledger: open for reading.
        claims: ids.
        sequence: of the last entry that who asks has seen.
        mine: ids of what they have recorded themselves since.
    """
    known, own = dict[int, StoredEntry](), set(mine)
    for claim in claims:
        for stored in _about(ledger, claim):
            if stored.sequence > sequence and stored.id not in own:
                known[stored.sequence] = stored
    return [known[number] for number in sorted(known)]


def in_words(entry: Entry) -> str:
    """What somebody said of a claim, in a phrase."""
    record = entry.record
    match record:
        case Review(verdict="accept"):
            return "accepted it"
        case Review(verdict="reject"):
            return "rejected it"
        case Review(claim=None, resolution=resolution) if resolution is not None:
            return _answer_in_words(resolution)
        case Review(claim=claim) if claim is not None:
            return f"read it as {claim.kind}: “{claim.span.quote[:120]}”"
        case Link(verdict=verdict):
            return ON_PAIRS.get(verdict, "said it is unsure whether it is the same as another")
        case Retraction():
            return "took back what they had said of it"
        case _:
            return "said something of it"


def _answer_in_words(resolution: Resolution) -> str:
    if resolution.people:
        return f"named the victim{'s' if len(resolution.people) > 1 else ''} " + "; ".join(
            person_in_words(one) for one in resolution.people
        )
    told = resolution.when.edtf if resolution.when else ""
    told = told or (resolution.where.name if resolution.where else "")
    told = told or (resolution.party.name if resolution.party else "not known")
    return f"set its {resolution.matter} to {told}"


def person_in_words(party: Party) -> str:
    """A named person in a phrase, with what is told of them."""
    told = party.person or Person()
    known = ((f"age {told.age}" if told.age else ""), told.sex, told.status)
    return ", ".join((party.name, *(one for one in known if one)))


def _about(ledger: Ledger, claim: str) -> Iterator[StoredEntry]:
    for stored in ledger.resting_on(claim, roles=("subject", "resolves", "left", "right"), types=("review", "link")):
        yield stored
        yield from ledger.resting_on(stored.id, roles=("subject",), types=("retraction",))


def _unlike(ledger: Ledger, subject: str, reason: str) -> Retraction:
    """A retraction that is not in the ledger yet: the same a second time is another act, so it is numbered."""
    record, time = Retraction(subject=subject, reason=reason), 2
    while ledger.has(record.id):
        record, time = Retraction(subject=subject, reason=f"{reason} ({time})"), time + 1
    return record
