"""Candidates of our own gold's reports, each with the family that the gold gives it: what every trainer learns from."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.judge import load_judge
from bench.standoff import join
from fogline.collect import collect
from fogline.extract import reader
from fogline.extract.drafts import Draft, drafts, offsets
from fogline.model import Capture, Document
from fogline.read import read

NONE = "none"
"""The family of a candidate that is no claim."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A candidate of a report with the family that the gold gives it, and the gold's claim where there is one."""

    report: str
    draft: Draft
    family: str
    claim: Mapping[str, Any] | None = None


def labelled_drafts(part: str, data: Path) -> Iterator[Labelled]:
    """Reads a part's reports and labels every candidate by the gold claim it matches best."""
    judge = load_judge()
    joined = join(part, data)
    gold: dict[str, list[dict[str, Any]]] = {}
    for claim in joined.claims:
        gold.setdefault(claim["doc"], []).append(dict(claim))
    for document in read_texts(joined.documents):
        told = [(draft, _line(document, draft, start, end)) for draft, start, end in drafted(document)]
        matched = judge.match(gold.get(document.name, []), [line for _, line in told])
        claims = {id(line): claim for claim, line in matched}
        for draft, line in told:
            own = claims.get(id(line))
            yield Labelled(document.name, draft, own["facet"] if own else NONE, own)


def read_texts(texts: Sequence[Mapping[str, Any]]) -> Iterator[Document]:
    """Reads texts as the product reads a file of them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "documents.jsonl"
        path.write_text("".join(f"{json.dumps(dict(one))}\n" for one in texts), encoding="utf-8")
        for gathered in collect([path]):
            if isinstance(gathered.record, Capture):
                for found in read(gathered.record, gathered.blob or b""):
                    if isinstance(found.record, Document):
                        yield found.record


def drafted(document: Document) -> Iterator[tuple[Draft, int, int]]:
    """The candidates of a report with their first character and one past the last."""
    report = reader.prepare(document)
    for stretch in report.stretches:
        for draft in drafts(stretch, report.spoken):
            yield draft, *offsets(stretch, draft.candidate)


def _line(document: Document, draft: Draft, start: int, end: int) -> dict[str, Any]:
    kind = draft.hinted[0] if draft.hinted else NONE
    return {"start": start, "end": end, "kind": kind, "quote": document.text[start:end]}
