"""Rows as plain values: the one shape of a thing, for its page, its twins and the API.

What must stay true: whatever leaves has gone through `disclose`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from fogline.export.claims import claim_line, place_line
from fogline.export.rows import (
    claim_names,
    control_row,
    dispute_row,
    document_row,
    event_row,
    forecast_row,
    names_rows,
    tie_lines,
    toll_row,
    with_words,
)
from fogline.model import ReadClaim
from fogline.views import Shelf
from fogline.views.cards import ActorCard, PlaceCard, SourceCard
from fogline.views.claims import StandingProblem
from fogline.web.disclosure import Kind, Profile, disclose
from fogline.web.record import Standing

Row = dict[str, Any]
DERIVED: Mapping[str, Callable[[Any], Row]] = {
    "event": event_row,
    "toll": toll_row,
    "dispute": dispute_row,
    "forecast": forecast_row,
}


def rows_of(kind: Kind, items: Sequence[Any], standing: Standing, profile: Profile, *, words: bool = True) -> list[Row]:
    """Gives rows of a kind as plain values, with the words of the claims that derived rows rest on.

    Args:
        kind: of the rows.
        items: as the tables have them.
        standing: the state of the record that they are from.
        profile: who is to see them.
        words: whether the words are wanted; a map of a thousand marks shows none.
    """
    if kind in (*DERIVED, "control"):
        plain = [_derived(kind, item, standing) for item in items]
        if kind == "event" and words:
            plain = _with_ties(plain, standing.shelf)
        plain = with_their_words(plain, standing.shelf) if words else plain
    else:
        plain = _plain(kind, items, standing)
    return [disclose(kind, row, profile) for row in plain]


def _with_ties(rows: Sequence[Row], shelf: Shelf) -> list[Row]:
    """Events with what they are part of and what follows from them."""
    ties = shelf.ties([row["id"] for row in rows])
    others = shelf.of("event", sorted({name for tie in ties for name in (tie.event, tie.of)}))
    lines = tie_lines(ties, {other.id: other.title for other in others})
    return [{**row, "ties": lines.get(row["id"], [])} for row in rows]


def with_their_words(rows: Sequence[Row], shelf: Shelf) -> list[Row]:
    """Rows with the words of the claims that they rest on, for rows that were made without."""
    quotes = shelf.quotes([name for row in rows for name in claim_names(row)])
    return [with_words(row, quotes) for row in rows]


def _derived(kind: str, item: Any, standing: Standing) -> Row:
    return control_row(item, standing.side_name) if kind == "control" else DERIVED[kind](item)


def _plain(kind: str, items: Iterable[Any], standing: Standing) -> list[Row]:
    if kind == "claim":
        return [_claim(item) for item in items]
    if kind == "document":
        many = standing.shelf.count_by("claim", "document", [item.id for item in items])
        return [document_row(item, many.get(item.id, 0)) for item in items]
    makers: dict[str, Callable[[Any], Row]] = {
        "actor": _actor,
        "place": _place,
        "source": _source,
        "problem": _problem,
    }
    return [makers[kind](item) for item in items]


def _claim(claim: ReadClaim) -> Row:
    return {
        **claim_line(claim),
        "certainty": claim.claim.certainty,
        "inside": claim.inside,
        "reviewed": claim.reviewed,
        "machine_written": claim.machine_written,
        "recorded": claim.recorded,
    }


def _actor(card: ActorCard) -> Row:
    return {
        "id": card.id,
        "name": card.name,
        "kind": card.kind,
        "generic": card.generic,
        "sides": list(card.sides),
        "names": names_rows(card.names),
        "roles": [{"role": one.role, "times": one.times} for one in card.roles],
        "claims": card.claims,
        "first": card.first,
        "last": card.last,
    }


def _place(card: PlaceCard) -> Row:
    return {
        "id": card.id,
        "place": place_line(card.place),
        "names": names_rows(card.names),
        "claims": card.claims,
        "first": card.first,
        "last": card.last,
    }


def _source(card: SourceCard) -> Row:
    names = ("id", "name", "side", "reports", "claims", "machine_written", "origins", "repeats", "first", "last")
    return {name: getattr(card, name) for name in names}


def _problem(found: StandingProblem) -> Row:
    problem = found.problem
    names = ("id", "code", "message", "subject", "start", "end")
    return {**{name: getattr(problem, name) for name in names}, "by": found.by, "recorded": found.recorded}


def titled(kind: str, row: Row) -> str:
    """What a derived row or a report is called, in a line: the same on every page and in every twin."""
    if kind == "control":
        holders = row["holder_name"] or ", ".join(row["holder_names"])
        return f"{row['place']['name']}: {holders or 'not known'}"
    if kind == "document":
        return str(row["title"] or row["name"])
    names = {"event": "title", "toll": "category", "dispute": "about", "forecast": "statement"}
    return str(row[names[kind]])


def place_of(row: Row) -> Row | None:
    """The place of a row that has coordinates, finest first; `None` where there is none."""
    places = [row["place"]] if "place" in row and "places" not in row else row.get("places", [])
    return next((place for place in places if place is not None and place["lat"] is not None), None)
