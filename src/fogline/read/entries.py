"""Entries of a live page: their stamps cut from their words, and the instants that the page's markup gives them.

"23:50 EST – Rockets hit …" opens with the hour at which it was written, which no claim may carry. What must stay true:
a page that is not live is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from fogline.model import ZoneKind, fold_name
from fogline.read.html_blocks import Block
from fogline.read.layout import Unit
from fogline.read.pieces import Piece
from fogline.timex.stamps import FEWEST, STAMP, Stamp, heading_day, stamp_before, stamps_of

READ: tuple[ZoneKind | None, ...] = (None, "body", "headline", "quotation")
CLOSED: tuple[ZoneKind | None, ...] = ("comment", "caption", "disclosure")
OPENING = 60
"""Characters by which the words of an entry are told on the page."""
Update = tuple[str, str]
"""The first words of an entry and its instant, from a page's linked data."""


def stamped(
    text: str, units: Sequence[Unit], kinds: Sequence[ZoneKind | None], known: Sequence[int] = ()
) -> Mapping[int, Piece]:
    """The stamp of each unit that has one, by the unit's number; none of a page that is not live.

    Args:
        text: the page's.
        units: its paragraphs.
        kinds: what each of them is taken for.
        known: where the markup says that a stamp stands alone.
    """
    open_units = [
        number for number, kind in enumerate(kinds) if kind not in CLOSED and _may_hold(text, units[number], kind)
    ]
    stamps = stamps_of(text, ((units[number].start, units[number].end) for number in open_units))
    if not stamps and len(known) < FEWEST:
        return {}
    by_place: dict[int, Stamp] = {one.start: one for one in stamps}
    found: dict[int, Piece] = {}
    for number in open_units:
        unit = units[number]
        inner = next((one for start, one in by_place.items() if unit.start <= start < unit.end), None)
        if unit.start in known or heading_day(text, unit.start, unit.end):
            found[number] = Piece("dateline", unit.start, unit.end, STAMP)
        elif inner is not None:
            found[number] = Piece("dateline", inner.start, inner.end, STAMP)
        elif (other := stamp_before(text, unit.start, unit.end)) is not None and other.side == "alone":
            found[number] = Piece("furniture", unit.start, unit.end, "hour of a change")
    return found


def _may_hold(text: str, unit: Unit, kind: ZoneKind | None) -> bool:
    """Whether a stamp in a paragraph counts: in telling, or alone on its line."""
    if kind in READ:
        return True
    found = stamp_before(text, unit.start, unit.end)
    return bool(found and found.side == "alone") or heading_day(text, unit.start, unit.end) is not None


def without_stamp(text: str, unit: Unit, stamp: Piece) -> Unit | None:
    """A paragraph without its stamp; `None` where nothing is left."""
    start, end = (
        (stamp.end, unit.end) if stamp.start - unit.start <= unit.end - stamp.end else (unit.start, stamp.start)
    )
    words = text[start:end]
    if not words.strip():
        return None
    start += len(words) - len(words.lstrip())
    return replace(unit, start=start, end=start + len(words.strip()), text=words.strip())


def marked_entries(
    blocks: Sequence[Block], starts: Sequence[int], updates: Sequence[Update]
) -> Iterator[tuple[int, int, str]]:
    """Where entries of a page begin by its markup, with the end of the words of their stamp and the instant.

    Args:
        blocks: the page's.
        starts: where each of them stands in the text.
        updates: what its linked data says of its entries.
    """
    times = [
        (start, start + len(block.text), instant)
        for block, start in zip(blocks, starts, strict=True)
        if block.element.tag == "time" and (instant := instant_of(block.element.get("datetime") or ""))
    ]
    if len({instant for _, _, instant in times}) >= FEWEST:
        yield from times
    wanted = {words: instant for words, told in updates if (instant := instant_of(told)) and words}
    for block, start in zip(blocks, starts, strict=True):
        instant = wanted.pop(fold_name(block.text)[:OPENING], None)
        if instant:
            yield start, start, instant


def instant_of(told: str) -> str | None:
    """An instant as the markup tells it, to the minute with its zone; `None` where it is no full one."""
    try:
        moment = datetime.fromisoformat(
            re.sub(r"\.\d+", "", told.strip()).replace("Z", "+00:00").replace("z", "+00:00")
        )
    except ValueError:
        return None
    if moment.tzinfo is None or "T" not in told.upper().replace(" ", "T"):
        return None
    return moment.isoformat(timespec="minutes").replace("+00:00", "Z")
