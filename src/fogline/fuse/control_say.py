"""How signs of control are told: what is said of a side, and on whose word."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.fuse.control_sign import Effect, Sign
from fogline.fuse.prose import listed

VERBS: dict[Effect, str] = {
    "takes": "taken by",
    "holds": "held by",
    "loses": "lost by",
    "present": "entered by",
    "besieges": "besieged or cut off by",
    "siege-ends": "freed of a siege by",
    "divided": "divided with",
    "contested": "contested by",
    "denied": "not in the hands of",
}
ROAD_VERBS: dict[Effect, str] = {"besieges": "cut by", "siege-ends": "opened again by"}
"""What the same is called of a road."""


def names_of(signs: Sequence[Sign]) -> list[str]:
    """The names on whose word signs stand, each once."""
    return list(dict.fromkeys(sign.word.name for sign in signs))


def tellers(signs: Sequence[Sign]) -> str:
    """On whose word signs stand, in words."""
    return listed(names_of(signs))


def has(signs: Sequence[Sign]) -> str:
    """The form of "to have" for as many as tell."""
    return "have" if len(names_of(signs)) > 1 else "has"


def grant(signs: Sequence[Sign]) -> str:
    """The form of "to grant" for as many as tell."""
    return "grant" if len(names_of(signs)) > 1 else "grants"
