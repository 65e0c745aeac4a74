"""Zones: what each stretch of a report is, and why.

The rules run over the units of the layout, weak evidence first to last: markup's own word, the thread of comments,
cues of furniture, notes, captions and disclosures, the head of the report, lists that follow a label, quotations set
apart; what nothing speaks against is body. Then running paragraphs are cut at sentences. What must stay true: every
printed character lies in exactly one zone, and in doubt it is body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fogline.model import Zone, ZoneKind
from fogline.read.calendar_dates import full_dates
from fogline.read.cues import REPORTING, TERMINAL, body_weight, weigh
from fogline.read.entries import stamped, without_stamp
from fogline.read.headline import judge_head
from fogline.read.heads import cut_head
from fogline.read.layout import Unit
from fogline.read.pieces import Piece, to_zones
from fogline.read.tails import cut_credits, cut_sentences
from fogline.read.thread import BUTTON, find_thread

SOLID = 12
"""Words from which a paragraph with a full stop counts as telling."""
LIST_LABEL = (
    "label of a list of other items",
    "label of related items",
    "pointer to other items",
    "pointer to another item",
)
INTRODUCES = re.compile(
    r"\b(?:said|says|wrote|writes|writing|told|stated|statement|added|declared|posted|tweeted|called|described"
    r"|explained|argued|noted"
    r"|reads?|according|warned|message|letter|report|communiqu[eé]|speech|announced|commented)\b",
    re.IGNORECASE,
)
COLLECTION = re.compile(
    r"\b(?:videos?|images?|photos?|pictures?|tweets?|posts?|clips?|updates|footage|gallery)\b[^.]{0,60}:$",
    re.IGNORECASE,
)
PICTURE = re.compile(r"\b(?:videos?|images?|photos?|photographs?|pictures?|clips?|footage|drawings?)\b", re.IGNORECASE)
MENU = re.compile(r"(?:[^|•·›»/\n]{1,24}\s*[|•·›»]\s*){2,}[^|•·›»\n]{0,24}")


@dataclass(slots=True)
class Labels:
    """The working state: the units and the verdict on each."""

    units: Sequence[Unit]
    kinds: list[ZoneKind | None] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def put(self, number: int, kind: ZoneKind, reason: str) -> None:
        """Settles a unit's kind."""
        self.kinds[number], self.reasons[number] = kind, reason

    def is_solid(self, number: int) -> bool:
        """Whether a unit is telling beyond doubt: open or body, long enough, and a sentence."""
        unit = self.units[number]
        return (
            self.kinds[number] in (None, "body", "quotation")
            and unit.words >= SOLID
            and (unit.words >= 40 or bool(TERMINAL.search(unit.text)) or unit.text.endswith(":"))
        )


def find_zones(
    text: str,
    units: Sequence[Unit],
    *,
    title: str | None = None,
    source: str | None = None,
    stamps: Sequence[int] = (),
) -> tuple[Zone, ...]:
    """Gives the zones of a text laid out in units.

    Args:
        text: the report's.
        units: its paragraphs.
        title: the report's, as far as it is known.
        source: its outlet, as far as it is known.
        stamps: where the markup says that the hour of an entry stands.
    """
    labels = Labels(units, [unit.hint for unit in units], [unit.reason for unit in units])
    _mark_thread(labels)
    for number in range(len(units)):
        _weigh_unit(labels, number)
    headline = judge_head(labels, title, source)
    _spread_lists(labels)
    _mark_tail(labels)
    _mark_quotations(labels)
    _mark_sections(labels)
    return to_zones(text, _pieces(text, labels, title or headline, stamped(text, units, labels.kinds, stamps)))


