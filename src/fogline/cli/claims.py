"""``fogline claims``: who says what."""

from __future__ import annotations

from typing import Any

import click

from fogline.cli.filters import chosen, filter_options, wanted_of
from fogline.cli.help import Explained
from fogline.cli.options import form_options, project_option
from fogline.cli.output import Columns, Form, emit
from fogline.cli.record import reading_of
from fogline.export.claims import claim_line
from fogline.pipeline.project import Project


def _names(key: str) -> Any:
    return lambda row: ", ".join(item["name"] for item in row[key])


def _short(words: str, length: int = 70) -> str:
    single = " ".join(words.split())
    return single if len(single) <= length else single[: length - 1] + "…"


COLUMNS: Columns = (
    ("when", lambda row: row["when"]["edtf"] if row["when"] else "?"),
    ("kind", lambda row: row["kind"]),
    ("status", lambda row: row["status"]),
    ("place", _names("places")),
    ("by", _names("actors")),
    ("on", _names("targets")),
    ("says", _names("says")),
    ("words", lambda row: _short(row["quote"])),
    ("report", lambda row: row["document"]["name"]),
    ("id", lambda row: row["id"][:14]),
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
    claims = chosen(reading_of(project).claims, wanted_of(**told))
    emit((claim_line(claim) for claim in claims), form, COLUMNS, empty="no claims; have you run: fogline run")
    return 0
