"""Roles: who does it, to whom or what, and where, read off the parse of a candidate.

A role mention may stand outside the claim's own words: the subject of a coordinated predicate, the strike under
which people died. Mentions are words; what they are is resolved later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from fogline.extract.candidates import Candidate
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import is_placelike, name_range, with_conjuncts
from fogline.extract.role_around import around_it
from fogline.extract.role_behind import driven_out
from fogline.extract.role_doers import doer_mentions, doers_of
from fogline.extract.role_done_to import done_to_mentions, those_done_to
from fogline.extract.role_fit import fitting
from fogline.extract.role_holders import FALLING, holders_of, winners_of
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_parties import is_party_or_thing, mention_of
from fogline.extract.role_phrases import phrase_roles, whose
from fogline.extract.role_places import places_in
from fogline.extract.role_states import is_stronghold, state_noun
from fogline.extract.role_turns import (
    VIOLENT,
    is_among_struck,
    is_no_doer,
    is_under_attack,
    sets_off,
    suffers_as_subject,
    told_among,
)
from fogline.model import Role

SUFFERED = frozenset({"harm.displaced", "harm.trapped", "harm.deprivation"})
"""Kinds whose grammatical subject is the one who suffers."""
LEAVING = frozenset("flee escape leave abandon evacuate quit desert suffer face lack endure".split())
DYING = frozenset({"die", "perish", "drown", "suffocate", "succumb"})
LED = frozenset({"leadership", "command", "banner", "umbrella"})
"""States of parties, not of ground ("the group remains under the leadership of …")."""


def roles(parsed: Doc, candidate: Candidate, kind: str, lexicon: Lexicon) -> list[RoleMention]:
    """The mentions of a candidate in its roles: actors, targets or victims, places; each range once per role."""
    family = kind.partition(".")[0]
    event, head = parsed[candidate.event], parsed[candidate.head]
    found: list[RoleMention] = []
    if candidate.nominal and family == "control" and is_stronghold(event) and event.dep_ == "attr":
        found += holders_of(event, lexicon)
        held = (one for child in event.head.lefts if child.dep_ == "nsubj" for one in with_conjuncts(child))
        found += [RoleMention(role="place", tokens=name_range(one)) for one in held if is_placelike(one, lexicon)]
    elif candidate.nominal:
        found += phrase_roles(event, family, lexicon)
        if family in VIOLENT and not any(one.role == "actor" for one in found):
            found += whose(event, family, lexicon)
    else:
        found += _clause_roles(head, event, family, kind, lexicon)
    if candidate.partner is not None:
        found += [
            one
            for one in _clause_roles(parsed[candidate.partner], parsed[candidate.partner], family, kind, lexicon)
            if one.role == "place"
        ]
    found += places_in(parsed, candidate, lexicon)
    return _unique(fitting(found, parsed, family, lexicon))


def _unique(found: Iterable[RoleMention]) -> list[RoleMention]:
    seen: set[tuple[Role, int]] = set()
    kept = []
    for one in found:
        key = (one.role, one.tokens[1])
        if key not in seen:
            seen.add(key)
            kept.append(one)
    return kept


def _clause_roles(head: Token, event: Token, family: str, kind: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    doers = list(doers_of(head, event))
    done_to = list(those_done_to(head, event))
    state = state_noun(head, lexicon) if family == "control" else None
    if state is not None:
        yield from holders_of(state, lexicon)
        led = [token for token in doers if state.lemma_.lower() in LED]
        yield from (mention_of("target", token, lexicon) for token in led if is_party_or_thing(token, lexicon))
        doers, done_to = [], [] if led else doers or done_to
    elif kind in SUFFERED and (forced := driven_out(head, event)):
        left_behind = [token for token in done_to if token.head.i == event.i and is_placelike(token, lexicon)]
        yield from (RoleMention(role="place", tokens=name_range(token)) for token in left_behind)
        done_to = forced
    elif kind in SUFFERED and doers and (not done_to or event.lemma_.lower() in LEAVING):
        left_behind = [token for token in done_to if is_placelike(token, lexicon)]
        yield from (RoleMention(role="place", tokens=name_range(token)) for token in left_behind)
        doers, done_to = [], doers
    else:
        doers, done_to = _turned(event, family, doers, done_to)
        if family in VIOLENT:
            doers, done_to = _told_apart(head, event, family, doers, done_to, lexicon)
    for token in doers:
        yield from doer_mentions(token, family, lexicon)
    for token in done_to:
        for noun in with_conjuncts(token):
            yield from done_to_mentions(noun, family, lexicon)
    if event.lemma_.lower() in DYING and not done_to:
        yield from _counted_before(event)
    yield from around_it(head, event, family, lexicon, told=bool(doers))


def _turned(event: Token, family: str, doers: list[Token], done_to: list[Token]) -> tuple[list[Token], list[Token]]:
    """Doers and those acted on where the subject is the one acted on: who dies, and what falls to somebody."""
    if event.lemma_.lower() in DYING or _loses_life(event) or is_among_struck(event) or is_under_attack(event):
        return [], doers
    if family == "control" and event.lemma_.lower() in FALLING:
        first = [event.head] if event.dep_ in ("relcl", "acl") and not doers else []  # "the first city to fall"
        return list(winners_of(event)), [*doers, *first]
    return doers, done_to


def _loses_life(event: Token) -> bool:
    """Whether a verb is that of dying in other words ("lost their lives")."""
    return event.lemma_.lower() == "lose" and any(
        child.dep_ == "dobj" and child.lemma_.lower() == "life" for child in event.children
    )


def _loses_people(event: Token, lexicon: Lexicon) -> bool:
    """Whether a verb tells whom its subject lost ("has lost 120 soldiers")."""
    lost = (child for child in event.rights if child.dep_ == "dobj")
    return event.lemma_.lower() == "lose" and any(lexicon.is_a(one.lemma_.lower(), "person", "force") for one in lost)


def _told_apart(
    head: Token, event: Token, family: str, doers: list[Token], done_to: list[Token], lexicon: Lexicon
) -> tuple[list[Token], list[Token]]:
    """Doers and those acted on of violence, where the subject suffered, heard or counted it."""
    suffering: list[Token] = []
    if family == "harm":
        suffering = [one for one in doers if suffers_as_subject(one, event, lexicon)]
        done_to = [*suffering, *done_to, *told_among(event)]
    if family == "harm" and _loses_people(event, lexicon):
        return [], done_to
    if sets_off(event):
        return [], doers if family == "strike" else done_to
    return [one for one in doers if one not in suffering and not is_no_doer(one, head, family)], done_to


def _counted_before(event: Token) -> Iterator[RoleMention]:
    """Those told by number before a verb of dying that the parse gave to "by" ("By one count 30 soldiers died")."""
    for child in event.lefts:
        for noun in child.children if child.dep_ == "prep" and child.lower_ == "by" else ():
            number = next((one for one in noun.lefts if one.like_num), None)
            if noun.dep_ == "pobj" and noun.i + 1 == event.i and number is not None:
                yield RoleMention(role="victim", tokens=(number.i, noun.i + 1))
