"""``fogline diff``: what is new in the record since a time, and what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from fogline.cli.filters import TIME
from fogline.cli.help import Explained
from fogline.cli.layout import Column, Columns
from fogline.cli.options import form_options, project_option
from fogline.cli.output import Form, emit
from fogline.cli.record import packs_of, views_of
from fogline.ledger import Ledger
from fogline.model import (
    Claim,
    Control,
    Dispute,
    Document,
    Event,
    Forecast,
    Link,
    Problem,
    Resolution,
    Retraction,
    Review,
    Toll,
)
from fogline.pipeline.project import Project
from fogline.views import Change, Diff, Views, claims_of, facts_of

Derived = Event | Control | Toll | Dispute | Forecast

SHOWN = ("document", "claim", "review", "link", "retraction", "problem")


def _time(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if not TIME.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not a time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ")
    return f"{value}T00:00:00Z" if len(value) == 10 else value


@click.command("diff", cls=Explained)
@click.option("--since", required=True, callback=_time, metavar="TIME", help="YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ.")
@click.option("--resolutions", is_flag=True, help="Also what was resolved.")
@click.option("--recorded", is_flag=True, help="Only what was recorded, without what it comes to.")
@project_option
@form_options
def diff_command(*, since: str, resolutions: bool, recorded: bool, project: Project, form: Form | None) -> int:
    """Lists what is new in the record since a time, and what it changes.

    First what was recorded: reports, claims, people's words, withdrawals, problems. Then what the record comes to now
    and did not then: events, who holds what, tolls whose bounds moved, disputes opened and closed, forecasts resolved.

    Examples:
      fogline diff --since 2024-12-01
      fogline diff --since 2024-12-01T09:30:00Z --jsonl
      fogline diff --since 2024-12-01 --recorded
    """
    types = (*SHOWN, "resolution") if resolutions else SHOWN
    columns: Columns = (
        Column("at", lambda row: row["at"]),
        Column("what", lambda row: row["change"] if row["stands"] else f"{row['change']} (withdrawn)"),
        Column("words", lambda row: row["words"]),
        Column("by", lambda row: row["by"], 2),
        Column("id", lambda row: row["id"][:18], 1),
    )
    with project.ledger() as ledger:
        rows = list(_rows(ledger, since, types))
    if not recorded:
        packs = packs_of(project)
        names = {side.id: side.name for pack in packs for side in pack.sides}
        with project.ledger() as ledger:
            before = Views.recorded_before(ledger, since, facts_of(packs))
        latest = max((row["at"] for row in rows), default=since)
        rows += derived_rows(views_of(project, packs).diff(before, since), names, latest)
    emit(rows, form, columns, empty=f"nothing since {since}")
    return 0


def _rows(ledger: Ledger, since: str, types: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    gone = ledger.retracted()
    for stored in ledger.entries(types=types, since=since):
        record = stored.entry.record
        if isinstance(record, Retraction) and record.subject.startswith("resolution_") and "resolution" not in types:
            continue
        change, words = "new", ""
        match record:
            case Document():
                change, words = "report", record.title or record.name
            case Claim():
                change, words = f"claim {record.kind}", record.span.quote
            case Review():
                change, words = f"review: {record.verdict}", record.note or record.subject
            case Link():
                change, words = f"link: {record.verdict}", f"{record.left} {record.right}"
            case Retraction():
                change, words = "withdrawal", f"{record.subject}: {record.reason}"
            case Problem():
                change, words = f"problem {record.code}", record.message
            case Resolution():
                answer = record.party or record.where
                words = answer.name if answer else record.when.edtf if record.when else ""
                change = f"resolved {record.matter}"
        yield {
            "at": stored.entry.at,
            "sequence": stored.sequence,
            "id": stored.id,
            "type": stored.type,
            "change": change,
            "words": _one_line(words),
            "by": stored.entry.by,
            "stands": stored.id not in gone,
            "claims": [],
        }


def derived_rows(diff: Diff, sides: Mapping[str, str], latest: str) -> Iterator[dict[str, Any]]:
    """What the record comes to now and did not then, each with those of its claims that are new.

    Args:
        diff: what is new since a time.
        sides: what people call each side, by id.
        latest: when anything was recorded last: the time of what changed without a claim of its own.
    """
    recorded = {claim.id: claim.recorded for claim in diff.claims}
    for change in diff.changes:
        new = [claim for claim in claims_of(change.after) if claim in recorded] if change.after else []
        yield {
            "at": max((recorded[claim] for claim in new), default=latest),
            "sequence": None,
            "id": change.id,
            "type": change.sort,
            "change": f"{change.sort} {change.turn}",
            "words": _one_line(_words(change, sides)),
            "by": "",
            "stands": change.after is not None,
            "claims": new,
        }


def _words(change: Change, sides: Mapping[str, str]) -> str:
    """What a row says, with what it said before where only that moved."""
    now = _told(change.after or change.before, sides)
    match change.before, change.after:
        case Toll() as was, Toll():
            return f"{now} (was {_range(was)})"
        case Control() as was, Control():
            return f"{now} (was {_holding(was, sides)})"
        case Event() as was, Event() as event if was.status != event.status or was.grade != event.grade:
            return f"{now} (was {was.status}, {was.grade})"
    return now


def _told(item: Derived | None, sides: Mapping[str, str]) -> str:
    match item:
        case Event():
            return f"{item.title} ({item.status}, {item.grade})"
        case Control():
            return _control_words(item, sides)
        case Toll():
            return _toll_words(item)
        case Dispute():
            return f"{item.about}: {item.why}"
        case Forecast():
            return f"{item.forecaster}: {item.statement} ({item.outcome})"
    return ""


def _control_words(row: Control, sides: Mapping[str, str]) -> str:
    period = f"from {row.start or '?'}" + (f" to {row.end}" if row.end else "")
    return f"{row.place.name} {period}: {_holding(row, sides)}"


def _holding(row: Control, sides: Mapping[str, str]) -> str:
    holders = (row.holder,) if row.holder else row.holders
    return f"{row.state}, {', '.join(sides.get(one, one) for one in holders) or '?'}"


def _toll_words(toll: Toll) -> str:
    places = ", ".join(place.name for place in toll.places)
    when = toll.when.edtf if toll.when else "?"
    return f"{toll.category}, {places or 'no place told'}, {when}: {_range(toll)}"


def _range(toll: Toll) -> str:
    low, high = (f"{one.value:,}" if one else "?" for one in (toll.low, toll.high))
    return f"{low} to {high}"


def _one_line(words: str) -> str:
    return " ".join(words.split())[:200]
