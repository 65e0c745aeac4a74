"""Persons told with an office or a body: "Harbour Police superintendent Ada Holm" is Ada Holm."""

from __future__ import annotations

import re

from fogline.resolve.actor_words import ORGANISATION_WORDS

PERSON_TITLES = re.compile(
    r"^(?:(?:Dr|Doctor|Mr|Mrs|Ms|Prof|Professor|President|General|Gen|Colonel|Col|Captain|Capt|Major|Maj|Lieutenant|Lt|"
    r"Sergeant|Sgt|Brigadier|Brig|Admiral|Sheikh|Commander|Minister|Senator|Ambassador|Governor|Mayor|Father|Sister|"
    r"Magistrate|Judge|Justice|Journalist|Deputy|Officer|Priest|Bishop|Archbishop|Congressman|Congresswoman|Representative|Candidate|"
    r"(?:media |rights |local |opposition |political )*(?:activist|spokesman|spokeswoman|analyst|director|doctor|"
    r"commander|resident|journalist|official|head|chief|minister|president|lawyer|expert|envoy))\.?\s+)+"
)
"""What a person is, told before the name."""
OFFICES = frozenset(
    "director minister secretary superintendent president vice-president chief commander governor spokesman chairman "
    "spokeswoman spokesperson general colonel mayor ambassador envoy chairwoman head leader representative reporter "
    "correspondent inspector commissioner coordinator deputy analyst adviser advisor attorney judge prosecutor".split()
)
"""Words of an office that stand right before its holder's name, or before "of" and the body."""
OF_OFFICES = frozenset({"State", "Defense", "Defence", "Staff", "Interior", "Rights", "Affairs", "Justice", "Nations"})
"""Last words of bodies after "of" that are no words of bodies by themselves."""
LONGEST_PERSON = 4
"""Words in the longest name of a person that an office introduces."""


def after_title(name: str) -> str:
    """The person whom an office introduces ("Harbour Police superintendent Ada Holm" → "Ada Holm"); else the words.

    After "of" the office's body comes first and ends with a word of bodies ("director of the Relief Network Ada Holm").
    """
    words = name.split()
    at = max((i for i, word in enumerate(words[:-2]) if word.lower().strip(",") in OFFICES), default=None)
    if at is None:
        return name
    rest = words[at + 1 :]
    if rest[0].lower() in ("of", "for"):
        ends = [i for i, word in enumerate(rest) if word.lower() in ORGANISATION_WORDS or word in OF_OFFICES]
        rest = rest[ends[-1] + 1 :] if ends else []
    person = [word for word in rest if word[:1].isupper()]
    return " ".join(rest) if 2 <= len(rest) <= LONGEST_PERSON and len(person) >= len(rest) - 1 and person else name
