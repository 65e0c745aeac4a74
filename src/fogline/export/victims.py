"""Victims: a row for every named person who suffered something that a claim tells of, as casualty recorders keep them.

What must stay true: a row is one person in one claim; the same person in two claims is two rows with one id, and
nothing is added up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fogline.export.claims import claim_line
from fogline.export.dataset import Dataset
from fogline.export.plain_csv import rows_csv
from fogline.model import ReadClaim

DROPPED = (
    "claims that name no victim",
    "numbers of victims without a name",
    "identities of parties and places beyond their names",
)
OF_PERSON = ("name", "id", "age", "sex", "status")
OF_CLAIM = ("id", "kind", "status", "quote", "basis", "confidence")
COLUMNS = (
    *OF_PERSON,
    *(f"claim.{name}" for name in OF_CLAIM),
    *("when.edtf", "when.earliest", "when.latest", "places", "actors", "says", "reviewed"),
    *(f"document.{name}" for name in ("id", "name", "source", "published")),
)
"""The columns, the same for every record, one without a named victim included."""


def victims_csv(dataset: Dataset) -> bytes:
    """Writes the named victims of a record as CSV."""
    return rows_csv(list(victim_rows(dataset)), COLUMNS)


def names_a_victim(claim: ReadClaim) -> bool:
    """Whether a claim names a person who suffered."""
    return any(party.kind == "person" for party in claim.victims)


def victim_rows(dataset: Dataset) -> Iterator[dict[str, Any]]:
    """A row for each named victim of each claim, in the order of the claims."""
    for claim in dataset.claims:
        line = claim_line(claim)
        when, document = line["when"] or {}, line["document"]
        shared = {f"claim.{name}": line[name] for name in OF_CLAIM}
        shared |= {f"when.{name}": when.get(name) for name in ("edtf", "earliest", "latest")}
        shared |= {name: "; ".join(one["name"] for one in line[name]) for name in ("places", "actors", "says")}
        shared |= {f"document.{name}": value for name, value in document.items()}
        for victim in line["victims"]:
            yield {
                name: "" if value is None else value
                for name, value in (*victim.items(), *shared.items(), ("reviewed", claim.reviewed))
            }
