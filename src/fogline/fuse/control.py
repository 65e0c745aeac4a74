"""Who holds what: the table of control by place and day, and the question it answers.

A place's own signs are walked first; what is known of the places inside it is then laid over it. A part held by
another side makes the whole contested or divided, and is never overwritten by a claim to the whole. What must stay
true: the rows of a place do not overlap; a holder is named only where one side is said to have all of it, if others
then are in parts; every row names the claims behind it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fogline.fuse.control_compose import compose, undated
from fogline.fuse.control_ground import ground_signs
from fogline.fuse.control_names import bare_name, part_name
from fogline.fuse.control_past import with_past
from fogline.fuse.control_row import Row
from fogline.fuse.control_scene import Scene
from fogline.fuse.control_sign import Sign, place_key
from fogline.fuse.control_signs import read_signs
from fogline.fuse.control_states import STALE, Moment, faded, moments
from fogline.fuse.days import days_between, shifted
from fogline.fuse.facts import Facts
from fogline.fuse.prose import day_in_words
from fogline.fuse.sided import sided
from fogline.fuse.sides import SideWords
from fogline.model import Control, ReadClaim, Where, fold_name

FAR_FUTURE = "9999-12-31"
LINGER = 7
"""Days around the fall of a place in which others may still be in some part of it, of which no more is told."""
WITHIN_TOWNS = ("site", "neighbourhood", "city-part")


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlAnswer:
    """Who holds a place on a day, as far as the record says.

    Attributes:
        holder: side id; `None` when unknown or contested.
        state: held, contested, claimed, divided or unknown.
        besieged_by: side id.
        claims: ids of the claims behind it.
        why: the reason, for people.
        row: the row of the table that answers, where one does.
    """

    holder: str | None
    state: str
    besieged_by: str | None
    claims: tuple[str, ...]
    why: str
    row: Control | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlTable:
    """The rows of control, in order of place and day."""

    rows: tuple[Control, ...]
    _by_key: Mapping[str, tuple[Control, ...]] = field(default_factory=dict, compare=False)
    _named: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, rows: Iterable[Control], claims: Iterable[ReadClaim] = ()) -> ControlTable:
        """Makes the table of rows, putting them in order.

        Args:
            rows: in any order.
            claims: of the record, for the names by which it calls the places.
        """
        ordered = sorted(rows, key=lambda row: (row.place.name, place_key(row.place), row.start or ""))
        by_key: dict[str, list[Control]] = defaultdict(list)
        for row in ordered:
            by_key[place_key(row.place)].append(row)
        named = _names_told(claims, by_key)
        return cls(rows=tuple(ordered), _by_key={key: tuple(told) for key, told in by_key.items()}, _named=named)

    def holder_on(self, place: str, day: str) -> ControlAnswer:
        """Answers who holds a place, given by id or name, on a day.

        Where nothing is told of the place itself, the nearest place around it answers if one side holds all of that.
        """
        rows = self.rows_of(place)
        row = _covering(rows, day)
        if row is not None:
            return _answer(row, row.why)
        for around in dict.fromkeys(key for one in rows for key in one.place.within):
            outer = _covering(self._by_key.get(around, ()), day)
            if outer is not None and outer.holder is not None and outer.state != "contested":
                return _answer(outer, f"Nothing is told of it on {day_in_words(day)}; around it: {outer.why}")
        return ControlAnswer(
            holder=None,
            state="unknown",
            besieged_by=None,
            claims=(),
            why=f"Nothing in the record says who held {place} on {day_in_words(day)}.",
        )

    def on(self, day: str) -> tuple[Control, ...]:
        """Every row that covers a day: the map of that day."""
        return tuple(row for row in self.rows if _covers(row, day))

    def rows_of(self, place: str) -> tuple[Control, ...]:
        """The rows of a place, given by id or name, in order of days where the name is of one place."""
        if place in self._by_key:
            return self._by_key[place]
        wanted = part_name(place)
        called = [place_key(row.place) for row in self.rows if part_name(row.place.name) == wanted]
        keys = dict.fromkeys((*called, *(self._named.get(wanted) or self._named.get(bare_name(place)) or ())))
        # What bears the name of the place around it ("the centre of Vale") is not what is meant by that name.
        inner = [key for key in keys if not keys.keys().isdisjoint(self._by_key[key][0].place.within)]
        outer = [key for key in keys if key not in inner] if len(inner) < len(keys) else list(keys)
        return tuple(row for key in outer if key in called for row in self._by_key[key]) or tuple(
            row for key in outer for row in self._by_key[key]
        )


def control_table(
    claims: Sequence[ReadClaim], facts: Facts | None = None, side_words: SideWords | None = None
) -> ControlTable:
    """Builds the table of control from claims.

    Args:
        claims: in any order.
        facts: sides, alliances and outlets, where packs know them.
        side_words: which side words mean; learnt from the claims when `None`.
    """
    return walked(claims, facts, side_words).table


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """The table of control with what it was made of.

    Attributes:
        table: the table.
        rows: of each place, by its key, with the signs they rest on.
        signs: every sign of each place, by its key, those set aside among them.
        names: what the sides are called.
    """

    table: ControlTable
    rows: Mapping[str, Sequence[Row]]
    signs: Mapping[str, Sequence[Sign]]
    names: SideWords


def walked(claims: Sequence[ReadClaim], facts: Facts | None = None, side_words: SideWords | None = None) -> Walked:
    """Builds the table of control and keeps what it rests on, for who asks why.

    Args:
        claims: in any order.
        facts: sides, alliances and outlets, where packs know them.
        side_words: which side words mean; learnt from the claims when `None`.
    """
    known = facts or Facts()
    claims = sorted(claims, key=lambda claim: claim.id)
    told = sided(claims, known)
    side_words = (side_words or SideWords.of(claims, known)).retold(told.claims, told.stands)
    claims = told.claims
    signs = [*read_signs(claims, known, side_words), *ground_signs(claims, known, side_words)]
    by_place: dict[str, list[Sign]] = defaultdict(list)
    for sign in sorted(signs, key=lambda one: one.claim):
        by_place[sign.key].append(sign)
    places = _places(claims, signs)
    builder = _Builder(facts=known, side_words=side_words, places=places, signs=by_place)
    table = ControlTable.of((row.control for row in builder.build()), claims)
    return Walked(table=table, rows=builder.rows, signs=by_place, names=side_words)


def _names_told(claims: Iterable[ReadClaim], known: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """The keys of places by what reports call them, the one most often meant first."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        for where, words in zip(claim.places, claim.place_words, strict=False):
            key = next((one for one in (place_key(where), where.id or "") if one in known), None)
            if words and key is not None:
                names = (words, where.name) if not where.qualifier else (words,)
                for name in {fold_name(one) for one in names} | {bare_name(one) for one in names}:
                    told[name][key] += 1
    return {name: tuple(sorted(uses, key=lambda key: (-uses[key], key))) for name, uses in told.items()}


