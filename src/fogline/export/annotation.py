"""W3C Web Annotation JSON Lines: each claim as an annotation of its report's text, by quote and by position."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fogline.export.claims import claim_line
from fogline.export.dataset import Dataset

DROPPED = ("events, control, tolls, contradictions, forecasts", "rivals and reasons of resolutions")
AROUND = 32
"""Characters before and after a quote, by which it can be found again in another edition of the text."""
SAID_ELSEWHERE = ("id", "document", "start", "end", "quote")


def annotation_jsonl(dataset: Dataset) -> bytes:
    """Writes the claims of a record as Web Annotations."""
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in annotation_lines(dataset)).encode()


def annotation_lines(dataset: Dataset) -> Iterator[dict[str, Any]]:
    """The annotations as plain values."""
    urls = {card.id: card.url for card in dataset.documents}
    for claim in dataset.claims:
        span, text = claim.claim.span, dataset.texts.get(claim.document, "")
        line = {name: value for name, value in claim_line(claim).items() if name not in SAID_ELSEWHERE}
        yield {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"urn:fogline:{claim.id}",
            "type": "Annotation",
            "motivation": "assessing" if claim.claim.opinion else "identifying",
            "created": claim.recorded or None,
            "generator": claim.extractor,
            "body": {"type": "Dataset", "format": "application/json", "value": line},
            "target": {
                "source": urls.get(claim.document) or f"urn:fogline:{claim.document}",
                "title": claim.title or claim.document_name,
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": span.quote,
                        "prefix": text[max(0, span.start - AROUND) : span.start],
                        "suffix": text[span.end : span.end + AROUND],
                    },
                    {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                ],
            },
        }
