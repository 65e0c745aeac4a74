"""What a person may tell about the files they add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

from fogline.errors import UsageError
from fogline.model import Capture, Problem

FIELDS = ("text", "title", "source", "published", "url", "language", "name")
COMMON_NAMES: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "article_text", "article_content"),
    "title": ("title", "headline", "heading"),
    "source": ("source", "outlet", "publisher", "publication", "site", "site_name"),
    "published": ("published", "date", "dct", "published_at", "publication_date", "pubdate", "publish_date"),
    "url": ("url", "link", "address", "permalink"),
    "language": ("language", "lang"),
    "name": ("name", "id", "file", "filename", "doc_id", "unit_id"),
}
"""Column names that are understood without being told, in the order they are tried; case does not matter."""


class Gathered(NamedTuple):
    """What collecting yields: a capture with its bytes, or a problem without."""

    record: Capture | Problem
    blob: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Metadata as a person, a table or a row tells them; unchecked."""

    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    def over(self, other: Told) -> Told:
        """These data, filled up with another's where they are silent."""
        return Told(
            title=self.title or other.title,
            source=self.source or other.source,
            published=self.published or other.published,
            url=self.url or other.url,
            language=self.language or other.language,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectOptions:
    """How to take files in.

    Attributes:
        told: metadata for bare files; a sidecar or a row says more about its own.
        sidecar: a table with the metadata of files (``file,source,published,url,title[,language]``).
        mapping: which column or key holds which of `FIELDS`; common names need none.
        stdin: where ``-`` reads from; the process's standard input when `None`.
        stdin_name: the name of what comes from there; its ending tells the kind as a file's does.
        largest: bytes over which a file is refused, also when it only grows so large by decompressing.
    """

    told: Told = field(default_factory=Told)
    sidecar: Path | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    stdin: BinaryIO | None = None
    stdin_name: str = "stdin.txt"
    largest: int = 256_000_000


def parse_mapping(words: str) -> dict[str, str]:
    """Reads ``text=body,title=headline`` into a mapping from Fogline's field to the table's column.

    Raises:
        UsageError: a part has no ``=``, or names a field that there is not.
    """
    mapping: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in words.split(","))):
        name, mark, column = (piece.strip() for piece in part.partition("="))
        if not mark or not column or name not in FIELDS:
            raise UsageError(f"--map: {part!r} is not FIELD=COLUMN with a field of {', '.join(FIELDS)}")
        mapping[name] = column
    return mapping
