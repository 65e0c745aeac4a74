"""What rows are wanted, as people ask for it and as the database is asked.

What must stay true: nothing that people type is syntax; which of two ways the database is asked in changes how long it
takes and never what it answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fogline.views.rows import marks

_TAGGED = "row.number IN (SELECT number FROM tag WHERE kind = ? AND name = ? AND value IN ({values}))"
_HAS_TAG = """EXISTS (SELECT 1 FROM tag
  WHERE tag.number = row.number AND tag.kind = ? AND tag.name = ? AND tag.value IN ({values}))"""
NARROW = frozenset({"claim", "document", "event"})
"""Tags that few rows share."""
_WORDED = "row.number IN (SELECT rowid FROM word WHERE word MATCH ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What rows are wanted; an empty field asks for nothing, several values of one field mean any of them.

    Attributes:
        types: families or kinds of claims and events, states of control, categories, sorts.
        statuses: of claims, events, forecasts and disputes.
        actors: ids, folded names or sides.
        places: ids or folded names; what lies within one is wanted too.
        sources: folded names of outlets.
        documents: ids or names.
        reviewed: verdicts, or ``unreviewed``.
        claims: ids of claims that it rests on.
        events: ids of events that are tied.
        start, end: not wholly before or after these days.
        on: that may be on this day.
        box: west, south, east, north; west is greater than east where it crosses the date line.
        since: recorded at or after this time.
        words: all of them, the last one may be the beginning of one.
        ids: these rows.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    on: str = ""
    box: tuple[float, float, float, float] | None = None
    since: str = ""
    words: str = ""
    ids: tuple[str, ...] | None = None


def conditions_of(
    kind: str, wanted: Wanted, *, rare: Collection[str] = (), common: Collection[str] = ()
) -> tuple[str, list[Any]]:
    """The filters as a condition on `row`, with its values.

    Args:
        kind: of the rows.
        wanted: the filters.
        rare: wanted tags of so few rows that these are gone through, whatever else is wanted.
        common: those of so many rows that some rows are sooner found by asking each for its tags.
    """
    alone = bool(rare) or wanted.ids is not None
    # A plus keeps a column from being looked up in an index: ids and rare tags find the rows, and these are asked.
    conditions, values = ["+row.kind = ?" if alone else "row.kind = ?"], list[Any]([kind])
    for condition, told in _tagged(kind, wanted, rare, common):
        conditions.append(condition)
        values += told
    for condition, told in _dated(wanted):
        conditions.append(f"+{condition}" if alone else condition)
        values += told
    for condition, told in _elsewise(wanted):
        conditions.append(condition)
        values += told
    return " AND ".join(conditions), values


def tags_of(wanted: Wanted) -> dict[str, tuple[str, ...]]:
    """The values that are wanted of each tag."""
    told = {
        "type": wanted.types,
        "status": wanted.statuses,
        "actor": wanted.actors,
        "place": wanted.places,
        "src": wanted.sources,
        "document": wanted.documents,
        "reviewed": wanted.reviewed,
        "claim": wanted.claims,
        "event": wanted.events,
    }
    return {name: values for name, values in told.items() if values}


def lone_tag(wanted: Wanted) -> tuple[str, str] | None:
    """The one tag with its one value that is all that is wanted; `None` where more is, or less."""
    tags = tags_of(wanted)
    if len(tags) != 1 or any(_dated(wanted)) or any(_elsewise(wanted)):
        return None
    name, values = next(iter(tags.items()))
    return (name, values[0]) if len(values) == 1 else None


def _tagged(
    kind: str, wanted: Wanted, rare: Collection[str], common: Collection[str]
) -> Iterator[tuple[str, Sequence[Any]]]:
    """Rows with tags: of some days or ids each is asked for its tags; otherwise the tags tell the rows."""
    few = bool(rare) or wanted.ids is not None or any(_dated(wanted))
    for name, told in tags_of(wanted).items():
        ask_each = name in common or (few and name not in rare and name not in NARROW)
        yield (_HAS_TAG if ask_each else _TAGGED).format(values=marks(told)), (kind, name, *told)


def _dated(wanted: Wanted) -> Iterator[tuple[str, Sequence[Any]]]:
    told = (
        ("row.last >= ?", wanted.start),
        ("row.first <= ?", wanted.end),
        ("row.recorded >= ?", wanted.since),
        ("row.first <= ?", wanted.on),
        ("row.last >= ?", wanted.on),
    )
    return ((condition, (value,)) for condition, value in told if value)


def _elsewise(wanted: Wanted) -> Iterator[tuple[str, Sequence[Any]]]:
    """Rows by where they are, by their ids and by their words."""
    if wanted.box:
        west, south, east, north = wanted.box
        across = "row.longitude BETWEEN ? AND ?" if west <= east else "(row.longitude >= ? OR row.longitude <= ?)"
        yield f"row.latitude BETWEEN ? AND ? AND {across}", (south, north, west, east)
    if wanted.ids is not None:
        yield f"row.id IN ({marks(wanted.ids)})", wanted.ids
    if wanted.words.strip():
        question = match_of(wanted.words)
        yield (_WORDED, (question,)) if question else ("0", ())


def match_of(words: str) -> str:
    """A question for the index of words: each as a quoted term, so that nothing people type is syntax."""
    kept = ("".join(one if one.isalnum() else " " for one in word) for word in words.split())
    terms = [term for word in kept for term in word.split()]
    return " ".join((*(f'"{term}"' for term in terms[:-1]), f'"{terms[-1]}"*')) if terms else ""
