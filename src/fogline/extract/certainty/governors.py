"""The certainty a predicate has from what stands over it.

The state of a token is what its governors leave of certainty, changed by what stands beside it (`beside.py`).
Governors are read top down: "did not fail to capture" is a negated "fail", which affirms the capture.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from fogline.extract.certainty.beside import AUXILIARIES, local
from fogline.extract.certainty.forestalled import is_forestalled
from fogline.extract.certainty.lexicon import Lexicon, Signature
from fogline.extract.certainty.reported import plainly_warned, spread_word, stands_apart
from fogline.extract.certainty.state import CERTAIN, State
from fogline.extract.certainty.unreal import unreal_cue

MAX_DEPTH = 9
"""Governors looked at; beyond this a sentence is a list or a broken parse."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
_PURPOSE = 0.6
"""Certainty of an aim: "moved in to retake the town"."""
_UNREAL = 1.4
"""Certainty that a condition was not met of which the rest "would have" followed."""
_CONDITION = 0.4
"""Certainty of a condition and, as a cap, of what hangs on one."""
_BARE_TO = 1.2
"""Certainty of a "to"-complement under a verb the lexicon does not know."""
_NOT_DONE = -2.4
"""Certainty of what stands after "without" and "instead of"."""
_AHEAD = 1.6
"""Certainty of what stands after "until" and "before"."""
GOING = "going"
_AIMS = frozenset("aim goal plan objective task mission purpose idea way intention hope priority role".split())
"""Subjects whose infinitive says what they are: "the aim is to take the town"."""
_NOUN_LINKS = frozenset(("of", "for", "about", "at", "on", "that", "against", "to"))


def state_of(token: Token, lexicon: Lexicon, depth: int = 0) -> State:
    """Reads the certainty of the predicate at `token`."""
    above = State() if depth > MAX_DEPTH else _inherited(token, lexicon, depth)
    return local(token, above, lexicon)


def _inherited(token: Token, lexicon: Lexicon, depth: int) -> State:
    """What the governors leave of certainty for the clause or phrase of `token`."""
    relation, head = token.dep_, token.head
    if head.i == token.i:
        return State()
    if relation in ("pcomp", "pobj") and head.dep_ in ("prep", "agent", "dative"):
        return _prepositional(token, head, lexicon, depth)
    read = _READERS.get(relation)
    return read(token, head, lexicon, depth) if read else State()


def _joined(token: Token, first: Token, lexicon: Lexicon, depth: int) -> State:
    """A joined predicate has its first one's governors, and its auxiliaries where it has none of its own."""
    own = any(child.dep_ in _SUBJECTS or child.dep_ in AUXILIARIES for child in token.children)
    if own or (token.tag_ != first.tag_ and token.tag_ in ("VBD", "VBZ", "VBP")):
        above = State() if depth > MAX_DEPTH else _inherited(first, lexicon, depth + 1)
        return above.step("conj")
    return state_of(first, lexicon, depth + 1).step("conj")


def _adverbial(token: Token, head: Token, lexicon: Lexicon, depth: int) -> State:
    if (unreal := unreal_cue(token, head)) is not None:
        return State(score=-_UNREAL, time="past", conditional=True, cue=unreal, trace=("mark:if", "unreal"))
    mark = next((child for child in token.children if child.dep_ in ("mark", "advmod") and child.i < token.i), None)
    word = mark.lower_ if mark is not None else ""
    if mark is not None and word in lexicon.conditional and mark.dep_ == "mark":
        return State(score=_CONDITION, conditional=True, cue=mark, trace=(f"mark:{word}",))
    if mark is not None and is_forestalled(token, mark, head, lexicon):
        return State(score=_NOT_DONE, cue=mark, trace=("mark:forestalled",))
    if mark is not None and (word in lexicon.whether or word in lexicon.ahead):
        return State(score=_CONDITION if word in lexicon.whether else _AHEAD, cue=mark, trace=(f"mark:{word}",))
    to = _to(token)
    if to is not None:
        return replace(_purpose(head, to, lexicon, depth), conditional=False)
    if mark is not None and mark.dep_ == "mark":
        return State(trace=(f"mark:{word}",))
    above = state_of(head, lexicon, depth + 1)  # "the army advanced, capturing two towns"
    return above.step("advcl")


