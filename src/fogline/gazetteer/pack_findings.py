"""What a check of a pack finds: permanent codes with their remedies, and where in the files it stands.

A finding is for the person who writes the pack, so it names the file and the line to open. Codes never change their
meaning; a program may count on them.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from fogline.gazetteer.pack_types import Pack

PACK_CODES: dict[str, str] = {
    "pack-form": "A file, table or cell cannot be read as it stands. Write it as the how-to shows.",
    "pack-id": "An id is not pack:slug. Write the pack's name, a colon and a word without spaces.",
    "pack-id-twice": "Two entries of a file have one id. Give one of them another, or join them.",
    "pack-id-stray": "An id begins with the name of no pack known here. Begin it with this pack's name; when a pack is "
    "renamed its ids follow.",
    "pack-requires": "A pack that this one requires cannot be read. Name a shipped one, or put its folder beside it.",
    "pack-reference": "An entry names another that is nowhere. Correct the id, or add the entry that it names.",
    "pack-circle": "Entries are part of, or contain, one another at one time. Take out or date one of the ties.",
    "pack-date": "No day, month or year of the calendar. Write YYYY, YYYY-MM or YYYY-MM-DD.",
    "pack-span": "A time ends before it begins. Exchange or correct the two dates.",
    "pack-source": "An entry does not say where it can be checked. Give it a `source`.",
    "pack-side": "A side is not one of the pack's. Correct its id, or add a [[side]] to pack.toml.",
    "pack-side-unused": "Nobody is on a side. Give it `members`, put actors on it, or delete it.",
    "pack-colour": "A colour is not one. Write it as #rrggbb.",
    "pack-kind": "No place is of this kind. Take one of the list.",
    "pack-number": "A coordinate, radius or country code is impossible. Correct it, or leave it empty.",
    "pack-far": "A place lies outside its country, or far from what contains it. Look for exchanged or mistyped "
    "digits, or correct `country` or `parent`.",
    "pack-name-shared": "Two actors bear one name at one time. Date the names, or list the name as `ambiguous`.",
    "pack-wikidata": "A Wikidata id is a Q and digits. Copy it from the address of the item's page.",
    "pack-wikidata-twice": "One Wikidata id is given to two entries. Keep it where the item is meant.",
}
"""Every code of ``fogline pack check``, its meaning and remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend in a pack.

    Attributes:
        code: permanent, a key of `PACK_CODES`.
        path: the file it stands in.
        line: where; 0 where no single line can be told.
        what: what is wrong, with the entry's id.
    """

    code: str
    path: Path
    what: str
    line: int = 0

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return PACK_CODES[self.code].partition(". ")[2]

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.what} [{self.code}] {self.remedy}"


FILE_OF = {
    "actor": "actors.toml",
    "place": "places.csv",
    "source": "sources.toml",
    "fact": "events.toml",
    "side": "pack.toml",
}
"""The file in which entries of a sort stand."""
ENTRY = re.compile(r"""^\s*id\s*=\s*["']([^"']+)["']""")


class Finder:
    """Makes the findings of one pack, looking up the lines of its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._text: dict[str, list[str]] = {}
        self._starts: dict[str, dict[str, list[int]]] = {}

    def at(self, code: str, sort: str, id_: str, what: str, *, word: str = "", nth: int = 1) -> Finding:
        """A finding about an entry.

        Args:
            code: a key of `PACK_CODES`.
            sort: the sort of the entry, a key of `FILE_OF`.
            id_: its id.
            what: what is wrong with it.
            word: words of the entry that are wrong, to tell the very line.
            nth: which entry of that id.
        """
        name = FILE_OF[sort]
        line = self._line(name, id_, word, nth)
        return Finding(code=code, path=self.folder / name, line=line, what=f"{sort} {id_!r}: {what}")

    def head(self, code: str, what: str, word: str = "") -> Finding:
        """A finding about the head of `pack.toml`."""
        lines = self._lines("pack.toml")
        found = next((number for number, line in enumerate(lines, 1) if word and word in line), 0)
        return Finding(code=code, path=self.folder / "pack.toml", line=found, what=what)

    def form(self, complaint: str) -> Finding:
        """What the reader of a pack complains about, with its line where the entry has an id."""
        told = re.match(r"(?P<path>.+?\.(?:toml|csv)): (?:line (?P<line>\d+): )?(?P<what>.*)", complaint, re.DOTALL)
        if told is None:
            return Finding(code="pack-form", path=self.folder, what=complaint)
        entry = re.match(r"\w+ '([^']+)'", told["what"])
        path = Path(told["path"])
        line = int(told["line"] or 0) or (self._line(path.name, entry[1], "", 1) if entry else 0)
        return Finding(code="pack-form", path=path, line=line, what=told["what"])

    def _line(self, name: str, id_: str, word: str, nth: int) -> int:
        starts = self._entries(name).get(id_, [])
        if not starts:
            return 0
        start = starts[min(nth, len(starts)) - 1]
        lines = self._lines(name)
        for number in range(start, len(lines) + 1):
            if number > start and lines[number - 1].startswith("[["):
                break
            if word and f'"{word}"' in lines[number - 1]:
                return number
        return start

    def _entries(self, name: str) -> dict[str, list[int]]:
        """The lines on which the entries of a file begin, by id."""
        if name not in self._starts:
            starts: dict[str, list[int]] = {}
            for number, id_ in _rows(self._lines(name)) if name.endswith(".csv") else _tables(self._lines(name)):
                starts.setdefault(id_, []).append(number)
            self._starts[name] = starts
        return self._starts[name]

    def _lines(self, name: str) -> list[str]:
        if name not in self._text:
            path = self.folder / name
            text = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
            self._text[name] = text.splitlines()
        return self._text[name]


def _tables(lines: list[str]) -> list[tuple[int, str]]:
    found = ((number, ENTRY.match(line)) for number, line in enumerate(lines, 1))
    return [(number, match[1]) for number, match in found if match]


def _rows(lines: list[str]) -> list[tuple[int, str]]:
    reader = csv.DictReader(io.StringIO("\n".join(lines), newline=""))
    return [(reader.line_num, (row.get("id") or "").strip()) for row in reader]


def entries(pack: Pack) -> dict[str, list[str]]:
    """The ids of a pack by the sort of entry, in the order of the files."""
    return {
        "actor": [one.id for one in pack.actors],
        "place": [one.id for one in pack.places],
        "source": [one.id for one in pack.sources],
        "fact": [one.id for one in pack.facts],
        "side": [one.id for one in pack.sides],
    }
