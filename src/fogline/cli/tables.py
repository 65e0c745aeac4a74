"""The derived tables: ``events``, ``control``, ``tolls``, ``disputes``, ``forecasts``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import click

from fogline.cli.filters import is_kind, is_within, place_ids
from fogline.cli.help import Explained
from fogline.cli.options import form_options, project_option
from fogline.cli.output import Columns, Form, Row, emit
from fogline.cli.record import dataset_of
from fogline.export.claims import count_line, party_line, place_line, when_line
from fogline.export.dataset import Dataset
from fogline.model import Control, Dispute, Event, Forecast, Toll, TollBound, Where, fold_name
from fogline.pipeline.project import Project

DAY = re.compile(r"\d{4}-\d\d-\d\d")
NOTHING = "nothing of the kind in the record; have you run: fogline run"


def _text(name: str) -> Any:
    return lambda row: "" if row[name] is None else str(row[name])


def _names(key: str) -> Any:
    return lambda row: ", ".join(item["name"] for item in row[key])


def _edtf(row: Row) -> str:
    return row["when"]["edtf"] if row["when"] else "?"


def day_option(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Checks that an option is a day, for click."""
    if value is not None and not DAY.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not a day; write YYYY-MM-DD")
    return value


place_option = click.option("--place", "places", multiple=True, metavar="NAME", help="In this place or within it.")


class Placed:
    """Whether places are wanted: asked for by name or id, themselves or what contains them."""

    def __init__(self, dataset: Dataset, places: tuple[str, ...]) -> None:
        wheres = (where for claim in dataset.claims for where in claim.places)
        named = {id_ for id_, name in dataset.place_names.items() if fold_name(name) in map(fold_name, places)}
        self._ids = place_ids(places, wheres) | named
        self._names = {fold_name(name) for name in places}
        self._all = not places

    def has(self, *wheres: Where) -> bool:
        """Whether any of the places is wanted."""
        return self._all or any(is_within(where, self._ids, self._names) for where in wheres)


@click.command("events", cls=Explained)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Family or kind: strike, control.capture.")
@place_option
@click.option("--from", "start", callback=day_option, metavar="DAY", help="Not before this day.")
@click.option("--to", "end", callback=day_option, metavar="DAY", help="Not after this day.")
@project_option
@form_options
def events_command(
    *,
    kinds: tuple[str, ...],
    places: tuple[str, ...],
    start: str | None,
    end: str | None,
    project: Project,
    form: Form | None,
) -> int:
    """Lists what happened: claims about the same thing, fused, with a grade and its reason.

    Examples:
      fogline events --kind strike --from 2016-11-01
      fogline events --place Aleppo --jsonl
    """
    dataset = dataset_of(project)
    placed = Placed(dataset, places)
    rows = [
        event_row(event)
        for event in dataset.events
        if (not kinds or any(is_kind(event.kind, kind) for kind in kinds))
        and placed.has(*event.places)
        and _in_time(event, start, end)
    ]
    columns: Columns = (
        ("when", _edtf),
        ("what", _text("title")),
        ("status", _text("status")),
        ("grade", _text("grade")),
        ("origins", lambda row: str(sum(one["independent"] for one in row["origins"]))),
        ("claims", lambda row: str(len(row["claims"]))),
        ("id", lambda row: row["id"][:14]),
    )
    emit(rows, form, columns, empty=NOTHING)
    return 0


def _in_time(event: Event, start: str | None, end: str | None) -> bool:
    if not start and not end:
        return True
    when = event.when
    if when is None:
        return False
    return (not start or (when.latest or "9999") >= start) and (not end or (when.earliest or "") <= end)


def event_row(event: Event) -> dict[str, Any]:
    """An event as plain values."""
    return {
        "id": event.id,
        "kind": event.kind,
        "title": event.title,
        "when": when_line(event.when),
        "places": [place_line(place) for place in event.places],
        "actors": [party_line(party) for party in event.actors],
        "targets": [party_line(party) for party in event.targets],
        "counts": [count_line(count) for count in event.counts],
        "status": event.status,
        "grade": event.grade,
        "grade_why": event.grade_why,
        "origins": [
            {"name": one.name, "independent": one.independent, "why": one.why, "claims": list(one.claims)}
            for one in event.origins
        ],
        "claims": list(event.claims),
    }


