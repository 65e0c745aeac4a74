"""Whether a clause is about markets, weather, sport or culture, which no family of claims holds.

The judge learnt from reports of wars, where hardly anybody sells, plays or rains, and takes "the team beat its guests",
"prices fell" and "shot the ball" for acts of war. What must stay true: what is done *to* a museum, a match or a player
is never idle, nor their deaths; only subjects and objects are read, so that "the price of peace" elsewhere counts for
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from fogline.extract.candidates import Candidate

MEASURED = frozenset(
    "price inflation dollar euro yen currency lira rupee shilling temperature rain rainfall snow snowfall weather "
    "thunderstorm drizzle sunshine harvest gdp unemployment turnover dividend bond profit earnings revenue album novel "
    "songwriter screenplay newsletter recipe menu horoscope crossword".split()
)
"""What rises, falls or comes out by itself and is no act of anybody."""
PLAYING = frozenset(
    "striker goalkeeper midfielder winger fullback quarterback sprinter batsman bowler footballer cricketer boxer "
    "referee coach film movie band orchestra choir singer actor actress painter novelist museum gallery exhibition "
    "concert festival stadium tournament championship match league shareholder investor retailer tourist".split()
)
"""Those whose own doings are no claim, though what is done to them may be."""
TEAMS = frozenset({"team", "side", "squad", "club", "federation", "association", "bank", "exchange"})
OF_PLAY = frozenset(
    "national football soccer basketball cricket rugby hockey baseball volleyball tennis olympic home visiting central "
    "stock investment commercial".split()
)
"""Words before a team or a bank that make it one of play or trade."""
GOODS = frozenset(
    "ball penalty goal trophy medal title championship phone smartphone album song film movie novel perfume collection "
    "menu recipe".split()
)
"""Objects of play and trade: who fires a ball fires at nobody."""
SUFFERING = ("strike.", "harm.killed", "harm.injured", "harm.displaced", "harm.damage", "harm.trapped")
"""Kinds that happen to those who play as to anybody."""


def is_idle(parsed: Doc, candidate: Candidate, kinds: Sequence[str]) -> bool:
    """Whether a candidate's subject or object puts it outside of what claims are about.

    Args:
        parsed: the stretch.
        candidate: the clause or phrase.
        kinds: the kinds that the lexicon sees in it.
    """
    head = parsed[candidate.head]
    if candidate.nominal:
        return head.lemma_.lower() in MEASURED
    subjects = [child for child in head.children if child.dep_ == "nsubj"]
    if any(_is_measured(one) for one in (*subjects, *(c for c in head.children if c.dep_ == "nsubjpass"))):
        return True
    if any(child.dep_ == "dobj" and (child.lemma_.lower() in GOODS or _is_rate(child)) for child in head.children):
        return True
    return any(_plays(one) for one in subjects) and not any(kind.startswith(SUFFERING) for kind in kinds)


def _is_measured(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma == "share":
        return noun.tag_ == "NNS" and not any(child.lower_ == "of" for child in noun.children)
    return lemma in MEASURED or _is_rate(noun)


def _is_rate(noun: Token) -> bool:
    before = {child.lemma_.lower() for child in noun.children}
    return noun.lemma_.lower() == "rate" and bool(before & {"interest", "exchange", "mortgage", "growth", "tax"})


def _plays(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN":
        return False
    return lemma in PLAYING or (lemma in TEAMS and any(child.lower_ in OF_PLAY for child in noun.children))
