"""What is cut out of a running paragraph: credits, pointers, notices and the page's foot after the telling.

A paragraph is judged sentence by sentence. At its ends a sentence goes when its cues outweigh body; in its middle
only when they do so by far. A last fragment without a full stop is the page's, not the report's, when it is a string
of names or of titles.
"""

from __future__ import annotations

import re

from fogline.model import ZoneKind
from fogline.read.cues import TERMINAL, body_weight, weigh
from fogline.read.heads import AGENCY_NAMES
from fogline.read.pieces import Piece
from fogline.read.sentences import sentence_ranges

AT_EDGE, INSIDE = 0.3, 0.9
"""How far cues must outweigh body at the end of a paragraph, and inside it."""
SIGN_OFF = re.compile(
    r"(?:[-–—]+\s*\(?(?:[A-Z][\w.]+)(?:[ /-]+[A-Z][\w.]+){0,3}\)?\.?"
    r"|\(?(?:Source|SOURCE|Sources)\b:? [^)]{2,80}\)?(?:\s+[A-Z]\w+){0,2})"
)
NAMES = re.compile(r"(?:[A-Z][\w’'-]*\.? ?/? ?|[A-Z]\.\s?|al-\s?[A-Z]\w+ ?/? ?)+")
DESK_MARK = re.compile(r"(?:[A-Z]{2,6}|\d[\d/-]{0,9}|#+|[xX]{3,}|END(?:S)?|-ends-|\W+)(?:\s*[A-Z]\w*)?")
TITLE_CASE = 0.6
SHOUTED = 0.7
"""A text all in capitals has no titles to tell by their capitals."""
LITTLE = frozenset("a an and as at by for from in into is not of on or over s the to with after amid via near".split())


CREDIT = re.compile(
    rf"[(\[](?:[A-Z][\w /.’'-]{{0,40}}\b)?(?:photo|archive|file|getty(?: images)?|images?|handout)[)\]]"
    rf"|\[{AGENCY_NAMES}\]",
    re.IGNORECASE,
)
LONGEST_CAPTION = 45


def cut_credits(text: str, start: int, end: int) -> list[Piece]:
    """Cuts captions that run into the telling: a picture's credit, with the sentence that leads straight into it."""
    pieces: list[Piece] = []
    floor = start
    for found in CREDIT.finditer(text, start, end):
        if not found.group()[1].isupper():
            continue
        begin = found.start()
        led = text[max(floor, begin - 2) : begin].rstrip()
        if led and led[-1] not in '.!?"”':
            sentence = max((a for a, _ in sentence_ranges(text, floor, begin)), default=begin)
            begin = sentence if text.count(" ", sentence, begin) < LONGEST_CAPTION else begin
        pieces.append(Piece("caption", begin, found.end(), "runs into a picture credit"))
        floor = found.end()
    return pieces


def cut_sentences(text: str, start: int, end: int, *, last: bool) -> list[Piece]:
    """Cuts what is not telling out of a paragraph; `last` when no telling follows it in the report."""
    ranges = list(sentence_ranges(text, start, end))
    if len(ranges) < 2:
        return []
    judged = [_judge(text, *each) for each in ranges]
    edge = len(ranges)
    while edge > 1 and (found := _tail_kind(text, ranges[edge - 1], judged[edge - 1], last=last)):
        judged[edge - 1] = (found[0], 9.0, found[1])
        edge -= 1
    pieces = []
    for number, (kind, margin, reason) in enumerate(judged):
        first = number == 0 or (number == 1 and len(ranges) > 3)
        wanted = AT_EDGE if first or number >= edge else INSIDE
        if kind != "body" and margin >= wanted:
            pieces.append(Piece(kind, *ranges[number], reason))
    return pieces if len(pieces) < len(ranges) else []


def _judge(text: str, start: int, end: int) -> tuple[ZoneKind, float, str]:
    sentence = text[start:end]
    words = sentence.count(" ") + 1
    kinds = weigh(sentence, words)
    if not kinds:
        return "body", 0.0, ""
    kind = max(kinds, key=lambda each: kinds[each][0])
    return kind, kinds[kind][0] - body_weight(sentence, words), kinds[kind][1]


def _tail_kind(
    text: str, where: tuple[int, int], judged: tuple[ZoneKind, float, str], *, last: bool
) -> tuple[ZoneKind, str] | None:
    """What a last sentence is when it is not telling."""
    sentence = text[where[0] : where[1]].strip()
    if judged[0] != "body" and judged[1] >= AT_EDGE:
        return judged[0], judged[2]
    if not last:
        return None
    if SIGN_OFF.fullmatch(sentence):
        return "author-note", "signs off with the source"
    if TERMINAL.search(sentence):
        return None
    tokens = sentence.split()
    if len(tokens) <= 2 and DESK_MARK.fullmatch(sentence):
        return "furniture", "mark of the desk"
    if len(tokens) <= 8 and NAMES.fullmatch(sentence + " "):
        return "author-note", "names after the last full stop"
    return ("furniture", "string of titles after the last full stop") if _is_titles(tokens) else None


def _is_titles(tokens: list[str]) -> bool:
    content = [token for token in tokens if token.lower().strip("\"“”'’") not in LITTLE]
    shouted = sum(token.isupper() for token in content) > SHOUTED * len(content)
    if len(content) < 5 or shouted:
        return False
    return sum(not token[0].islower() for token in content) >= TITLE_CASE * len(content)
