"""Finds names of parties in a report's words, before anything is known of its date or its war.

What is found here is looked up again once the day is known. A report all in capitals tells nothing by them, so that
its words are looked up one by one and no capitalised run in it introduces anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fogline.gazetteer import ActorIndex
from fogline.model import CLAIM_ZONES, Claim, Document, Span

CAPITALISED = re.compile(
    r"(?:[A-Z][\w'’.-]*|[a-z]{2}-[A-Z][\w'’-]*)(?:\s+(?:(?:of|for|the|and|al|de|bin|ibn|abu|to)\s+)*"
    r"(?:[A-Z][\w'’.-]*|[a-z]{2}-[A-Z][\w'’-]*))*"
)
LED_IN = re.compile(r"(?:According|Thanks|Due|Close|Next|Speaking|Talking)\s+to\s+(?:the\s+)?")
"""Words that open a sentence with a capital and are no part of the name after them."""
BETWEEN_NAMES = re.compile(r"(?<=\w\w\w[.])\s+(?=[A-Z])")
"""What parts two names of a run: a full stop after more than an initial or a title."""
OF_A_LONGER_NAME = re.compile(r"\s+(?:al|el|as|ash|ar|ad|an|at|az)-[A-Z]")
"""What follows a piece of a longer name, as after the first word of "Ansar al-Tawhid"."""
FORCE_AFTER = re.compile(
    r"\s+(?:air force|army|navy|troops|forces|soldiers|police|jets|warplanes|planes|aircraft|helicopters|artillery)\b"
)
"""What follows whose it is, written small: "Ruritanian jets" are a party's though no claim may name them."""
LONGEST = 7
"""Words in the longest name looked for."""
SHOUTING = 0.7
"""Share of capitals among the letters from which a report is written in capitals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of the text that are a listed name of a party on some day."""

    start: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduced:
    """A fuller name in the text that no pack knows; later short forms of it mean the same."""

    start: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The names of parties that stand in a report.

    Attributes:
        pieces: listed names, in the order of the text.
        introduced: fuller names that no pack knows, in the order of the text.
        shouting: the report is written in capitals.
        text: the report's words, for what stands before a mention.
    """

    pieces: tuple[Piece, ...] = ()
    introduced: tuple[Introduced, ...] = ()
    shouting: bool = False
    text: str = ""


def scan(document: Document, claims: Iterable[Claim], index: ActorIndex) -> Scan:
    """Finds the names of parties in a report."""
    shouting = is_shouting(document)
    pieces: dict[int, Piece] = {}
    introduced: dict[int, Introduced] = {}
    for start, words in (*_runs(document), *(() if shouting else _mentioned(claims))):
        for piece in _pieces(words, start, index, shouting=shouting):
            pieces.setdefault(piece.start, piece)
        if len(words.split()) > 1 and not shouting and not index.lookup(words):
            introduced.setdefault(start, Introduced(start=start, words=words))
    return Scan(
        pieces=tuple(pieces[at] for at in sorted(pieces)),
        introduced=tuple(introduced[at] for at in sorted(introduced)),
        shouting=shouting,
        text=document.text,
    )


def claim_zones(document: Document) -> list[tuple[int, int]]:
    """The stretches of a report that are its own telling."""
    zones = [(zone.start, zone.end) for zone in document.zones if zone.kind in CLAIM_ZONES]
    return zones or [(0, len(document.text))]


def is_shouting(document: Document) -> bool:
    """Whether a report is written in capitals, as old wires are."""
    capitals = small = 0
    for start, end in claim_zones(document):
        capitals += sum(1 for letter in document.text[start:end] if letter.isupper())
        small += sum(1 for letter in document.text[start:end] if letter.islower())
    return capitals > SHOUTING * (capitals + small) and capitals > 0


def _runs(document: Document) -> Iterator[tuple[int, str]]:
    for start, end in claim_zones(document):
        for run in CAPITALISED.finditer(document.text, start, end):
            cuts = [(run.start() + cut.start(), run.start() + cut.end()) for cut in BETWEEN_NAMES.finditer(run.group())]
            starts, ends = [run.start(), *(after for _, after in cuts)], [*(before for before, _ in cuts), run.end()]
            for first, last in zip(starts, ends, strict=True):
                led_in = LED_IN.match(run.string[first:last])
                at = first + (led_in.end() if led_in else 0)
                force = FORCE_AFTER.match(run.string, last)
                yield at, run.string[at : force.end() if force else last].rstrip(".")


def _mentioned(claims: Iterable[Claim]) -> Iterator[tuple[int, str]]:
    for claim in claims:
        spans: list[Span] = [mention.named for mention in claim.in_role("actor", "target", "victim")]
        spans += [speaker.named for speaker in claim.speakers]
        for span in spans:
            if any(c.isupper() for c in span.quote):
                yield span.start, span.quote


def _pieces(words: str, start: int, index: ActorIndex, *, shouting: bool) -> Iterator[Piece]:
    """Known parties in a run of capitalised words, the longest first."""
    tokens = [(m.start(), m.end()) for m in re.finditer(r"\S+", words)]
    i = 0
    while i < len(tokens):
        if not index.may_begin(words[tokens[i][0] : tokens[i][1]]):
            i += 1
            continue
        for j in range(min(len(tokens), i + LONGEST), i, -1):
            piece = words[tokens[i][0] : tokens[j - 1][1]]
            if OF_A_LONGER_NAME.match(words[tokens[j - 1][1] :]):
                continue
            if any(m.how == "name" and not m.generic for m in index.lookup(piece.title() if shouting else piece)):
                yield Piece(start=start + tokens[i][0], words=piece.title() if shouting else piece)
                i = j
                break
        else:
            i += 1