def _places(claims: Sequence[ReadClaim], signs: Sequence[Sign]) -> dict[str, Where]:
    """Every place and part by its key."""
    found = {sign.key: sign.where for sign in signs}
    for claim in claims:
        for where in claim.places:
            found.setdefault(place_key(where), where)
    return found


@dataclass(slots=True)
class _Builder:
    facts: Facts
    side_words: SideWords
    places: Mapping[str, Where]
    signs: Mapping[str, list[Sign]]
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def build(self) -> list[Row]:
        """Rows of every place, the inner places first, since the outer ones look at them."""
        keys = dict.fromkeys(self.signs)
        for key in list(keys):
            # A city is told of through its quarters and its unnamed parts; a province is not through its towns.
            if self.places[key].kind == "part" or self.places[key].precision in WITHIN_TOWNS:
                keys.update(dict.fromkeys(one for one in self.places[key].within[:2] if self._is_town(one)))
        inside: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            for around in self.places[key].within:
                inside[around].append(key)
        ordered = sorted(keys, key=lambda key: (-len(self.places[key].within), self.places[key].kind != "part", key))
        for key in ordered:
            signs = self.signs.get(key, [])
            children = [
                _mopped_up(row, signs)
                for child in sorted(inside.get(key, ()))
                for row in self.rows.get(child, ())
                if row.told and not _is_loose(row)
            ]
            news = [row.control.start for row in children if row.control.start is not None]
            rows = self._of_place(key, faded(with_past(moments(signs, self.facts), signs), news), children)
            nothing_dated = undated(key, self.places[key], signs, self.side_words) if not rows else None
            self.rows[key] = [nothing_dated] if nothing_dated else rows
        return [row for key in ordered for row in self.rows[key]]

    def _is_town(self, key: str) -> bool:
        return key in self.places and self.places[key].precision in ("settlement", *WITHIN_TOWNS)

    def _of_place(self, key: str, own: list[Moment], children: list[Row]) -> list[Row]:
        days = _change_days(own, children)
        made: list[Row] = []
        for position, day in enumerate(days):
            following = days[position + 1] if position + 1 < len(days) else None
            moment = _moment_at(own, day)
            end = shifted(following, -1) if following else None
            within = [row for row in children if _covers(row.control, day or end or FAR_FUTURE)]
            scene = Scene(
                said=moment, inside=within, day=day or end, until=end, facts=self.facts, names=self.side_words
            )
            row = compose(key, self.places[key], (day, end), scene)
            if row is not None:
                made.append(row if moment.signs() else _while_fresh(row))
        return _merged(made)