def _mark_thread(labels: Labels) -> None:
    first = find_thread(labels.units)
    if first is None:
        return
    for number in range(first, len(labels.units)):
        if labels.kinds[number] in (None, "body", "headline"):
            labels.put(number, "comment", "in a thread of readers' comments")
    for number in range(len(labels.units) - 1, first, -1):
        kinds = weigh(labels.units[number].text, labels.units[number].words)
        if kinds.get("furniture", (0.0, ""))[0] < 1.5 or BUTTON.fullmatch(labels.units[number].text):
            break
        labels.put(number, "furniture", kinds["furniture"][1])


def _weigh_unit(labels: Labels, number: int) -> None:
    unit = labels.units[number]
    if labels.kinds[number] not in (None, "body"):
        return
    if not any(character.isalnum() for character in unit.text):
        labels.put(number, "furniture", "marks only")
        return
    if (
        unit.words <= 30
        and MENU.fullmatch(unit.text)
        and not TERMINAL.search(unit.text)
        and not list(full_dates(unit.text))
    ):
        labels.put(number, "furniture", "menu of short items")
        return
    kinds = weigh(unit.text, unit.words)
    if not kinds:
        return
    kind = max(kinds, key=lambda each: kinds[each][0])
    against = body_weight(unit.text, unit.words) + (0.3 if unit.hint == "body" else 0.0)
    if kinds[kind][0] > against + 0.2:
        labels.put(number, kind, kinds[kind][1])


def _spread_lists(labels: Labels) -> None:
    """Short lines below the label of a list, or below another pointer, are its items."""
    spreading = False
    for number, unit in enumerate(labels.units):
        if labels.kinds[number] == "furniture" and labels.reasons[number] in LIST_LABEL:
            spreading = True
        elif labels.kinds[number] in (None, "body") and spreading:
            sentence = unit.words >= 7 and unit.text.endswith((".", '."', ".”"))
            if unit.words > 18 or sentence or (unit.words >= SOLID and TERMINAL.search(unit.text)):
                spreading = False
            else:
                labels.put(number, "furniture", "item of a list of other reports")
        elif labels.kinds[number] not in ("furniture", "caption"):
            spreading = False


def _mark_tail(labels: Labels) -> None:
    """Short lines after the last telling stand among the page's furniture and belong to it."""
    solid = [number for number in range(len(labels.units)) if labels.is_solid(number)]
    if not solid:
        return
    after = range(solid[-1] + 1, len(labels.units))
    if not any(labels.kinds[number] in ("furniture", "author-note", "comment") for number in after):
        return
    seen = False
    for number in after:
        seen = seen or labels.kinds[number] in ("furniture", "comment", "author-note")
        unit = labels.units[number]
        near = number + 1 < len(labels.units) and labels.kinds[number + 1] == "furniture"
        between = near and labels.kinds[number - 1] == "furniture"
        plain = (
            unit.words <= 14
            and (between or not TERMINAL.search(unit.text))
            and not _tells(unit)
            and unit.text[-1] != ":"
        )
        if labels.kinds[number] is None and (seen or near) and plain:
            labels.put(number, "furniture", "short line among the page's furniture")


def _tells(unit: Unit) -> bool:
    return body_weight(unit.text, unit.words) >= 0.9 or bool(re.search(r"\d", unit.text) and ":" in unit.text)


def _mark_quotations(labels: Labels) -> None:
    for number in range(1, len(labels.units)):
        before, unit = labels.units[number - 1], labels.units[number]
        if labels.kinds[number] not in (None, "body") or labels.kinds[number - 1] not in (None, "body", "quotation"):
            continue
        if unit.text.startswith(">"):
            labels.put(number, "quotation", "quoted with a mark at the line's start")
        elif (before.words >= 5 and COLLECTION.search(before.text)) or (
            labels.reasons[number - 1] == "stands below an announced picture"
        ):
            _mark_announced(labels, number)
        elif _is_announced(before, unit):
            labels.put(number, "quotation", "set apart after a sentence that announces it")
    for number in range(1, len(labels.units)):
        if labels.reasons[number - 1] == "stands below an announced picture":
            _mark_announced(labels, number)


