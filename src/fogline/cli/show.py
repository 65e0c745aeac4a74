"""``fogline show``: one record with its sources and its history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from fogline.cli.help import Explained
from fogline.cli.options import project_option
from fogline.cli.record import dataset_of
from fogline.errors import UsageError
from fogline.export.claims import claim_line
from fogline.export.dataset import Dataset
from fogline.export.rows import dispute_row, event_row, forecast_row, tie_lines, toll_row
from fogline.ledger import Ledger, StoredEntry
from fogline.model import RECORD_TYPES, Claim, Document, to_wire
from fogline.pipeline.project import Project

LEAST = 6
"""Characters of an id after its type, at least, so that a prefix means something."""


@click.command("show", cls=Explained)
@click.argument("id_", metavar="ID")
@project_option
def show_command(id_: str, *, project: Project) -> int:
    """Shows a record by its id or the beginning of it: what it says, what it rests on, what was made of it.

    Examples:
      fogline show claim_3c493abe
      fogline show document_f7d34435
    """
    with project.ledger() as ledger:
        found = stored_by_prefix(ledger, id_)
        if found is not None:
            click.echo(json.dumps(_recorded(ledger, found), ensure_ascii=False, indent=1))
            return 0
    if len(id_.partition("_")[2]) < LEAST:
        raise UsageError(f"{id_!r} is no id, or too short; ids stand in the tables, as in claim_3c493abe")
    click.echo(json.dumps(_derived(dataset_of(project), id_), ensure_ascii=False, indent=1))
    return 0


def stored_by_prefix(ledger: Ledger, prefix: str) -> StoredEntry | None:
    """The entry whose id begins so; `None` when there is none.

    Raises:
        UsageError: it is too short, or more than one begins so.
    """
    exact = ledger.get(prefix)
    kind, _, digits = prefix.partition("_")
    if exact is not None or kind not in RECORD_TYPES:
        return exact
    if len(digits) < LEAST:
        raise UsageError(f"{prefix!r} is too short; give at least {LEAST} characters after {kind}_")
    found = [stored for stored in ledger.entries(types=(kind,)) if stored.id.startswith(prefix)]
    if len(found) > 1:
        raise UsageError(f"{len(found)} records begin with {prefix!r}; give more of the id")
    return found[0] if found else None


def _recorded(ledger: Ledger, stored: StoredEntry) -> dict[str, Any]:
    entry = stored.entry
    row: dict[str, Any] = {
        "id": stored.id,
        "type": stored.type,
        "sequence": stored.sequence,
        "by": entry.by,
        "at": entry.at,
        "confidence": entry.confidence,
        "reasons": list(entry.reasons),
        "withdrawn": stored.id in ledger.retracted(),
        "record": to_wire(entry.record),
        "basis": list(entry.basis),
        "history": list(_history(ledger, stored.id)),
    }
    if isinstance(entry.record, Claim):
        document = ledger.get(entry.record.document)
        if document and isinstance(document.entry.record, Document):
            record = document.entry.record
            span = entry.record.span
            row["report"] = {"name": record.name, "source": record.source, "zone": record.zone_at(span.start)}
            row["context"] = record.text[max(0, span.start - 200) : span.end + 200]
    return row


def _history(ledger: Ledger, record_id: str) -> Iterator[dict[str, Any]]:
    for stored in ledger.resting_on(record_id):
        yield {
            "id": stored.id,
            "type": stored.type,
            "by": stored.entry.by,
            "at": stored.entry.at,
            "says": to_wire(stored.entry.record) if stored.type != "document" else {"name": "…"},
            "reasons": list(stored.entry.reasons),
        }


def _derived(dataset: Dataset, prefix: str) -> dict[str, Any]:
    ties = tie_lines(dataset.ties, {event.id: event.title for event in dataset.events})
    rows: list[dict[str, Any]] = [
        *(event_row(one, ties.get(one.id, ())) for one in dataset.events),
        *(toll_row(one) for one in dataset.tolls),
        *(dispute_row(one) for one in dataset.disputes),
        *(forecast_row(one) for one in dataset.forecasts),
    ]
    found = [row for row in rows if str(row["id"]).startswith(prefix)]
    if len(found) != 1:
        what, then = (f"{len(found)} rows have", "give more of it") if found else ("nothing has", "see the tables")
        raise UsageError(f"{what} an id that begins with {prefix!r}; {then}")
    named = {one for key in ("claims", "left", "right", "outcome_claims") for one in found[0].get(key, ())}
    found[0]["accounts"] = [claim_line(claim) for claim in dataset.claims if claim.id in named]
    return found[0]
