"""Verbs behind "and" that the parser takes for something else, and verbs split by "dead".

"Rebels have seized Lindow and now control the road", "killing four and burning houses", "a sniper shot dead a nurse":
the model calls them a bare form, a description of the houses, and a noun. What must stay true: only such words change
of which the sentence leaves no other reading.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

HARMING = frozenset(
    "burn wound injure destroy damage loot abduct kidnap displace torch trap maim kill capture arrest detain".split()
)
"""Participles that go on from another one's harm rather than describe what was harmed."""
BLOWS = frozenset("shelling bombing fighting looting killing burning shooting".split())
"""Forms in "-ing" that are as often the noun of a blow."""
HEARING = frozenset({"report", "hear", "describe", "record", "document"})
"""Verbs whose object a blow is, not what their subject does."""
OWN_OF_NOUN = frozenset(("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod"))
"""What stays with a noun that turns out to be a subject."""


def with_joined_verbs(parsed: Doc) -> Doc:
    """Mends the tree and tags of a parse in place, and gives it back."""
    for token in list(parsed):
        if token.tag_ == "VB" and token.dep_ == "conj" and _is_finite(token):
            token.tag_ = "VBP"
        elif token.tag_ == "VBG" and token.dep_ == "amod" and token.lemma_.lower() in HARMING:
            _go_on(token)
        elif token.lower_ == "dead" and token.i and token.nbor(-1).lower_ == "shot":
            _shoot(token.nbor(-1), token)
        elif token.tag_ == "VBG" and token.dep_ == "xcomp" and token.lower_ in BLOWS and token.head.lemma_ in HEARING:
            token.dep_, token.tag_, token.pos_, token.lemma_ = "dobj", "NN", "NOUN", token.lower_
    return parsed


def _is_finite(verb: Token) -> bool:
    """Whether a bare form stands beside a past one, and so tells what is done now."""
    first = verb.head
    helped = {child.lemma_.lower() for child in (*verb.lefts, *first.lefts) if child.dep_ in ("aux", "auxpass")}
    return first.tag_ in ("VBN", "VBD") and first.i < verb.i and helped <= {"have"}


def _go_on(verb: Token) -> None:
    """Joins a participle to the one before it: "killing four and burning houses"."""
    noun = verb.head
    first, over = noun.head, noun.head.head
    joined = verb.i > 0 and verb.nbor(-1).lower_ == "and" and verb.i == noun.left_edge.i
    if noun.dep_ != "conj" or not joined or first.dep_ != "dobj" or over.tag_ != "VBG":
        return
    verb.head, verb.dep_, verb.pos_ = over, "conj", "VERB"
    noun.head, noun.dep_ = verb, "dobj"
    verb.nbor(-1).head = over


def _shoot(shot: Token, dead: Token) -> None:
    """Makes "shot" the verb and "dead" what it made of somebody."""
    over = dead.head
    if shot.head.i == dead.i:  # "a sniper shot" dead
        shooter = next(
            (child for child in shot.lefts if child.dep_ in ("compound", "amod") and child.i == shot.i - 1), None
        )
        if shooter is None:
            return
        shot.head, shot.dep_ = (shot if over.i == dead.i else over), dead.dep_
        for child in [one for one in shot.lefts if one.i != shooter.i and one.dep_ in OWN_OF_NOUN]:
            child.head = shooter
        shooter.head, shooter.dep_ = shot, "nsubj"
        shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", "shoot"
    elif over.i != shot.i and not (over.head.i == shot.i and dead.dep_ == "amod"):
        return
    for child in [one for one in dead.children if one.i != shot.i]:
        child.head = shot
        child.dep_ = "dobj" if child.dep_ == "pobj" else child.dep_
    dead.head, dead.dep_, dead.tag_, dead.pos_ = shot, "acomp", "JJ", "ADJ"
