"""Participles behind a noun that the parser takes for the verb of the sentence ("gunmen believed to be … killed").

"Men believed to be deserters robbed a bank" has one verb with a subject, and it is "robbed"; what they are believed to
be only describes them. Read as "believed", the sentence would be told by the men, and the robbers would be nobody. What
must stay true: a sentence whose later verb has a subject of its own keeps its tree.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

HELD = frozenset(
    "believed said thought suspected understood reported alleged presumed claimed considered known".split()
)
"""Forms that are a past tense and a participle, and lead to what somebody is held to be."""
SETTLED = frozenset("agreed brokered signed reached negotiated mediated announced concluded declared".split())
TERMS = frozenset("truce ceasefire cease-fire deal agreement accord pact treaty armistice".split())
"""What is agreed, and agrees to nothing."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
WHAT_THEY_ARE = frozenset({"attr", "acomp"})


def with_descriptions_apart(parsed: Doc) -> Doc:
    """Mends the tree of a parse in place, and gives it back."""
    for verb in list(parsed):
        if verb.lower_ not in HELD or verb.tag_ not in ("VBD", "VBN") or verb.i + 2 >= len(parsed):
            continue
        if parsed[verb.i + 1].lower_ != "to" or parsed[verb.i + 2].lower_ not in ("be", "have"):
            continue
        noun = _subject_before(verb)
        held = next((child for child in verb.rights if child.dep_ == "xcomp"), None)
        main = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
        if noun is None or held is None or main is None or not held.i < main.i:
            continue
        if _is_verb_of_all(main, held):
            _describe(verb, noun, held, main)
    _with_agreed_apart(parsed)
    return parsed


def _with_agreed_apart(parsed: Doc) -> None:
    """Hangs "agreed between A and B" on what was agreed, where the sentence has another verb for it."""
    for verb in list(parsed):
        if verb.lower_ not in SETTLED or verb.tag_ not in ("VBD", "VBN") or verb.dep_ != "ROOT":
            continue
        noun = _subject_before(verb)
        main = next((child for child in verb.rights if child.dep_ == "ccomp" and _is_finite(child)), None)
        if noun is None or main is None or noun.lemma_.lower() not in TERMS:
            continue
        if not any(child.dep_ in (*SUBJECTS, "mark", "expl") for child in main.children):
            between = [child for child in verb.rights if child.i < main.left_edge.i and child.pos_ == "ADP"]
            _describe(verb, noun, main, main)
            for phrase in between:
                phrase.head = verb


def _subject_before(verb: Token) -> Token | None:
    """The noun that stands as its subject right before a verb without helping verbs."""
    if any(child.dep_ in ("aux", "auxpass", "neg") for child in verb.children):
        return None
    noun = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    return noun if noun is not None and noun.right_edge.i + 1 == verb.i and noun.pos_ != "PRON" else None


def _is_verb_of_all(main: Token, held: Token) -> bool:
    """Whether a verb that seems to be told lacks a subject, save for what was taken from the words before it."""
    if any(child.dep_ in ("mark", "expl") or child.lower_ == "that" for child in main.children):
        return False
    if not _is_finite(main) and main.tag_ != "VBN":
        return False
    own = [child for child in main.children if child.dep_ in SUBJECTS]
    if not own:
        return True
    return held.lemma_ == "be" and own[0].left_edge.i == held.i + 1 and not _told_what(held)


def _told_what(held: Token) -> bool:
    return any(child.dep_ in WHAT_THEY_ARE for child in held.children)


def _describe(verb: Token, noun: Token, held: Token, main: Token) -> None:
    """Hangs a participle on its noun, and all that hung on it on the verb that the noun is the subject of."""
    for own in [child for child in main.children if child.dep_ in SUBJECTS]:
        own.head, own.dep_ = held, "attr"
    main.head, main.dep_ = (main if verb.head.i == verb.i else verb.head), verb.dep_
    for child in [one for one in verb.children if one.i not in (held.i, main.i)]:
        child.head = main
    passive = any(child.dep_ == "auxpass" for child in main.children)
    noun.head, noun.dep_ = main, "nsubjpass" if passive else "nsubj"
    main.tag_ = "VBD" if main.tag_ == "VBN" and not passive and not _has_aux(main) else main.tag_
    verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"


def _is_finite(verb: Token) -> bool:
    helped = any(child.dep_ in ("aux", "auxpass") and child.tag_ in (*FINITE, "MD") for child in verb.children)
    return verb.tag_ in FINITE or helped


def _has_aux(verb: Token) -> bool:
    return any(child.dep_ == "aux" for child in verb.children)
