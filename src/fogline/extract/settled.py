"""What the grammar of a line settles by itself, whatever the judge thinks of it.

The judge learnt from sentences of whole reports. Lines of headlines, lists and posts look to it like no claim, though
there is but one way to read "10 killed, 25 wounded in market blast" or "the town is in rebel hands".
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.candidates import event_noun
from fogline.extract.fleeing import flees
from fogline.extract.ground_claimed import ground_claimed
from fogline.extract.lexicon import lexicon
from fogline.extract.quantities.found import CasualtyCount
from fogline.extract.quantities.reading import read_quantities
from fogline.extract.restating import FIGURES, MOVING
from fogline.extract.tallies import TALLIED, is_tally

BEING = frozenset({"be", "remain", "stay"})
BECOMING = frozenset({"fall", "pass", "come", "go"})
GOVERNING = frozenset(
    "rebel government army enemy military opposition insurgent militia regime jihadist separatist loyalist".split()
)
"""Common nouns that hold what is "in … hands"; other hands are their owner's."""
ABSTRACT = frozenset("justice fate future power peace life decision victory initiative everything".split())
"""What is in somebody's hands and is no place, also where it opens a sentence with a capital."""
KILLING = frozenset({"kill", "behead", "assassinate", "massacre", "execute", "murder", "slay"})
TOLD = frozenset({"ROOT", "ccomp", "conj"})
"""Where a finite verb tells what happened."""
SPELLS = frozenset({"hour", "day", "week", "month", "year", "decade", "phase", "stage", "round"})
"""What something that goes on enters next."""
OWN = frozenset({"our", "their", "his"})


def settled_kind(token: Token) -> str:
    """The kind that a predicate makes by its grammar alone; empty where the judge is to decide."""
    if is_tally(token):
        return TALLIED[token.lower_]
    if flees(token):
        return "harm.displaced"
    if recounts(token) or tells_toll(token):
        return "harm.other"
    if _kills_outright(token):
        return "harm.killed"
    if _flies_over(token):
        return "control.hold"
    return in_hands(token) or ground_claimed(token) or _denied_to_be(token) or _lasts_on(token)


def _kills_outright(token: Token) -> bool:
    """Whether a finite verb tells that people were killed ("a sniper shot dead a nurse", "two men were beheaded")."""
    lemma = token.lemma_.lower()
    dead = lemma == "shoot" and any(child.lower_ == "dead" for child in token.rights)
    if token.tag_ not in ("VBD", "VBN", "VBZ") or token.dep_ not in TOLD or not (dead or lemma in KILLING):
        return False
    passive = any(child.dep_ == "auxpass" for child in token.lefts)
    if any(child.dep_ == "neg" or child.tag_ == "MD" for child in token.children):
        return False
    killed = [child for child in token.children if child.dep_ == ("nsubjpass" if passive else "dobj")]
    return any(lexicon().is_a(one.lemma_.lower(), "person", "force") for one in killed)


def _lasts_on(token: Token) -> str:
    """The kind of what enters a further week or month: a siege that does so takes no place ("the siege entered …")."""
    if token.lemma_.lower() != "enter" or not any(c.dep_ == "dobj" and c.lemma_ in SPELLS for c in token.children):
        return ""
    kinds = (event_noun(child, lexicon()) for child in token.children if child.dep_ == "nsubj")
    return next(filter(None, kinds), "")


def _denied_to_be(token: Token) -> str:
    """The kind of what did not happen or is nobody's doing ("there were no strikes", "it was not behind the bomb")."""
    if token.lemma_ != "be":
        return ""
    there = any(child.dep_ == "expl" for child in token.children)
    none = (noun for noun in token.children if noun.dep_ == "attr" and any(one.lower_ == "no" for one in noun.lefts))
    kinds = [event_noun(noun, lexicon()) for noun in none] if there else []
    if any(child.dep_ == "neg" for child in token.children):
        behind = (noun for child in token.children if child.lower_ == "behind" for noun in child.children)
        told = [event_noun(noun, lexicon()) or "" for noun in behind if noun.dep_ == "pobj"]
        kinds += ["strike.attack" for kind in told if kind.partition(".")[0] in ("strike", "fighting", "harm")]
    return next(filter(None, kinds), "")


