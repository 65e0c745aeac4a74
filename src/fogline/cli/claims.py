"""``fogline claims``: who says what."""

from __future__ import annotations

from typing import Any

import click

from fogline.cli.filters import chosen, filter_options, wanted_of
from fogline.cli.help import Explained
from fogline.cli.hints import nothing
from fogline.cli.layout import Column, Columns
from fogline.cli.options import form_options, project_option
from fogline.cli.output import Form, emit
from fogline.cli.record import reading_of
from fogline.export.claims import claim_line
from fogline.pipeline.project import Project


def _names(key: str) -> Any:
    return lambda row: ", ".join(item["name"] for item in row[key])


def _short(words: str, length: int = 70) -> str:
    single = " ".join(words.split())
    return single if len(single) <= length else single[: length - 1] + "…"


COLUMNS: Columns = (
    Column("when", lambda row: row["when"]["edtf"] if row["when"] else "?"),
    Column("kind", lambda row: row["kind"]),
    Column("status", lambda row: row["status"], 5),
    Column("place", _names("places"), 4),
    Column("by", _names("actors"), 6),
    Column("on", _names("targets"), 7),
    Column("says", _names("says"), 3),
    Column("words", lambda row: _short(row["quote"]), least=32),
    Column("report", lambda row: row["document"]["name"], 8),
    Column("id", lambda row: row["id"][:14]),
)


@click.command("claims", cls=Explained)
@filter_options
@project_option
@form_options
def claims_command(*, project: Project, form: Form | None, **told: Any) -> int:
    """Lists who says what, where and when, with the exact words.

    Examples:
      fogline claims --kind control --place Aleppo
      fogline claims --status denied --status claimed --jsonl
      fogline claims --actor government --since 2024-12-01 --csv > claims.csv
      fogline claims --document 05-colleges-retaken.txt --table
    """
    claims = reading_of(project).claims
    wanted = map(claim_line, chosen(claims, wanted_of(**told)))
    emit(wanted, form, COLUMNS, empty=nothing(project, "claims", len(claims)))
    return 0