@click.command("control", cls=Explained)
@place_option
@click.option("--on", "day", callback=day_option, metavar="DAY", help="As of this day.")
@project_option
@form_options
def control_command(*, places: tuple[str, ...], day: str | None, project: Project, form: Form | None) -> int:
    """Lists who held what, from when to when, as whose claim.

    Examples:
      fogline control --on 2016-11-28
      fogline control --place Hanano --jsonl
    """
    dataset = dataset_of(project)
    placed = Placed(dataset, places)
    rows = [
        control_row(row, dataset)
        for row in dataset.control
        if placed.has(row.place) and (day is None or ((row.start or "") <= day and (row.end is None or day <= row.end)))
    ]
    columns: Columns = (
        ("place", lambda row: row["place"]["name"]),
        ("from", lambda row: row["start"] or "?"),
        ("to", lambda row: row["end"] or ""),
        ("held by", lambda row: row["holder_name"] or ", ".join(row["holders"]) or "?"),
        ("state", _text("state")),
        ("besieged by", _text("besieged_by")),
        ("says", lambda row: ", ".join(row["says"])),
        ("why", _text("why")),
    )
    emit(rows, form, columns, empty=NOTHING)
    return 0


def control_row(row: Control, dataset: Dataset) -> dict[str, Any]:
    """A spell of control as plain values."""
    return {
        "place": place_line(row.place),
        "start": row.start,
        "end": row.end,
        "holder": row.holder,
        "holder_name": dataset.side_name(row.holder) or None,
        "holders": list(row.holders),
        "state": row.state,
        "besieged_by": row.besieged_by,
        "says": list(row.says),
        "why": row.why,
        "claims": list(row.claims),
    }


@click.command("tolls", cls=Explained)
@place_option
@click.option("--category", "categories", multiple=True, metavar="WORDS", help="Only categories with these words.")
@project_option
@form_options
def tolls_command(*, places: tuple[str, ...], categories: tuple[str, ...], project: Project, form: Form | None) -> int:
    """Lists tolls as ranges, with the claim that sets each bound; nothing is ever added up.

    Examples:
      fogline tolls --category killed
      fogline tolls --place Aleppo --csv > tolls.csv
    """
    dataset = dataset_of(project)
    placed = Placed(dataset, places)
    rows = [
        toll_row(toll)
        for toll in dataset.tolls
        if placed.has(*toll.places) and (not categories or any(one in toll.category for one in categories))
    ]
    columns: Columns = (
        ("when", _edtf),
        ("place", _names("places")),
        ("what", _text("category")),
        ("side", _text("side")),
        ("scope", _text("scope")),
        ("low", _bound("low")),
        ("best", _bound("best")),
        ("high", _bound("high")),
        ("says", lambda row: ", ".join(row["says"])),
        ("note", _text("note")),
    )
    emit(rows, form, columns, empty=NOTHING)
    return 0


def _bound(name: str) -> Any:
    return lambda row: "?" if row[name] is None else f"{row[name]['value']:,}"


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


@click.command("disputes", cls=Explained)
@click.option("--hard", is_flag=True, help="Only what cannot both be true.")
@project_option
@form_options
def disputes_command(*, hard: bool, project: Project, form: Form | None) -> int:
    """Lists claims that cannot all be true, and accounts to be read side by side.

    Examples:
      fogline disputes --hard
      fogline disputes --jsonl
    """
    rows = [dispute_row(one) for one in dataset_of(project).disputes if one.hard or not hard]
    columns: Columns = (
        ("sort", _text("sort")),
        ("about", _text("about")),
        ("why", _text("why")),
        ("one side", lambda row: " ".join(one[:14] for one in row["left"])),
        ("other side", lambda row: " ".join(one[:14] for one in row["right"])),
    )
    emit(rows, form, columns, empty=NOTHING)
    return 0


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


@click.command("forecasts", cls=Explained)
@click.option(
    "--outcome",
    "outcomes",
    multiple=True,
    type=click.Choice(["open", "happened", "did not happen", "cannot be judged"]),
    help="Only with this outcome.",
)
@project_option
@form_options
def forecasts_command(*, outcomes: tuple[str, ...], project: Project, form: Form | None) -> int:
    """Lists who expected what by when, on what condition, and what became of it.

    Examples:
      fogline forecasts
      fogline forecasts --outcome open --jsonl
    """
    rows = [forecast_row(one) for one in dataset_of(project).forecasts if not outcomes or one.outcome in outcomes]
    columns: Columns = (
        ("made", lambda row: row["made"] or "?"),
        ("who", _text("forecaster")),
        ("sort", _text("sort")),
        ("what", _text("statement")),
        ("by", lambda row: row["horizon"]["edtf"] if row["horizon"] else "?"),
        ("if", _text("condition")),
        ("outcome", _text("outcome")),
    )
    emit(rows, form, columns, empty=NOTHING)
    return 0


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
