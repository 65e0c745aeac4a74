"""The record behind the pages: its tables as they stand now or were known on a day, and the names of its sides.

The ledger is looked at on every request, so that what another person has just recorded is there. What must stay true: a
page is made from one state of the record; the tables are built once, whoever asks first.
"""

from __future__ import annotations

import bisect
import os
import shutil
import tempfile
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fogline.export.dataset import SideCard
from fogline.export.naming import side_cards, unlisted_side
from fogline.fuse.facts import Facts
from fogline.gazetteer import Pack, PlaceIndex, load_pack
from fogline.ledger import Head, Ledger
from fogline.model import Document
from fogline.pipeline.project import Project
from fogline.pipeline.tools import Tools
from fogline.views import Shelf, Views, facts_of
from fogline.views.diff import Diff
from fogline.views.store import VIEWS_NAME
from fogline.views.tables import Tables

NOTHING_KNOWN = "0000-01-01"
KEPT_DAYS = 12
"""Tables of what was known on a day that are kept beside the ledger; each is as large as the tables themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One state of the record.

    Attributes:
        name: of the record.
        stamp: names the state; another one means that something was recorded since, or that another day is asked for.
        sequence: number of the last entry.
        asof: the day as of which it is known; empty for all that is known.
        shelf: the tables.
        sides: names and colours of the sides.
        states: usual name by state.
        named: names of sides that no pack knows, as far as they were asked for.
    """

    name: str
    stamp: str
    sequence: int
    asof: str
    shelf: Shelf
    sides: Mapping[str, SideCard]
    states: Mapping[str, str] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)

    def side_name(self, side: str | None) -> str:
        """What people call a side, or a party that is on none the packs know."""
        if not side:
            return ""
        if side in self.sides:
            return self.sides[side].name
        if side not in self.named:
            card = self.shelf.one("actor", side)
            self.named[side] = str(card.name) if card else unlisted_side(side, self.states)
        return self.named[side]


class Record:
    """A project, for as many threads as ask."""

    def __init__(self, project: Project) -> None:
        self.project = project
        packs: tuple[Pack, ...] = tuple(load_pack(name) for name in project.materials().packs)
        self.packs = packs
        self._facts: Facts = facts_of(packs)
        self._sides = side_cards(packs)
        self._lock = threading.Lock()
        self._diff: tuple[tuple[str, str], Diff] | None = None
        self._days: tuple[str, tuple[str, ...]] = ("", ())
        self._built: dict[tuple[int, str, str], Path] = {}
        self._tools: Tools | None = None
        self._home = project.directory if os.access(project.directory, os.W_OK) else self._own_room()

    def _own_room(self) -> Path:
        """A place for the tables where they cannot stand beside the ledger; gone with this process."""
        room = tempfile.mkdtemp(prefix="fogline-")
        weakref.finalize(self, shutil.rmtree, room, ignore_errors=True)
        return Path(room)

    def standing(self, asof: str = "") -> Standing:
        """The record as it stands now, or as it was known on a day."""
        with self.project.ledger() as ledger:
            head = ledger.head()
            shelf, day = Shelf(self._tables(ledger, head, "")), ""
            if asof:
                day = self._last_known_day(shelf, head, asof)
                shelf = Shelf(self._tables(ledger, head, day)) if day else shelf
        return Standing(
            name=self.project.settings.name,
            stamp=f"{head.hash[:16]}{day.replace('-', '')}",
            sequence=head.sequence,
            asof=asof,
            shelf=shelf,
            sides=self._sides,
            states=self._facts.state_names,
        )

    def _tables(self, ledger: Ledger, head: Head, day: str) -> Path:
        """The file of the tables of a state and a day; who asks for what is there waits for nobody who builds."""
        state = (head.sequence, head.hash, day)
        path = self._built.get(state)
        if path is not None and path.is_file():
            return path
        with self._lock:
            path = Views.file(ledger, self._facts, directory=self._home, known_on=day or None)
            self._built = {**{one: at for one, at in self._built.items() if one[:2] == state[:2]}, state: path}
            if day:
                self._forget_days(path)
        return path

    def tables(self, asof: str = "") -> Tables:
        """All tables at once, as exports want them, of the record now or as it was known on a day."""
        with self.project.ledger() as ledger:
            return Views.open(ledger, self._facts, directory=self._home, known_on=asof or None).tables

    def diff(self, since: str) -> Diff:
        """What came in since a time, and what the record comes to now and did not then; the last answer is kept."""
        with self.project.ledger() as ledger:
            asked = (ledger.head().hash, since)
            if self._diff is None or self._diff[0] != asked:
                now = Views.open(ledger, self._facts, directory=self._home)
                before = Views.recorded_before(ledger, since, self._facts)
                self._diff = found = (asked, now.diff(before, since))
                return found[1]
            return self._diff[1]

    def _last_known_day(self, shelf: Shelf, head: Head, asof: str) -> str:
        """The last day by the one asked for on which something became known; empty where that is everything.

        Days between two publications are one state of knowledge, so that no more tables are ever made than there are
        days of publication.
        """
        if self._days[0] != head.hash:
            self._days = (head.hash, shelf.known_days())
        days = self._days[1]
        at = bisect.bisect_right(days, asof)
        if at == len(days):
            return ""
        return days[at - 1] if at else NOTHING_KNOWN

    @contextmanager
    def ledger(self, *, write: bool = False) -> Iterator[Ledger]:
        """The ledger itself."""
        with self.project.ledger(write=write) as ledger:
            yield ledger

    @contextmanager
    def places(self) -> Iterator[PlaceIndex]:
        """The names of places that the project works with; the packs are opened once, the file by whoever asks."""
        with self._lock:
            self._tools = self._tools or Tools(self.project.materials())
        index = PlaceIndex.open(self._tools.index_file)
        try:
            yield index
        finally:
            index.close()

    def document(self, document_id: str) -> Document | None:
        """A report with its frozen text; `None` where there is none, or it was withdrawn or erased."""
        with self.project.ledger() as ledger:
            stored = ledger.get(document_id)
            if stored is None or document_id in ledger.retracted():
                return None
            record = stored.entry.record
        return record if isinstance(record, Document) else None

    def _forget_days(self, current: Path) -> None:
        """Deletes the tables of days that nobody has asked for lately."""
        current.touch()
        days = [path for path in self._home.glob(f"{VIEWS_NAME}.????-??-??") if path != current]
        for path in sorted(days, key=lambda one: one.stat().st_mtime)[: max(0, len(days) - KEPT_DAYS + 1)]:
            path.unlink(missing_ok=True)
