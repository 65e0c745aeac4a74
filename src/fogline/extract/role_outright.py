"""Doers that a sentence names outright beside or behind an act, whatever the judge of roles makes of it.

"Lake troops, in cooperation with the coast guard, took the port", "a truce between the League and the Crown", "the
withdrawal of the Third Brigade": grammar alone says who takes part, who agreed and who left; whose blow did harm and
what it fell on are read beside (`role_occasion.py`, `role_struck.py`). What must stay true: only words of the same
sentence are read, and nobody is both doer and done to of one act.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from fogline.extract.candidates import Candidate
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import with_conjuncts
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_occasion import with_occasion
from fogline.extract.role_parties import as_doers, is_armed, subjects_before
from fogline.extract.role_struck import with_what_was_struck

TOGETHER = frozenset({"cooperation", "co-operation", "coordination", "co-ordination", "collaboration", "conjunction"})
"""What an act is done in with others."""
BESIDE = frozenset({"together", "along", "jointly"})
"""Adverbs before the "with" that leads to who acts too."""
AGREED = frozenset(
    "truce ceasefire cease-fire deal agreement accord pact treaty armistice talk negotiation meeting summit "
    "conversation swap exchange understanding".split()
)
"""What two parties have between them."""
COMING = frozenset("withdrawal retreat pullout pull-out departure arrival exit return advance".split())
"""Nouns of troops that move; whose they are stands behind "of"."""
SENDING = frozenset("deploy send station dispatch bring redeploy mobilise mobilize post garrison rush".split())
"""Verbs of which those are the doers who are sent, where nobody is said to send them: our readers mark it so."""


def with_doers_outright(
    told: Sequence[RoleMention], parsed: Doc, candidate: Candidate, kind: str, lexicon: Lexicon
) -> list[RoleMention]:
    """The mentions of a claim with the doers that its sentence names outright, who then are not done to.

    Args:
        told: the mentions found so far.
        parsed: the stretch.
        candidate: the clause or event.
        kind: what it tells.
        lexicon: classes of nouns and kinds of verbs.
    """
    found = list(told)
    if kind.startswith("harm."):
        found = with_occasion(found, parsed, candidate, lexicon)
    elif kind.startswith(("strike.", "fighting.")):
        found = with_what_was_struck(found, parsed, candidate, kind.partition(".")[0], lexicon)
    doers = [one for one in found if one.role == "actor"]
    more = [*_outright(parsed, candidate, kind, lexicon)]
    more += [one for doer in [*doers, *more] for one in _beside(doer, parsed, candidate, lexicon)]
    named = {one.tokens[1] for one in doers}
    added = list({one.tokens[1]: one for one in more if one.tokens[1] not in named}.values())
    ends = {one.tokens[1] for one in (*doers, *added)}
    return [*(one for one in found if one.role in ("actor", "place") or one.tokens[1] not in ends), *added]


def _outright(parsed: Doc, candidate: Candidate, kind: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    event = parsed[candidate.event]
    if kind.startswith("politics."):
        over = [event.head] if event.dep_ == "acl" else subjects_before(event)
        nouns = [event] if candidate.nominal else over
        parties = [one for noun in nouns if noun.lemma_.lower() in AGREED for one in _between(noun)]
        yield from as_doers(parties, lexicon)
    elif kind.startswith("force.") and event.lemma_.lower() in SENDING and not candidate.nominal:
        sent = [child for child in event.lefts if child.dep_ == "nsubjpass"]
        told_by_whom = any(child.dep_ == "agent" for child in event.rights)
        men = [one for noun in sent for one in with_conjuncts(noun) if is_armed(one, lexicon)]
        yield from as_doers([] if told_by_whom else men, lexicon)
    elif candidate.nominal and event.lemma_.lower() in COMING:
        of = (noun for child in event.rights if child.lower_ == "of" for noun in child.children if noun.dep_ == "pobj")
        moving = (one for noun in of for one in with_conjuncts(noun))
        yield from as_doers([one for one in moving if is_armed(one, lexicon)], lexicon)


def _between(noun: Token) -> list[Token]:
    """Those between whom there is an agreement, told right behind it or behind what was done to reach it."""
    verbs = [noun.head, *(child for child in noun.rights if child.dep_ == "acl")]
    phrases = [child for word in (noun, *verbs) for child in word.rights if child.lower_ == "between"]
    both = [[*with_conjuncts(one)] for phrase in phrases for one in phrase.children if one.dep_ == "pobj"]
    return next((parties for parties in both if len(parties) > 1), [])


def _beside(doer: RoleMention, parsed: Doc, candidate: Candidate, lexicon: Lexicon) -> Iterator[RoleMention]:
    """Who acts together with a doer, by a phrase behind the doer or beside the verb."""
    noun = parsed[slice(*doer.tokens)].root
    verb = parsed[candidate.head]
    before = [child for child in verb.lefts if child.i > noun.i]
    for preposition in [*noun.rights, *(before if noun.head.i == verb.i else ()), *_behind_verb(verb)]:
        for one in _company(preposition):
            both = [*with_conjuncts(one)]
            able = any(is_armed(other, lexicon) or other.pos_ == "PROPN" for other in both)
            yield from as_doers(both if able else [], lexicon)


def _behind_verb(verb: Token) -> list[Token]:
    """Phrases behind a verb that can only tell with whom its subject acted ("took it in cooperation with …")."""
    return [child for child in verb.rights if child.lower_ == "in" and [*_company(child)]]


def _company(word: Token) -> Iterator[Token]:
    """The nouns that a phrase of company leads to."""
    if word.lower_ in BESIDE:
        phrases = [child for child in word.rights if child.lower_ == "with"]
    elif word.lower_ == "in":
        ways = (noun for noun in word.children if noun.dep_ == "pobj" and noun.lemma_.lower() in TOGETHER)
        phrases = [child for noun in ways for child in noun.rights if child.lower_ == "with"]
    elif word.lower_ == "with" and word.i and word.nbor(-1).lower_ in BESIDE:
        phrases = [word]
    else:
        phrases = [word] if word.lower_ == "alongside" else []
    yield from (noun for phrase in phrases for noun in phrase.children if noun.dep_ == "pobj")
