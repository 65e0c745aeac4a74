"""What differs between two days: places that changed hands, are told of in another way, newly or no longer.

What must stay true: a place that nobody has told of for long counts as untold; the page and its twins tell the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.views import Wanted
from fogline.web.asking import Asked
from fogline.web.rows import Row
from fogline.web.scene import change_days, control_on, span_of

HEADINGS = ("Changed hands", "Told in another way", "Newly told of", "No longer told of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A place on two days; `None` where nobody tells of it on one of them.

    Attributes:
        sort: one of `HEADINGS`.
    """

    sort: str
    name: str
    before: Row | None
    after: Row | None

    @property
    def mark(self) -> Row:
        """It as the map draws it."""
        place = (self.after or self.before or {})["place"]
        return {
            "id": (self.after or self.before or {})["id"],
            "name": self.name,
            "lon": place["lon"],
            "lat": place["lat"],
            "radius": place["radius_m"] or 0,
            "before": [_texture(self.before), self.before["colours"] if self.before else []],
            "after": [_texture(self.after), self.after["colours"] if self.after else []],
        }

    @property
    def drawn(self) -> bool:
        """Whether the map can have it."""
        return bool((self.after or self.before or {})["drawn"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two days held against each other.

    Attributes:
        first, last: the days.
        changes: what differs, in the order of `HEADINGS` and of names.
        same: how many places are told of on the second day as on the first.
    """

    first: str
    last: str
    changes: Sequence[Change]
    same: int


def compared(asked: Asked) -> Comparison:
    """The two days of the address, and what differs between them."""
    first, last = _days(asked)
    places = Wanted(places=asked.state.wanted().places)
    before, after = (control_on(asked, day, places) for day in (first, last))
    changes = changes_between(before, after)
    same = len(_by_place(after)) - sum(one.after is not None for one in changes)
    return Comparison(first=first, last=last, changes=changes, same=same)


def comparison_rows(asked: Asked) -> tuple[list[Row], int]:
    """What differs between the two days of the address, as rows for the twins of the page."""
    told = compared(asked)
    rows = [_row(one, told) for one in told.changes]
    return rows, len(rows)


def _row(change: Change, told: Comparison) -> Row:
    place = (change.after or change.before or {})["place"]
    row: Row = {"id": (change.after or change.before or {})["id"], "sort": change.sort.lower(), "place": place}
    for name, day, one in (("before", told.first, change.before), ("after", told.last, change.after)):
        row[name] = {
            "day": day,
            "control": one["id"] if one else None,
            "state": one["state"] if one else None,
            "holder": one["holder"] if one else None,
            "holder_name": one["holder_name"] if one else None,
            "holder_names": one["holder_names"] if one else [],
            "besieged_by": one["besieged_by"] if one else None,
            "claims": one["claims"] if one else [],
        }
    return row


def _days(asked: Asked) -> tuple[str, str]:
    """The two days of the address, in order; else the last two on which something changed hands."""
    span = span_of(asked.standing)
    changed = change_days(asked.standing)
    last = asked.state.end or (changed[-1] if changed else span[1])
    first = asked.state.start or max((day for day in changed if day < last), default=span[0])
    return min(first, last), max(first, last)


def changes_between(before: Sequence[Row], after: Sequence[Row]) -> list[Change]:
    """What differs between the places of two days, in order of name; a place last told of long ago counts as untold."""
    old, new = _by_place(before), _by_place(after)
    found = [
        Change(sort=sort, name=(new.get(key) or old[key])["place"]["name"], before=old.get(key), after=new.get(key))
        for key in old.keys() | new.keys()
        if (sort := _sort(old.get(key), new.get(key)))
    ]
    return sorted(found, key=lambda one: (HEADINGS.index(one.sort), one.name))


def _by_place(rows: Sequence[Row]) -> Mapping[str, Row]:
    return {row["id"].rpartition(":")[0]: row for row in rows if row["texture"] != "old"}


def _sort(before: Row | None, after: Row | None) -> str:
    if before is None or after is None:
        return HEADINGS[2] if after else HEADINGS[3] if before else ""
    if before["holder"] and after["holder"] and before["holder"] != after["holder"]:
        return HEADINGS[0]
    told = ("holder", "holders", "state", "besieged_by")
    return HEADINGS[1] if any(before[name] != after[name] for name in told) else ""


def _texture(row: Row | None) -> str:
    return str(row["texture"]) if row else "old"
