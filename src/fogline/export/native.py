"""Native JSON Lines: everything, one record a line, nothing dropped.

Each line has ``type`` and the record; claims come in the shape of the claim line with what it leaves out beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fogline.export.claims import claim_line
from fogline.export.dataset import Dataset
from fogline.model import to_wire


def native_jsonl(dataset: Dataset) -> bytes:
    """Writes every table of a record as JSON Lines."""
    lines = (json.dumps(line, ensure_ascii=False, sort_keys=False) for line in _lines(dataset))
    return "".join(f"{line}\n" for line in lines).encode()


def _lines(dataset: Dataset) -> Iterator[dict[str, Any]]:
    yield {"type": "record", "name": dataset.name, "made": dataset.made}
    yield from ({"type": "document", **to_wire(card)} for card in dataset.documents)
    for claim in dataset.claims:
        more = {"inside": claim.inside, "reviewed": claim.reviewed, "recorded": claim.recorded}
        yield {"type": "claim", **claim_line(claim), **more, "recorded_claim": to_wire(claim.claim)}
    tables = (
        ("event", dataset.events),
        ("control", dataset.control),
        ("toll", dataset.tolls),
        ("dispute", dataset.disputes),
        ("forecast", dataset.forecasts),
        ("tie", dataset.ties),
    )
    for name, rows in tables:
        yield from ({"type": name, **to_wire(row)} for row in rows)
