"""Doers that a sentence names outright beside or behind an act, whatever the judge of roles makes of it.

"Lake troops, in cooperation with the coast guard, took the port", "a truce between the League and the Crown", "the
withdrawal of the Third Brigade", "two died when Lake troops shelled the market": grammar alone says who takes part,
who agreed, who left and who killed. What must stay true: only words of the same sentence are read, nobody is both
doer and done to of one act, and harm that already has a doer keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from fogline.extract.candidates import Candidate, event_noun
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import with_conjuncts
from fogline.extract.role_behind import sides
from fogline.extract.role_doers import doer_mentions, doers_of
from fogline.extract.role_done_to import UNTOLD
from fogline.extract.role_events import family_of_verb
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_parties import is_party_or_thing, mention_of
from fogline.extract.role_phrases import phrase_roles
from fogline.extract.role_places import places_in
from fogline.extract.role_turns import sets_off

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
HITTING = frozenset({"hit", "strike", "shell", "bomb", "pound", "bombard"})
ARMED = ("force", "person", "group", "aircraft")


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
    event = parsed[candidate.event]
    if kind.startswith("harm.") and (fought := _fought(event, told, parsed, lexicon)) is not None:
        return [*(one for one in told if one.role != "actor"), *fought]
    doers = [one for one in told if one.role == "actor"]
    more = [*_outright(parsed, candidate, kind, lexicon)]
    blow = _blow(event, lexicon) if kind.startswith("harm.") else None
    if blow is not None:
        told = [*told, *_placed(blow, told, parsed, candidate, lexicon)]
    if blow is not None and not doers:
        behind = () if sets_off(blow) else (one for one in doers_of(blow, blow) if _can_strike(one, lexicon))
        more += [one for doer in behind for one in doer_mentions(doer, "strike", lexicon)]
    elif candidate.nominal and kind.startswith(("strike.", "fighting.")) and not doers:
        more += _struck_in(event, lexicon)
    more += [one for doer in [*doers, *more] for one in _beside(doer, parsed, candidate, lexicon)]
    if kind.startswith(("strike.", "fighting.")) and not any(one.role == "target" for one in told):
        told = [*told, *_struck(event, lexicon), *_struck_as_told(event, kind, lexicon)]
    named = {one.tokens[1] for one in doers}
    added = list({one.tokens[1]: one for one in more if one.tokens[1] not in named}.values())
    ends = {one.tokens[1] for one in added}
    return [*(one for one in told if one.role == "place" or one.tokens[1] not in ends), *added]


def _outright(parsed: Doc, candidate: Candidate, kind: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    event = parsed[candidate.event]
    if kind.startswith("politics."):
        over = [event.head] if event.dep_ == "acl" else _subjects(event)
        nouns = [event] if candidate.nominal else over
        parties = [one for noun in nouns if noun.lemma_.lower() in AGREED for one in _between(noun)]
        yield from _as_doers(parties, lexicon)
    elif kind.startswith("force.") and event.lemma_.lower() in SENDING and not candidate.nominal:
        sent = [child for child in event.lefts if child.dep_ == "nsubjpass"]
        told_by_whom = any(child.dep_ == "agent" for child in event.rights)
        men = [one for noun in sent for one in with_conjuncts(noun) if _is_armed(one, lexicon)]
        yield from _as_doers([] if told_by_whom else men, lexicon)
    elif candidate.nominal and event.lemma_.lower() in COMING:
        of = (noun for child in event.rights if child.lower_ == "of" for noun in child.children if noun.dep_ == "pobj")
        moving = (one for noun in of for one in with_conjuncts(noun))
        yield from _as_doers([one for one in moving if _is_armed(one, lexicon)], lexicon)


def _as_doers(nouns: Sequence[Token], lexicon: Lexicon) -> Iterator[RoleMention]:
    yield from (mention_of("actor", one, lexicon) for one in nouns if is_party_or_thing(one, lexicon))


def _subjects(verb: Token) -> list[Token]:
    return [child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")]


def _between(noun: Token) -> list[Token]:
    """Those between whom there is an agreement, told right behind it or behind what was done to reach it."""
    verbs = [noun.head, *(child for child in noun.rights if child.dep_ == "acl")]
    phrases = [child for word in (noun, *verbs) for child in word.rights if child.lower_ == "between"]
    both = [[*with_conjuncts(one)] for phrase in phrases for one in phrase.children if one.dep_ == "pobj"]
    return next((parties for parties in both if len(parties) > 1), [])


def _is_armed(noun: Token, lexicon: Lexicon) -> bool:
    named = noun.pos_ == "PROPN" and lexicon.is_a(noun.lower_.removesuffix("s"), "force", "group", "person")
    return named or lexicon.is_a(noun.lemma_.lower(), *ARMED)


def _beside(doer: RoleMention, parsed: Doc, candidate: Candidate, lexicon: Lexicon) -> Iterator[RoleMention]:
    """Who acts together with a doer, by a phrase behind the doer or beside the verb."""
    noun = parsed[slice(*doer.tokens)].root
    verb = parsed[candidate.head]
    before = [child for child in verb.lefts if child.i > noun.i]
    for preposition in [*noun.rights, *(before if noun.head.i == verb.i else ()), *_behind_verb(verb)]:
        for one in _company(preposition):
            both = [*with_conjuncts(one)]
            able = any(_is_armed(other, lexicon) or other.pos_ == "PROPN" for other in both)
            yield from _as_doers(both if able else [], lexicon)


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
    return fired or noun.pos_ in ("PROPN", "PRON") or _is_armed(noun, lexicon)


def _placed(
    blow: Token, told: Sequence[RoleMention], parsed: Doc, candidate: Candidate, lexicon: Lexicon
) -> Iterator[RoleMention]:
    """Where a blow fell, where the harm it did is told without a place, or only by the land in front."""
    subject = min(
        (child.i for child in parsed[candidate.head].lefts if child.dep_ in ("nsubj", "nsubjpass")), default=0
    )
    if any(one.role == "place" and one.tokens[0] > subject for one in told):
        return
    clause = Candidate(head=blow.i, event=blow.i, left=blow.left_edge.i, right=blow.right_edge.i + 1)
    ends = {one.tokens[1] for one in told}
    yield from (one for one in places_in(parsed, clause, lexicon) if one.tokens[1] not in ends)


def _struck_in(event: Token, lexicon: Lexicon) -> Iterator[RoleMention]:
    """Whose a blow is in which somebody killed or took others ("troops killed ten rebels in a raid")."""
    phrase = event.head
    verb = phrase.head
    if event.dep_ != "pobj" or phrase.lower_ not in ("in", "during") or phrase.dep_ != "prep":
        return
    object_ = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    verb = object_.head if object_ is not None else verb
    acts = family_of_verb(verb, lexicon) == "harm" and any(child.dep_ == "nsubj" for child in verb.lefts)
    if acts and object_ is not None and object_.i < phrase.i:
        for doer in doers_of(verb, verb):
            yield from doer_mentions(doer, "harm", lexicon)


def _struck(event: Token, lexicon: Lexicon) -> Iterator[RoleMention]:
    """The town that something hit which was fired from another ("rockets fired from the hills hit Lindow")."""
    objects = (child for child in event.rights if child.dep_ == "dobj" and child.pos_ == "PROPN")
    fired = (child for noun in _subjects(event) for child in noun.rights if child.dep_ == "acl")
    if event.lemma_.lower() in HITTING and any(below.lower_ == "from" for one in fired for below in one.rights):
        yield from (mention_of("target", one, lexicon) for one in objects)


def _struck_as_told(event: Token, kind: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """What a blow was on that stands as the subject of its clause ("the attack on the convoy was claimed by …")."""
    for noun in _subjects(event):
        if (event_noun(noun, lexicon) or "").startswith(("strike.", "fighting.")):
            told = phrase_roles(noun, kind.partition(".")[0], lexicon)
            yield from (
                one for one in told if one.role == "target" and noun.doc[one.tokens[1] - 1].lower_ not in UNTOLD
            )


def _is_blow(verb: Token, lexicon: Lexicon) -> bool:
    return verb.lemma_.lower() in SHOOTING or family_of_verb(verb, lexicon) in BLOWS


def _fought(event: Token, told: Sequence[RoleMention], parsed: Doc, lexicon: Lexicon) -> list[RoleMention] | None:
    """Who killed in fighting between two: both sides bystanders, the other side each side's men; `None` elsewhere.

    Of armed people of whom the words do not say which side's they are, nobody can be named.
    """
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
    return list(_as_doers(both if not one_sided or len(both) == 1 else [], lexicon))


def _is_states(noun: Token) -> bool:
    """Whether a side of a fight is a state's, as its own words say."""
    words = {noun.lemma_.lower(), *(child.lemma_.lower() for child in noun.lefts)}
    return bool(words & STATES) and not words & REBELS
