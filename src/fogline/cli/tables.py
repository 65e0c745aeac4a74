"""The derived tables: ``control``, ``tolls``, ``disputes``, ``forecasts``."""

from __future__ import annotations

import re
from typing import Any

import click

from fogline.cli.help import Explained
from fogline.cli.hints import nothing
from fogline.cli.layout import Column, Columns
from fogline.cli.options import form_options, project_option
from fogline.cli.output import Form, Row, emit
from fogline.cli.record import dataset_of
from fogline.cli.why import explain_control
from fogline.export.placed import Placed
from fogline.export.rows import control_row, dispute_row, forecast_row, toll_row, with_quotes
from fogline.pipeline.project import Project

DAY = re.compile(r"\d{4}-\d\d-\d\d")


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


as_of_option = click.option(
    "--as-of", "as_of", callback=day_option, metavar="DAY", help="Only what reports published by this day tell."
)
place_option = click.option("--place", "places", multiple=True, metavar="NAME", help="In this place or within it.")


@click.command("control", cls=Explained)
@place_option
@click.option("--on", "day", callback=day_option, metavar="DAY", help="As of this day.")
@click.option(
    "--why", "asked", metavar="PLACE", help="Explain who holds this place, on the day of --on or as it stands."
)
@as_of_option
@project_option
@form_options
def control_command(
    *,
    places: tuple[str, ...],
    day: str | None,
    asked: str | None,
    as_of: str | None,
    project: Project,
    form: Form | None,
) -> int:
    """Lists who held what, from when to when, as whose claim; with --why explains one place on one day.

    An explanation tells the claims for and against with their words, the rule that decided, the spells next to it and
    what would change the answer; --json and --jsonl give the same as one object.

    Examples:
      fogline control --on 2016-11-28
      fogline control --place Hanano --jsonl
      fogline control --why Hanano --on 2016-11-27
      fogline control --on 2016-11-28 --as-of 2016-11-28
    """
    dataset = dataset_of(project, as_of)
    if asked:
        return explain_control(dataset, project, asked, day, form)
    placed = Placed(dataset, places)
    claims = dataset.by_id()
    rows = [
        with_quotes(control_row(row, dataset.side_name), claims)
        for row in dataset.control
        if placed.has(row.place) and (day is None or ((row.start or "") <= day and (row.end is None or day <= row.end)))
    ]
    columns: Columns = (
        Column("place", lambda row: row["place"]["name"]),
        Column("from", lambda row: row["start"] or "?"),
        Column("to", lambda row: row["end"] or ""),
        Column("held by", lambda row: row["holder_name"] or ", ".join(row["holder_names"]) or "?"),
        Column("state", _text("state"), 1),
        Column("besieged by", _text("besieged_by_name"), 6),
        Column("says", lambda row: ", ".join(row["says"]), 5),
        Column("why", _text("why"), 4, least=28),
    )
    emit(rows, form, columns, empty=nothing(project, "spells of control", len(dataset.control)))
    return 0


@click.command("tolls", cls=Explained)
@place_option
@click.option("--category", "categories", multiple=True, metavar="WORDS", help="Only categories with these words.")
@as_of_option
@project_option
@form_options
def tolls_command(
    *, places: tuple[str, ...], categories: tuple[str, ...], as_of: str | None, project: Project, form: Form | None
) -> int:
    """Lists tolls as ranges, with the claim that sets each bound; nothing is ever added up.

    Examples:
      fogline tolls --category killed
      fogline tolls --place Aleppo --csv > tolls.csv
    """
    dataset = dataset_of(project, as_of)
    placed = Placed(dataset, places)
    claims = dataset.by_id()
    rows = [
        with_quotes(toll_row(toll), claims)
        for toll in dataset.tolls
        if placed.has(*toll.places) and (not categories or any(one in toll.category for one in categories))
    ]
    columns: Columns = (
        Column("when", _edtf),
        Column("place", _names("places"), 3),
        Column("what", _text("category")),
        Column("side", _text("side"), 6),
        Column("scope", _text("scope"), 4),
        Column("low", _bound("low")),
        Column("best", _bound("best"), 2),
        Column("high", _bound("high")),
        Column("says", lambda row: ", ".join(row["says"]), 1),
        Column("note", _text("note"), 7),
        Column("id", lambda row: row["id"][:13], 5),
    )
    emit(rows, form, columns, empty=nothing(project, "tolls", len(dataset.tolls)))
    return 0


def _bound(name: str) -> Any:
    return lambda row: "?" if row[name] is None else f"{row[name]['value']:,}"


@click.command("disputes", cls=Explained)
@click.option("--hard", is_flag=True, help="Only what cannot both be true.")
@as_of_option
@project_option
@form_options
def disputes_command(*, hard: bool, as_of: str | None, project: Project, form: Form | None) -> int:
    """Lists claims that cannot all be true, and accounts to be read side by side.

    Examples:
      fogline disputes --hard
      fogline disputes --jsonl
    """
    dataset = dataset_of(project, as_of)
    claims = dataset.by_id()
    rows = [with_quotes(dispute_row(one), claims) for one in dataset.disputes if one.hard or not hard]
    columns: Columns = (
        Column("sort", _text("sort")),
        Column("about", _text("about")),
        Column("why", _text("why"), 1),
        Column("claims", _either, 4),
        Column("id", lambda row: row["id"][:16], 2),
    )
    emit(rows, form, columns, empty=nothing(project, "disputes", len(dataset.disputes)))
    return 0


def _either(row: Row) -> str:
    left, right = (", ".join(one[:14] for one in row[side]) for side in ("left", "right"))
    return f"{left} or {right}"


@click.command("forecasts", cls=Explained)
@click.option(
    "--outcome",
    "outcomes",
    multiple=True,
    type=click.Choice(["open", "happened", "did not happen", "cannot be judged"]),
    help="Only with this outcome.",
)
@as_of_option
@project_option
@form_options
def forecasts_command(*, outcomes: tuple[str, ...], as_of: str | None, project: Project, form: Form | None) -> int:
    """Lists who expected what by when, on what condition, and what became of it.

    Examples:
      fogline forecasts
      fogline forecasts --outcome open --jsonl
    """
    dataset = dataset_of(project, as_of)
    claims = dataset.by_id()
    forecasts = [one for one in dataset.forecasts if not outcomes or one.outcome in outcomes]
    rows = [with_quotes(forecast_row(one), claims) for one in forecasts]
    columns: Columns = (
        Column("made", lambda row: row["made"] or "?", 2),
        Column("who", _text("forecaster")),
        Column("sort", _text("sort"), 4),
        Column("what", _text("statement")),
        Column("by", lambda row: row["horizon"]["edtf"] if row["horizon"] else "?", 1),
        Column("if", _text("condition"), 3),
        Column("outcome", _text("outcome")),
        Column("id", lambda row: row["id"][:17], 5),
    )
    emit(rows, form, columns, empty=nothing(project, "forecasts", len(dataset.forecasts)))
    return 0
