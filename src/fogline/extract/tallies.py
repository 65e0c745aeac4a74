"""Lines that count the dead without a verb: "48 dead", "12 wounded in market blast", "hospital: 51 killed, 79 injured".

Headlines, incident lists and posts tell their figures so, and the parse takes their participles for verbs of what the
number did. What must stay true: a state that a verb tells of ("left nine dead", "put the dead at nine", "the 12 wounded
were flown out") is that verb's, and only counted people are in one.
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.sentence_spans import sentence_of

TALLIED = {
    "dead": "harm.killed",
    "killed": "harm.killed",
    "wounded": "harm.injured",
    "injured": "harm.injured",
    "hurt": "harm.injured",
    "missing": "harm.detained",
    "trapped": "harm.trapped",
    "displaced": "harm.displaced",
}
"""States that people counted are told to be in, and the kind that each makes."""
PAIRED = frozenset({"harm.killed", "harm.injured"})
"""Kinds that are told as one claim under one auxiliary."""
COUNTERS = frozenset("dozen dozens scores hundreds thousands several many".split())
BOUNDS = frozenset("at least most more fewer less than about some around nearly almost over up to an a".split())
INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "CCONJ"})
"""What may stand between a number and the state of those counted."""
REACH = 10
"""Words before a state among which the number stands."""
TOP = 12
"""Words that a line may be below a verb; deeper trees are not climbed."""


def is_tally(token: Token) -> bool:
    """Whether a word is the state of counted people in a line without a verb."""
    if token.lower_ not in TALLIED or token.tag_ in ("VB", "VBP", "VBZ", "VBG", "MD"):
        return False
    if any(child.dep_ in ("cop", "aux", "auxpass", "dobj") or child.pos_ == "AUX" for child in token.children):
        return False
    return counted_from(token) is not None and not _is_told_by_verb(token)


def counted_from(token: Token) -> int | None:
    """Where the number of people begins that stands right before a state ("at least 48 villagers dead")."""
    first: int | None = None
    for i in range(token.i - 1, max(sentence_of(token).start, token.i - REACH) - 1, -1):
        word = token.doc[i]
        counts = word.like_num or word.pos_ == "NUM" or word.lower_ in COUNTERS
        if counts or (first is not None and word.lower_ in BOUNDS):
            first = i
        elif word.pos_ not in INSIDE and word.lower_ not in ("of", "+"):
            break
    return first


def _is_told_by_verb(token: Token) -> bool:
    """Whether a verb stands above a state that is no state of a tally itself, nor told of it ("medics say 12 dead").

    A state with an auxiliary is a verb, and what is joined to it shares it ("ten were killed and 12 wounded").
    """
    below, above = token, token.head
    for _ in range(TOP):
        if above.i == below.i:
            return False
        if above.pos_ in ("VERB", "AUX") and below.dep_ != "ccomp":
            finite = any(child.dep_ in ("aux", "auxpass") for child in above.children)
            if above.lower_ not in TALLIED or (finite and below.dep_ == "conj" and TALLIED[token.lower_] in PAIRED):
                return True
        below, above = above, above.head
    return True
