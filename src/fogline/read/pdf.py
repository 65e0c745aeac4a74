"""PDF: lines of print into paragraphs.

The text is built from the pages in order: the lines of a paragraph are joined with a space, paragraphs by an empty
line. A word broken at a line's end keeps its hyphen and is joined without a space. Lines that repeat at the top or foot
of the pages are kept, as furniture.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pypdfium2 as pdfium

from fogline.read.layout import Unit
from fogline.read.page import Page, Unread

MOST_PAGES = 2_000
EDGE_LINES = 2
"""Lines at the top and foot of a page that may be running heads."""
PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
BROKEN_WORD = re.compile(r"\w[-\u00ad\u2010]$")
LINE_ENDS_SENTENCE = re.compile(r"[.!?:…][\"”’')\]]*$")
LIST_ITEM = re.compile(r"(?:[•·●▪‣*–—]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintLine:
    """A line of print: its words and where it stands on its page, in points."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    edge: bool = False


def open_pdf(name: str, blob: bytes) -> Page | Unread:
    """Reads a PDF's text layer; damage, passwords and missing text become problems."""
    try:
        document = pdfium.PdfDocument(blob)
    except (pdfium.PdfiumError, ValueError) as error:
        return Unread(code="pdf-unreadable", message=f"{name}: {str(error)[:120]}")
    try:
        lines, damaged = _lines(document)
        told = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    if not lines:
        code = "pdf-unreadable" if damaged else "pdf-without-text"
        return Unread(code=code, message=f"{name}: no text on its pages")
    problems = (
        (("pdf-unreadable", f"{name}: {damaged} of its pages cannot be read; the others are"),) if damaged else ()
    )
    units, text = _lay_out(_marked(lines))
    title = str(told.get("Title", "")).strip()
    # a title that is a file name says nothing of the report
    useful = title if " " in title and not re.search(r"\.\w{2,4}$", title) else None
    return Page(text=text, units=units, title=useful, problems=problems)


def _lines(document: pdfium.PdfDocument) -> tuple[list[PrintLine], int]:
    lines: list[PrintLine] = []
    damaged = 0
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
            lines.extend(_page_lines(page.get_textpage(), number))
            page.close()
        except pdfium.PdfiumError:
            damaged += 1
    return lines, damaged


def _page_lines(textpage: pdfium.PdfTextPage, number: int) -> Iterator[PrintLine]:
    text = textpage.get_text_range()
    count = textpage.count_chars()
    position = 0
    for words in re.split(r"(\r\n|\r|\n)", text):
        start, position = position, position + len(words)
        clean = words.replace("\ufffe", "-").replace("\x02", "-").replace("\x00", "\ufffd").strip()
        if not clean:
            continue
        first = start + len(words) - len(words.lstrip())
        final = min(count - 1, start + len(words.rstrip()) - 1)
        left, bottom, _, top = textpage.get_charbox(min(first, count - 1), loose=True)
        right = textpage.get_charbox(final, loose=True)[2]
        yield PrintLine(text=clean, page=number, left=left, right=right, bottom=bottom, height=max(1.0, top - bottom))


def _marked(lines: list[PrintLine]) -> list[PrintLine]:
    """Marks the lines that repeat at the edges of pages, and page numbers there."""
    edges: dict[int, list[int]] = {}
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        by_page.setdefault(line.page, []).append(index)
    for page, indexes in by_page.items():
        edges[page] = [*indexes[:EDGE_LINES], *indexes[-EDGE_LINES:]]
    shapes = Counter(shape for indexes in edges.values() for shape in {_shape(lines[index].text) for index in indexes})
    enough = max(2, len(by_page) // 2)
    marked = list(lines)
    for indexes in by_page.values():
        for edge in (indexes[:EDGE_LINES], indexes[::-1][:EDGE_LINES]):
            for index in edge:
                repeated = len(by_page) > 1 and shapes[_shape(lines[index].text)] >= enough
                if not (repeated or PAGE_NUMBER.fullmatch(lines[index].text)):
                    break
                marked[index] = replace(lines[index], edge=True)
    return marked


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _lay_out(lines: list[PrintLine]) -> tuple[list[Unit], str]:
    units: list[Unit] = []
    parts: list[str] = []
    position = 0
    for group in _paragraphs(lines):
        words = _joined([line.text for line in group])
        edge = group[0].edge
        units.append(
            Unit(
                start=position,
                end=position + len(words),
                text=words,
                block=len(units),
                hint="furniture" if edge else None,
                reason="repeats on the pages" if edge else "",
            )
        )
        parts.append(words)
        position += len(words) + 2
    return units, "\n\n".join(parts)


def _joined(words: Sequence[str]) -> str:
    text = words[0]
    for following in words[1:]:
        text += following if BROKEN_WORD.search(text) and following[:1].islower() else f" {following}"
    return text


def _paragraphs(lines: list[PrintLine]) -> Iterator[list[PrintLine]]:
    """Groups lines; running heads stand aside and do not part the paragraph that flows past them."""
    body = [line for line in lines if not line.edge]
    leading = _leading(body)
    width = max((line.right for line in body), default=0.0)
    left = statistics.median(line.left for line in body) if body else 0.0
    group: list[PrintLine] = []
    waiting: list[PrintLine] = []
    for line in lines:
        if line.edge:
            waiting.append(line)
            continue
        if group and _breaks(group[-1], line, leading, width, left):
            yield group
            yield from ([each] for each in waiting)
            group, waiting = [], []
        group.append(line)
    if group:
        yield group
    yield from ([each] for each in waiting)


def _leading(lines: Sequence[PrintLine]) -> float:
    """The usual distance between lines."""
    pairs = pairwise(lines)
    gaps = [a.bottom - b.bottom for a, b in pairs if a.page == b.page and 0 < a.bottom - b.bottom < 60]
    return statistics.median(gaps) if gaps else 14.0


def _breaks(line: PrintLine, following: PrintLine, leading: float, width: float, left: float) -> bool:
    """Whether a new paragraph begins: by its distance, size, indentation, or a line left short at a sentence's end."""
    ended = bool(LINE_ENDS_SENTENCE.search(line.text))
    if LIST_ITEM.match(following.text):
        return True
    if line.page != following.page or following.bottom > line.bottom:
        return ended and line.right < width * 0.85
    if line.bottom - following.bottom > leading * 1.35 or abs(line.height - following.height) > 0.2 * line.height:
        return True
    if ended and following.left > left + 6 and following.left > line.left + 6:
        return True
    return line.right < width * 0.75 and (ended or following.text[:1].isupper())
