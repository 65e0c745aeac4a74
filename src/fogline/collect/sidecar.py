"""The sidecar: a small table beside bare files that says where they are from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from fogline.collect import media
from fogline.collect.options import Told
from fogline.collect.tables import decode_table, find_columns, table_reader
from fogline.errors import UsageError

FILE_COLUMNS = ("file", "filename", "path", "name")


@dataclass(slots=True)
class Sidecar:
    """What tables of sources say about files; rows are struck off as their files come in."""

    rows: dict[Path, Told] = field(default_factory=dict)
    used: set[Path] = field(default_factory=set)
    tables: dict[Path, Path] = field(default_factory=dict)

    def add(self, table: Path) -> None:
        """Reads a table; its file names are relative to its own folder.

        Raises:
            UsageError: it cannot be read, or has no column of file names.
        """
        try:
            rows = _read_rows(table)
        except (OSError, ValueError) as error:
            raise UsageError(f"{table}: cannot be read as a table of sources: {error}") from error
        for name, told in rows:
            path = (table.parent / name).resolve()
            self.rows[path], self.tables[path] = told, table

    def told(self, path: Path) -> Told:
        """What is told about a file: by its path, or by its bare name when only one row has that name."""
        exact = path.resolve()
        if exact not in self.rows:
            named = [row for row in self.rows if row.name == path.name and not row.exists()]
            if len(named) != 1:
                return Told()
            exact = named[0]
        self.used.add(exact)
        return self.rows[exact]

    def unmatched(self) -> Iterable[tuple[Path, Path]]:
        """Files named in a table that neither came in nor exist, each with its table."""
        return [(path, self.tables[path]) for path in self.rows if path not in self.used and not path.exists()]


def is_sidecar(path: Path, blob: bytes) -> bool:
    """Whether a table in a folder tells about files rather than being reports itself."""
    if media.guess_media(blob, path.name) not in (media.CSV, media.TSV):
        return False
    text, _ = decode_table(blob[:65_536])
    header = next(table_reader((text or "").partition("\n")[0], media.guess_media(b"", path.name)), [])
    columns = find_columns(header, {})
    names = {name.strip().lower() for name in header}
    return "text" not in columns and bool(names & {"file", "filename", "path"}) and len(columns) >= 2


def _read_rows(table: Path) -> list[tuple[str, Told]]:
    text, _ = decode_table(table.read_bytes())
    if text is None:
        raise ValueError("it is not text")
    rows = table_reader(text, media.guess_media(b"", table.name))
    header = next(rows, [])
    by_lower = {name.strip().lower(): number for number, name in enumerate(header)}
    at = next((by_lower[name] for name in FILE_COLUMNS if name in by_lower), None)
    if at is None:
        raise ValueError("it has no column named file")
    columns = {field: header.index(name) for field, name in find_columns(header, {}).items() if field in Told.__slots__}
    found = []
    for row in rows:
        if len(row) > at and row[at].strip():
            values = {field: row[i].strip() or None for field, i in columns.items() if i < len(row)}
            found.append((row[at].strip(), Told(**values)))
    return found
