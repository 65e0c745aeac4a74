"""The rules of control in words, and what would change what each of them gives."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.fuse.prose import listed

RULES = {
    "last-capture": "A place that is told to be taken is its taker's until something newer ends that.",
    "last-word": "A place that is told to be held is its holder's until something newer ends that.",
    "granted": "Others than its taker tell within ten days that the other side lost it, which bears out the taker.",
    "presumed": "Nobody says so: it is presumed from whom the sides fight, and gives way to any word on it.",
    "nobody-known": "Armed people took it of whom nobody says whose they are: it is no side's that is known.",
    "together": "Sides that one clause names hold a place together; the first named stands as its holder.",
    "rivals": "Two sides that are no allies are both said to have all of it, within days and by equal right.",
    "denied": "A denial within ten days of a capture contests it; on its taker's word alone it moves nobody out.",
    "whole-and-parts": "Who has the whole keeps it, contested, while others are told to be in it or to have parts.",
    "most": "Who is told to have most of a place, and no longer part of it, is ahead there; the rest is not theirs.",
    "divided": "It is said in so many words to be divided.",
    "uncertain-day": "It changed hands within a time, and no report says on which day.",
    "lost": "Its holder is told to have lost it, and nobody says to whom.",
    "disputed": "It is said to be contested, and nobody is said to have it.",
    "parts": "Nobody is said to have all of it; different sides have parts.",
    "part": "One side is told to be in it or to have a part; who has the rest is not told.",
    "parts-of-unknown": "Only places inside it are told of.",
    "said-siege": "Only that it is besieged is told, not who is in it.",
    "undated": "What is said of it has no day.",
}
"""Every rule by its id, in the order of the law."""
WOULD_CHANGE = {
    "": "Any report that says who is in it, and when.",
    "one-word": "A second report that does not copy the first would put it on two words. A report that {others} took "
    "it, are in it or still hold a part would make it contested or end it.",
    "granted": "A report that {others} are in it again or still hold a part would make it contested or end it.",
    "nobody-known": "A report that names those who took it.",
    "own-word": "It becomes held once a source that is not on the side of {holder} tells it, or {others} grant it; it "
    "becomes contested if {others} deny it or are told to be in it.",
    "presumed": "Any report that says who held it on that day, whoever it names.",
    "contested": "It becomes held once one side alone is told to have all of it, by a later report or by a person's "
    "verdict on a claim above.",
    "divided": "A report that one side has the whole of it, or has lost its part.",
    "uncertain-day": "A report that gives the day on which it changed hands, or says who had it on a day in between.",
    "lost": "A report that names who came in.",
    "road": "{besieger} has it cut until a report says that it was opened again or taken.",
    "siege": "{besieger} besieges it until a report says that the siege was lifted or broken, or that the place fell.",
}
"""What would change an answer, by what it stands on."""


def would_change(rule: str, *, state: str = "unknown", holder: str = "", others: Sequence[str] = ()) -> str:
    """What kind of word would change an answer.

    Args:
        rule: by which it was given.
        state: of the place.
        holder: the holder's name.
        others: names of the other sides that are told of.
    """
    key = {"contested": "contested", "divided": "divided", "held": "one-word", "claimed": "own-word"}.get(state, "")
    key = rule if rule in ("granted", "presumed", "uncertain-day", "lost", "nobody-known") else key
    return WOULD_CHANGE[key].format(holder=holder or "the holder", others=listed(others) or "the other side")
