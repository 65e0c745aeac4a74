"""A page's elements flattened into blocks in reading order, each with the places in the page it stands in.

Nothing that a reader of the page could see is left out; what is not the report's telling is told apart later. The walk
is iterative, so that no nesting of elements exhausts the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html
from lxml.etree import _Element

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html label legend li main menu nav ol option p pre section select summary"
    " table tbody td tfoot th"
    " thead time tr ul video audio iframe".split()
)
SKIPPED = frozenset(
    "script style head template svg math canvas object embed noframes area map param source track input".split()
)


@dataclass(slots=True)
class Block:
    """A paragraph of a page: its words, its element, the elements around it, and how much of it is links."""

    text: str
    element: _Element
    around: tuple[_Element, ...]
    linked: int = 0

    @property
    def link_share(self) -> float:
        """Which share of its characters stands in links."""
        return self.linked / max(1, len(self.text))


@dataclass(slots=True)
class _Walk:
    """The words gathered since the last block ended."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    preserved: int = 0
    open: list[_Element] = field(default_factory=list)

    def add(self, words: str | None) -> None:
        if not words:
            return
        self.parts.append(words if self.preserved else re.sub(r"[ \t\r\n\f]+", " ", words))
        if self.links:
            self.linked += len(words.strip())

    def flush(self) -> Iterator[Block]:
        words = "".join(self.parts)
        linked, self.linked = self.linked, 0
        self.parts.clear()
        for piece in re.split(r"\n{2,}", re.sub(r" ?\n ?", "\n", words)):
            text = piece.strip(" \t\n")
            if text and self.open:
                yield Block(text, self.open[-1], tuple(self.open), min(linked, len(text)))


def parse_page(text: str) -> _Element | None:
    """Parses a page; `None` when there is nothing in it that the parser could take."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except (ValueError, html.etree.LxmlError):
        return None
    return tree


def page_blocks(tree: _Element) -> Iterator[Block]:
    """Yields the blocks of a page in reading order."""
    walk = _Walk()
    stack: list[tuple[_Element, bool]] = [(tree, True)]
    while stack:
        element, entering = stack.pop()
        if entering:
            yield from _enter(walk, element, stack)
        else:
            yield from _leave(walk, element)
    yield from walk.flush()


def _enter(walk: _Walk, element: _Element, stack: list[tuple[_Element, bool]]) -> Iterator[Block]:
    tag = element.tag
    if not isinstance(tag, str) or tag in SKIPPED:
        walk.add(element.tail)
        return
    if tag == "br":
        walk.parts.append("\n")
        walk.add(element.tail)
        return
    if tag in BLOCKS:
        yield from walk.flush()
        walk.open.append(element)
    walk.links += tag == "a"
    walk.preserved += tag == "pre"
    walk.add(element.text)
    stack.append((element, False))
    stack.extend((child, True) for child in reversed(element))


def _leave(walk: _Walk, element: _Element) -> Iterator[Block]:
    walk.links -= element.tag == "a"
    if element.tag in BLOCKS:
        yield from walk.flush()
        walk.open.pop()
    walk.preserved -= element.tag == "pre"
    walk.add(element.tail)
