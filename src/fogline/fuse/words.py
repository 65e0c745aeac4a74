"""On whose word a claim stands, as a value: whose name, which side, how much it is worth on its own."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.fuse.facts import Facts
from fogline.fuse.prose import denier_of, words_of
from fogline.fuse.sides import voice_side
from fogline.model import ReadClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """On whose word a claim stands.

    Attributes:
        name: for people.
        side: the side that speaks; `None` for one that is on none.
        worth: 2 for a speaker or a known outlet, 1 for a report of unknown source, 0 for a machine-written text.
        key: equal for claims on the same word.
    """

    name: str
    side: str | None
    worth: int
    key: str


def word_of(claim: ReadClaim, facts: Facts) -> Word:
    """On whose word a claim stands: the first speaker's, or the report's own."""
    side = voice_side(claim, facts)
    if claim.says:
        return Word(name=words_of(claim), side=side, worth=2, key=claim.says[0].party.id)
    if denier := denier_of(claim):
        return Word(name=denier.name, side=denier.side, worth=2, key=denier.id)
    worth = 0 if claim.machine_written else 1 if claim.source is None else 2
    return Word(name=words_of(claim), side=side, worth=worth, key=claim.document)
