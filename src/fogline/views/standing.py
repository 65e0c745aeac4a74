"""What stands in the ledger: every record that nobody withdrew, gathered by what it is about.

The fold takes entries one at a time, in any number of helpings; taking one twice is taking it once. What must stay
true: a fold fed step by step stands for the same as one fed at once, and the order of the entries decides only
between two words of the same author on the same question (the later one holds).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fogline.link.spread import counted
from fogline.model import Claim, Document, Entry, Link, Problem, Resolution, Retraction, Review, record_type

PEOPLE = "human:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry with its place in the ledger."""

    sequence: int
    entry: Entry

    @property
    def by_person(self) -> bool:
        """Whether a person says so."""
        return self.entry.by.startswith(PEOPLE)

    @property
    def rank(self) -> tuple[bool, int]:
        """Order of precedence: people before machines, later before earlier."""
        return self.by_person, self.sequence


@dataclass(slots=True)
class Standing:
    """A fold over entries; ask it what stands once all are taken."""

    documents: dict[str, Line] = field(default_factory=dict)
    claims: dict[str, Line] = field(default_factory=dict)
    resolutions: dict[str, Line] = field(default_factory=dict)
    links: dict[str, Line] = field(default_factory=dict)
    reviews: dict[str, Line] = field(default_factory=dict)
    problems: dict[str, Line] = field(default_factory=dict)
    last_sequence: int = 0
    _retractions: dict[str, Line] = field(default_factory=dict)

    def take(self, entries: Iterable[tuple[int, Entry]]) -> None:
        """Takes entries in; captures and visits leave no trace here."""
        tables: dict[str, dict[str, Line]] = {
            "document": self.documents,
            "claim": self.claims,
            "resolution": self.resolutions,
            "link": self.links,
            "review": self.reviews,
            "problem": self.problems,
            "retraction": self._retractions,
        }
        for sequence, entry in entries:
            self.last_sequence = max(self.last_sequence, sequence)
            table = tables.get(record_type(entry.record))
            if table is not None:
                table.setdefault(entry.record.id, Line(sequence=sequence, entry=entry))

    def withdrawn(self) -> set[str]:
        """Ids of the records that stand withdrawn; a retraction that was itself withdrawn counts no more."""
        gone: set[str] = set()
        for record_id, line in sorted(self._retractions.items(), key=lambda item: -item[1].sequence):
            record = line.entry.record
            if record_id not in gone and isinstance(record, Retraction):
                gone.add(record.subject)
        return gone

    def revised(self, gone: set[str]) -> dict[str, str]:
        """Ids of the documents that a later version replaces, with the id of that version."""
        later: dict[str, str] = {}
        for record_id, line in self.documents.items():
            record = line.entry.record
            if record_id not in gone and isinstance(record, Document) and record.revises:
                later[record.revises] = record_id
        return later

    def standing_documents(self, gone: set[str]) -> Iterator[tuple[str, Line, Document]]:
        """Documents that stand, later versions and the versions they replace alike."""
        for record_id, line in self.documents.items():
            record = line.entry.record
            if record_id not in gone and isinstance(record, Document):
                yield record_id, line, record

    def standing_claims(self, gone: set[str]) -> Iterator[tuple[str, Line, Claim]]:
        """Claims that stand, as the reader or a person entered them."""
        for record_id, line in self.claims.items():
            record = line.entry.record
            if record_id not in gone and isinstance(record, Claim):
                yield record_id, line, record

    def standing_links(self, gone: set[str]) -> tuple[Link, ...]:
        """People's words on pairs of claims; of two on one pair the later one holds."""
        chosen: dict[tuple[str, str], tuple[int, Link]] = {}
        for record_id, line in self.links.items():
            record = line.entry.record
            if record_id in gone or not isinstance(record, Link):
                continue
            pair = (record.left, record.right)
            if pair not in chosen or chosen[pair][0] < line.sequence:
                chosen[pair] = (line.sequence, record)
        return tuple(link for _, link in sorted(chosen.values(), key=lambda one: one[0]))

    def standing_problems(self, gone: set[str]) -> tuple[tuple[str, Line, Problem], ...]:
        """Problems that stand, in the order of recorded time."""
        found = [
            (record_id, line, line.entry.record)
            for record_id, line in self.problems.items()
            if record_id not in gone and isinstance(line.entry.record, Problem)
        ]
        return tuple(sorted(found, key=lambda one: (one[1].entry.at, one[0])))

    def first_documents(self) -> list[Document]:
        """The reports whose words are counted: the first that came in, whether they still stand or not."""
        ordered = sorted(self.documents.values(), key=lambda line: line.sequence)
        records = [line.entry.record for line in ordered if isinstance(line.entry.record, Document)]
        return records[: counted(len(records))]

    def verdicts(self, gone: set[str]) -> dict[str, tuple[Line, Review]]:
        """The review that holds for each claim or resolution: the latest one."""
        latest: dict[str, tuple[Line, Review]] = {}
        for record_id, line in self.reviews.items():
            record = line.entry.record
            if record_id in gone or not isinstance(record, Review) or not record.subject:
                continue
            known = latest.get(record.subject)
            if known is None or known[0].sequence < line.sequence:
                latest[record.subject] = (line, record)
        return latest

    def additions(self, gone: set[str]) -> Iterator[tuple[Line, Review]]:
        """Reviews in which people add something of their own."""
        for record_id, line in self.reviews.items():
            record = line.entry.record
            if record_id not in gone and isinstance(record, Review) and not record.subject:
                yield line, record

    def answers(
        self, gone: set[str], verdicts: dict[str, tuple[Line, Review]]
    ) -> dict[str, list[tuple[Line, Resolution]]]:
        """Resolutions that stand, by subject, a person's correction in place of what it corrects."""
        by_subject: dict[str, list[tuple[Line, Resolution]]] = defaultdict(list)
        for record_id, line in self.resolutions.items():
            record = line.entry.record
            if record_id in gone or not isinstance(record, Resolution):
                continue
            review = verdicts.get(record_id)
            if review is None or review[1].verdict == "accept":
                # A person who accepts the machine's answer makes it theirs.
                by_subject[record.subject].append((line if review is None else _vouched(line, review[0]), record))
            elif review[1].resolution is not None:
                by_subject[review[1].resolution.subject].append((review[0], review[1].resolution))
        for line, review_ in self._own_words(gone):
            by_subject[review_.subject].append((line, review_))
        return by_subject

    def _own_words(self, gone: set[str]) -> Iterator[tuple[Line, Resolution]]:
        """Resolutions that people bring inside reviews of claims, or add."""
        for record_id, line in self.reviews.items():
            record = line.entry.record
            if record_id in gone or not isinstance(record, Review) or record.resolution is None:
                continue
            if not record.subject.startswith("resolution_"):
                yield line, record.resolution


def _vouched(line: Line, review: Line) -> Line:
    return Line(sequence=line.sequence, entry=review.entry if review.by_person else line.entry)
