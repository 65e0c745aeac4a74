"""The views of a project: its derived tables, built when the ledger has moved and read back when it has not.

    with Ledger.open(directory) as ledger:
        views = Views.open(ledger, facts_of(packs))
    views.tables.control.holder_on("Hanano", "2016-11-27")

What must stay true: built from scratch equals built step by step, and read back equals built.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fogline.errors import LedgerError
from fogline.fuse.control import ControlAnswer
from fogline.fuse.facts import Facts
from fogline.ledger import Ledger
from fogline.model import Document, Entry, tagged_hash
from fogline.views.advance import Advance
from fogline.views.claims import fold_entries, read_standing
from fogline.views.diff import Diff, diff_of
from fogline.views.standing import Standing
from fogline.views.store import VIEWS_NAME, advanced, code_digest, is_current, key_on_disk, load, save
from fogline.views.tables import Tables, build_tables, worked_out

TRIES = 4
"""Times that tables are built anew because something was recorded while they were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """The derived tables of one record."""

    tables: Tables

    @classmethod
    def build(cls, entries: Iterable[tuple[int, Entry]], facts: Facts | None = None) -> Views:
        """Builds the tables from entries with their sequence numbers, keeping nothing on disk.

        Args:
            entries: of the ledger, in any helpings.
            facts: what the packs know.
        """
        return cls(tables=build_tables(fold_entries(entries), facts))

    @classmethod
    def open(
        cls, ledger: Ledger, facts: Facts | None = None, *, directory: Path | None = None, known_on: str | None = None
    ) -> Views:
        """Reads the tables of a ledger, building and keeping them where they are missing or out of date.

        Args:
            ledger: open for reading.
            facts: what the packs know; other facts give other tables.
            directory: where they are kept; beside the ledger when `None`.
            known_on: a day; only what reports published by then tell, see `read_standing`.
        """
        home, name = directory or ledger.directory, file_name(known_on)
        key = key_of(ledger, facts or Facts())
        if known_on is None:
            _advance(ledger, facts or Facts(), home, key)
        known = load(home, key, _texts(ledger), name=name)
        if known is not None:
            return cls(tables=known)
        entries = ((one.sequence, one.entry) for one in ledger.entries())
        tables, work = worked_out(fold_entries(entries, known_on=known_on), facts)
        outlets = facts.source_sides if facts else None
        save(home, key, tables, outlets=outlets, name=name, work=None if known_on else work)
        return cls(tables=tables)

    @staticmethod
    def file(ledger: Ledger, facts: Facts | None = None, *, directory: Path, known_on: str | None = None) -> Path:
        """The file with the tables of a ledger, for `Shelf` to open; written where it is missing or out of date.

        Args:
            ledger: open for reading.
            facts: what the packs know.
            directory: where it is kept; it must be writable.
            known_on: as in `open`.

        Raises:
            LedgerError: the file cannot be written.
        """
        name = file_name(known_on)
        for _ in range(TRIES):
            key = key_of(ledger, facts or Facts())
            if known_on is None:
                _advance(ledger, facts or Facts(), directory, key)
            if is_current(directory, key, name=name):
                return directory / name
            Views.open(ledger, facts, directory=directory, known_on=known_on)
        if not is_current(directory, key_of(ledger, facts or Facts()), name=name):
            raise LedgerError(f"{directory / name} cannot be written; the tables need room beside the ledger")
        return directory / name

    def holder_on(self, place: str, day: str) -> ControlAnswer:
        """Who holds a place, by id or name, on a day."""
        return self.tables.control.holder_on(place, day)

    @classmethod
    def recorded_before(cls, ledger: Ledger, time: str, facts: Facts | None = None) -> Views:
        """Builds the tables that the record came to before a time, from what was recorded by then.

        Args:
            ledger: open for reading.
            time: ``2024-12-01T09:30:00Z``, or a day.
            facts: what the packs know.
        """
        told = ((one.sequence, one.entry) for one in ledger.entries() if one.entry.at < time)
        return cls.build(told, facts)

    def diff(self, before: Views, since: str) -> Diff:
        """What is new in the record since a time, and what it changes.

        Args:
            before: the views as they were, see `recorded_before`.
            since: the time.
        """
        return diff_of(before.tables, self.tables, since)


class Growing:
    """Views over a ledger that is being written: take what is new, ask again."""

    def __init__(self, facts: Facts | None = None) -> None:
        self._facts = facts
        self._standing = Standing()

    def take(self, entries: Iterable[tuple[int, Entry]]) -> None:
        """Takes in further entries; those taken before change nothing."""
        self._standing.take(entries)

    @property
    def last_sequence(self) -> int:
        """Sequence number of the last entry taken, from which to read on."""
        return self._standing.last_sequence

    def views(self) -> Views:
        """The views as they stand now."""
        return Views(tables=build_tables(read_standing(self._standing), self._facts))


def file_name(known_on: str | None) -> str:
    """The name of the file that keeps the tables, those of the whole record or of what was known on a day."""
    return f"{VIEWS_NAME}.{known_on}" if known_on else VIEWS_NAME


def _advance(ledger: Ledger, facts: Facts, directory: Path, key: str) -> bool:
    """Takes the tables on disk from an earlier state of this ledger to the present one, where that can be done."""
    kept = key_on_disk(directory)
    if kept is None or kept == key:
        return False
    was, now = kept.split(":"), key.split(":")
    if len(was) != len(now) or (was[0], was[3:]) != (now[0], now[3:]):
        return False  # of other code, other facts, or before something was erased
    sequence = int(was[1])
    if ledger.hash_at(sequence) != was[2]:
        return False  # of another ledger
    return advanced(directory, key, kept, lambda connection: Advance(connection, ledger, facts).take(sequence))


def _texts(ledger: Ledger) -> dict[str, str]:
    """The text of every report that stands."""
    gone = ledger.retracted()
    return {
        stored.id: stored.entry.record.text
        for stored in ledger.documents()
        if isinstance(stored.entry.record, Document) and stored.id not in gone
    }


def key_of(ledger: Ledger, facts: Facts) -> str:
    """What tables are built from, as one text: the ledger's head, the facts, the code."""
    erased = tagged_hash("erased", sorted(ledger.erased()))
    head = ledger.head()
    return f"{code_digest()}:{head.sequence}:{head.hash}:{erased}:{tagged_hash('facts', facts)}"
