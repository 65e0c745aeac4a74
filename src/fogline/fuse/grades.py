"""Grades: how well founded an event is, in one word with its reason.

The words follow casualty recorders' practice, made fit for all kinds of events:

    confirmed    a party grants it against its own interest, or pictures whose place is verified show it, or two sides
                 that fight each other tell it alike
    fair         two or more independent origins of which not all are on the side that gains by it
    weak         one origin, or several of one side
    contested    somebody denies it or tells it in a way that cannot also be true, as when two origins name two doers
                 who are no allies
    discounted   what told it was withdrawn or is told only by texts that are no origin

Beside the word stand the rule that gave it and the two marks of the Admiralty system: how reliable the best source is
(A … F) and how credible what it says is (1 … 6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fogline.fuse.facts import Facts
from fogline.fuse.independence import Voice
from fogline.fuse.prose import does, first_capital, listed, numbered

CREDIBILITY = {
    "against-interest": 1,
    "placed-pictures": 1,
    "enemies-agree": 1,
    "independent-origins": 2,
    "one-origin": 3,
    "gaining-side": 4,
    "one-doubted": 4,
    "blame-disputed": 4,
    "denied": 5,
    "no-origin": 6,
}
"""Second mark of the Admiralty system by rule: 1 confirmed … 5 improbable, 6 cannot be judged."""
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
        blames: the sides that it says did the harm.
    """

    voice: Voice
    denies: bool = False
    against: bool = False
    gains: bool = False
    doubted: bool = False
    blames: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade with its reason.

    Attributes:
        word: one of `GRADES`.
        why: the reason, for people.
        rule: permanent name of the rule that decided.
        admiralty: source and information, ``B2``.
    """

    word: str
    why: str
    rule: str = ""
    admiralty: str = ""


def grade(testimonies: Sequence[Testimony], facts: Facts, day: str | None = None) -> Grade:
    """Grades an event by the words it stands on.

    Args:
        testimonies: one per claim.
        facts: alliances: two speakers on one side count as one party.
        day: for alliances.
    """
    found = _by_rule(testimonies, facts, day)
    return replace(found, admiralty=f"{reliability(testimonies)}{CREDIBILITY[found.rule]}")


def marked(graded: Grade) -> str:
    """The rule and the Admiralty marks of a grade, for people."""
    return f"Rule {graded.rule}; Admiralty {graded.admiralty}."


def _by_rule(testimonies: Sequence[Testimony], facts: Facts, day: str | None) -> Grade:
    telling = [one for one in testimonies if not one.denies and one.voice.independent]
    denying = [one for one in testimonies if one.denies and one.voice.independent]
    if denying:
        return _contested(telling, denying)
    if not telling:
        names = listed(one.voice.name for one in testimonies)
        return Grade(word="discounted", why=f"Only {names} has it, which adds no word of its own.", rule="no-origin")
    against = [one for one in telling if one.against]
    if against:
        return Grade(
            word="confirmed",
            why=f"{first_capital(_does(against, 'grants'))} it, against its own interest.",
            rule="against-interest",
        )
    placed = [one for one in telling if one.voice.basis == "geolocated-footage"]
    if placed:
        return Grade(word="confirmed", why="Pictures whose place was verified show it.", rule="placed-pictures")
    disputed = _disputed_blame(telling, facts, day)
    if disputed is not None:
        one, other = disputed
        why = f"{_names([one])} and {_names([other])} name different parties who did it."
        return Grade(word="contested", why=why, rule="blame-disputed")
    return _by_parties(telling, facts, day)


def _disputed_blame(telling: Sequence[Testimony], facts: Facts, day: str | None) -> tuple[Testimony, Testimony] | None:
    """Two origins that blame sides of which none is the other's or its ally; `None` where there are no such two."""
    blaming = [one for one in telling if one.blames]
    for position, one in enumerate(blaming):
        for other in blaming[:position]:
            agree = any(facts.allied(mine, theirs, day) for mine in one.blames for theirs in other.blames)
            if not agree and one.voice.key != other.voice.key:
                return other, one
    return None


def _contested(telling: Sequence[Testimony], denying: Sequence[Testimony]) -> Grade:
    told = f"{_does(telling, 'tells')} it; " if telling else ""
    why = f"{told}{_does(denying, 'denies')} it."
    return Grade(word="contested", why=first_capital(why), rule="denied")


def _by_parties(telling: Sequence[Testimony], facts: Facts, day: str | None) -> Grade:
    parties = parties_of([one.voice for one in telling], facts, day)
    doubted = all(one.doubted for one in telling)
    if len(parties) > 1 and not all(one.gains for one in telling):
        enemies = [side for side in parties if side is not None and not side.startswith("origin ")]
        if len(enemies) > 1:
            why = f"{_names(telling)} tell it alike, though on opposite sides."
            return Grade(word="confirmed", why=why, rule="enemies-agree")
        why = f"{numbered(len(parties), 'independent origin')}: {_names(telling)}."
        return Grade(word="fair", why=why, rule="independent-origins")
    distance = " and the report keeps its distance" if doubted else ""
    if all(one.gains for one in telling):
        why = f"Only the side that gains by it tells it ({_names(telling)}){distance}."
        return Grade(word="weak", why=why, rule="gaining-side")
    return Grade(
        word="weak", why=f"One origin: {_names(telling)}{distance}.", rule="one-doubted" if doubted else "one-origin"
    )


def reliability(testimonies: Sequence[Testimony]) -> str:
    """How reliable the best source that tells it is, by what is known of it here and now, not by its past record."""
    telling = [one for one in testimonies if not one.denies]
    return min((_mark(one) for one in telling), default="F")


def _mark(one: Testimony) -> str:
    """A verified or speaking against itself, B on no side, C on a side, D gaining by it, E no origin, F unnamed."""
    if not one.voice.independent:
        return "E"
    if one.against or one.voice.basis == "geolocated-footage":
        return "A"
    if one.voice.basis in ("unnamed", "unspecified"):
        return "F"
    if one.gains:
        return "D"
    return "B" if one.voice.side is None else "C"


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


def _does(testimonies: Sequence[Testimony], verb: str) -> str:
    return does([one.voice.name for one in testimonies], verb)


def _names(testimonies: Sequence[Testimony]) -> str:
    return first_capital(listed(one.voice.name for one in testimonies))
