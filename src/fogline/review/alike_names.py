"""How two names that no list ties may be names of one party: short forms, initials, spellings, shared own words.

Only what is written is compared; whether the bearers can be one is for `fogline.review.alike`. What must stay true: a
brigade is never a front, and words that many bodies bear ("martyrs", "northern", "brigade") tie nobody.
"""

from __future__ import annotations

from collections.abc import Collection

from fogline.gazetteer.spelling import skeleton
from fogline.model import Party
from fogline.resolve.minted_names import EMBLEMS, EMPTY, HEADS, OTHER_HEADS, TRANSLATED, one_form

LITTLE = frozenset({"the", "of", "al", "el", "and", "for", "in", "abu", "umm", "bin", "ibn", "de", "la"})
"""Words that stand in names and tie nothing by themselves."""
RANKS = frozenset(
    {"general", "colonel", "major", "captain", "lieutenant", "sergeant", "commander", "brigadier", "sheikh", "sheik",
     "mr", "mrs", "dr", "doctor", "president", "minister", "commandant", "emir"}
)  # fmt: skip
COMMON = frozenset(
    {"free", "national", "people", "peoples", "popular", "islamic", "new", "united", "democratic", "revolutionary",
     "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "local", "armed",
     "self", "defence", "defense", "liberation", "security", "special", "operations", "first", "second", "third",
     "column", "unit", "cell", "wing", "detachment", "network", "platoon", "team", "committee", "police",
     "page", "channel", "media", "office", "centre", "center", "group", "young", "storm", "freedom"}
)  # fmt: skip
"""Words that many bodies bear."""
BODIES = frozenset({*HEADS, *TRANSLATED, *EMBLEMS, *EMPTY, *OTHER_HEADS})
LONG = 5
"""Letters from which two words with the same consonants count as spellings of one."""


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in the form that its spellings share, without articles and ranks."""
    told = one_form(name).replace("-", " ").split()
    return tuple(word for word in told if word not in RANKS and word not in ("the", "al", "el", "of"))


def own_words(words: Collection[str]) -> frozenset[str]:
    """The words that are the bearer's own: no head of a body, no word that many bear."""
    return frozenset(word for word in words if len(word) > 2 and word not in BODIES | COMMON | LITTLE)


def tie_of(short: str, long: str) -> str:
    """What ties two names, in a reader's words; empty where nothing does.

    Args:
        short: a name.
        long: another; what ties them is told from the shorter one's side, so that the order matters.
    """
    left, right = words_of(short), words_of(long)
    if not left or not right or _clash(left, right):
        return ""
    if _is_initials(short, long):
        return f"“{short}” are the initials of “{long}”"
    shared = own_words(left) & own_words(right)
    if shared and set(left) == set(right):
        return "the same words"
    if shared and set(left) < set(right):
        return f"“{short}” is a short form of “{long}”"
    if len(left) == len(right) and all(map(_is_spelling, sorted(left), sorted(right))) and own_words(left):
        return "spellings of one name"
    if len(shared) > 1 and max(len({*left} - shared), len({*right} - shared)) == 1:
        return f"both are called “{' '.join(word for word in right if word in shared)}”"
    return ""


def is_own_name(party: Party) -> bool:
    """Whether a party is called by a name of its own: all its words have capitals, or no words for people are it."""
    words = [word for word in party.name.replace("-", " ").split() if word.lower() not in LITTLE]
    capitals = [word[:1].isupper() for word in words]
    return any(capitals) and (all(capitals) or not party.generic)


def _clash(left: Collection[str], right: Collection[str]) -> bool:
    """Whether both say what sort of body they are, and say two things."""
    one, other = ({HEADS.get(word, TRANSLATED.get(word, "")) for word in words} - {""} for words in (left, right))
    return bool(one and other) and not (one <= other or other <= one)


def _is_initials(short: str, long: str) -> bool:
    letters = short.removeprefix("the ").removeprefix("The ").replace(".", "")
    named = [word for word in long.replace("-", " ").split() if word.lower() not in LITTLE]
    return letters.isupper() and 1 < len(named) == len(letters) and [*letters] == [word[0].upper() for word in named]


def _is_spelling(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < LONG or one[0] != other[0]:
        return False
    return skeleton(one) == skeleton(other) != ""
