"""Whose a role is where the grammar's subject or modifier is not the doer.

The subject of "heard the blast" set nothing off, who recorded deaths killed nobody, and three children who "killed" in
a headline without helping verbs were killed. What must stay true: these turns read the words of one clause only.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fogline.extract.lexicon import Lexicon
from fogline.extract.names import with_conjuncts

VIOLENT = frozenset({"strike", "fighting", "harm"})
"""Families whose targets are people, things or unnamed ground."""
PERCEIVING = frozenset("hear see feel witness watch survive notice experience escape avoid flee".split())
"""Verbs whose subject meets with violence and does none."""
RECORDING = frozenset(
    "report record document announce count confirm put estimate verify register identify name list note publish".split()
)
"""Verbs of who tells of harm: their subject or agent is a speaker."""
OF_ITSELF = frozenset("erupt begin start break occur happen continue take last end escalate rise remain follow".split())
"""Verbs by which fighting comes about; their subject is the fighting."""
KILLING = frozenset({"kill", "injure", "wound", "hurt", "slay"})
ARMED = ("force", "aircraft", "weapon", "vehicle")
CARRIERS = frozenset("bomber attacker assailant killer sniper driver gunman suicide".split())
"""People who kill though no force in arms."""
COME_UNDER = frozenset({"fire", "attack", "shelling", "bombardment", "gunfire", "shellfire", "assault", "barrage"})
"""What somebody comes under."""
RUNNING = frozenset({"hit", "strike", "trigger", "detonate", "run", "drive"})
MINES = frozenset({"mine", "landmine", "minefield", "ied"})
"""What somebody runs into."""
DEAD = frozenset({"kill", "die", "injure", "wound"})
STRUCK = frozenset("target victim casualty fatality dead killed wounded injured".split())
"""What those are called together whom an attack hit."""
CLASHING = frozenset("conflict war crisis uprising revolution violence fighting struggle hostility unrest".split())
"""Events that a country's adjective places rather than lays to it ("killed in the Ruritanian conflict")."""


def is_no_doer(subject: Token, verb: Token, family: str) -> bool:
    """Whether the grammar's doer of a violent act does nothing of it."""
    if family not in VIOLENT:
        return False
    lemma = verb.lemma_.lower()
    if lemma in PERCEIVING or (family == "harm" and lemma in RECORDING):
        return True
    return lemma in OF_ITSELF and subject.pos_ == "PRON"


def suffers_as_subject(subject: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Whether unarmed people told by number or plain noun stand as subject of killing: a headline's bare passive."""
    if verb.lemma_.lower() not in KILLING or subject.pos_ not in ("NOUN", "NUM"):
        return False
    lemma = subject.lemma_.lower()
    if lemma in CARRIERS or lexicon.is_a(lemma, *ARMED):
        return False
    counted = bool(subject.like_num) or any(child.like_num for child in subject.lefts)
    if not counted and _kills_somebody(verb, lexicon):
        return False
    return bool(subject.like_num) or lexicon.is_a(lemma, "person")


def _kills_somebody(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb of killing has people for its object, who are those killed ("herders killed 20 farmers")."""
    killed = (child for child in verb.rights if child.dep_ == "dobj")
    return any(one.like_num or lexicon.is_a(one.lemma_.lower(), "person", "force") for one in killed)


def told_among(verb: Token) -> Iterator[Token]:
    """Who was killed in "among those killed were two nurses" and "those killed were mostly nurses"."""
    if verb.lemma_.lower() not in DEAD:
        return
    above = verb.head if verb.dep_ in ("acl", "pobj", "pcomp") else None
    for _ in range(3):
        if above is None or above.lemma_.lower() == "be":
            break
        above = above.head if above.head.i != above.i else None
    if above is None or above.lemma_.lower() != "be":
        return
    for child in above.children:
        after = child.i > above.i and child.dep_ in ("nsubj", "attr")
        if after and child.pos_ in ("NOUN", "PROPN") and child.i > verb.i:
            yield from with_conjuncts(child)


def is_under_attack(event: Token) -> bool:
    """Whether the subject of a predicate is under somebody's fire or attack ("the convoy came under mortar fire")."""
    under = [event.head] if event.dep_ == "pobj" else [child for child in event.children if child.dep_ == "prep"]
    for one in under:
        blow = event if one.i == event.head.i else next((noun for noun in one.children if noun.dep_ == "pobj"), None)
        verb = one.head.lemma_.lower()
        if one.lower_ == "under" and verb in ("come", "be") and blow is not None and blow.lemma_.lower() in COME_UNDER:
            return True
    return False


def is_among_struck(event: Token) -> bool:
    """Whether the subject of a verb of being is told to be of what was struck ("was among the targets hit")."""
    if event.lemma_.lower() != "be":
        return False
    among = (child for child in event.children if child.dep_ == "prep" and child.lower_ in ("among", "amongst"))
    return any(noun.lemma_.lower() in STRUCK for phrase in among for noun in phrase.children if noun.dep_ == "pobj")


def sets_off(event: Token) -> bool:
    """Whether the subject of a verb ran into what blew up ("the truck hit a mine")."""
    return event.lemma_.lower() in RUNNING and any(
        child.dep_ == "dobj" and (child.lemma_.lower() in MINES or child.lower_ == "ied") for child in event.rights
    )


def is_clash(event: Token) -> bool:
    """Whether an event noun is of a war, in which a country's adjective names no doer."""
    return event.lemma_.lower() in CLASHING


def named_behind(token: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The names of the groups whose men act, or that a group bears.

    "Militants from the groups known as Red Banner and Dawn", "the coalition, known as the Joint Command".
    """
    own = list(_called(token, lexicon))
    if own:
        yield from own
        return
    if token.pos_ != "NOUN" or not lexicon.is_a(token.lemma_.lower(), "force", "person"):
        return
    for child in token.rights:
        if child.dep_ != "prep" or child.lower_ not in ("of", "from"):
            continue
        for noun in (one for one in child.children if one.dep_ == "pobj"):
            yield from _called(noun, lexicon)


def _called(noun: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The names that a group is said to bear."""
    if noun.pos_ == "PROPN" or not lexicon.is_a(noun.lemma_.lower(), "group", "force"):
        return
    for child in noun.rights:
        if child.dep_ == "acl" and child.lemma_.lower() in ("know", "call", "name", "dub"):
            inside = (one for one in child.subtree if one.pos_ == "PROPN" and one.i > child.i)
            first = next((one for one in inside if one.dep_ in ("pobj", "oprd", "dobj")), None)
            yield from with_conjuncts(first) if first is not None else ()
        elif child.dep_ == "appos" and child.pos_ == "PROPN":
            yield from with_conjuncts(child)