def _is_announced(before: Unit, unit: Unit) -> bool:
    """Whether a paragraph, bare or quoted from end to end, is announced as someone's words by the one before."""
    apart = before.text.endswith(":") and before.words >= 5 and before.block != unit.block
    quoted = unit.text[0] in '"“«'
    if not apart or unit.words < 8 or unit.bullet or (quoted and unit.text[-1] not in '"”»'):
        return False
    return quoted or bool(INTRODUCES.search(before.text[-200:]))


def _mark_announced(labels: Labels, number: int) -> None:
    """Short paragraphs after "here are some videos:" stood below them."""
    unit = labels.units[number]
    told = REPORTING.search(unit.text) and not PICTURE.search(unit.text)
    if labels.kinds[number] in (None, "body") and unit.words <= 25 and not unit.bullet and not told:
        labels.put(number, "caption", "stands below an announced picture")


def _mark_sections(labels: Labels) -> None:
    for number in range(1, len(labels.units) - 1):
        unit = labels.units[number]
        if labels.kinds[number] is not None or unit.words > 8 or unit.bullet or re.search(r"[\d:]", unit.text):
            continue
        apart = not TERMINAL.search(unit.text) and labels.units[number - 1].text[-1:] not in ":,;"
        following = labels.units[number + 1]
        told = labels.is_solid(number + 1) or (following.words >= 8 and bool(TERMINAL.search(following.text)))
        if apart and told and any(labels.is_solid(earlier) for earlier in range(number)):
            labels.put(number, "headline", "heading of a section")


def _pieces(text: str, labels: Labels, title: str | None, stamps: Mapping[int, Piece]) -> list[Piece]:
    pieces: list[Piece] = []
    told = [n for n, kind in enumerate(labels.kinds) if kind in (None, "body", "quotation")]
    for number, whole in enumerate(labels.units):
        kind = labels.kinds[number] or "body"
        unit = whole
        if number in stamps:
            pieces.append(stamps[number])
            rest = without_stamp(text, whole, stamps[number])
            if rest is None:
                continue
            unit = rest
        if kind not in ("body", "headline") or unit.level:
            pieces.append(Piece(kind, unit.start, unit.end, labels.reasons[number]))
            continue
        cuts = _cuts(text, unit, title, first=number == told[0], last=number == told[-1]) if kind == "body" else []
        pieces.extend(_filled(cuts, unit, kind, labels.reasons[number]))
    return pieces


def _cuts(text: str, unit: Unit, title: str | None, *, first: bool, last: bool) -> list[Piece]:
    head = cut_head(text, unit.start, unit.end, title) if first else []
    start = max((piece.end for piece in head if not piece.reason.startswith("tags")), default=unit.start)
    taken = list(head)
    for piece in (
        []
        if start >= unit.end
        else [*cut_credits(text, start, unit.end), *cut_sentences(text, start, unit.end, last=last)]
    ):
        if not any(other.start < piece.end and piece.start < other.end for other in taken):
            taken.append(piece)
    return sorted(taken, key=lambda piece: piece.start)


def _filled(cut: Sequence[Piece], unit: Unit, kind: ZoneKind, reason: str) -> list[Piece]:
    """The pieces cut out of a unit with the rest of it between them."""
    pieces: list[Piece] = []
    position = unit.start
    for piece in cut:
        if piece.start > position:
            pieces.append(Piece(kind, position, piece.start, reason))
        pieces.append(piece)
        position = piece.end
    if position < unit.end:
        pieces.append(Piece(kind, position, unit.end, reason))
    return _without_bullet(pieces, unit)


def _without_bullet(pieces: list[Piece], unit: Unit) -> list[Piece]:
    """A bullet is no part of the sentence behind it."""
    first = pieces[0]
    if not unit.bullet or unit.start + unit.bullet >= first.end:
        return pieces
    start = unit.start + unit.bullet
    return [
        Piece("furniture", unit.start, start, "bullet"),
        Piece(first.kind, start, first.end, first.reason),
        *pieces[1:],
    ]
