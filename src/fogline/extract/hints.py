"""Hints: which claim types the lexicon sees in a candidate's words, most specific first.

Hints name the type under a family and feed the trained judge; alone they are the fall-back where no trained
weights are at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from fogline.extract.candidates import LIGHT_VERBS, OBJECTS, SUBJECTS, Candidate, event_noun
from fogline.extract.fleeing import flees
from fogline.extract.lexicon import ANYTHING, Lexicon
from fogline.gazetteer.actor_phrases import BOMBS_IN_PERSON

PARTICLES = frozenset({"out", "into", "back", "off", "over", "up", "down"})
"""Prepositions that make one verb with the word before them ("pulled out of the town")."""


STATE_VERBS = frozenset({"be", "remain", "stay", "come", "fall", "live"})


def hints(parsed: Doc, candidate: Candidate, lexicon: Lexicon, settled: str = "") -> list[str]:
    """The kinds the lexicon sees, best first, each once.

    Args:
        parsed: the stretch.
        candidate: the predicate and its words.
        lexicon: what makes which kind.
        settled: the kind that a clause's grammar alone makes, which comes first; empty where it makes none.
    """
    event = parsed[candidate.event]
    found: list[str] = []
    if candidate.nominal:
        named = event_noun(event, lexicon)
        found += [named] if named else []
    else:
        near, far = _phrases(parsed, candidate, lexicon)
        found += [settled] if settled else []
        found += near
        for token in (event, parsed[candidate.head]):
            found += _verb(token, lexicon)
        found += far
    return list(dict.fromkeys(found))


def _verb(token: Token, lexicon: Lexicon) -> Iterator[str]:
    lemma = token.lemma_.lower()
    objects = [meant_by_relative(noun) for noun in arguments(token, OBJECTS)]
    subjects = [meant_by_relative(noun) for noun in subjects_of(token)]
    if _is_passive(token):
        objects += subjects
    if flees(token):
        return
    particles = list(_particles(token))
    yield from _by_subject([*(f"{lemma}+{particle}" for particle in particles), lemma], subjects, lexicon)
    if not (lemma == "shoot" and "down" in particles):
        yield from _with_objects(token, objects, lexicon)
    yield from _states(token, lexicon)
    for particle in particles:
        yield from lexicon.verbs.get(f"{lemma}+{particle}", ())
    people = lemma in TAKEN and _are_people(objects, lexicon)
    yield from (kind for kind in lexicon.verbs.get(lemma, ()) if not (people and kind.startswith("control.")))
    if lemma in LIGHT_VERBS:
        for noun in objects:
            named = event_noun(noun, lexicon)
            if named:
                yield named


def _by_subject(forms: Sequence[str], subjects: Sequence[Token], lexicon: Lexicon) -> Iterator[str]:
    """The kinds that forms of a verb make by whose they are told ("the truce fell apart")."""
    for form in forms:
        for kind, classes in lexicon.by_subject.get(form, ()):
            if any(_fits(noun, classes, lexicon) for noun in subjects):
                yield kind


def _with_objects(token: Token, objects: Sequence[Token], lexicon: Lexicon) -> Iterator[str]:
    """The kinds that a verb makes with what it acts on, or with what stands beside it."""
    beside = list(arguments(token, frozenset({"pobj"})))
    for kind, classes in lexicon.with_object.get(token.lemma_.lower(), ()):
        direct = any(_fits(noun, classes, lexicon) for noun in objects)
        if classes == ANYTHING or direct or any(_fits(noun, classes - {"name"}, lexicon) for noun in beside):
            yield kind


def beside(parsed: Doc, candidate: Candidate, lexicon: Lexicon) -> tuple[str, ...]:
    """The kinds of the happenings that are a predicate's subject or object: what "tore through" is, if a blast did."""
    if candidate.nominal:
        return ()
    head = parsed[candidate.event]
    nouns = (*arguments(head, SUBJECTS), *arguments(head, OBJECTS), *arguments(head, frozenset({"agent"})))
    named = (event_noun(noun, lexicon) for noun in nouns)
    return tuple(dict.fromkeys(kind for kind in named if kind))


SUPPLIES = frozenset(
    "telephone phone telecommunication telecommunications communication communications power electricity gas water "
    "internet mobile".split()
)
"""What comes by a line that is no road and no front: cutting it besieges nobody."""
TAKEN = frozenset({"capture", "seize", "recapture"})
"""Verbs that take places and people alike."""


