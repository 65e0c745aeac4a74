"""The derived tables as plain JSON values, in the shape that the command and the API share.

What must stay true: every row names the claims it rests on; what is not known is `null` or empty, never guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from fogline.export.claims import count_line, party_line, place_line, when_line
from fogline.model import Control, Dispute, Event, Forecast, ReadClaim, Tie, Toll, TollBound
from fogline.views.cards import NameUse
from fogline.views.claims import ReadDocument
from fogline.views.filing import control_id

SideName = Callable[[str | None], str]


def with_quotes(row: dict[str, Any], claims: Mapping[str, ReadClaim]) -> dict[str, Any]:
    """Adds the words of the claims that a row rests on."""
    return with_words(row, {name: claims[name].claim.span.quote for name in claim_names(row) if name in claims})


def claim_names(row: Mapping[str, Any]) -> list[str]:
    """The claims that a row rests on, by id."""
    return [*(name for key in ("left", "right", "claims") for name in row.get(key, ())), row.get("claim", "")]


def with_words(row: dict[str, Any], quotes: Mapping[str, str]) -> dict[str, Any]:
    """Adds the words of the claims that a row rests on, given the quote of each claim."""

    def words(key: str) -> list[str]:
        return [quotes[one] for one in row[key] if one in quotes]

    if "left" in row:
        return {**row, "left_quotes": words("left"), "right_quotes": words("right")}
    if "claim" in row:
        return {**row, "quote": quotes.get(row["claim"])}
    return {**row, "quotes": words("claims")}


TURNED = {"part of": "has part", "follows": "followed by"}
"""What a tie is from the other end."""


def tie_lines(ties: Iterable[Tie], titles: Mapping[str, str]) -> dict[str, list[dict[str, Any]]]:
    """The ties of events as plain values, by event id, each told from that event's end.

    Args:
        ties: between events.
        titles: of the events, by id.
    """
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for tie in ties:
        more = {"rule": tie.rule, "probability": tie.probability, "why": tie.why}
        for own, other, sort in ((tie.event, tie.of, tie.sort), (tie.of, tie.event, TURNED[tie.sort])):
            found[own].append({"sort": sort, "event": other, "title": titles.get(other, ""), **more})
    return {name: sorted(lines, key=_tie_order) for name, lines in found.items()}


def _tie_order(line: Mapping[str, Any]) -> tuple[int, str, str]:
    return ("part of", "has part", "follows", "followed by").index(line["sort"]), line["title"], line["event"]


def event_row(event: Event, ties: Iterable[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """An event as plain values.

    Args:
        event: the event.
        ties: to other events, as `tie_lines` gives them.
    """
    return {
        "id": event.id,
        "kind": event.kind,
        "title": event.title,
        "when": when_line(event.when),
        "places": [place_line(place) for place in event.places],
        "actors": [party_line(party) for party in event.actors],
        "targets": [party_line(party) for party in event.targets],
        "counts": [count_line(count) for count in event.counts],
        "agreed": [asdict(one) for one in event.agreed],
        "status": event.status,
        "grade": event.grade,
        "grade_why": event.grade_why,
        "origins": [
            {"name": one.name, "independent": one.independent, "why": one.why, "claims": list(one.claims)}
            for one in event.origins
        ],
        "ties": list(ties),
        "claims": list(event.claims),
    }


def control_row(row: Control, named: SideName) -> dict[str, Any]:
    """A spell of control as plain values.

    Args:
        row: the spell.
        named: gives the name of a side.
    """
    return {
        "id": control_id(row),
        "place": place_line(row.place),
        "start": row.start,
        "end": row.end,
        "holder": row.holder,
        "holder_name": _side(named, row.holder),
        "holders": list(row.holders),
        "holder_names": [_side(named, one) for one in row.holders],
        "state": row.state,
        "besieged_by": row.besieged_by,
        "besieged_by_name": _side(named, row.besieged_by),
        "says": list(row.says),
        "why": row.why,
        "claims": list(row.claims),
    }


def toll_row(toll: Toll) -> dict[str, Any]:
    """A toll as plain values."""
    return {
        "id": toll.id,
        "scope": toll.scope,
        "category": toll.category,
        "side": toll.side,
        "when": when_line(toll.when),
        "places": [place_line(place) for place in toll.places],
        "low": _bound_line(toll.low),
        "best": _bound_line(toll.best),
        "high": _bound_line(toll.high),
        "part_of": toll.part_of,
        "event": toll.event,
        "note": toll.note,
        "says": list(toll.says),
        "claims": list(toll.claims),
    }


def _bound_line(bound: TollBound | None) -> Mapping[str, Any] | None:
    return None if bound is None else {"value": bound.value, "claim": bound.claim, "says": bound.says}


def dispute_row(one: Dispute) -> dict[str, Any]:
    """A dispute as plain values."""
    return {
        "id": one.id,
        "sort": one.sort,
        "about": one.about,
        "why": one.why,
        "hard": one.hard,
        "opened": one.opened,
        "left": list(one.left),
        "right": list(one.right),
    }


def forecast_row(one: Forecast) -> dict[str, Any]:
    """A forecast as plain values."""
    return {
        "id": one.id,
        "claim": one.claim,
        "forecaster": one.forecaster,
        "sort": one.sort,
        "statement": one.statement,
        "made": one.made,
        "horizon": when_line(one.horizon),
        "condition": one.condition,
        "probability": list(one.probability) if one.probability else None,
        "outcome": one.outcome,
        "outcome_why": one.outcome_why,
        "outcome_claims": list(one.outcome_claims),
    }


def _side(named: SideName, side: str | None) -> str | None:
    """What people call a side, or a party of no side that no pack knows."""
    name = named(side)
    return name.removeprefix("new:").replace("-", " ") if name.startswith("new:") else name or None


def document_row(card: ReadDocument, claims: int) -> dict[str, Any]:
    """A report as plain values.

    Args:
        card: the report.
        claims: how many claims were read from it.
    """
    notes = []
    if card.machine_written:
        notes.append("says that a machine wrote it")
    if card.revised_by:
        notes.append("replaced by a later version")
    if card.revises:
        notes.append("a later version of an earlier report")
    return {
        "id": card.id,
        "name": card.name,
        "source": card.source,
        "title": card.title,
        "url": card.url,
        "language": card.language,
        "published": card.published,
        "published_when": when_line(card.published_when),
        "published_rule": card.published_rule,
        "published_why": list(card.published_why),
        "machine_written": card.machine_written,
        "revises": card.revises,
        "revised_by": card.revised_by,
        "recorded": card.recorded,
        "claims": claims,
        "notes": ", ".join(notes),
    }


def names_rows(names: Iterable[NameUse]) -> list[dict[str, Any]]:
    """Names as reports wrote them, each with the days of publication it was used on."""
    return [{"text": one.text, "times": one.times, "first": one.first, "last": one.last} for one in names]
