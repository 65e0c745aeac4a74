"""Who stands behind a happening that the grammar makes the doer: "fighting between the army and rebels killed ten".

A raid kills nobody by itself. Whose it is stands in its own phrase, or in the clause that lays it to somebody: the
sides between whom there is fighting, who carried it out, who claimed it. What must stay true: only words of the same
sentence are read, and a claim that nobody has made ("no group claimed …") names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fogline.extract.hints import arguments
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import is_placelike, with_conjuncts

CLAIMING = frozenset({"claim", "accept", "assume", "admit", "take"})
"""Verbs by which somebody takes an act upon themselves, with "responsibility"; the first does without it."""
FORCING = frozenset({"force", "drive", "compel", "push", "cause", "prompt", "lead", "oblige", "make", "send"})
"""Verbs by which something makes people leave."""
RIVALS = frozenset({"rival", "warring", "opposing", "two", "both", "various", "competing"})
"""Words that make several sides of one noun ("between rival militias")."""
FIGHT = frozenset({"fight", "battle", "clash"})


def is_fighting(token: Token) -> bool:
    """Whether a verb's "-ing" form is the fighting between two sides ("Fighting between …")."""
    return token.tag_ == "VBG" and token.lemma_.lower() in FIGHT and any(_betweens(token))


def _betweens(token: Token) -> Iterator[Token]:
    over = token.head.rights if token.dep_ == "nsubj" else ()  # "fighting broke out between …"
    return (child for child in (*token.children, *over) if child.dep_ == "prep" and child.lower_ == "between")


def sides(event: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Those between whom there is fighting; two towns between which there is some are no sides."""
    for between in _betweens(event):
        for noun in between.children:
            both = list(with_conjuncts(noun)) if noun.dep_ == "pobj" else []
            many = len(both) > 1 or any(child.lower_ in RIVALS for one in both for child in one.lefts)
            if many and any(_is_armed(one, lexicon) for one in both):
                yield from both


def _is_armed(noun: Token, lexicon: Lexicon) -> bool:
    return not is_placelike(noun, lexicon) or lexicon.is_a(single(noun), "force", "person", "group")


def single(noun: Token) -> str:
    """The singular of a noun; the parse leaves that of names as it stands ("the Rapid Support Forces")."""
    lemma = noun.lemma_.lower()
    return str(lemma[:-1] if noun.tag_ == "NNPS" and lemma.endswith("s") else lemma)


def behind(event: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Who did what a noun tells, by the clause around it: both sides of a fight, who carried it out, who claimed it."""
    told = list(sides(event, lexicon))
    if not told and event.dep_ in ("nsubj", "nsubjpass"):
        told = list(arguments(event.head, frozenset({"agent"})))
    yield from told or claimants(event)


def claimants(event: Token) -> Iterator[Token]:
    """Who claimed an act ("claimed the attack", "claimed responsibility for it", "said it was behind it")."""
    verb = _claiming(event)
    if verb is None or any(child.dep_ == "neg" for child in verb.children):
        return
    for child in verb.children:
        denied = any(one.lower_ in ("no", "neither") for one in child.children)
        if child.dep_ == "nsubj" and not denied and child.lower_ not in ("nobody", "none"):
            yield from with_conjuncts(child)


def _claiming(event: Token) -> Token | None:
    """The verb by which somebody takes an act upon themselves."""
    over = event.head
    if event.dep_ == "dobj" and over.lemma_.lower() == "claim":
        return over
    if event.dep_ != "pobj" or over.lower_ != "for":
        return None
    taken = over.head
    if taken.lemma_.lower() == "responsibility" and taken.dep_ == "dobj" and taken.head.lemma_.lower() in CLAIMING:
        return taken.head
    beside = [child for child in taken.children if child.dep_ == "dobj" and child.lemma_.lower() == "responsibility"]
    return taken if beside and taken.lemma_.lower() in CLAIMING else None


def driven_out(head: Token, event: Token) -> list[Token]:
    """Who is made to leave by what is told ("the shelling forced 300 families to flee"); empty for other clauses."""
    verb = event.head if event.dep_ in ("xcomp", "ccomp") else head
    if verb.i == event.i or verb.lemma_.lower() not in FORCING:
        return []
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return []
    of_verb = [child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i]
    return of_verb or [child for child in event.children if child.dep_ == "nsubj" and child.i > verb.i]