def _are_people(objects: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether what is taken is people and nothing else, so that no place changes hands."""
    return bool(objects) and all(
        noun.pos_ == "NOUN"
        and lexicon.is_a(noun.lemma_.lower(), "person", "force")
        and not lexicon.is_a(noun.lemma_.lower(), "place", "facility", "position")
        for noun in objects
    )


def subjects_of(token: Token) -> Iterator[Token]:
    """A predicate's subjects, those it shares with the one it is joined to among them ("were killed or captured")."""
    own = list(arguments(token, SUBJECTS))
    above = token.head
    if not own and token.dep_ == "conj" and token.tag_ == "VBN" and above.tag_ == "VBN" and _is_passive(above):
        own = list(arguments(above, SUBJECTS))
    yield from own


def _states(token: Token, lexicon: Lexicon) -> Iterator[str]:
    """The kind of the state that something is in ("is once more under complete siege", "came under its control")."""
    if token.lemma_.lower() not in STATE_VERBS:
        return
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "under":
            named = (event_noun(noun, lexicon) for noun in child.children if noun.dep_ == "pobj")
            yield from (kind for kind in named if kind and kind.startswith("control."))


def _particles(token: Token) -> Iterator[str]:
    for child in token.children:
        if child.dep_ in ("prt", "advmod") or (child.dep_ == "prep" and child.lower_ in PARTICLES):
            yield child.lower_


def _is_passive(token: Token) -> bool:
    """Whether the subject is what is acted on, or what it happens to ("air raids have intensified")."""
    children = {child.dep_: child.lemma_.lower() for child in token.children}
    if "nsubjpass" in children or "auxpass" in children:
        return True
    return token.tag_ == "VBN" and not (children.get("aux") == "have" and "dobj" in children)


def _fits(noun: Token, classes: frozenset[str], lexicon: Lexicon) -> bool:
    if "name" in classes and noun.pos_ == "PROPN":
        return True
    if noun.pos_ == "NUM":  # "130 of the wounded"
        of = (below for child in noun.children if child.lower_ == "of" for below in child.children)
        return any(lexicon.is_a(below.lemma_.lower(), *classes) for below in of if below.dep_ == "pobj")
    if noun.lower_ in ("line", "lines", "network", "networks") and any(
        child.lower_ in SUPPLIES for child in noun.lefts
    ):
        return "service" in classes
    if noun.lemma_.lower() == "bomber" and any(child.lower_ in BOMBS_IN_PERSON for child in noun.lefts):
        classes = classes - {"aircraft"}
    return lexicon.is_a(noun.lemma_.lower(), *classes)


def arguments(token: Token, deps: frozenset[str]) -> Iterator[Token]:
    """The nouns that stand to a predicate in any of the relations, with those coordinated to them."""
    for child in token.children:
        if child.dep_ in deps and child.dep_ != "agent":
            yield from _with_conjuncts(child)
        elif (child.dep_ == "prep" and "pobj" in deps) or (child.dep_ == "agent" and "agent" in deps):
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    yield from _with_conjuncts(grandchild)
        elif child.dep_ == "xcomp" and "dobj" in deps:
            yield from arguments(child, deps)


def meant_by_relative(token: Token) -> Token:
    """The noun that a relative pronoun stands for ("the town that rebels hold"); any other word itself."""
    if token.lower_ not in ("which", "that", "who", "whom") or token.pos_ not in ("PRON", "DET", "SCONJ"):
        return token
    clause = token.head
    while clause.dep_ in ("ccomp", "xcomp", "conj") and clause.head.i != clause.i:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" and clause.head.pos_ in ("NOUN", "PROPN") else token


def _with_conjuncts(token: Token) -> Iterator[Token]:
    yield token
    for other in token.conjuncts:
        if other.i > token.i and other.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and not _is_ruled_out(token, other):
            yield other


def _is_ruled_out(first: Token, other: Token) -> bool:
    """Whether a joined noun is what there was none of ("damage but no injuries"), unless there was none of either."""
    none = any(child.lower_ == "no" and child.dep_ in ("det", "neg") for child in other.children)
    return none and not any(child.lower_ in ("no", "neither") for child in first.children)


def _phrases(parsed: Doc, candidate: Candidate, lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """The kinds that phrases make: those that hold the predicate's own words, and those elsewhere in the clause."""
    lemmas = [parsed[i].lemma_.lower() for i in range(candidate.left, candidate.right)]
    own = {candidate.head - candidate.left, candidate.event - candidate.left}
    near: list[str] = []
    far: list[str] = []
    for position, lemma in enumerate(lemmas):
        for words, kind in lexicon.phrases.get(lemma, ()):
            end = _runs(lemmas, position, words)
            if end:
                (near if own & set(range(position, end)) else far).append(kind)
    return near, far


SKIPPED = frozenset("the a an its their his also full complete total firm effective near-total almost now".split())
"""Words overlooked between those of a phrase ("in full control of")."""


def _runs(lemmas: list[str], position: int, words: tuple[str, ...]) -> int:
    """One past the last of the words in a row from a position, articles between them overlooked; 0 for no match."""
    at = position
    for word in words:
        while position < at < len(lemmas) and lemmas[at] in SKIPPED and lemmas[at] != word:
            at += 1
        if at >= len(lemmas) or lemmas[at] != word:
            return 0
        at += 1
    return at
