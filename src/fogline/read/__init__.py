"""Captures into documents: frozen text, zones, language, stated dates.

Public functions:
    read(capture: Capture, blob: bytes, *, languages: Sequence[str] = ("en",)) -> Iterator[Found]
    find_revision(document: Document, earlier: Sequence[Document]) -> str | None
"""

from fogline.read.problems import PROBLEM_CODES
from fogline.read.reader import VERSION, read
from fogline.read.revision import find_revision

__all__ = ["PROBLEM_CODES", "VERSION", "find_revision", "read"]
