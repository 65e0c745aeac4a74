"""HTML: the document's text is built from the page block by block, joined by empty lines.

Which blocks are the report is judged by their place in the page and by trafilatura's opinion of the main text; the rest
is kept as furniture, caption, comment or note. So a wrong judgement can be seen and corrected: nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.etree import LxmlError, _Element

from fogline.model import ZoneKind, fold_name
from fogline.read.cues import TERMINAL, weigh
from fogline.read.entries import marked_entries
from fogline.read.html_blocks import Block, page_blocks, parse_page
from fogline.read.html_head import guess_date, read_head
from fogline.read.html_places import Places
from fogline.read.layout import Unit, split_units
from fogline.read.page import Page, Unread

LARGEST_PAGE = 20_000_000
DEEPEST = 400
"""Nested elements; trees much deeper are cut off by parsers without a word."""
MANY_BLOCKS = 20_000
ELEMENT = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
OPEN_ENDED = frozenset(
    "p li td tr th dt dd option optgroup colgroup thead tbody tfoot br hr img input meta link area base col"
    " embed source track wbr param"
    " font frame html body head".split()
)
"""Elements that need no closing tag; counting them would take any long list for a deep nest."""
TAG = re.compile(r"<(?:!--.*?--|/?[a-zA-Z!?][^<>]*)>", re.DOTALL)
UNSEEN = re.compile(r"<(script|style|head|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
HINT_CHARACTERS = 60
PROSE_WORDS = 15
DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)


def declared_charset(blob: bytes) -> str | None:
    """The encoding a page declares in its first bytes."""
    found = DECLARED.search(blob[:4096])
    return found.group(1).decode("ascii") if found else None


def open_html(name: str, text: str) -> Page | Unread:
    """Builds the text and layout of a page, and reads its metadata."""
    if len(text) > LARGEST_PAGE:
        return Unread(code="text-too-long", message=f"{name}: {len(text):,} characters of markup")
    if _depth(text) > DEEPEST:
        return _flat(name, text)
    tree = parse_page(text)
    if tree is None:
        return Unread(code="html-unreadable", message=f"{name}: there is no page in it")
    blocks = list(page_blocks(tree))
    units, words = _lay_out(blocks, _hints(tree, blocks, text))
    head = read_head(tree)
    guessed = None if head.dates else guess_date(tree)
    return Page(
        text=words,
        units=units,
        title=head.title,
        source=head.source,
        url=head.url,
        dates=head.dates or _one(guessed),
        entries=tuple(marked_entries(blocks, [unit.start for unit in units], head.updates)),
    )


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _depth(text: str) -> int:
    depth = deepest = 0
    for found in ELEMENT.finditer(text):
        if found.group(3) or found.group(2).lower() in OPEN_ENDED:
            continue
        depth = max(0, depth - 1) if found.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _flat(name: str, text: str) -> Page:
    """A page too deep for any parser: its words without its markup."""
    from html import unescape

    words = unescape(TAG.sub("\n", UNSEEN.sub("\n", text)))
    words = re.sub(r"[ \t]*\n\s*", "\n\n", words).strip()
    problem = ("html-too-deep", f"{name}: elements are nested over {DEEPEST} deep; read without its markup")
    return Page(text=words, units=split_units(words) if len(words) < LARGEST_PAGE // 10 else [], problems=(problem,))


def _lay_out(blocks: Sequence[Block], hints: Sequence[tuple[ZoneKind | None, str]]) -> tuple[list[Unit], str]:
    units: list[Unit] = []
    position = 0
    for number, (block, (hint, reason)) in enumerate(zip(blocks, hints, strict=True)):
        tag = str(block.element.tag)
        level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0
        end = position + len(block.text)
        units.append(
            Unit(start=position, end=end, text=block.text, block=number, hint=hint, reason=reason, level=level)
        )
        position = end + 2
    return units, "\n\n".join(block.text for block in blocks)


def _hints(tree: _Element, blocks: list[Block], text: str) -> list[tuple[ZoneKind | None, str]]:
    """What each block is by its place; what is left open stands in the report."""
    places = Places(tree, blocks)
    judged = [places.judge(block) for block in blocks]
    main = _main_blocks(blocks, text)
    open_main = [n for n in main if judged[n] is None or judged[n][0] != "comment"]  # type: ignore[index]
    first, last = (min(open_main), max(open_main)) if open_main else (0, len(blocks))
    hints: list[tuple[ZoneKind | None, str]] = []
    for number, block in enumerate(blocks):
        verdict = judged[number]
        if verdict and not (verdict[0] == "furniture" and number in main and _is_prose(block)):
            hints.append(verdict)
        elif block.element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            hints.append(_heading(block, inside=block.element.tag == "h1" or first <= number <= last))
        elif number in main or places.is_inside(block) or first <= number <= last:
            hints.append(_inside(block, sure=number in main))
        elif open_main:
            hints.append(("furniture", "outside the main text"))
        else:
            hints.append(_inside(block, sure=False))
    return hints


def _heading(block: Block, *, inside: bool) -> tuple[ZoneKind, str]:
    kinds = weigh(block.text, block.text.count(" ") + 1)
    if kinds.get("furniture", (0.0, ""))[0] >= 1.4:
        return "furniture", kinds["furniture"][1]
    if not inside:
        return "furniture", "heading outside the main text"
    return "headline", "title" if block.element.tag == "h1" else "heading of a section"


def _inside(block: Block, *, sure: bool) -> tuple[ZoneKind | None, str]:
    if sure and _is_prose(block):
        return "body", ""
    if block.link_share > 0.8 and block.text.count(" ") < 20:
        return "furniture", "only a link"
    return None, ""


def _is_prose(block: Block) -> bool:
    return block.text.count(" ") + 1 >= PROSE_WORDS and bool(TERMINAL.search(block.text)) and block.link_share < 0.5


def _main_blocks(blocks: list[Block], text: str) -> set[int]:
    """The blocks that trafilatura takes for the main text."""
    if len(blocks) > MANY_BLOCKS or len(text) > LARGEST_PAGE // 4:
        return set()
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(text, include_comments=False, favor_recall=True, fast=True)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, LxmlError):
        return set()
    told = fold_name(str(getattr(found, "text", None) or ""))
    if len(told) < 200:
        return set()
    return {
        number
        for number, block in enumerate(blocks)
        if len(block.text) >= 25 and fold_name(block.text[:HINT_CHARACTERS]) in told
    }
