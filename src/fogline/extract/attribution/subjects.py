"""Who is the subject of a cue verb, also where the verb borrows it from another clause."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from fogline.extract.attribution.report import Range, Report, child, subtree
from fogline.extract.attribution.speakers import RELATIVE, can_speak, clipped

OBJECT_CONTROL = frozenset(
    "tell ask urge order force allow lead cause prompt push persuade convince quote cite hear see".split()
)
ISSUED = frozenset(
    "statement release report letter video tweet message communique bulletin memo note post ad advertisement".split()
)
ISSUING = frozenset("issue release publish send post write make put give tweet air broadcast record circulate".split())
GOING_ON = frozenset({"add", "continue", "stress", "note", "insist"})
"""Verbs by which one who has spoken goes on."""
SET_BEHIND = frozenset("note add point stress warn claim call put accuse describe insist argue blame vow".split())
"""Participles that, behind a clause, belong to who acts in it and not to its last noun."""
SAYING_ON = SET_BEHIND | frozenset("say tell state declare claim suggest announce urge assert maintain".split())
"""Participles that only people and bodies can be the subject of."""
FARTHEST = 6
"""Steps up the tree in search of a subject; chains of auxiliaries and participles are shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The speaker phrase of a verb, its head, and what a relative pronoun stands for."""

    tokens: Range
    head: Token
    stands_for: Range | None = None
    own: bool = True


def subject_of(report: Report, verb: Token) -> Subject | None:
    """Finds the subject of a verb, climbing from participles, infinitives and coordinated verbs to the one above."""
    here = verb
    for _ in range(FARTHEST):
        head = _own_subject(here, passive_too=here.i != verb.i)
        if head is not None:
            teller = _earlier_teller(report, verb, here)
            return teller or _as_subject(report, here, head, own=here.i == verb.i)
        if _hangs_on_object(here):
            here = here.head.head
            continue
        if _hangs_on_thing(report, here):
            here = _verb_over(here.head)
            continue
        if here.dep_ == "acl" and here.tag_ == "VB" and here.i != verb.i and here.head.dep_ in ("dobj", "pobj"):
            here = here.head.head  # "made an effort to run the town, warning that …"
            continue
        if here.dep_ == "acl" or (here.dep_ == "relcl" and here.i == verb.i):
            return _as_subject(report, here, here.head, own=False) if here.head.pos_ != "VERB" else None
        if here.head.i == here.i:
            return None
        if here.dep_ in (
            "xcomp",
            "ccomp",
            "advcl",
            "conj",
            "pcomp",
            "prep",
            "dep",
            "parataxis",
            "acomp",
            "oprd",
            "pobj",
        ):
            controller = _controller(here)
            if controller is not None:
                return _as_subject(report, here, controller, own=False)
            here = here.head
            continue
        return None
    return None


def _earlier_teller(report: Report, verb: Token, here: Token) -> Subject | None:
    """Who told before, of a verb that goes on telling ("the minister said the rebels fled but added that …")."""
    if here.i == verb.i or str(verb.lemma_).lower() not in GOING_ON or here.dep_ != "ccomp":
        return None
    return subject_of(report, here.head) if here.head.lower_ in report.lexicon.verbs else None


def _hangs_on_object(verb: Token) -> bool:
    """Whether a participle stands behind a name that was acted on ("shelled the port, claiming …"): no speaker."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or noun.dep_ not in ("dobj", "pobj"):
        return False
    if str(noun.lemma_).lower() in ISSUED or str(noun.head.lemma_).lower() in OBJECT_CONTROL:
        return False
    if noun.pos_ == "PROPN" and noun.dep_ == "dobj":
        return True
    return str(verb.lemma_).lower() in SET_BEHIND and noun.head.lower_ not in ("from", "by", "to")


