"""Verbs of the cue lexicon that report nothing where they stand: who declares war acts, and "it is worth noting"."""

from __future__ import annotations

from spacy.tokens import Token

DECLARED = frozenset({"declare", "proclaim"})
"""Verbs by which something comes into being, where its name is all that they govern ("declared a ceasefire")."""
MADE = frozenset(
    "war truce ceasefire cease-fire armistice caliphate emirate republic state independence emergency jihad curfew "
    "mobilisation mobilization law amnesty blockade".split()
)
"""What comes into being by being declared; who declares a victory only says so."""
WORTHY = frozenset({"worth", "worthwhile", "important", "interesting"})
"""Words behind "it is" with which a report itself goes on to tell something."""


def only_does(verb: Token) -> bool:
    """Whether a cue verb names an act and no report, or is the report's own turn of phrase."""
    return _is_own_turn(verb) or _declares(verb)


def _is_own_turn(verb: Token) -> bool:
    """Whether it is "worth noting" or "important to stress": nobody but the report does."""
    near = verb.doc[max(verb.sent.start, verb.i - 2) : verb.i]
    return any(word.lower_ in WORTHY for word in near) and verb.tag_ in ("VBG", "VB")


def _declares(verb: Token) -> bool:
    """Whether a thing is declared and nothing said of it ("declared a caliphate", not "declared the area closed")."""
    if verb.lemma_.lower() not in DECLARED:
        return False
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head.lemma_.lower() in MADE
    taken = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if (
        taken is None
        or taken.lemma_.lower() not in MADE
        or any(child.dep_ in ("appos", "acl", "amod") for child in taken.rights)
    ):
        return False
    return not any(child.dep_ in ("ccomp", "oprd", "xcomp") or child.text in ('"', "“", ":") for child in verb.rights)
