"""Which reports copy which, kept up while reports come and go, without looking at the texts of all the others.

What must stay true: the copies are those that looking through all texts in their order would find.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

from fogline.fuse.independence import COMMONPLACE, COPIED, FEW, Echo, shingles
from fogline.views.kept import keep_shingles

_FIRST = "SELECT rank, document FROM shingle WHERE hash = ? ORDER BY rank, document LIMIT ?"
_BEFORE = "SELECT document FROM shingle WHERE hash = ? AND rank < ? ORDER BY rank, document LIMIT ?"
_KEEP = "INSERT OR REPLACE INTO echo VALUES (?, ?, ?, ?)"


class Echoes:
    """The copies of one file."""

    def __init__(self, connection: sqlite3.Connection, texts: Mapping[str, str]) -> None:
        self._connection = connection
        self._texts = texts

    def move(self, before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
        """Puts reports at other places in the order in which they can have been copied.

        Args:
            before: order by document id, as it was.
            after: order by document id, as it is.

        Returns:
            The reports that now copy another one, or none, or more or less of it.
        """
        moved = [one for one in sorted(before.keys() | after.keys()) if before.get(one) != after.get(one)]
        reached: set[str] = set()
        for document in moved:
            runs = shingles(self._texts.get(document, ""))
            if len(runs) < FEW:
                continue
            reached |= self._behind(runs, before.get(document))
            if document in before:
                gone = ((run, before[document], document) for run in runs)
                query = "DELETE FROM shingle WHERE hash = ? AND rank = ? AND document = ?"
                self._connection.executemany(query, gone)
                self._connection.execute("DELETE FROM ranked WHERE document = ?", (document,))
            if document in after:
                keep_shingles(self._connection, document, after[document], self._texts[document])
            reached |= self._behind(runs, after.get(document))
        return self._settle(reached | set(moved))

    def of(self, documents: Iterable[str]) -> dict[str, Echo]:
        """The copies among some reports."""
        found: dict[str, Echo] = {}
        for document in documents:
            query = "SELECT source, root, shared FROM echo WHERE document = ?"
            row = self._connection.execute(query, (document,)).fetchone()
            if row:
                found[document] = Echo(source=row[0], of=row[1], shared=row[2])
        return found

    def _behind(self, runs: Iterable[int], rank: str | None) -> set[str]:
        """The reports behind a place for which a run of words counts, or would without the one at that place."""
        if rank is None:
            return set()
        found: set[str] = set()
        for run in runs:
            for at, document in self._connection.execute(_FIRST, (run, COMMONPLACE + 3)):
                if at > rank:
                    found.add(str(document))
        return found

    def _settle(self, reached: set[str]) -> set[str]:
        """Looks anew for what each report copies; what copies one whose root is another now has another as well."""
        changed: set[str] = set()
        edge = sorted(reached, key=lambda one: (self._rank(one), one))
        while edge:
            document = edge.pop(0)
            was, now = self.of([document]).get(document), self._echo(document)
            if was == now:
                continue
            changed.add(document)
            self._connection.execute("DELETE FROM echo WHERE document = ?", (document,))
            if now is not None:
                self._connection.execute(_KEEP, (document, now.source, now.of, now.shared))
            copies = self._connection.execute("SELECT document FROM echo WHERE source = ?", (document,))
            edge += [str(one) for (one,) in copies]
            edge.sort(key=lambda one: (self._rank(one), one))
        return changed

    def _rank(self, document: str) -> str:
        """The place of a report in the order; those that have none come first."""
        row = self._connection.execute("SELECT rank FROM ranked WHERE document = ?", (document,)).fetchone()
        return str(row[0]) if row else ""

    def _echo(self, document: str) -> Echo | None:
        rank, runs = self._rank(document), shingles(self._texts.get(document, ""))
        if not rank or len(runs) < FEW:
            return None
        shared: Counter[str] = Counter()
        for run in runs:
            known = self._connection.execute(_BEFORE, (run, rank, COMMONPLACE + 1)).fetchall()
            if len(known) <= COMMONPLACE:
                shared.update(str(other) for (other,) in known)
        if not shared:
            return None
        most = max(shared.values())
        best = min((one for one, times in shared.items() if times == most), key=lambda one: (self._rank(one), one))
        if most / len(runs) < COPIED:
            return None
        before = self.of([best]).get(best)
        return Echo(of=before.of if before else best, shared=most / len(runs), source=best)