def _purpose(head: Token, to: Token, lexicon: Lexicon, depth: int) -> State:
    """A "to"-clause: an aim, or the complement of a verb that the parser did not see as such."""
    signature = lexicon.verb(head.lemma_.lower(), "to")
    if signature and signature.time == "planned":
        return _embedded(state_of(head, lexicon, depth + 1), signature, head, "emb")
    above = state_of(head, lexicon, depth + 1)
    aim = State(score=_PURPOSE, time="planned", cue=to, trace=(*above.trace, "purpose"))
    return aim if above.score >= 0 else replace(aim, score=-_PURPOSE)


def _to(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ == "aux" and child.lower_ == "to"), None)


def _modifier(token: Token, noun: Token, lexicon: Lexicon, depth: int) -> State:
    """A clause on a noun: "a plan to attack", "the claim that …", "rebels holding the town"."""
    to = _to(token)
    marked = any(child.dep_ == "mark" for child in token.children)
    if token.dep_ == "acl" and (to is not None or marked):
        signature = lexicon.noun(noun.lemma_.lower(), "to" if to is not None else "that")
        above = _noun_state(noun, lexicon, depth)
        if signature:
            return _embedded(above, signature, noun, "noun")
        if to is not None:
            return State(score=_PURPOSE, time="planned", cue=to, trace=(*above.trace, "acl:to"))
        return above.step("acl:that")
    return State(trace=(token.dep_,))


def _noun_state(noun: Token, lexicon: Lexicon, depth: int) -> State:
    """How certain it is that there is the thing a noun names: "no plan", "dropped plans"."""
    if depth > MAX_DEPTH:
        return State()
    return local(noun, _inherited(noun, lexicon, depth + 1), lexicon)


def _prepositional(token: Token, preposition: Token, lexicon: Lexicon, depth: int) -> State:
    """What stands after a preposition: "without taking", "accused of killing", "threat of an attack"."""
    governor, word = preposition.head, preposition.lower_
    if _falls_short(preposition):
        return State(score=_NOT_DONE, cue=preposition, trace=("mark:forestalled",))
    if word == "without" or "instead" in (governor.lower_, preposition.lower_):
        return State(score=_NOT_DONE, cue=preposition, trace=("prep:without",))
    if word == "with" and token.dep_ == "pcomp" and any(child.dep_ in _SUBJECTS for child in token.children):
        return State(trace=("prep:with",))  # what others do meanwhile hangs on no plan of the clause's
    if word in lexicon.ahead and token.dep_ == "pcomp":
        return State(score=_AHEAD, cue=preposition, trace=(f"mark:{word}",))
    accuser = governor.head
    if token.dep_ == "pcomp" and governor.dep_ == "dobj" and accuser.lemma_ in ("accuse", "suspect", "charge", "blame"):
        return _under_preposition(token, accuser, word, lexicon, depth)
    if governor.pos_ in ("NOUN", "PROPN", "ADJ"):
        return _under_name(governor, word, lexicon, depth)
    if governor.pos_ in ("VERB", "AUX"):
        return _under_preposition(token, governor, word, lexicon, depth)
    return State(trace=(f"prep:{word}",))


def _falls_short(preposition: Token) -> bool:
    """Whether somebody stops before doing it ("stopped short of ordering an assault")."""
    governor = preposition.head
    return bool(preposition.lower_ == "of" and governor.lower_ == "short" and governor.head.lemma_ in ("stop", "fall"))


