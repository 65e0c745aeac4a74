"""Whether words name the outlet that prints a report, or its own people: their word is the report's own.

"Our correspondent", "LTV's reporter in the port" and "LTV sources" in a report of LTV pass nothing on. What must stay
true: an outlet known by its initials is the one of the full name, and a name that merely shares a word is another's.
"""

from __future__ import annotations

from functools import lru_cache

from fogline.model.folding import fold_name

STAFF = frozenset("correspondent reporter journalist source activist monitor photographer".split())
"""Who reports to an outlet, in the singular."""
KINDS = frozenset("tv television agency news press radio channel com org net online website".split())
"""Words for a medium's kind."""
SMALL = frozenset("s al the our own its a an of for and in some several two many".split())
"""Words that belong to no name."""
WHERE = frozenset({"in", "at", "from", "near"})
"""Words behind which it is told where a reporter is."""
SHORTEST = 3
"""Letters of initials that stand for an outlet's name."""


def is_of_outlet(words: str, outlet: str) -> bool:
    """Whether a speaker is the outlet or of its staff.

    Args:
        words: the words that name the speaker.
        outlet: the name of the outlet that prints the report.
    """
    told = fold_name(words).split()
    staff = next((i for i, word in enumerate(told) if word.removesuffix("s") in STAFF), None)
    if staff is not None:
        told = [word for word in _until_place(told) if word.removesuffix("s") not in STAFF]
        if told and set(told) <= {"our", "own"}:
            return True
    name = tuple(word for word in told if word not in SMALL | KINDS)
    own = _names(outlet)
    # A lost apostrophe leaves the s of a possessive on the name.
    return bool(name) and (name in own or (staff is not None and (*name[:-1], name[-1].removesuffix("s")) in own))


def _until_place(told: list[str]) -> list[str]:
    """The words before those that tell where somebody is."""
    return told[: next((i for i, word in enumerate(told) if i and word in WHERE), len(told))]


@lru_cache(maxsize=8)
def _names(outlet: str) -> frozenset[tuple[str, ...]]:
    """The outlet's name without small words and words of its kind, and its initials."""
    told = fold_name(outlet).split()
    bare = tuple(word for word in told if word not in SMALL | KINDS)
    initials = "".join(word[0] for word in told if word not in SMALL)
    found = {bare or tuple(told)}
    if len(initials) >= SHORTEST:
        found.add((initials,))
    if bare and bare[-1] == initials[:-1]:
        found |= {bare[:-1], bare[-1:]}  # "Lake Observatory for Rights (LOR)"
    return frozenset(found)
