"""Whether a report is a later version of one already read.

The same address, or the same outlet under the same title, with mostly the same words and a date not before: that is a
revision; so is a report whose head says that it corrects the outlet's report of that title. Its claims replace the
earlier ones instead of counting twice. The same words from another outlet are a copy,
which is judged elsewhere, when independence is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from fogline.model import CLAIM_ZONES, Document, fold_name

SHINGLE = 4
SAME_ADDRESS, SAME_TITLE = 0.35, 0.5
"""Shared part of the shorter text's shingles that makes a revision; an address is strong evidence by itself."""
HEAD = 1000
"""Characters in which a report says that it corrects another."""
CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion)|clarif(?:ies|ied|ication)|updates|supersedes|replaces|refiles)\b", re.IGNORECASE
)
QUOTED = re.compile(r"[\"“„«]([^\"“”„«»\n]{12,200})[\"”»]")
CORRECTION = re.compile(
    r"^(?:correct(?:ed|ion|s)|updated?(?: \d+)?|refile|recast|clarif(?:ied|ication)|rpt|repeat)\b[\s:–—-]*",
    re.IGNORECASE,
)


def find_revision(document: Document, earlier: Sequence[Document]) -> str | None:
    """Gives the id of the latest earlier version of a report, or `None`.

    Args:
        document: the report just read.
        earlier: reports already in the record, oldest first.
    """
    shingles = _shingles(document)
    for candidate in reversed(earlier):
        if candidate.id == document.id or candidate.text == document.text:
            continue
        wanted = _threshold(document, candidate)
        if wanted is None or _date(document) < _date(candidate):
            continue
        theirs = _shingles(candidate)
        if _shared(shingles, theirs) >= wanted:
            return candidate.id
    return None


def corrected_titles(document: Document) -> tuple[str, ...]:
    """The titles, folded, of the reports that a report says in its head it corrects."""
    head = document.text[:HEAD]
    if not CORRECTS.search(head):
        return ()
    return tuple(dict.fromkeys(fold_name(found.group(1).rstrip(" ,.;")) for found in QUOTED.finditer(head)))


def _threshold(document: Document, other: Document) -> float | None:
    """How alike the texts must be, or `None` when the two cannot be versions of one report."""
    if document.url and other.url and _address(document.url) == _address(other.url):
        return SAME_ADDRESS
    same_source = document.source and other.source and fold_name(document.source) == fold_name(other.source)
    if same_source and _title(other) and _title(other) in corrected_titles(document):
        return 0.0
    if same_source and _title(document) and _title(document) == _title(other):
        return SAME_TITLE
    return None


def _address(url: str) -> str:
    parts = urlsplit(url.strip())
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def _title(document: Document) -> str:
    return fold_name(CORRECTION.sub("", document.title or ""))


def _date(document: Document) -> str:
    """The first stated date; a report without one can be later than any."""
    return document.dates[0].value if document.dates else "9999"


def _shingles(document: Document) -> frozenset[tuple[str, ...]]:
    told = " ".join(document.text[zone.start : zone.end] for zone in document.zones if zone.kind in CLAIM_ZONES)
    words = fold_name(told or document.text).split()
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))


def _shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
