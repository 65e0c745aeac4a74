"""Why a place is said to be held as it is on a day: the words for and against, the rule, and what would change it.

The table gives one sentence a row; this gives all of it, from the same signs. What must stay true: every piece of
evidence is a claim of the record, those set aside are told with the reason, and the answer is that of the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from fogline.fuse.control import ControlAnswer, Walked, walked
from fogline.fuse.control_row import Row
from fogline.fuse.control_say import ROAD_VERBS, VERBS
from fogline.fuse.control_sign import Sign, is_road, place_key
from fogline.fuse.control_why_words import RULES, WOULD_CHANGE, would_change
from fogline.fuse.days import days_between
from fogline.fuse.facts import Facts
from fogline.fuse.prose import first_capital
from fogline.fuse.sides import SideWords
from fogline.model import Control, ReadClaim

Bearing = Literal["for", "against", "siege", "aside"]
RECENT = 30
"""Days before a spell within which a word for somebody else is worth telling as set aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One claim's bearing on who holds a place.

    Attributes:
        bearing: for the answer, against it, on the siege, or set aside.
        claim: the claim's id.
        sides: side ids that it is about.
        says: what it says of them ("taken by").
        place: the place or part that it is about.
        start, until: days from and to which it is told to be so.
        speaker: on whose word.
        report: the report's name.
        quote: its words.
        note: how it was read where the words do not say it, or why it is set aside.
        presumed: nobody says so.
        inner: it is about a place inside, and bears on this one by that.
    """

    bearing: Bearing
    claim: str
    sides: tuple[str, ...]
    says: str
    place: str
    start: str | None
    until: str | None
    speaker: str
    report: str
    quote: str
    note: str
    presumed: bool
    inner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlWhy:
    """The answer for a place and a day, with all that bears on it.

    Attributes:
        place: the place's name in the record, or as asked where it has none.
        day: the day.
        answer: the table's answer.
        road: the place is a road or another way, which is cut and not besieged.
        rule: the rule that decided; empty where nothing is told.
        rule_words: the rule in a sentence.
        evidence: claims for, against, on the siege and set aside, each in order of days.
        before, after: the spells next to it.
        change: what would change the answer.
        names: of the sides that are told of.
    """

    place: str
    day: str
    answer: ControlAnswer
    road: bool = False
    rule: str = ""
    rule_words: str = ""
    evidence: tuple[Evidence, ...] = ()
    before: Control | None = None
    after: Control | None = None
    change: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def bearing(self, *wanted: Bearing) -> list[Evidence]:
        """The evidence of some bearings."""
        return [one for one in self.evidence if one.bearing in wanted]


def why_control(
    claims: Sequence[ReadClaim],
    place: str,
    day: str | None = None,
    facts: Facts | None = None,
    side_words: SideWords | None = None,
) -> ControlWhy:
    """Explains who holds a place on a day.

    Args:
        claims: of the record.
        place: id or name.
        day: the last day of which anything new is told of the place, when `None`.
        facts: sides, alliances and outlets, where packs know them.
        side_words: which side words mean; learnt from the claims when `None`.
    """
    known = facts or Facts()
    record = walked(claims, known, side_words)
    rows = record.table.rows_of(place)
    on = day or max((row.start or row.end or "" for row in rows), default="") or _last_day(record)
    answer = record.table.holder_on(place, on)
    if answer.row is None:
        return ControlWhy(
            place=rows[0].place.name if rows else place, day=on, answer=answer, change=(would_change(""),)
        )
    return _Explainer(record=record, facts=known, claims={one.id: one for one in claims}).explained(
        answer, answer.row, on
    )


def _last_day(record: Walked) -> str:
    return max((row.start or row.end or "" for row in record.table.rows), default="0001-01-01") or "0001-01-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Explainer:
    record: Walked
    facts: Facts
    claims: Mapping[str, ReadClaim]

    def explained(self, answer: ControlAnswer, control: Control, day: str) -> ControlWhy:
        """The explanation of an answer that a row of the table gives."""
        spells = list(self.record.rows[place_key(control.place)])
        position = next(at for at, one in enumerate(spells) if one.control == control)
        row = spells[position]
        evidence = tuple(sorted(self._evidence(row, day), key=lambda one: (one.start or one.until or "", one.claim)))
        sides = {side for one in evidence for side in one.sides} | set(control.holders)
        sides |= {side for side in (control.holder, control.besieged_by) if side}
        return ControlWhy(
            place=control.place.name,
            day=day,
            answer=answer,
            road=is_road(control.place),
            rule=row.rule,
            rule_words=RULES.get(row.rule, ""),
            evidence=evidence,
            before=spells[position - 1].control if position else None,
            after=spells[position + 1].control if position + 1 < len(spells) else None,
            change=self._change(row),
            names={side: _name(self.record.names, side) for side in sorted(sides)},
        )

    def _evidence(self, row: Row, day: str) -> Iterator[Evidence]:
        used: set[str] = set()
        borne = [(sign, False) for sign in row.signs] + [(sign, True) for inner in row.inner for sign in inner.signs]
        for sign, inside in borne:
            if sign.claim not in used and not _is_later(sign, day):
                used.add(sign.claim)
                yield replace(self._piece(sign, self._bearing(sign, row.control)), inner=inside)
        for sign in self.record.signs.get(row.key, ()):
            reason = _set_aside(sign, row, day) if sign.claim not in used else ""
            if reason:
                used.add(sign.claim)
                yield self._piece(sign, "aside", reason)

    def _bearing(self, sign: Sign, row: Control) -> Bearing:
        if sign.effect in ("besieges", "siege-ends"):
            return "siege"
        if sign.effect == "contested":
            return "against"
        if row.holder is None:
            return "for"
        own = any(self.facts.allied(side, row.holder, sign.start) for side in sign.sides)
        return "for" if own != (sign.effect in ("loses", "denied")) else "against"

    def _piece(self, sign: Sign, bearing: Bearing, reason: str = "") -> Evidence:
        claim = self.claims[sign.claim]
        return Evidence(
            bearing=bearing,
            claim=sign.claim,
            sides=sign.sides,
            says=ROAD_VERBS.get(sign.effect, VERBS[sign.effect]) if is_road(sign.where) else VERBS[sign.effect],
            place=sign.where.name,
            start=sign.start,
            until=sign.until,
            speaker=sign.word.name,
            report=claim.source or claim.document_name,
            quote=" ".join(claim.claim.span.quote.split()),
            note=reason or sign.note,
            presumed=sign.presumed,
        )

    def _change(self, row: Row) -> tuple[str, ...]:
        control = row.control
        name = self.record.names.name
        others = [side for side in control.holders if side != control.holder]
        told = would_change(
            row.rule, state=control.state, holder=name(control.holder) if control.holder else "",
            others=[name(side) for side in others],
        )  # fmt: skip
        siege = (
            WOULD_CHANGE["road" if is_road(control.place) else "siege"].format(
                besieger=first_capital(name(control.besieged_by))
            )
            if control.besieged_by
            else ""
        )
        return tuple(one for one in (told, siege) if one)


def _name(names: SideWords, side: str) -> str:
    """A side's name; of people whom nothing names, the words of the reports."""
    told = names.name(side)
    return told.removeprefix("new:").replace("-", " ") if told == side else told


def _is_later(sign: Sign, day: str) -> bool:
    return sign.start is not None and sign.start > day


def _set_aside(sign: Sign, row: Row, day: str) -> str:
    """Why a word on the place bears on no answer of the day; empty where it is of another time."""
    if sign.start is None and sign.until is None:
        return "no day is told for it"
    if _is_later(sign, day) or set(sign.sides) <= {row.control.holder}:
        return ""
    last = sign.until or sign.start or ""
    opened = row.control.start or last
    if sign.presumed:
        near = sign.until is None or sign.until >= opened
        return "it is only presumed, and gives way to what is told" if near and last >= opened else ""
    if last >= opened:
        return "a newer or a plainer word stands"
    return "it is older than the last change" if days_between(last, opened) <= RECENT else ""
