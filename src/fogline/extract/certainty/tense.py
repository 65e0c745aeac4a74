"""When the words put a predicate relative to the telling, by its form.

Headlines tell the past in the present ("Army captures town"), so the simple present of a verb of doing is past
where the sentence looks like a headline and habitual, hence now, elsewhere.
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.certainty.lexicon import Lexicon
from fogline.extract.sentence_spans import sentence_of
from fogline.model import Time

_CLOSING = frozenset('.?!…"”')
_HAVE = frozenset(("have", "has", "'ve", "'s", "having", "ve"))
_BE = frozenset(("is", "are", "am", "'s", "'re", "being", "'m"))
_GOING_ON = frozenset(("ongoing", "continuing", "unabated"))
"""Adjectives of what a noun names that put it into the report's present."""
_ALIKE = frozenset(("hit", "cut", "put", "set", "shut", "split", "spread", "burst", "beset"))
"""Verbs whose past looks like their present: parsers guess, and reports tell the past."""
_MAX_BORROWED = 4
"""Governors asked for the tense of a form that has none of its own."""


def tense_of(token: Token, lexicon: Lexicon, depth: int = 0) -> Time:
    """Says whether the form of a predicate tells of the past or of now."""
    if token.pos_ in ("NOUN", "PROPN") and any(child.lower_ in _GOING_ON for child in token.lefts):
        return "now"
    auxiliaries = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    perfect, present = auxiliaries & _HAVE, auxiliaries & _BE
    if token.tag_ == "VBG" and (present or perfect) and "were" not in auxiliaries and "was" not in auxiliaries:
        return "now"
    if perfect or (token.tag_ == "VBN" and token.dep_ == "ccomp" and not auxiliaries):
        return "past"  # also a finite verb whose past looks like its participle ("it is believed that three drowned")
    if present and token.tag_ == "VBN":
        return "now" if token.lemma_.lower() in lexicon.states or not is_headline(token) else "past"
    if token.tag_ in ("VBZ", "VBP"):
        return _present(token, lexicon)
    if token.tag_ in ("VBG", "VB", "VBN", "JJ", "NN", "NNS", "NNP") and not auxiliaries - {"to"}:
        return _borrowed(token, lexicon, depth)
    if "do" in auxiliaries or "does" in auxiliaries:
        return "now"
    return "past"


def _present(token: Token, lexicon: Lexicon) -> Time:
    if token.tag_ == "VBP" and token.pos_ == "VERB" and _looks_past(token):
        return "past"
    if token.lemma_.lower() in lexicon.states or not is_headline(token):
        return "now"
    return "past"


def _looks_past(token: Token) -> bool:
    """Whether a supposed present plural is a past form: an irregular one, or one that looks like the present."""
    return token.lower_ in _ALIKE or token.lower_ != token.lemma_.lower()


def _borrowed(token: Token, lexicon: Lexicon, depth: int) -> Time:
    """The tense of the governing verb, for forms without one: "continues shelling", "is besieging and starving"."""
    governor = token.head
    verbal = governor.pos_ in ("VERB", "AUX") and token.dep_ in (
        "xcomp",
        "conj",
        "advcl",
        "pcomp",
        "ccomp",
        "acomp",
        "attr",
    )
    if token.i == governor.i or depth >= _MAX_BORROWED or not verbal:
        return "past"
    return tense_of(governor, lexicon, depth + 1)


def is_headline(token: Token) -> bool:
    """Tells whether a token stands in a headline: a sentence that no full stop closes, or one in title case."""
    sentence = sentence_of(token)
    last = sentence[-1] if not sentence[-1].is_space or len(sentence) == 1 else sentence[-2]
    if last.text[-1:] not in _CLOSING:
        return True
    long_words = [word for word in sentence if word.is_alpha and len(word) > 3]
    return len(long_words) > 3 and sum(word.is_title or word.is_upper for word in long_words) >= 0.8 * len(long_words)
