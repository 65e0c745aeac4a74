"""``fogline diff``: what is new in the record since a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from fogline.cli.filters import TIME
from fogline.cli.help import Explained
from fogline.cli.options import form_options, project_option
from fogline.cli.output import Columns, Form, emit
from fogline.ledger import Ledger
from fogline.model import Claim, Document, Link, Problem, Resolution, Retraction, Review
from fogline.pipeline.project import Project

SHOWN = ("document", "claim", "review", "link", "retraction", "problem")


def _time(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    if not TIME.fullmatch(value):
        raise click.BadParameter(f"{value!r} is not a time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ")
    return f"{value}T00:00:00Z" if len(value) == 10 else value


@click.command("diff", cls=Explained)
@click.option("--since", required=True, callback=_time, metavar="TIME", help="YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ.")
@click.option("--resolutions", is_flag=True, help="Also what was resolved.")
@project_option
@form_options
def diff_command(*, since: str, resolutions: bool, project: Project, form: Form | None) -> int:
    """Lists what is new in the record since a time: reports, claims, people's words, withdrawals, problems.

    Examples:
      fogline diff --since 2024-12-01
      fogline diff --since 2024-12-01T09:30:00Z --jsonl
    """
    types = (*SHOWN, "resolution") if resolutions else SHOWN
    columns: Columns = (
        ("at", lambda row: row["at"]),
        ("what", lambda row: row["change"]),
        ("words", lambda row: row["words"]),
        ("by", lambda row: row["by"]),
        ("id", lambda row: row["id"][:18]),
    )
    with project.ledger() as ledger:
        emit(_rows(ledger, since, types), form, columns, empty=f"nothing since {since}")
    return 0


def _rows(ledger: Ledger, since: str, types: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    gone = ledger.retracted()
    for stored in ledger.entries(types=types, since=since):
        record = stored.entry.record
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
            "words": " ".join(words.split())[:200],
            "by": stored.entry.by,
            "stands": stored.id not in gone,
        }
