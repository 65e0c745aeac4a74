"""What naming a party gives: the party, and how it was found."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party with how it was found."""

    party: Party
    rule: str
    confidence: float
    rivals: tuple[tuple[Party, float], ...] = ()
    reasons: tuple[str, ...] = ()


def population(name: str, kind: str) -> Named:
    """People or things ("thing") under a common noun."""
    party = Party(id=f"new:{slug(name)}", name=name, kind="thing" if kind == "thing" else "population", generic=True)
    return Named(party=party, rule="common noun", confidence=0.8)


def slug(name: str) -> str:
    """The id part of a minted party: its folded words joined by hyphens."""
    return "-".join(fold_spelling(name).split())[:80] or "unnamed"
