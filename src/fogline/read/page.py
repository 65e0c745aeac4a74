"""A page: what every kind of input is turned into before zones and dates are found."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.read.layout import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text with its layout and what its file says of it.

    Attributes:
        text: the frozen text of the document to be.
        units: its paragraphs in order.
        title, source, url: from the file's own metadata.
        dates: publication dates of the metadata, best first, unchecked.
        entries: of a live page, where its entries begin by its markup, where their stamps end, and their instants.
        problems: code and message of what went wrong without stopping the reading.
    """

    text: str
    units: list[Unit]
    title: str | None = None
    source: str | None = None
    url: str | None = None
    dates: tuple[str, ...] = ()
    entries: tuple[tuple[int, int, str], ...] = ()
    problems: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Bytes from which no text comes, with the code and message of the problem."""

    code: str
    message: str
