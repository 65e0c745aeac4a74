"""Objects that the parser hides: "struck what it called a training camp", "a house sheltering families".

What somebody calls a camp is what was struck, who is sheltered in a house is no house, and a raid "on a school west of
Lindow" is one on a school. What must stay true: only a "what" right behind its verb is read so, only a participle
between two nouns, and only a direction before "of".
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

HOLDING = frozenset("sheltering housing hosting carrying transporting ferrying hiding containing".split())
DIRECTIONS = frozenset("west east north south northwest northeast southwest southeast".split())
CALLING = frozenset({"call", "describe", "term", "say", "claim", "believe", "identify"})


def with_hidden_objects(parsed: Doc) -> Doc:
    """Mends the tree of a parse in place, and gives it back."""
    for token in list(parsed):
        if token.lower_ == "what" and token.i and token.nbor(-1).pos_ == "VERB":
            _give_back(token.nbor(-1), token)
        elif token.lower_ in HOLDING and token.tag_ == "VBG" and token.dep_ in ("amod", "compound"):
            _hold(token)
        elif token.lower_ in DIRECTIONS and token.tag_ in ("NN", "NNP") and token.i and token.i + 1 < len(parsed):
            _point(token)
    return parsed


def _give_back(verb: Token, what: Token) -> None:
    """Makes what somebody calls so the object of the verb before "what"."""
    clause = next((one for one in verb.rights if one.i > what.i and one.dep_ in ("ccomp", "dobj")), None)
    if clause is None or clause.lemma_.lower() not in CALLING:
        return
    being = next((one for one in clause.rights if one.dep_ == "ccomp" and one.lemma_ == "be"), clause)
    noun = next((one for one in being.rights if one.dep_ in ("oprd", "dobj", "attr")), None)
    if noun is None or noun.pos_ != "NOUN":
        return
    for phrase in [one for inner in (being, clause) for one in inner.rights if one.dep_ == "prep" and one.i > noun.i]:
        phrase.head = noun
    noun.head, noun.dep_ = verb, "dobj"
    clause.head, clause.dep_ = verb, "npadvmod"
    if being.i != clause.i:
        being.dep_ = "aux"


def _hold(verb: Token) -> None:
    """Hangs whom a house or a bus holds on the participle, and that on the house ("a house sheltering families")."""
    people, noun = verb.head, verb.nbor(-1) if verb.i else verb
    if noun.pos_ != "NOUN" or noun.head.i not in (verb.i, people.i) or people.i < verb.i or people.pos_ != "NOUN":
        return
    noun.head, noun.dep_ = (noun if people.head.i == people.i else people.head), people.dep_
    for child in [one for one in people.lefts if one.i < verb.i]:
        if child.i != noun.i:
            child.head = noun
    people.head, people.dep_ = verb, "dobj"
    verb.head, verb.dep_, verb.pos_ = noun, "acl", "VERB"


def _point(direction: Token) -> None:
    """Makes the noun before a direction the one that is meant ("a raid on a school west of Lindow")."""
    noun = direction.nbor(-1)
    if noun.dep_ != "compound" or noun.head.i != direction.i or noun.pos_ != "NOUN" or direction.nbor(1).lower_ != "of":
        return
    noun.head, noun.dep_ = (noun if direction.head.i == direction.i else direction.head), direction.dep_
    for child in [one for one in direction.lefts if one.i != noun.i]:
        child.head = noun
    direction.head, direction.dep_, direction.tag_, direction.pos_ = noun, "advmod", "RB", "ADV"