def _under_name(governor: Token, word: str, lexicon: Lexicon, depth: int) -> State:
    """A phrase on a noun or adjective: "the risk of a siege", "capable of holding"."""
    if governor.pos_ == "ADJ":
        signature = lexicon.adjectives.get(governor.lemma_.lower())
        above = state_of(governor, lexicon, depth + 1)
    else:
        signature = lexicon.noun(governor.lemma_.lower(), word) if word in _NOUN_LINKS else None
        above = _noun_state(governor, lexicon, depth) if signature else State()
    sort = "adj" if governor.pos_ == "ADJ" else "noun"
    return _embedded(above, signature, governor, sort) if signature else State(trace=(f"prep:{word}",))


def _under_preposition(token: Token, verb: Token, word: str, lexicon: Lexicon, depth: int) -> State:
    signature = lexicon.verbs.get(f"{verb.lemma_.lower()} {word}")
    if signature is None and word in ("of", "from", "in", "for", "about", "on", "to", "against", "with", "into"):
        signature = lexicon.verb(verb.lemma_.lower(), word)
        if (
            token.dep_ == "pobj"
            and signature
            and signature.name not in ("ask", "intend", "expect", "open question", "claim")
        ):
            signature = None
    if signature:
        return _embedded(state_of(verb, lexicon, depth + 1), signature, verb, "emb")
    if token.dep_ == "pcomp" and word in ("by", "in", "from"):
        return state_of(verb, lexicon, depth + 1).step(f"prep:{word}")
    return State(trace=(f"prep:{word}",))


def _complement(token: Token, head: Token, lexicon: Lexicon, depth: int) -> State:
    """A clause under a verb or adjective."""
    if stands_apart(token, head):
        return State(trace=("apart",))
    if token.dep_ == "acomp":  # "is unable" is what the copula is
        return state_of(head, lexicon, depth + 1)
    if head.pos_ == "ADJ" or head.dep_ == "acomp":
        return _under_adjective(head, lexicon, depth)
    return _under_verb(token, head, lexicon, depth)


def _under_adjective(head: Token, lexicon: Lexicon, depth: int) -> State:
    above = state_of(head, lexicon, depth + 1)
    if (verb := _able(head)) and (doing := lexicon.verb(verb, "to")):
        return _embedded(above, doing, head, "emb")
    signature = lexicon.adjectives.get(head.lemma_.lower())
    return _embedded(above, signature, head, "adj") if signature else above.step("adj?")


def _under_verb(token: Token, head: Token, lexicon: Lexicon, depth: int) -> State:
    question = next((c for c in token.children if c.dep_ == "mark" and c.lower_ in ("if", "whether")), None)
    to = _to(token)
    link = "to" if to is not None else "that" if token.dep_ == "ccomp" else ""
    predicate = _predicate_adjective(head, lexicon)
    if predicate is not None:  # "it is unlikely that …"
        return _embedded(
            state_of(head, lexicon, depth + 1), lexicon.adjectives[predicate.lemma_.lower()], predicate, "adj"
        )
    above = state_of(head, lexicon, depth + 1)
    if question is not None:
        return State(score=_CONDITION, cue=question, conditional=False, trace=(*above.trace, "mark:whether"))
    verb = "say" if plainly_warned(token, head) else head.lemma_.lower()
    signature = _impending(head, to, lexicon) or lexicon.verb(verb, link) or _participle_adjective(head, lexicon)
    rumour = spread_word(head)
    told = lexicon.noun(rumour.lemma_.lower(), "that") if rumour is not None and signature is None else None
    if rumour is not None and told is not None:
        return _embedded(above, told, rumour, "noun")
    if signature is None and head.lemma_ == "be":
        return above.step("be")
    if signature is None:
        return above.capped(_BARE_TO, to, "to?") if to is not None else above.step(f"{token.dep_}?")
    return _embedded(above, signature, head, "emb")


def _able(adjective: Token) -> str:
    """The verb that says as much: who was able to do it managed to, who is unable fails to; empty for other words."""
    if adjective.lemma_.lower() in ("unable", "powerless"):
        return "fail"
    return "manage" if adjective.lemma_.lower() == "able" and adjective.head.tag_ == "VBD" else ""


