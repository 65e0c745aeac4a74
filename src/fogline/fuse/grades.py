"""Grades: how well founded an event is, in one word with its reason.

The words follow casualty recorders' practice, made fit for all kinds of events:

    confirmed    a party grants it against its own interest, or pictures whose place is verified show it, or two sides
                 that fight each other tell it alike
    fair         two or more independent origins of which not all are on the side that gains by it
    weak         one origin, or several of one side
    contested    somebody denies it or tells it in a way that cannot also be true
    discounted   what told it was withdrawn or is told only by texts that are no origin
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.fuse.facts import Facts
from fogline.fuse.independence import Voice
from fogline.fuse.prose import first_capital, listed, numbered

GRADES = ("confirmed", "fair", "weak", "contested", "discounted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """One claim's bearing on an event's grade.

    Attributes:
        voice: its origin.
        denies: it denies the event.
        against: it is told by a side against that side's own interest.
        gains: it is told by the side that gains by it.
        doubted: the report keeps it at a distance.
    """

    voice: Voice
    denies: bool = False
    against: bool = False
    gains: bool = False
    doubted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade with its reason."""

    word: str
    why: str


def grade(testimonies: Sequence[Testimony], facts: Facts, day: str | None = None) -> Grade:
    """Grades an event by the words it stands on.

    Args:
        testimonies: one per claim.
        facts: alliances: two speakers on one side count as one party.
        day: for alliances.
    """
    telling = [one for one in testimonies if not one.denies and one.voice.independent]
    denying = [one for one in testimonies if one.denies and one.voice.independent]
    if denying:
        return _contested(telling, denying)
    if not telling:
        names = listed(one.voice.name for one in testimonies)
        return Grade(word="discounted", why=f"Only {names} has it, which adds no word of its own.")
    against = [one for one in telling if one.against]
    if against:
        return Grade(word="confirmed", why=f"{_names(against)} grants it, against its own interest.")
    placed = [one for one in telling if one.voice.basis == "geolocated-footage"]
    if placed:
        return Grade(word="confirmed", why="Pictures whose place was verified show it.")
    return _by_parties(telling, facts, day)


def _contested(telling: Sequence[Testimony], denying: Sequence[Testimony]) -> Grade:
    told = f"{_names(telling)} tells it; " if telling else ""
    return Grade(word="contested", why=f"{told}{_names(denying)} denies it.")


def _by_parties(telling: Sequence[Testimony], facts: Facts, day: str | None) -> Grade:
    parties = parties_of([one.voice for one in telling], facts, day)
    doubted = all(one.doubted for one in telling)
    if len(parties) > 1 and not all(one.gains for one in telling):
        enemies = [side for side in parties if side is not None and not side.startswith("origin ")]
        if len(enemies) > 1:
            return Grade(word="confirmed", why=f"{_names(telling)} tell it alike, though on opposite sides.")
        return Grade(word="fair", why=f"{numbered(len(parties), 'independent origin')}: {_names(telling)}.")
    distance = " and the report keeps its distance" if doubted else ""
    if all(one.gains for one in telling):
        return Grade(word="weak", why=f"Only the side that gains by it tells it ({_names(telling)}){distance}.")
    return Grade(word="weak", why=f"One origin: {_names(telling)}{distance}.")


def parties_of(voices: Sequence[Voice], facts: Facts, day: str | None = None) -> tuple[str, ...]:
    """The independent parties among voices: one per side and its allies, one per voice that is on none."""
    parties: list[str] = []
    for voice in voices:
        if not voice.independent:
            continue
        name = voice.side or f"origin {voice.key}"
        if not any(name == known or (voice.side and facts.allied(voice.side, known, day)) for known in parties):
            parties.append(name)
    return tuple(parties)


def _names(testimonies: Sequence[Testimony]) -> str:
    return first_capital(listed(one.voice.name for one in testimonies))
