"""Captures and documents: the bytes as they came, and the one report read from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from fogline.errors import QuoteError
from fogline.model.identity import Identified

ZoneKind = Literal[
    "headline", "body", "quotation", "caption", "author-note", "furniture", "comment", "disclosure", "dateline"
]
CLAIM_ZONES: frozenset[str] = frozenset({"headline", "body", "quotation"})
"""Only these zones yield claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture(Identified):
    """The bytes as they came, filed by hash.

    Attributes:
        blob: ``sha256:<hex>`` of the original bytes, kept in ``originals/``.
        name: file name or row name, as the person knows it.
        media: media type guessed from bytes and name (``text/plain``, ``text/html``, ``application/pdf`` …).
        origin: path, URL or ``stdin``; kept as told.
        record: zero-based row in a table or JSON Lines file; `None` for a file of its own.
        title, source, published, url, language: what the person or the file's columns said, unchecked.
    """

    TAG: ClassVar[str] = "capture"

    blob: str
    name: str
    media: str
    origin: str
    record: int | None = None
    title: str | None = None
    source: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of the text and what it is; zones do not overlap and stand in order."""

    kind: ZoneKind
    start: int
    end: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A publication date that the report or its metadata states.

    Attributes:
        value: ``YYYY-MM-DD``; of an entry its instant with its zone (``2022-10-10T08:15Z``).
        basis: ``given`` by the person, ``metadata`` of the page, ``dateline`` or ``text`` of the report, ``name`` of
            its file or address; ``entry`` of a live page, which dates that entry and never the page.
        start, end: where the words stand, for dateline and text.
        weekday: weekday named beside it, 0 = Monday; used to judge a metadata date that contradicts it.
    """

    value: str
    basis: Literal["given", "metadata", "dateline", "text", "name", "entry"]
    start: int | None = None
    end: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Identified):
    """One report; its text is frozen for ever.

    Attributes:
        capture: id of the capture it was read from.
        name: as in the capture; what exports call ``document.name``.
        text: the frozen text; every offset counts its code points.
        zones: what each stretch of the text is.
        language: ISO 639-1 code, ``und`` when not known.
        title, source, url: as given or found; `None` when neither.
        dates: stated publication dates with their basis, best first.
        machine_written: the report says of itself that a machine wrote it.
        revises: id of the earlier document of which this is a later version.
    """

    TAG: ClassVar[str] = "document"

    capture: str
    name: str
    text: str
    zones: tuple[Zone, ...] = ()
    language: str = "und"
    title: str | None = None
    source: str | None = None
    url: str | None = None
    dates: tuple[StatedDate, ...] = ()
    machine_written: bool = False
    revises: str | None = None

    def __post_init__(self) -> None:
        """Checks that zones stand in order inside the text."""
        position = 0
        for zone in self.zones:
            if zone.start < position or zone.end <= zone.start or zone.end > len(self.text):
                raise QuoteError(f"zone {zone.kind} {zone.start}:{zone.end} does not fit the text of {self.name!r}")
            position = zone.end

    def zone_at(self, offset: int) -> ZoneKind | None:
        """Says which zone holds the character at `offset`."""
        return next((zone.kind for zone in self.zones if zone.start <= offset < zone.end), None)
