"""Markdown: the text is the file itself; its blocks give the layout, so that offsets stay those of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fogline.model import ZoneKind
from fogline.read.cues import weigh
from fogline.read.layout import Unit, trimmed
from fogline.read.page import Page

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<lines>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
FIELD = re.compile(r"^(?P<key>[A-Za-z_-]+)[ \t]*:[ \t]*(?P<value>[^\r\n]*)", re.MULTILINE)
KEYS = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "source": "source",
    "outlet": "source",
    "publisher": "source",
    "site": "source",
    "url": "url",
    "link": "url",
    "canonical": "url",
}
MARK = re.compile(r"[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|[-*+•][ \t]+|\d{1,9}[.)][ \t]+)")
LINK = re.compile(r"!?\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)")
LEAVES = frozenset({"paragraph_open", "heading_open", "fence", "code_block", "html_block", "table_open", "hr"})


@dataclass(slots=True)
class _State:
    """Where the walk through the blocks is."""

    quotes: int = 0
    lists: int = 0


def open_markdown(text: str) -> Page:
    """Lays a Markdown text out by its blocks and reads its front matter."""
    front = FRONT_MATTER.match(text)
    start = front.end() if front else 0
    told = _fields(front["lines"]) if front else {}
    units = [*_front_unit(text, start), *_units(text, start)]
    return Page(
        text=text,
        units=[_without_other(unit) for unit in units],
        title=told.get("title"),
        source=told.get("source"),
        url=told.get("url"),
        dates=(told["date"],) if told.get("date") else (),
    )


def _fields(lines: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in FIELD.finditer(lines):
        name = KEYS.get(match["key"].lower())
        value = match["value"].strip().strip("\"'").strip()
        if name and value:
            found.setdefault(name, value)
    return found


def _front_unit(text: str, end: int) -> Iterator[Unit]:
    start, stop = trimmed(text, 0, end)
    if start < stop:
        yield Unit(start=start, end=stop, text=text[start:stop], hint="furniture", reason="front matter")


def _units(text: str, start: int) -> Iterator[Unit]:
    body = text[start:]
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", body)), len(body)]
    state = _State()
    # the parser knows no other line end than this one; the number of lines stays the same
    parser = MarkdownIt("commonmark").enable("table")
    # only the blocks matter here, and inline marks can be nested so as to take quadratic time
    parser.core.ruler.disable(["inline", "text_join"])
    tokens = parser.parse(re.sub(r"\r\n?", "\n", body))
    first_heading = True
    for number, token in enumerate(tokens):
        _follow(state, token)
        if token.type not in LEAVES or token.map is None or _inside_table(tokens, number):
            continue
        from_line, to_line = token.map
        low = start + starts[from_line]
        high = start + starts[min(to_line, len(starts) - 1)]
        level = int(token.tag[1]) if token.type == "heading_open" else 0
        hint, reason = _hint(token, state, text[low:high], first=first_heading)
        first_heading = first_heading and not level
        for begin, end in _ranges(text, low, high, token):
            words = text[begin:end]
            yield Unit(start=begin, end=end, text=words, block=number, hint=hint, reason=reason, level=level)


def _follow(state: _State, token: Token) -> None:
    if token.type in ("blockquote_open", "blockquote_close"):
        state.quotes += token.nesting
    elif token.type in ("list_item_open", "list_item_close"):
        state.lists += token.nesting


def _inside_table(tokens: list[Token], number: int) -> bool:
    return tokens[number].type == "paragraph_open" and tokens[number].level > 0 and tokens[number].map is None


def _hint(token: Token, state: _State, words: str, *, first: bool) -> tuple[ZoneKind | None, str]:
    if token.type == "heading_open":
        return "headline", "first heading" if first else "heading of a section"
    if token.type == "html_block":
        return "furniture", "markup"
    if token.type == "hr":
        return "furniture", "marks only"
    if state.quotes:
        return "quotation", "block quote"
    bare = LINK.sub("", words)
    if LINK.search(words) and not any(character.isalnum() for character in MARK.sub("", bare)):
        picture = "![" in words
        return ("caption", "description of a picture") if picture else ("furniture", "list of links")
    return None, ""


def _ranges(text: str, low: int, high: int, token: Token) -> Iterator[tuple[int, int]]:
    """The block without the mark at its start; the lines of a quotation one by one, each without its own."""
    lines = [(low, high)]
    if token.type == "paragraph_open" and ">" in text[low:high]:
        marks = [low, *(m.end() + low for m in re.finditer(r"\r\n|\r|\n", text[low:high])), high]
        lines = list(pairwise(marks))
        if not all(text[a:b].lstrip().startswith(">") for a, b in lines if text[a:b].strip()):
            lines = [(low, high)]
    for first, last in lines:
        begin = first
        while (mark := MARK.match(text, begin, last)) and mark.end() < last:
            begin = mark.end()
        start, stop = trimmed(text, begin, last)
        if start < stop:
            yield start, stop


def _without_other(unit: Unit) -> Unit:
    """A heading such as "Related" is the label of a list and no heading of the report."""
    if unit.hint != "headline":
        return unit
    kinds = weigh(unit.text, unit.words)
    if kinds.get("furniture", (0.0, ""))[0] >= 1.4:
        return replace(unit, hint="furniture", reason=kinds["furniture"][1])
    return unit
