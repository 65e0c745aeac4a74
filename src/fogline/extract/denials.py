"""Whether a negated claim is a denial told without a verb of denying: a party says that it did not do something.

"The army said it had not shelled the camp" denies as much as "the army denied shelling the camp": the words are the
party's own, about an act of its own that somebody may hold against it. What a party says that others did not do, or
that it has not suffered, is no denial.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from fogline.model import Mention, Speaker

BLAMED = frozenset({"strike", "harm", "force", "fighting"})
"""Families of acts that parties are blamed for."""
FIRST = frozenset({"we", "i", "us"})
SELF = frozenset({"it", "he", "she"})
"""Pronouns that, told of by a speaker and standing for nobody else, are the speaker."""
WATCHING = frozenset("observatory monitor network committee watchdog rights agency".split())
"""Words of speakers who watch a war; a country's name in theirs does not make them its army's side."""
RANKS = frozenset(
    "the and its their our said spokesman spokeswoman spokesperson source sources official officials statement general "
    "minister ministry military forces force army centre center major colonel".split()
)
"""Words of speakers and parties that many share."""
PARTIES = frozenset(
    "army military navy police ministry government minister general colonel commander brigade militia rebels rebel "
    "guerrillas junta regime forces command spokesman spokeswoman spokesperson militants faction front leader".split()
)
"""Words of speakers who answer for a party."""
SHORTEST = 4
"""Letters of a word that can tell one party from another."""
BODIES = {"army": "army", "military": "army", "navy": "navy", "police": "police", "ministry": "ministry"}
"""Words for a body of which a side has one, so that by themselves they mean the speaker's own."""


def denies_own_act(
    family: str,
    speakers: Sequence[Speaker],
    mentions: Sequence[Mention],
    *,
    disowned: bool = False,
    cleared: Literal["itself", "others", ""] = "",
) -> bool:
    """Whether the first speaker and the one who is said not to have acted are of one side, by their words.

    Args:
        family: the claim's family; the claim is negated and told as a fact.
        speakers: who says it, original first.
        mentions: the claim's roles.
        disowned: the clause denies by its form when one of a party says it ("there were no strikes").
        cleared: whom the clause clears of a part in an act, whatever its family ("it was not behind the bombing").
    """
    if not speakers or (family not in BLAMED and not cleared):
        return False
    said = speakers[0]
    words = said.named.quote.casefold().split()
    if not WATCHING.isdisjoint(words):
        return False
    if cleared == "itself" or ((disowned or cleared) and not PARTIES.isdisjoint(words)):
        return True
    own = _telling(f"{said.span.quote} {said.named.quote}")
    bodies = _bodies(f"{said.span.quote} {said.named.quote}")
    return any(_is_own(one, said, own, bodies) for one in mentions if one.role == "actor")


def _is_own(one: Mention, said: Speaker, own: frozenset[str], bodies: frozenset[str]) -> bool:
    """Whether who did not act is the speaker, or of the speaker's side."""
    words = one.named.quote
    if _is_first_person(one.span.quote) or words.casefold() == said.named.quote.casefold():
        return True
    if one.antecedent is None and one.span.quote.casefold() in SELF:
        return True
    return bool(_telling(words) & own) or bool(not _telling(words) and _bodies(words) & bodies)


def _is_first_person(words: str) -> bool:
    return words.casefold() in FIRST or words.casefold().startswith("our ")


def _bodies(words: str) -> frozenset[str]:
    """The bodies that words name by what they are ("a source in the Darmian army", "the army")."""
    return frozenset(BODIES[word] for word in words.casefold().split() if word in BODIES)


def _telling(words: str) -> frozenset[str]:
    """The words of a name that tell sides apart, plurals and possessives as their stem."""
    found = (re.sub(r"['’]?s$", "", word) for word in re.findall(r"\w[\w'’]*", words.casefold()))
    return frozenset(word for word in found if len(word) >= SHORTEST and word not in RANKS)