def _predicate_adjective(copula: Token, lexicon: Lexicon) -> Token | None:
    found = (c for c in copula.children if c.dep_ == "acomp" and c.lemma_.lower() in lexicon.adjectives)
    return next(found, None) if copula.lemma_ == "be" else None


def _impending(head: Token, to: Token | None, lexicon: Lexicon) -> Signature | None:
    """What a verb that only looks ahead says of its infinitive: "are set to leave" sets nothing, nor does "are to"."""
    if to is None:
        return None
    if head.lemma_ == "be":
        return lexicon.adjectives[GOING] if head.dep_ not in AUXILIARIES and _ahead_of(head, to) else None
    passive = head.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in head.children)
    signature = _participle_adjective(head, lexicon) if passive or head.lower_ == GOING else None
    return signature if signature and signature.time else None


def _ahead_of(copula: Token, to: Token) -> bool:
    """Whether a copula and an infinitive make one predicate ("are to be freed"), with nothing else between."""
    between = (child for child in copula.children if copula.i < child.i < to.i)
    people = any(child.dep_ in ("nsubj", "nsubjpass") and child.lemma_ not in _AIMS for child in copula.children)
    return people and all(child.dep_ in ("neg", "advmod") for child in between)


def _participle_adjective(head: Token, lexicon: Lexicon) -> Signature | None:
    return lexicon.adjectives.get(head.lower_)


def _nominal(token: Token, head: Token, lexicon: Lexicon, depth: int) -> State:
    """An event named by a noun: "prevented the attack", "plans an offensive", "an assault is likely"."""
    if head.pos_ not in ("VERB", "AUX"):
        return State(trace=(f"{token.dep_}",))
    if token.dep_ in ("nsubj", "csubj") and head.lemma_ == "be":
        return _predicative(head, lexicon, depth)
    if token.dep_ == "nsubj" or (token.dep_ in ("appos", "compound", "nmod")):
        return State(trace=("nsubj",))
    signature = lexicon.verb(head.lemma_.lower(), "")
    if signature is None or signature.name in ("fact", "say", "show"):
        return State(trace=(token.dep_,))
    read = _embedded(state_of(head, lexicon, depth + 1), signature, head, "emb")
    return read.step("prevented") if head.lemma_.lower() in lexicon.preventing and read.score < 0 else read


def _predicative(copula: Token, lexicon: Lexicon, depth: int) -> State:
    adjective = _predicate_adjective(copula, lexicon)
    if adjective is None:
        return State(trace=("nsubj",))
    signature = lexicon.adjectives[adjective.lemma_.lower()]
    return _embedded(state_of(copula, lexicon, depth + 1), signature, adjective, "adj")


def _embedded(above: State, signature: Signature, cue: Token, sort: str) -> State:
    """Gives the complement of a predicate in state `above` its certainty."""
    sign = "+" if above.score >= 0 else "-"
    value = signature.affirmed if above.score >= 0 else signature.negated
    strength = abs(above.score) / CERTAIN if signature.name != "fact" else 1.0
    changed = abs(value) < CERTAIN - 0.5 or value < 0
    return State(
        score=value * strength if above.score >= 0 else value * max(strength, 0.5),
        time=signature.time or above.time,
        cue=cue if changed else above.cue,
        conditional=above.conditional,
        distance=above.distance or signature.distance,
        denied=signature.denial and above.score > 0,
        trace=(*above.trace, f"{sort}:{signature.name}:{sign}", f"word:{cue.lemma_.lower()}:{sign}"),
    )


_Reader = Callable[[Token, Token, Lexicon, int], State]
_READERS: dict[str, _Reader] = {
    "conj": _joined,
    "advcl": _adverbial,
    "acl": _modifier,
    "relcl": _modifier,
    **dict.fromkeys(("ccomp", "xcomp", "csubj", "csubjpass", "oprd", "acomp"), _complement),
    **dict.fromkeys(("dobj", "pobj", "nsubj", "nsubjpass", "attr", "appos", "dative", "compound", "nmod"), _nominal),
}
"""What reads the governors of a token, by its relation to the nearest."""
