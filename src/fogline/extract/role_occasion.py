"""Who did what people came to harm by, and where: "two died when Lake troops shelled the market in Lindow".

The clause of the blow tells both, and so does a fight between two: its bystanders fell to either side, each side's men
to the other. What must stay true: only clauses of the same sentence are read, a blow that did not fall harmed nobody,
and of armed people of whom the words do not say which side's they are nobody is told as the killer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from fogline.extract.candidates import Candidate
from fogline.extract.lexicon import Lexicon
from fogline.extract.role_behind import sides
from fogline.extract.role_doers import doer_mentions, doers_of
from fogline.extract.role_events import family_of_verb
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_parties import as_doers, is_armed, subjects_before
from fogline.extract.role_places import places_in
from fogline.extract.role_turns import sets_off

OCCASIONS = frozenset({"when", "as", "while", "after"})
"""Words that open the clause of what killed or hurt people."""
BLOWS = frozenset({"strike", "fighting"})
SHOOTING = frozenset("hit open fire shoot attack ambush raid storm target pound shell bomb launch detonate".split())
"""Verbs of violence that need an object to be one in the lexicon."""
STATES_MEN = frozenset("soldier troop serviceman policeman officer conscript trooper".split())
"""Those who serve a state."""
STATES = STATES_MEN | frozenset({"army", "military", "government", "regime", "police", "navy"})
REBELS = frozenset("rebel militant insurgent gunman terrorist jihadist guerrilla extremist separatist bandit".split())
"""Armed people who serve none."""


def with_occasion(
    told: Sequence[RoleMention], parsed: Doc, candidate: Candidate, lexicon: Lexicon
) -> list[RoleMention]:
    """The mentions of harm with who struck the blow that did it, and where it fell.

    Args:
        told: the mentions found so far.
        parsed: the stretch.
        candidate: the clause or event of the harm.
        lexicon: classes of nouns and kinds of verbs.
    """
    event = parsed[candidate.event]
    fought = _fought(event, told, parsed, lexicon)
    if fought is not None:
        return [*(one for one in told if one.role != "actor"), *fought]
    blow = _blow(event, lexicon)
    if blow is None:
        return list(told)
    placed = [*told, *_placed(blow, told, parsed, candidate, lexicon)]
    if sets_off(blow) or any(one.role == "actor" for one in told):
        return placed
    behind = (one for one in doers_of(blow, blow) if _can_strike(one, lexicon))
    return [*placed, *(one for doer in behind for one in doer_mentions(doer, "strike", lexicon))]


def _blow(event: Token, lexicon: Lexicon) -> Token | None:
    """The verb of the blow by which people came to harm ("two were hurt when Lake troops shelled the market")."""
    for clause in event.rights:
        opened = {child.lower_ for child in clause.lefts if child.dep_ in ("mark", "advmod")} & OCCASIONS
        denied = any(child.dep_ == "neg" for child in clause.children)
        if clause.dep_ == "advcl" and opened and not denied and _is_blow(clause, lexicon):
            return clause
    return None


def _can_strike(noun: Token, lexicon: Lexicon) -> bool:
    fired = lexicon.is_a(noun.lemma_.lower(), "weapon", "strike", "blast")
    return fired or noun.pos_ in ("PROPN", "PRON") or is_armed(noun, lexicon)


def _placed(
    blow: Token, told: Sequence[RoleMention], parsed: Doc, candidate: Candidate, lexicon: Lexicon
) -> Iterator[RoleMention]:
    """Where a blow fell, where the harm it did is told without a place, or only by the land in front."""
    subject = min((noun.i for noun in subjects_before(parsed[candidate.head])), default=0)
    if any(one.role == "place" and one.tokens[0] > subject for one in told):
        return
    clause = Candidate(head=blow.i, event=blow.i, left=blow.left_edge.i, right=blow.right_edge.i + 1)
    ends = {one.tokens[1] for one in told}
    yield from (one for one in places_in(parsed, clause, lexicon) if one.tokens[1] not in ends)


def _is_blow(verb: Token, lexicon: Lexicon) -> bool:
    return verb.lemma_.lower() in SHOOTING or family_of_verb(verb, lexicon) in BLOWS


def _fought(event: Token, told: Sequence[RoleMention], parsed: Doc, lexicon: Lexicon) -> list[RoleMention] | None:
    """Who killed in fighting between two: both sides bystanders, the other side each side's men; `None` elsewhere."""
    phrases = (child for child in event.rights if child.dep_ == "prep" and child.lower_ in ("in", "during"))
    fights = [noun for phrase in phrases for noun in phrase.children if noun.dep_ == "pobj"]
    both = next((found for noun in fights if (found := [*sides(noun, lexicon)])), [])
    if not both:
        return None
    suffered = {parsed[slice(*one.tokens)].root.lemma_.lower() for one in told if one.role == "victim"}
    if suffered & STATES_MEN:
        both = [one for one in both if not _is_states(one)]
    elif suffered & REBELS:
        both = [one for one in both if _is_states(one)]
    elif any(lexicon.is_a(one, "force") for one in suffered):
        both = []
    one_sided = bool(suffered & (STATES_MEN | REBELS))
    return list(as_doers(both if not one_sided or len(both) == 1 else [], lexicon))


def _is_states(noun: Token) -> bool:
    """Whether a side of a fight is a state's, as its own words say."""
    words = {noun.lemma_.lower(), *(child.lemma_.lower() for child in noun.lefts)}
    return bool(words & STATES) and not words & REBELS
