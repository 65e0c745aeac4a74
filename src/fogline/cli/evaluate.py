"""``fogline evaluate``: how much of the record is right, by a sample that people have reviewed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from fogline.cli.help import Explained
from fogline.cli.hints import nothing
from fogline.cli.layout import Column, Columns
from fogline.cli.options import form_options
from fogline.cli.output import Form, emit
from fogline.cli.say import number, say
from fogline.export.claims import claim_line
from fogline.pipeline.project import Project
from fogline.review.measure import Measured, measured
from fogline.review.sample import Precision, precision_of, weighted


def _share(name: str) -> Any:
    return lambda row: "?" if row[name] is None else f"{row[name]:.2f}"


COLUMNS: Columns = (
    Column("kind", lambda row: row["kind"]),
    Column("precision", _share("precision")),
    Column("low", _share("low")),
    Column("high", _share("high")),
    Column("right", lambda row: str(row["right"])),
    Column("reviewed", lambda row: str(row["reviewed"])),
    Column("sample", lambda row: str(row["sample"])),
    Column("record", lambda row: str(row["record"])),
)
WAITING: Columns = (
    Column("id", lambda row: row["id"]),
    Column("kind", lambda row: row["kind"]),
    Column("words", lambda row: " ".join(row["quote"].split())[:70], least=32),
    Column("report", lambda row: row["document"]["name"], 8),
)


@click.command("evaluate", cls=Explained)
@click.argument("folder", metavar="[PROJECT]", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--size", default=100, show_default=True, type=click.IntRange(1, 10_000), help="Claims of the sample.")
@click.option("--seed", default=1, show_default=True, type=int, help="Another one draws another sample.")
@click.option("--waiting", is_flag=True, help="List the claims of the sample that wait for a review.")
@click.option(
    "--project",
    "-p",
    "told",
    default=".",
    metavar="DIR",
    type=click.Path(path_type=Path),
    show_default="the folder you are in, or one above it",
    help="The project's directory, as PROJECT.",
)
@form_options
def evaluate_command(*, folder: Path | None, told: Path, size: int, seed: int, waiting: bool, form: Form | None) -> int:
    """Draws a sample of claims, and prints by kind how many of those reviewed are right, with the interval.

    The sample is of what the machine read, drawn by seed from every family of kinds. A claim is right where people
    accepted it as it was read; corrected and rejected ones are wrong. The interval is Wilson's, of 95 per cent. Review
    the sample in the browser under /review/sample, with the same size and seed in its address.

    Examples:
      fogline evaluate aleppo --size 200
      fogline evaluate --size 200 --waiting --jsonl
    """
    project = Project.find(folder or told)
    with project.ledger() as ledger:
        found = measured(ledger, size=size, seed=seed)
    if waiting:
        left = [claim_line(found.claims[one.claim]) for one in found.sample if one.verdict == "waiting"]
        emit(left, form, WAITING, empty="every claim of the sample was reviewed")
        return 0
    rows = precision_of(found.sample, found.population)
    emit([_line(row) for row in rows if row.population], form, COLUMNS, empty=nothing(project, "claims", 0))
    _say(found, rows)
    return 0


def _line(row: Precision) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "precision": row.share,
        "low": row.low,
        "high": row.high,
        "right": row.right,
        "reviewed": row.reviewed,
        "sample": row.drawn,
        "record": row.population,
    }


def _say(found: Measured, rows: list[Precision]) -> None:
    """What the table does not say by itself."""
    waits = Counter(one.verdict for one in found.sample)["waiting"]
    if waits:
        say(f"{number(waits, 'claim')} of the sample wait for a review: fogline evaluate --waiting, or /review/sample")
    whole = weighted(rows)
    if whole is not None and not waits:
        say(f"weighted by how often each kind is in the record: {whole:.2f}")
