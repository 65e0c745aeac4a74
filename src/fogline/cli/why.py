"""``fogline control --why PLACE``: who holds a place on a day, told as an analyst would, with all that bears on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import click

from fogline.cli.output import Form
from fogline.cli.record import packs_of
from fogline.errors import UsageError
from fogline.export.dataset import Dataset
from fogline.export.rows import control_row
from fogline.fuse.control_why import Bearing, ControlWhy, Evidence, why_control
from fogline.fuse.prose import day_in_words, first_capital, listed, numbered, shortened
from fogline.model import Control
from fogline.pipeline.project import Project
from fogline.views import facts_of

MOST = 12
"""Claims shown under each heading; the rest are counted, and in the JSON."""
QUOTE = 160
HEADINGS: tuple[tuple[str, Bearing, bool], ...] = (
    ("It rests on", "for", False),
    ("Against it", "against", False),
    ("On the siege", "siege", False),
    ("For it, in places inside", "for", True),
    ("Against it, in places inside", "against", True),
    ("On sieges of places inside", "siege", True),
    ("Set aside", "aside", False),
)


def explain_control(dataset: Dataset, project: Project, place: str, day: str | None, form: Form | None) -> int:
    """Prints why a place is held as it is, in words or as JSON.

    Args:
        dataset: the record's tables.
        project: whose packs know the sides.
        place: name or id.
        day: the day, or the last on which anything new is told when `None`.
        form: as asked for; prose unless it is JSON.
    """
    if form == "csv":
        raise UsageError("an explanation is no table: use --json, --jsonl or neither")
    inside = [claim for claim in dataset.claims if claim.inside is not False]
    why = why_control(inside, place, day, facts_of(packs_of(project)))
    if form in ("json", "jsonl"):
        click.echo(json.dumps(why_row(why), ensure_ascii=False, indent=1 if form == "json" else None))
    else:
        click.echo("\n".join(why_lines(why)))
    return 0


def why_row(why: ControlWhy) -> dict[str, Any]:
    """The explanation as plain values."""
    answer, name = why.answer, _namer(why)
    return {
        "place": why.place,
        "day": why.day,
        "holder": answer.holder,
        "holder_name": name(answer.holder),
        "holders": list(answer.row.holders) if answer.row else [],
        "state": answer.state,
        "road": why.road,
        "besieged_by": answer.besieged_by,
        "besieged_by_name": name(answer.besieged_by),
        "why": answer.why,
        "rule": why.rule or None,
        "rule_words": why.rule_words or None,
        "evidence": [_evidence_row(one, why) for one in why.evidence],
        "before": control_row(why.before, lambda side: name(side) or "") if why.before else None,
        "after": control_row(why.after, lambda side: name(side) or "") if why.after else None,
        "change": list(why.change),
    }


def _evidence_row(one: Evidence, why: ControlWhy) -> dict[str, Any]:
    name = _namer(why)
    return {
        "bearing": one.bearing,
        "claim": one.claim,
        "says": one.says,
        "sides": list(one.sides),
        "side_names": [name(side) for side in one.sides],
        "place": one.place,
        "start": one.start,
        "until": one.until,
        "speaker": one.speaker,
        "report": one.report,
        "quote": one.quote,
        "note": one.note or None,
        "presumed": one.presumed,
        "inner": one.inner,
    }


def why_lines(why: ControlWhy) -> Iterator[str]:
    """The explanation in lines for people."""
    yield f"{why.place}, {day_in_words(why.day)}: {_verdict(why)}."
    yield why.answer.why
    for heading, wanted, inner in HEADINGS:
        yield from _listing(heading, [one for one in why.bearing(wanted) if one.inner == inner], why)
    if why.rule_words:
        yield f"\nThe rule ({why.rule}): {why.rule_words}"
    around = [*_spell("Before", why.before, why), *_spell("After", why.after, why)]
    yield from ["", *around] if around else []
    if why.change:
        yield f"\nWhat would change it: {' '.join(why.change)}"


def _verdict(why: ControlWhy) -> str:
    """The answer in a few words: holder, state and siege, which are three things."""
    answer, name = why.answer, _namer(why)
    holder = name(answer.holder)
    sides = answer.row.holders if answer.row else ()
    others = listed(name(side) or "" for side in sides if side != answer.holder)
    ringed = "cut" if why.road else "besieged or cut off"
    siege = f", {ringed} by {name(answer.besieged_by)}" if answer.besieged_by else ""
    if answer.state == "held":
        return f"held by {holder}{f', with {others}' if others and why.rule == 'together' else ''}{siege}"
    if answer.state == "claimed":
        return f"{'presumed to be' if why.rule == 'presumed' else 'claimed to be'} held by {holder}{siege}"
    if answer.state == "contested":
        return f"contested{f', {holder} ahead' if holder else ''}{f', against {others}' if others else ''}{siege}"
    if answer.state == "divided":
        return f"divided{f' between {others}' if others else ''}{siege}"
    return f"not known{siege}"


def _listing(heading: str, evidence: Sequence[Evidence], why: ControlWhy) -> Iterator[str]:
    if not evidence:
        return
    yield f"\n{heading} ({numbered(len(evidence), 'claim')}):"
    for one in evidence[-MOST:]:
        yield from _told(one, why)
    if len(evidence) > MOST:
        yield f"  … and {len(evidence) - MOST} earlier; --json has all of them"


def _told(one: Evidence, why: ControlWhy) -> Iterator[str]:
    name = _namer(why)
    sides = listed(name(side) or "" for side in one.sides)
    day = _days(one)
    where = f" [{one.place}]" if one.place != why.place else ""
    note = f" – {'presumed: ' if one.presumed else ''}{one.note}" if one.note else ""
    yield f"  {day}{' '.join(part for part in (one.says, sides) if part)}{where}{note}"
    told_by = one.speaker if one.report in one.speaker else f"{one.speaker}, in {one.report}"
    yield f"    “{shortened(one.quote, QUOTE)}” ({told_by}; {one.claim[:14]})"


def _days(one: Evidence) -> str:
    if one.until:
        return f"until {day_in_words(one.until)}: "
    return f"{day_in_words(one.start)}: " if one.start else ""


def _spell(heading: str, row: Control | None, why: ControlWhy) -> list[str]:
    if row is None:
        return []
    name = _namer(why)
    sides = name(row.holder) or listed(name(side) or "" for side in row.holders) or "nobody named"
    start = f"from {day_in_words(row.start)}" if row.start else ""
    end = f"to {day_in_words(row.end)}" if row.end else ""
    days = " ".join(part for part in (start, end) if part) or "at all times"
    return [f"{heading}: {days}, {row.state}: {first_capital(sides)}."]


def _namer(why: ControlWhy) -> Callable[[str | None], str | None]:
    return lambda side: why.names.get(side, side) if side else None
