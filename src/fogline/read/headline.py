"""The head of a report without markup: which first lines are title, outlet, dateline or byline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from fogline.model import ZoneKind, fold_name
from fogline.read.calendar_dates import full_dates
from fogline.read.cues import TERMINAL
from fogline.read.heads import dated_to, dateline_to, title_to

if TYPE_CHECKING:
    from fogline.read.layout import Unit
    from fogline.read.zones import Labels

LONGEST_TITLE = 30
"""Words; longer first paragraphs are telling."""
FIRST_UNITS = 14
DATE_TAIL = re.compile(r"\s*[|•·,]?\s*(?:by [^.!?]{2,50}|\d+ min(?:ute)?s? read|.{0,12})", re.IGNORECASE)
DIVIDED = re.compile(r"\s[|·•]\s")
OUTLET = re.compile(
    r"\b(?:press|news|daily|times|post|courier|gazette|herald|tribune|network|agency|wire|journal|monitor"
    r"|observer|chronicle|digest|report"
    r"|bulletin|mail|telegraph|review|media|tv|radio|channel|online|weekly|sun|star|guardian|standard|mirror"
    r"|express|today|world|service"
    r"|institute|centre|center|foundation|office|observatory|council|mission|organi[sz]ation|bulletin)\b",
    re.IGNORECASE,
)


def judge_head(labels: Labels, title: str | None, source: str | None) -> str | None:
    """Marks the lines before the telling and gives the title's words, if there is a title."""
    units = labels.units
    solid = next((n for n in range(len(units)) if labels.is_solid(n) and not _equals(units[n].text, title)), None)
    end = min(FIRST_UNITS, len(units) if solid is None else solid)
    open_units = []
    for number in range(end):
        if labels.kinds[number] is not None:
            continue
        kind = _settled(units[number].text, title, source)
        if kind:
            labels.put(number, *kind)
        elif units[number].words <= LONGEST_TITLE:
            open_units.append(number)
    if solid is None and len(units) > 1:
        open_units = open_units[:1]
    candidates = [number for number in open_units if not _is_item(units[number])]
    if solid is None and len(units) == 1:
        candidates = []
    _mark_outlet(labels, candidates, known=any(labels.kinds[n] == "headline" for n in range(end)))
    for number in candidates:
        if labels.kinds[number] is None:
            labels.put(number, "headline", "short line before the telling")
    named = [number for number in range(end) if labels.kinds[number] == "headline"]
    return _first_part(units[named[0]].text) if named else None


def _is_item(unit: Unit) -> bool:
    """Whether a line is an item of a list or a tally rather than a title."""
    return bool(unit.bullet or re.fullmatch(r"[^:]{1,60}:\s*[\d.,]+\.?", unit.text))


def _settled(text: str, title: str | None, source: str | None) -> tuple[ZoneKind, str] | None:
    if _equals(text, title):
        return "headline", "is the title"
    dated = dated_to(text, 0, len(text))
    if dated and DATE_TAIL.fullmatch(text, dated):
        return "dateline", "a date by itself"
    words = text.count(" ") + 1
    if words <= 9 and not TERMINAL.search(text.rstrip(".")) and (date := next(full_dates(text), None)):
        rest = text[: date.start] + text[date.end :]
        if len(rest.split()) <= 3 and not re.search(r"\d", rest):
            return "dateline", "place and date by themselves"
    if dateline_to(text, 0, len(text)) and words <= 12 and dateline_to(text, 0, len(text)) == len(text):
        return "dateline", "place and date by themselves"
    if DIVIDED.search(text) and words <= 25 and next(full_dates(text), None):
        return "dateline", "line of outlet, date and author"
    if source and fold_name(text).startswith(fold_name(source)) and words <= 12:
        return "furniture", "name of the outlet"
    return None


def _equals(text: str, title: str | None) -> bool:
    if not title:
        return False
    if title_to(text, 0, len(text), title) == len(text):
        return True
    return len(text) <= 3 * len(title) and fuzz.ratio(fold_name(text), fold_name(title)) >= 90


def _mark_outlet(labels: Labels, candidates: list[int], *, known: bool) -> None:
    """A short first line before the title is the outlet's name when it sounds like one or the title is known."""
    if not candidates:
        return
    first = labels.units[candidates[0]]
    later = known or any(len(labels.units[number].text.split()) >= len(first.text.split()) for number in candidates[1:])
    if later and len(first.text.split()) <= 7 and not TERMINAL.search(first.text) and (OUTLET.search(first.text)):
        labels.put(candidates[0], "furniture", "name of the outlet")
    after_menu = candidates[0] > 0 and labels.kinds[candidates[0] - 1] == "furniture"
    longer = any(labels.units[number].words >= 4 for number in candidates[1:])
    if after_menu and longer and first.words <= 2:
        labels.put(candidates[0], "furniture", "label of a section")


def _first_part(text: str) -> str:
    """The title without the subtitle that stands after a bar."""
    return re.split(r"\s+[|–—]\s+", text)[0]
