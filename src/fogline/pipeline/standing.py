"""Writes what a stage found on one input, in one transaction, so that exactly this stands afterwards.

A newer version may find other things on the same input: what it does not find any more is withdrawn by a retraction
with its successor, and what was withdrawn and is found again is restored by withdrawing the retraction. What a person
withdrew is never restored by a machine. What must stay true: after `settle`, what stands of the stage on this input is
what it found, whatever stood before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fogline.ledger import Ledger, StoredEntry
from fogline.model import Entry, Found, Problem, Record, Retraction, Visit

Clock = Callable[[], str]
PEOPLE = "human:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What settling one input came to."""

    added: int = 0
    withdrawn: int = 0
    restored: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a stage says of one input, ready to be settled.

    Attributes:
        by: the stage and its version, as in ``read@1``.
        found: what it found.
        visits: what it has read to the end.
        old: what stood of it before, by id.
        successors: id of the record that takes the place of an old one.
        also: further entries of the same transaction, such as carried reviews.
        because: why what is not found any more is withdrawn.
    """

    by: str
    found: Sequence[Found]
    visits: Sequence[Visit]
    old: Mapping[str, Record] = field(default_factory=dict)
    successors: Mapping[str, str] = field(default_factory=dict)
    also: Sequence[Entry] = ()
    because: str = ""


class Standing:
    """What stands in a ledger that is being written: not withdrawn, not erased."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self.ledger = ledger
        self._clock = clock
        self._withdrawn = ledger.retracted()

    def stands(self, record_id: str) -> bool:
        """Whether nobody has withdrawn it."""
        return record_id not in self._withdrawn

    def resting(self, target: str, role: str, kind: str, by: str = "") -> dict[str, Record]:
        """What stands of one type and rests on a record in one role, by id; of one stage where `by` names it."""
        stored = self.ledger.resting_on(target, roles=(role,), types=(kind,))
        return {one.id: one.entry.record for one in stored if self.stands(one.id) and one.entry.by.startswith(by)}

    def was_visited(self, subject: str, stage: str) -> bool:
        """Whether any version of a stage has read this."""
        visits = self.ledger.resting_on(subject, roles=("about",), types=("visit",))
        return any(isinstance(one.entry.record, Visit) and one.entry.record.stage == stage for one in visits)

    def settle(self, outcome: Outcome) -> Settled:
        """Appends an outcome in one transaction and says what changed."""
        at = self._clock()
        entries, wanted, restored, problems = list[Entry](), set[str](), list[str](), 0
        for found in outcome.found:
            record_id = found.record.id
            if record_id in wanted:
                continue
            wanted.add(record_id)
            problems += isinstance(found.record, Problem)
            if self.ledger.get(record_id) is None:  # unknown, or erased: appending that again is appending nothing
                entries.append(_entry(found, outcome.by, at))
            elif not self.stands(record_id):
                back = self._restore(record_id, outcome.by, at)
                entries += back
                restored += [record_id] if back else []
        gone = [record_id for record_id in outcome.old if record_id not in wanted]
        entries += outcome.also
        entries += [self._withdrawal(record_id, outcome, at) for record_id in gone]
        entries += [Entry(record=visit, by=outcome.by, at=at) for visit in outcome.visits]
        self.ledger.append(entries)
        self._withdrawn |= set(gone)
        self._withdrawn -= set(restored)
        added = sum(not isinstance(entry.record, Visit | Retraction | Problem) for entry in entries)
        return Settled(added=added, withdrawn=len(gone), restored=len(restored), problems=problems)

    def _restore(self, record_id: str, by: str, at: str) -> list[Entry]:
        standing = [one for one in self._retractions(record_id) if self.stands(one.id)]
        if any(one.entry.by.startswith(PEOPLE) or self.ledger.get(record_id) is None for one in standing):
            return []
        back = [self._retraction(one.id, f"found again by {by}", None, by, at) for one in standing]
        self._withdrawn |= {one.id for one in standing}
        return back

    def _withdrawal(self, record_id: str, outcome: Outcome, at: str) -> Entry:
        reason = outcome.because or f"not found any more by {outcome.by}"
        return self._retraction(record_id, reason, outcome.successors.get(record_id), outcome.by, at)

    def _retraction(self, subject: str, reason: str, successor: str | None, by: str, at: str) -> Entry:
        """A retraction that is not in the ledger yet: the same one a second time is another act, so it is numbered."""
        record = Retraction(subject=subject, reason=reason, successor=successor)
        time = 2
        while self.ledger.has(record.id):
            record = Retraction(subject=subject, reason=f"{reason} ({time})", successor=successor)
            time += 1
        return Entry(record=record, by=by, at=at)

    def _retractions(self, record_id: str) -> Iterable[StoredEntry]:
        return self.ledger.resting_on(record_id, roles=("subject",), types=("retraction",))


def _entry(found: Found, by: str, at: str) -> Entry:
    return Entry(
        record=found.record,
        by=by,
        at=at,
        basis=found.basis,
        confidence=found.confidence,
        reasons=found.reasons,
    )
