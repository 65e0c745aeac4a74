"""The media type of bytes: by what they begin with first, by the name's ending second."""

from __future__ import annotations

import re
import zlib
from pathlib import PurePath

TEXT, MARKDOWN, HTML, PDF = "text/plain", "text/markdown", "text/html", "application/pdf"
JSON, JSON_LINES, CSV, TSV = "application/json", "application/x-ndjson", "text/csv", "text/tab-separated-values"
BY_ENDING = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".json": JSON,
    ".csv": CSV,
    ".tsv": TSV,
}
TABLES = frozenset({JSON, JSON_LINES, CSV, TSV})
GZIP = b"\x1f\x8b"
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_JSON_LINE = re.compile(rb'\s*\{\s*"')
_CHUNK = 1 << 20


class Damaged(Exception):
    """Compressed bytes that cannot be read to their end."""


class Oversized(Exception):
    """Bytes that would grow over the limit."""


def unpacked_name(name: str) -> str:
    """A file's name without the ending of its compression."""
    return name[:-3] if name.lower().endswith(".gz") and len(name) > 3 else name


def is_known(name: str) -> bool:
    """Whether a file's ending is one of those read, compressed or not."""
    return PurePath(unpacked_name(name)).suffix.lower() in BY_ENDING


def guess_media(blob: bytes, name: str) -> str:
    """Says what bytes are; bytes that are surely a PDF or a page outrank a wrong name."""
    ending = PurePath(unpacked_name(name)).suffix.lower()
    named = BY_ENDING.get(ending)
    if blob[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"%PDF-"):
        return PDF
    if named in (None, TEXT, HTML) and _HTML_START.match(blob[:4096].removeprefix(b"\xef\xbb\xbf")):
        return HTML
    if named:
        return named
    return JSON_LINES if _JSON_LINE.match(blob[:200]) and b"\n{" in blob else TEXT


def unpack(blob: bytes, largest: int) -> bytes:
    """Decompresses gzip bytes, all members, never past a limit.

    Raises:
        Damaged: the stream breaks off or is not gzip after all.
        Oversized: it grows over `largest`.
    """
    parts: list[bytes] = []
    size = 0
    rest = blob
    while rest.startswith(GZIP):
        stream = zlib.decompressobj(wbits=31)
        try:
            while not stream.eof:
                part = stream.decompress(rest, _CHUNK)
                rest = stream.unconsumed_tail
                if not part and not rest and not stream.eof:
                    raise Damaged
                size += len(part)
                if size > largest:
                    raise Oversized
                parts.append(part)
        except zlib.error as error:
            raise Damaged from error
        rest = stream.unused_data
    return b"".join(parts)
