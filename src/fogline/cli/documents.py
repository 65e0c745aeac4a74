"""``fogline documents``: the reports, and corrections of what is known about them."""

from __future__ import annotations

import click

from fogline.cli.clock import now
from fogline.cli.help import Explained, ExplainedGroup
from fogline.cli.hints import nothing
from fogline.cli.layout import Column, Columns
from fogline.cli.options import form_options, project_option, quiet_option
from fogline.cli.output import Form, Row, emit
from fogline.cli.people import person_option
from fogline.cli.record import reading_of
from fogline.cli.say import say
from fogline.cli.telling import day_of
from fogline.errors import UsageError
from fogline.export.rows import document_row
from fogline.model import Resolution, Review, When
from fogline.pipeline.project import Project
from fogline.review.answer import answer
from fogline.views.claims import ReadDocument, Reading

COLUMNS: Columns = (
    Column("name", lambda row: row["name"]),
    Column("published", lambda row: row["published"] or (row["published_when"] or {}).get("edtf") or "?"),
    Column("by", lambda row: row["published_rule"], 4),
    Column("source", lambda row: row["source"] or "?", 3),
    Column("language", lambda row: row["language"], 6),
    Column("claims", lambda row: str(row["claims"]), 2),
    Column("notes", lambda row: row["notes"], 5),
    Column("id", lambda row: row["id"][:17], 1),
)


@click.group("documents", cls=ExplainedGroup, invoke_without_command=True)
@project_option
@form_options
@click.pass_context
def documents_command(ctx: click.Context, *, project: Project, form: Form | None) -> int:
    """Lists the reports with the date used for each and why; `documents set` corrects one.

    Examples:
      fogline documents
      fogline documents set 04-the-ring-is-broken.txt --published 2016-08-06 --by amira
    """
    if ctx.invoked_subcommand is not None:
        ctx.obj = project
        return 0
    reading = reading_of(project)
    emit(document_rows(reading), form, COLUMNS, empty=nothing(project, "reports", len(reading.documents)))
    return 0


def document_rows(reading: Reading) -> list[Row]:
    """The reports as rows."""
    counts: dict[str, int] = {}
    for claim in reading.claims:
        counts[claim.document] = counts.get(claim.document, 0) + 1
    return [document_row(card, counts.get(card.id, 0)) for card in reading.documents]


@documents_command.command("set", cls=Explained)
@click.argument("name")
@click.option(
    "--published", required=True, metavar="DAY", callback=day_of, help="The day it was published, YYYY-MM-DD."
)
@click.option("--note", default="", metavar="WORDS", help="How this is known.")
@person_option
@quiet_option
@click.pass_obj
def set_command(project: Project, *, name: str, published: str, note: str, person: str, quiet: bool) -> int:
    """Corrects the publication date of a report, as your word; the next run dates its claims by it.

    Examples:
      fogline documents set report.txt --published 2016-08-06 --by amira --note "seen on the site's archive"
    """
    card = document_named(reading_of(project), name)
    day = published[:10]
    when = When(earliest=day, latest=day, precision="day", edtf=day)
    told = Resolution(subject=card.id, matter="published", when=when, rule="a person's word")
    review = Review(verdict="add", resolution=told, note=note)
    with project.ledger(write=True) as ledger:
        ledger.append(answer(ledger, review, person=person, at=now()))
    say(f"{card.name} is of {day}; date its claims by it with: fogline run", quiet=quiet)
    return 0


def document_named(reading: Reading, name: str) -> ReadDocument:
    """The report of a name or the beginning of an id.

    Raises:
        UsageError: there is none, or more than one.
    """
    found = [card for card in reading.documents if card.name == name and not card.revised_by]
    found = found or [card for card in reading.documents if card.name == name or card.id.startswith(name)]
    if len(found) != 1:
        what = "no report" if not found else f"{len(found)} reports"
        raise UsageError(f"{what} named {name!r}; see: fogline documents, and give its id")
    return found[0]