def _is_loose(row: Row) -> bool:
    """Whether a row rests on nothing but words on a nameless thing that they put in no place: it is no part of any."""
    return bool(row.signs) and all(sign.loose for sign in row.signs)


def _mopped_up(row: Row, signs: Sequence[Sign]) -> Row:
    """A nameless part that a history leaves to others in the days in which the whole is taken ends soon after."""
    if row.control.place.kind != "part" or row.control.end is not None or not row.told:
        return row
    for sign in signs:
        fallen = sign.effect == "takes" and not (sign.part or sign.presumed or sign.most) and sign.start
        lately = fallen and 0 <= days_between(sign.start or "", row.told) <= LINGER
        if lately and sign.history and not set(sign.sides) & set(row.control.holders):
            return replace(row, control=replace(row.control, end=shifted(row.told, LINGER)))
    return row


def _while_fresh(row: Row) -> Row:
    """What only parts tell of a place ends a year after the last word on them, where something newer comes later."""
    last = shifted(row.told, STALE) if row.told else None
    if last is None or row.control.end is None or row.control.end <= last or (row.control.start or "") > last:
        return row
    return replace(row, control=replace(row.control, end=last))


def _change_days(own: Iterable[Moment], children: Iterable[Row]) -> list[str | None]:
    days: set[str | None] = {moment.day for moment in own}
    for row in children:
        days.add(row.control.start)
        if row.control.end is not None:
            days.add(shifted(row.control.end, 1))
    return sorted(days, key=lambda day: day or "")


def _moment_at(own: Sequence[Moment], day: str | None) -> Moment:
    found = Moment(day=None)
    for moment in own:
        if moment.day is None or (day is not None and moment.day <= day):
            found = moment
    return found


def _merged(rows: list[Row]) -> list[Row]:
    """Neighbouring rows that say the same, as one."""
    merged: list[Row] = []
    for row in rows:
        last = merged[-1] if merged else None
        if last is not None and last.continues_into(row):
            merged[-1] = last.joined(row)
        else:
            merged.append(row)
    return merged


def _covers(row: Control, day: str) -> bool:
    return (row.start is None or row.start <= day) and (row.end is None or day <= row.end)


def _covering(rows: Iterable[Control], day: str) -> Control | None:
    return next((row for row in rows if _covers(row, day)), None)


def _answer(row: Control, why: str) -> ControlAnswer:
    return ControlAnswer(
        holder=row.holder, state=row.state, besieged_by=row.besieged_by, claims=row.claims, why=why, row=row
    )