def tells_toll(token: Token) -> bool:
    """Whether a predicate gives the figure of the toll that is its subject ("the toll of dead stands at 90")."""
    if token.lemma_.lower() not in MOVING or token.pos_ not in ("VERB", "AUX"):
        return False
    toll = next((one for one in token.children if one.dep_ == "nsubj" and one.lemma_.lower() in FIGURES), None)
    if toll is None:
        return False
    inside, below = {one.i for one in toll.subtree}, {one.idx for one in token.subtree}
    counts = read_quantities(token.doc).casualties
    return any(one.predicate in inside and one.count.cumulative and _begins_in(token, one, below) for one in counts)


def _begins_in(token: Token, count: CasualtyCount, below: set[int]) -> bool:
    """Whether a figure stands under a predicate and behind it."""
    return count.start > token.idx and any(count.start <= at < count.end for at in below)


def recounts(token: Token) -> bool:
    """Whether somebody sets anew how many were harmed before ("the hospital has revised its count to 61")."""
    if token.lemma_.lower() not in ("revise", "raise", "lower", "update", "cut", "correct"):
        return False
    noun = next((child for child in token.children if child.dep_ in ("dobj", "nsubjpass")), None)
    if noun is None or noun.lemma_.lower() not in ("count", "tally", "figure", "toll"):
        return False
    return any(one.predicate == token.i for one in read_quantities(token.doc).casualties)


def _flies_over(token: Token) -> bool:
    """Whether a flag flies over a place, which tells whose it is ("the white flag still flew over the square")."""
    if token.lemma_.lower() not in ("fly", "flutter", "wave"):
        return False
    flag = any(child.dep_ == "nsubj" and child.lemma_.lower() in ("flag", "banner") for child in token.children)
    return flag and any(child.lower_ in ("over", "above", "from", "atop", "on") for child in token.children)


def in_hands(token: Token) -> str:
    """The kind of a place that is in, or falls into, somebody's hands ("is in Croat hands")."""
    lemma = token.lemma_.lower()
    if (lemma not in BEING and lemma not in BECOMING) or not any(map(_can_be_held, token.children)):
        return ""
    for place in token.children:
        if place.dep_ == "prep" and place.lower_ in ("in", "into"):
            hands = (noun for noun in place.children if noun.dep_ == "pobj" and noun.lower_ == "hands")
            if any(_is_partys(noun) for noun in hands):
                return "control.hold" if lemma in BEING else "control.capture"
    return ""


def _can_be_held(subject: Token) -> bool:
    """Whether a word is the subject and names, or stands for, a place."""
    if subject.dep_ not in ("nsubj", "nsubjpass"):
        return False
    lemma = subject.lemma_.lower()
    named = subject.pos_ in ("PROPN", "PRON") or (subject.text[:1].isupper() and lemma not in ABSTRACT)
    return named or lexicon().is_a(lemma, "place", "facility", "position", "quarter", "road", "crossing")


def _is_partys(hands: Token) -> bool:
    """Whether hands are a party's: those of a name, of a side, or of who speaks."""
    of = [noun for child in hands.children if child.lower_ == "of" for noun in child.children]
    return any(
        one.pos_ == "PROPN" or one.ent_type_ or one.lower_ in OWN or one.lemma_.lower() in GOVERNING or _is_people(one)
        for one in (*(child for child in hands.children if child.dep_ in ("compound", "amod", "poss", "nmod")), *of)
    )


def _is_people(token: Token) -> bool:
    """Whether a word is a people's name used of what is theirs ("Serbian", "Tigrayan")."""
    return bool(token.pos_ == "ADJ" and token.text[:1].isupper())
