"""What is new since a time: reports that came in, and what the record comes to now and did not then.

What must stay true: recorded time counts, so that an old report that came in today is new today; the filters of the
address choose what stands by the tables, and what is gone by what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fogline.views import Wanted
from fogline.views.diff import Change, Diff
from fogline.views.filing import Filed, Filing
from fogline.web.asking import Asked, record_of
from fogline.web.disclosure import disclose
from fogline.web.large import refuse_large
from fogline.web.rows import Row, rows_of, titled

LARGEST = 50_000
"""Claims of a record that is put together a second time, as it was, to see what is new."""
EVER = "0001-01-01"
"""Since when, for a twin whose address does not say: everything is new."""
SORTS = ("report", "event", "control", "toll", "dispute", "forecast")
"""What a filter on kinds can name beside kinds: a sort of row as a whole."""


def news(asked: Asked, since: str) -> Diff:
    """What is new since a time, as far as the filters let it through, the changes in the order of their sorts."""
    refuse_large(
        asked,
        LARGEST,
        "what is new is found by reading anew",
        "reports and claims have what came in since a day, with ?since= in their addresses",
    )
    told = record_of(asked.request).diff(since)
    changes = sorted(told.changes, key=lambda one: (one.sort, one.turn))
    wanted = replace(asked.state.wanted(), since="")
    if wanted == Wanted():
        return replace(told, changes=tuple(changes))
    reports = _standing(asked, "document", "report", wanted, [one.id for one in told.documents])
    through = {
        (sort, name)
        for sort in SORTS[1:]
        for name in _standing(asked, sort, sort, wanted, [one.id for one in changes if one.after and one.sort == sort])
    }
    kept = [one for one in changes if (one.sort, one.id) in through or (one.after is None and _was(one, wanted))]
    return replace(told, documents=tuple(one for one in told.documents if one.id in reports), changes=tuple(kept))


def _standing(asked: Asked, kind: str, sort: str, wanted: Wanted, ids: list[str]) -> set[str]:
    """Those of some rows that the filters let through."""
    told = _of_sort(wanted, sort)
    if told is None or not ids:
        return set()
    shelf, found = asked.standing.shelf, set[str]()
    for begin in range(0, len(ids), 400):
        some = replace(told, ids=tuple(ids[begin : begin + 400]))
        found |= {_id(kind, row) for row in shelf.page(kind, some, limit=400).rows}
    return found


def _id(kind: str, row: object) -> str:
    return Filing().file(row).id if kind == "control" else str(row.id)  # type: ignore[attr-defined]


def _of_sort(wanted: Wanted, sort: str) -> Wanted | None:
    """The filters as they are meant for a sort; `None` where they want none of it."""
    named = [one for one in wanted.types if one in SORTS]
    if sort in named:
        return replace(wanted, types=())
    kinds = tuple(one for one in wanted.types if one not in SORTS or one == "control")
    return None if wanted.types and not kinds else replace(wanted, types=kinds)


def _was(change: Change, wanted: Wanted) -> bool:
    """Whether the filters let through what is gone; what the tables alone know of rows, they no longer know of it."""
    told = _of_sort(wanted, change.sort)
    if told is None or told.words or told.sources or told.documents or told.reviewed:
        return False
    return _passes(Filing().file(change.before), told)


def _passes(filed: Filed, wanted: Wanted) -> bool:
    tags = {"type": wanted.types, "status": wanted.statuses, "actor": wanted.actors, "place": wanted.places}
    tags["claim"] = wanted.claims
    if not all(not told or _has(filed, name, told) for name, told in tags.items()):
        return False
    since, until = wanted.start or wanted.on, wanted.end or wanted.on
    if (since and filed.last < since) or (until and filed.first > until):
        return False
    return wanted.box is None or _inside(filed, wanted.box)


def _has(filed: Filed, name: str, told: Iterable[str]) -> bool:
    return any((name, value) in filed.tags for value in told)


def _inside(filed: Filed, box: tuple[float, float, float, float]) -> bool:
    if filed.latitude is None or filed.longitude is None:
        return False
    west, south, east, north = box
    across = west <= filed.longitude <= east if west <= east else not east < filed.longitude < west
    return across and south <= filed.latitude <= north


def changed_row(asked: Asked, change: Change) -> Row:
    """A row as it is, or as it was where it is gone."""
    return rows_of(change.sort, (change.after or change.before,), asked.standing, asked.profile)[0]


def news_page(asked: Asked, after: str, most: int) -> tuple[list[Row], int, str | None]:
    """A page of the same for the twins: reports first, then changes by sort and turn.

    Args:
        asked: the request.
        after: where it begins, as a former page told; empty for the first.
        most: rows at most.
    """
    told = news(asked, asked.state.since or EVER)
    begin, total = int(after.rpartition("@")[2] or 0), len(told.documents) + len(told.changes)
    reports = rows_of("document", told.documents[begin : begin + most], asked.standing, asked.profile)
    rows = [
        disclose(
            "news",
            {"sort": "report", "turn": "new", "id": row["id"], "title": titled("document", row), "stands": True},
            asked.profile,
        )
        for row in reports
    ]
    skip = max(0, begin - len(told.documents))
    for change in told.changes[skip : skip + most - len(rows)]:
        title = titled(change.sort, changed_row(asked, change))
        fields = {"sort": change.sort, "turn": change.turn, "id": change.id, "title": title}
        rows.append(disclose("news", {**fields, "stands": change.after is not None}, asked.profile))
    end = begin + len(rows)
    return rows, total, f"@{end}" if end < total else None
