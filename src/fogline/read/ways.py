"""The way from a capture's bytes to a page, one for each media type."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from fogline.model import Capture
from fogline.read.decoding import decode
from fogline.read.html_page import declared_charset, open_html
from fogline.read.layout import split_units
from fogline.read.markdown import open_markdown
from fogline.read.page import Page, Unread
from fogline.read.pdf import open_pdf


def open_page(capture: Capture, blob: bytes) -> Page | Unread:
    """Opens a capture by its media type; an unknown type is tried as text."""
    if not blob.strip():
        return Unread(code="document-empty", message=f"{capture.name}: the file is empty")
    return WAYS.get(capture.media, open_text)(capture, blob)


def open_text(capture: Capture, blob: bytes) -> Page | Unread:
    """Opens plain text; the document's text is the decoded text, character for character."""
    opened = decoded_text(capture, blob)
    if isinstance(opened, Unread):
        return opened
    text, problems = opened
    return Page(text=text, units=split_units(text) if len(text) <= UNITS_LIMIT else [], problems=problems)


def open_markdown_file(capture: Capture, blob: bytes) -> Page | Unread:
    """Opens Markdown; its text is the file itself and its blocks are the layout."""
    opened = decoded_text(capture, blob)
    if isinstance(opened, Unread):
        return opened
    text, problems = opened
    return replace(open_markdown(text), problems=problems) if len(text) <= UNITS_LIMIT else Page(text=text, units=[])


def open_html_file(capture: Capture, blob: bytes) -> Page | Unread:
    """Opens a page; its text is built from its blocks."""
    opened = decoded_text(capture, blob, declared_charset(blob))
    if isinstance(opened, Unread):
        return opened
    page = open_html(capture.name, opened[0])
    return page if isinstance(page, Unread) else replace(page, problems=(*opened[1], *page.problems))


def open_pdf_file(capture: Capture, blob: bytes) -> Page | Unread:
    """Opens a PDF."""
    return open_pdf(capture.name, blob)


def open_row(capture: Capture, blob: bytes) -> Page | Unread:
    """Opens a row of a table or JSON Lines file: the value of its text field is the document's text."""
    try:
        row = json.loads(blob)
        text = _row_text(row)
    except (ValueError, RecursionError, TypeError, KeyError) as error:
        return Unread(code="row-malformed", message=f"{capture.name}: {type(error).__name__}: {str(error)[:120]}")
    return Page(text=text, units=split_units(text) if len(text) <= UNITS_LIMIT else [])


UNITS_LIMIT = 2_100_000
"""Longer texts are refused later by the reader; laying them out would be work for nothing."""


def _row_text(row: Any) -> str:
    """The text of a row: its ``text``, or the field that ``fields`` names in a row kept with its mapping."""
    if not isinstance(row, Mapping):
        raise TypeError("a row is an object")
    if isinstance(row.get("fields"), Mapping) and isinstance(row.get("row"), Mapping):
        text = row["row"][row["fields"]["text"]]
    else:
        text = row["text"]
    if not isinstance(text, str):
        raise TypeError("the text of a row is a string")
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def decoded_text(
    capture: Capture, blob: bytes, declared: str | None = None
) -> tuple[str, tuple[tuple[str, str], ...]] | Unread:
    """The text of bytes and the problems of decoding it."""
    decoded = decode(blob, declared)
    if decoded.text is None:
        return Unread(code="not-text", message=f"{capture.name}: the bytes are not text in any known encoding")
    if not decoded.guessed:
        return decoded.text, ()
    return decoded.text, (("encoding-guessed", f"{capture.name}: not UTF-8; read as {decoded.encoding}"),)


WAYS: dict[str, Callable[[Capture, bytes], Page | Unread]] = {
    "text/plain": open_text,
    "text/markdown": open_markdown_file,
    "text/html": open_html_file,
    "application/pdf": open_pdf_file,
    "application/json": open_row,
}
"""The way of each media type."""