def _hangs_on_thing(report: Report, verb: Token) -> bool:
    """Whether a participle of saying stands behind a thing that cannot say it ("the toll from a blast, saying …")."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBG" or str(verb.lemma_).lower() not in SAYING_ON:
        return False
    above = _verb_over(noun)
    told = str(noun.lemma_).lower() in report.lexicon.nouns or str(noun.lemma_).lower() in ISSUED
    cue = report.lexicon.verbs.get(above.lower_)
    denied = cue is not None and cue.hedge == "denying"
    if noun.pos_ != "NOUN" or (not denied and (told or can_speak(noun, report.lexicon))):
        return False
    return above.pos_ in ("VERB", "AUX") and above.i < noun.i and _own_subject(above, passive_too=False) is not None


def _verb_over(noun: Token) -> Token:
    """The verb that a phrase hangs on, through the phrases around it."""
    here = noun
    for _ in range(FARTHEST):
        if here.pos_ in ("VERB", "AUX") or here.head.i == here.i:
            break
        here = here.head
    return here


def _own_subject(verb: Token, *, passive_too: bool) -> Token | None:
    labels = ("nsubj", "nsubjpass") if passive_too else ("nsubj",)
    found = [other for other in verb.lefts if other.dep_ in labels and other.pos_ != "PUNCT"]
    if found:
        return found[-1]
    return None


def _controller(verb: Token) -> Token | None:
    """The object that an infinitive or participle has as its subject ("quoted a doctor as saying")."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.dep_ == "prep" and above.lower_ == "as":
        above = above.head
    elif verb.dep_ != "xcomp":
        return None
    if str(above.lemma_).lower() in OBJECT_CONTROL:
        return child(above, "dobj")
    return None


def _as_subject(report: Report, verb: Token, head: Token, *, own: bool) -> Subject:
    tokens = subtree(head)
    if head.i < verb.i < tokens[1]:
        tokens = (tokens[0], _before_clause(report, tokens[0], verb))
    owner = light_owner(head if head.lower_ not in RELATIVE else _governor(verb))
    if owner is not None and head.i != owner.i:
        head, tokens, own = owner, subtree(owner), False
        if tokens[1] > verb.i > head.i:
            tokens = (tokens[0], _before_clause(report, tokens[0], owner.head))
    stands_for = _all_of(report, head)
    if head.lower_ in RELATIVE and head.pos_ in ("PRON", "DET", "SCONJ"):
        stands_for = _relative_noun(report, verb)
    return Subject(tokens=clipped(report, tokens), head=head, stands_for=stands_for, own=own)


def _governor(verb: Token) -> Token:
    """The noun that a relative clause hangs on, or the verb itself."""
    here = verb
    while here.dep_ != "relcl" and here.head.i != here.i:
        here = here.head
    return here.head


def light_owner(noun: Token) -> Token | None:
    """Who issued a statement that a light verb has as its object ("the army issued a statement saying …")."""
    if noun.dep_ != "dobj" or str(noun.lemma_).lower() not in ISSUED or str(noun.head.lemma_).lower() not in ISSUING:
        return None
    return _own_subject(noun.head, passive_too=False)


def _before_clause(report: Report, start: int, verb: Token) -> int:
    end: int = verb.left_edge.i
    end = max(end, start + 1)
    while end > start + 1 and report.parsed[end - 1].is_punct:
        end -= 1
    return end


def _all_of(report: Report, head: Token) -> Range | None:
    """The noun before a comma that "all of which", "some of whom" and the like stand for."""
    of = child(head, "prep")
    which = child(of, "pobj") if of is not None and of.lower_ == "of" else None
    comma = head.left_edge.i - 1
    if which is None or which.lower_ not in ("which", "whom") or comma < 1 or report.words[comma] != ",":
        return None
    noun = report.parsed[comma - 1]
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return clipped(report, (noun.left_edge.i, comma))


def _relative_noun(report: Report, verb: Token) -> Range | None:
    here = verb
    while here.dep_ != "relcl" and here.head.i != here.i:
        here = here.head
    if here.dep_ != "relcl":
        return None
    noun = _who_can(report, here.head, verb)
    if noun.is_space or noun.is_punct:
        return None
    return clipped(report, (noun.left_edge.i, max(noun.i + 1, min(here.left_edge.i, noun.right_edge.i + 1))))


def _who_can(report: Report, noun: Token, verb: Token) -> Token:
    """Whom "who" means: of "men in blue uniforms who …", those that can speak."""
    phrase = noun.head
    who = any(other.lower_ == "who" for other in verb.lefts)
    if not who or noun.dep_ != "pobj" or noun.pos_ != "NOUN" or can_speak(noun, report.lexicon):
        return noun
    if phrase.dep_ != "prep" or phrase.i == 0:
        return noun
    # A verb that shows or names people often takes the phrase that is theirs.
    owner = phrase.head if phrase.head.pos_ in ("NOUN", "PROPN") else report.parsed[phrase.i - 1]
    return owner if owner.pos_ in ("NOUN", "PROPN") else noun
