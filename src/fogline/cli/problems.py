"""``fogline problems``: bad input, told as data."""

from __future__ import annotations

import click

from fogline.cli.help import Explained
from fogline.cli.hints import nothing
from fogline.cli.layout import Column, Columns
from fogline.cli.options import form_options, project_option
from fogline.cli.output import Form, emit
from fogline.cli.record import reading_of
from fogline.pipeline.project import Project


@click.command("problems", cls=Explained)
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Only of this code.")
@project_option
@form_options
def problems_command(*, codes: tuple[str, ...], project: Project, form: Form | None) -> int:
    """Lists what could not be read and why; each code is explained in the reference.

    Examples:
      fogline problems
      fogline problems --code encoding-guessed --jsonl
    """
    reading = reading_of(project)
    names = {card.id: card.name for card in reading.documents}
    rows = [
        {
            "id": one.problem.id,
            "code": one.problem.code,
            "message": one.problem.message,
            "subject": one.problem.subject,
            "report": names.get(one.problem.subject),
            "by": one.by,
            "recorded": one.recorded,
        }
        for one in reading.problems
        if not codes or one.problem.code in codes
    ]
    columns: Columns = (
        Column("code", lambda row: row["code"]),
        Column("message", lambda row: row["message"]),
        Column("by", lambda row: row["by"], 1),
    )
    emit(rows, form, columns, empty=nothing(project, "problems", len(reading.problems)))
    return 0
