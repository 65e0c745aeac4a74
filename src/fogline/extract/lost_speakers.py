"""Two speakers at a sentence's end that the parser takes for more of what stands before the comma.

"…, killing six people, a doctor and a witness said" makes victims of those who tell, and a place of them in "…
entered the town, state media and a monitor said"; the verb is left without anybody who says it. A verb of saying has
a subject: it is what stands between the last comma and the verb. What must stay true: no verb that has one is touched.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

SAYING = frozenset("said say says told tell reported added confirmed announced".split())
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
LISTED = frozenset({"conj", "appos"})
NOMINAL = frozenset({"NOUN", "PROPN"})
FEWEST_BEFORE = 5
"""Words before a verb that a clause and two speakers need."""
TELLERS = frozenset(
    "activist doctor medic resident witness official police media source rescuer survivor diplomat monitor analyst "
    "local leader relative journalist spokesman spokeswoman spokesperson commander prosecutor".split()
)
"""Nouns that, behind a comma without an article, are told with the speakers behind them and not with the victims."""


def with_speakers_apart(parsed: Doc) -> Doc:
    """Mends the tree of a parse in place, and gives it back."""
    for verb in list(parsed):
        if verb.lower_ not in SAYING or verb.tag_ not in FINITE or verb.i < FEWEST_BEFORE or _is_said_to(verb):
            continue
        own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        first = _listed_last(verb) if own is None else _behind_object(verb, own)
        if first is None:
            continue
        if own is not None:
            _give_back(verb, own)
        _make_subject(verb, first)
    return parsed


def _is_said_to(verb: Token) -> bool:
    """Whether something is "said to" be so: a participle that the parser took for a past tense."""
    return bool(verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "to")


def _listed_last(verb: Token) -> Token | None:
    """The first of the speakers that hang on a noun before the comma, for a verb that nobody says."""
    last = _noun_before(verb)
    first = last
    while first is not None and first.doc[first.left_edge.i - 1].text != ",":
        first = first.head if first.dep_ in LISTED and first.head.i < first.i else None
    # A speaker alone is told by the words, which know its name; here two are, and one without its comma is no part.
    if first is None or first is last or first.dep_ not in LISTED or not _follows_clause(verb, first):
        return None
    while _is_teller(first.head) and first.head.dep_ in LISTED and first.doc[first.head.left_edge.i - 1].text == ",":
        first = first.head
    return first


def _noun_before(verb: Token) -> Token | None:
    """The noun that stands right before a verb, adverbs aside."""
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].pos_ in ("ADV", "AUX"):
        i -= 1
    noun = verb.doc[i]
    while noun.dep_ in ("pobj", "prep", "compound", "acl") and verb.doc[i].i >= noun.i and noun.head.i < noun.i:
        noun = noun.head
    return noun if noun.pos_ in NOMINAL and noun.dep_ in LISTED else None


def _follows_clause(verb: Token, first: Token) -> bool:
    """Whether a clause stands before the speakers: what they tell."""
    before = verb.doc[verb.sent.start : first.left_edge.i]
    return any(one.tag_ in FINITE or one.pos_ == "AUX" for one in before)


def _is_teller(noun: Token) -> bool:
    bare = not any(child.dep_ in ("det", "nummod", "poss") for child in noun.children)
    return bare and noun.lemma_.lower() in TELLERS


def _behind_object(verb: Token, own: Token) -> Token | None:
    """The first of the speakers where the object of what they tell was taken for another ("took Lindow, A and B said").

    Nothing separates the object from its verb, so that it can be no subject.
    """
    told = next((child for child in verb.children if child.dep_ == "ccomp" and child.i < own.i), None)
    left = own.left_edge.i
    if told is None or told.tag_ not in FINITE or told.i + 1 != left or own.dep_ != "nsubj":
        return None
    if any(child.dep_ in ("dobj", "prep", "prt", "acomp", "attr", "xcomp") for child in told.rights):
        return None
    first = next((child for child in own.rights if child.dep_ in LISTED), None)
    return first if first is not None and verb.doc[first.left_edge.i - 1].text == "," else None


def _give_back(verb: Token, noun: Token) -> None:
    told = next(child for child in verb.children if child.dep_ == "ccomp" and child.i < noun.i)
    noun.head, noun.dep_ = told, "dobj"


def _make_subject(verb: Token, first: Token) -> None:
    """Hangs a list of speakers on the verb behind it, and the clause before them under that verb."""
    comma, above = first.left_edge.i - 1, first.head
    for other in [one for one in above.rights if one.i > first.i and one.right_edge.i < verb.i and one is not first]:
        other.head = first
    verb.doc[comma].head = verb
    if verb.dep_ == "conj" and verb.head.i < comma and verb.head.dep_ == "ROOT":
        clause = verb.head
        verb.head, verb.dep_ = verb, "ROOT"
        clause.head, clause.dep_ = verb, "ccomp"
    first.head, first.dep_ = verb, "nsubj"
