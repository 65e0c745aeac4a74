"""Captures for the tests of reading."""

from __future__ import annotations

from typing import Any

from fogline.model import Capture, Document, Problem
from fogline.read import read


def capture(name: str = "report.txt", media: str = "text/plain", **told: Any) -> Capture:
    return Capture(blob="sha256:" + "0" * 64, name=name, media=media, origin=name, **told)


def read_all(blob: bytes, media: str = "text/plain", **told: Any) -> tuple[Document | None, list[str]]:
    """The document, if any, and the codes of the problems, in order."""
    records = [found.record for found in read(capture(media=media, **told), blob)]
    documents = [record for record in records if isinstance(record, Document)]
    assert len(documents) <= 1
    return (documents[0] if documents else None), [record.code for record in records if isinstance(record, Problem)]


def read_one(blob: bytes | str, media: str = "text/plain", **told: Any) -> Document:
    document, _ = read_all(blob.encode() if isinstance(blob, str) else blob, media, **told)
    assert document is not None
    return document


def zone_words(document: Document, kind: str) -> list[str]:
    return [document.text[zone.start : zone.end] for zone in document.zones if zone.kind == kind]
