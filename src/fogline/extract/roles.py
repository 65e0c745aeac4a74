"""Roles: who does it, to whom or what, and where, read off the parse of a candidate.

A role mention may stand outside the claim's own words: the subject of a coordinated predicate, the strike under
which people died. Mentions are words; what they are is resolved later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from fogline.extract.anaphora import antecedent, earlier_place, place_of_it
from fogline.extract.candidates import LIGHT_VERBS, Candidate, event_noun
from fogline.extract.hints import arguments, meant_by_relative
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import (
    ITSELF,
    NOT_PLACES,
    is_one_another,
    is_placelike,
    name_range,
    party_in_phrase,
    with_conjuncts,
)
from fogline.extract.role_behind import behind, driven_out, is_fighting, sides
from fogline.extract.role_fit import fitting
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_places import GIVEN_AS, named_inside, places_in
from fogline.extract.role_states import is_stronghold, state_noun
from fogline.extract.role_turns import (
    VIOLENT,
    is_among_struck,
    is_clash,
    is_no_doer,
    named_behind,
    suffers_as_subject,
    told_among,
)
from fogline.model import Role

TARGET_PREPOSITIONS = frozenset({"on", "against", "at", "upon", "with", "of", "between"})
SUFFERED = frozenset({"harm.displaced", "harm.trapped", "harm.deprivation"})
"""Kinds whose grammatical subject is the one who suffers."""
LEAVING = frozenset("flee escape leave abandon evacuate quit desert suffer face lack endure".split())
DYING = frozenset({"die", "perish", "drown", "suffocate", "succumb"})
FALLING = frozenset({"fall"})
"""Verbs of control whose subject is the place that changes hands, "to" its new holder."""
LED = frozenset({"leadership", "command", "banner", "umbrella"})
"""States of parties, not of ground ("the group remains under the leadership of …")."""
NOBODY = frozenset({"those", "these", "one", "others", "someone", "no", "nobody"}) | ITSELF
TOLLS = frozenset({"toll", "death", "casualty", "number", "injury", "fatality", "loss"})
"""Subjects that count harm ("the toll from the army's raids rose")."""
UNTOLD = frozenset({"ground", "city", "town", "village", "country", "front", "border", "site", "side", "scene"})
"""Places that a short form names, which are where it was and not what was struck."""
POINTERS = frozenset({"it", "there", "what", "this", "that", "which", "who"})
BLAMING = frozenset({"blame", "claim", "attribute", "ascribe"})
LAYING = frozenset(
    "accuse suspect charge convict blame criticise criticize condemn denounce arrest prevent stop bar keep hinder "
    "dissuade discourage deter indict acquit".split()
)
"""Verbs that lay an act to their object, or hinder it from one, with "of", "for" or "from"."""
BECOME = frozenset({"dead", "hostage", "prisoner", "captive", "free"})
"""What those acted on are made."""
GUNFIRE = frozenset({"fire", "gunfire"})
"""What people are killed in, told by whose it is ("killed in rebel fire")."""
CAUSES = frozenset({"in", "by", "after", "during", "from", "under", "when", "following", "with"})


def roles(parsed: Doc, candidate: Candidate, kind: str, lexicon: Lexicon) -> list[RoleMention]:
    """The mentions of a candidate in its roles: actors, targets or victims, places; each range once per role."""
    family = kind.partition(".")[0]
    event, head = parsed[candidate.event], parsed[candidate.head]
    found: list[RoleMention] = []
    if candidate.nominal and family == "control" and is_stronghold(event) and event.dep_ == "attr":
        found += _holders(event, lexicon)
        held = (one for child in event.head.lefts if child.dep_ == "nsubj" for one in with_conjuncts(child))
        found += [RoleMention(role="place", tokens=name_range(one)) for one in held if is_placelike(one, lexicon)]
    elif candidate.nominal:
        found += _phrase_roles(event, family, lexicon)
        if family in VIOLENT and not any(one.role == "actor" for one in found):
            found += _whose(event, family, lexicon)
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


def _mention(role: Role, token: Token, lexicon: Lexicon) -> RoleMention:
    return RoleMention(role=role, tokens=name_range(token), antecedent=antecedent(token, lexicon))


def _acted_on(family: str) -> Role:
    return "victim" if family == "harm" else "target"


def _clause_roles(head: Token, event: Token, family: str, kind: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    doers = list(_doers(head, event))
    done_to = list(_done_to(head, event))
    state = state_noun(head, lexicon) if family == "control" else None
    if state is not None:
        yield from _holders(state, lexicon)
        led = [token for token in doers if state.lemma_.lower() in LED]
        yield from (_mention("target", token, lexicon) for token in led if _is_party_or_thing(token, lexicon))
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
        yield from _doer_mentions(token, family, lexicon)
    for token in done_to:
        for noun in with_conjuncts(token):
            yield from _acted_on_mentions(noun, family, lexicon)
    if event.lemma_.lower() in DYING and not done_to:
        yield from _counted_before(event)
    yield from _around_it(head, event, family, lexicon, told=bool(doers))


def _around_it(head: Token, event: Token, family: str, lexicon: Lexicon, *, told: bool) -> Iterator[RoleMention]:
    """Who stands around a predicate's own arguments: behind the harm, against whom, under whose fire."""
    if family == "harm" and not told:
        yield from _cause(event, lexicon)
        for subject in (one for one in head.lefts if one.dep_ == "nsubj" and one.lemma_.lower() in TOLLS):
            yield from _cause(subject, lexicon)
    if family == "fighting" and not told:
        yield from (_mention("actor", one, lexicon) for one in sides(event, lexicon))
    if family in ("strike", "fighting", "control"):
        yield from _opponents(event, family, lexicon)
    if family == "control":
        yield from _it_changing_hands(event)
    if family == "strike":
        yield from (_mention("target", one, lexicon) for one in _struck(head, event, lexicon))


def _it_changing_hands(event: Token) -> Iterator[RoleMention]:
    """The place that "it" stands for as what is taken, held or lost ("seized the town and lost it")."""
    for child in event.children:
        if child.lower_ == "it" and child.dep_ in ("dobj", "nsubjpass"):
            place = place_of_it(child)
            if place is not None:
                yield RoleMention(role="place", tokens=(child.i, child.i + 1), antecedent=place)


def _turned(event: Token, family: str, doers: list[Token], done_to: list[Token]) -> tuple[list[Token], list[Token]]:
    """Doers and those acted on where the subject is the one acted on: who dies, and what falls to somebody."""
    if event.lemma_.lower() in DYING or _loses_life(event) or is_among_struck(event):
        return [], doers
    if family == "control" and event.lemma_.lower() in FALLING:
        first = [event.head] if event.dep_ in ("relcl", "acl") and not doers else []  # "the first city to fall"
        return list(_winners(event)), [*doers, *first]
    return doers, done_to


def _loses_life(event: Token) -> bool:
    """Whether a verb is that of dying in other words ("lost their lives")."""
    return event.lemma_.lower() == "lose" and any(
        child.dep_ == "dobj" and child.lemma_.lower() == "life" for child in event.children
    )


def _told_apart(
    head: Token, event: Token, family: str, doers: list[Token], done_to: list[Token], lexicon: Lexicon
) -> tuple[list[Token], list[Token]]:
    """Doers and those acted on of violence, where the subject suffered, heard or counted it."""
    suffering: list[Token] = []
    if family == "harm":
        suffering = [one for one in doers if suffers_as_subject(one, event, lexicon)]
        done_to = [*suffering, *done_to, *told_among(event)]
    return [one for one in doers if one not in suffering and not is_no_doer(one, head, family)], done_to


def _counted_before(event: Token) -> Iterator[RoleMention]:
    """Those told by number before a verb of dying that the parse gave to "by" ("By one count 30 soldiers died")."""
    for child in event.lefts:
        for noun in child.children if child.dep_ == "prep" and child.lower_ == "by" else ():
            number = next((one for one in noun.lefts if one.like_num), None)
            if noun.dep_ == "pobj" and noun.i + 1 == event.i and number is not None:
                yield RoleMention(role="victim", tokens=(number.i, noun.i + 1))


def _acted_on_mentions(noun: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """What is acted on: of control a place, where the noun can be one; else a party or thing."""
    meant = meant_by_relative(noun)
    is_force = lexicon.is_a(meant.lemma_.lower(), "force", "person")
    if family == "control" and _is_ground(meant, lexicon) and not is_force:
        told = [noun, *(one for one in noun.conjuncts if one.i > noun.i)] if noun.tag_ == "NNS" else []
        names = [name for one in told for name in named_inside(one, lexicon, GIVEN_AS)]
        if names:
            yield from (RoleMention(role="place", tokens=name_range(name)) for name in names)
            return
        named = _named_so(meant)
        fuller = name_range(named) if named.i != noun.i else earlier_place(noun)
        yield RoleMention(role="place", tokens=name_range(noun), antecedent=fuller)
        return
    unnamed = meant.tag_ == "NN" and lexicon.is_a(meant.lemma_.lower(), "place") and not is_force
    if family in ("strike", "fighting") and unnamed and not lexicon.is_a(meant.lemma_.lower(), "facility"):
        yield RoleMention(role="place", tokens=name_range(noun), antecedent=earlier_place(noun))
        if meant.lemma_.lower() in UNTOLD:
            return
    if _is_party_or_thing(noun, lexicon):
        named = list(named_behind(noun, lexicon))
        yield from (_mention(_acted_on(family), one, lexicon) for one in named or [noun])


def _is_ground(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can be held: a place by its form, or a share of one ("part of the depot")."""
    if is_placelike(noun, lexicon):
        return True
    shares = lexicon.is_a(noun.lemma_.lower(), "quarter")
    return shares and any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children)


def _named_so(noun: Token) -> Token:
    """The name that a noun only describes ("Ain Dara, a part of the city that …", "Vale was the first town to …")."""
    if noun.pos_ != "NOUN":
        return noun
    if noun.dep_ == "appos" and noun.head.pos_ == "PROPN":
        return noun.head
    above = (child for child in noun.head.lefts if noun.dep_ == "attr" and child.dep_ == "nsubj")
    return next((child for child in above if child.pos_ == "PROPN"), noun)


def _holders(state: Token, lexicon: Lexicon) -> Iterator[RoleMention]:
    """Who holds or besieges: the party in "rebel control", "the control of the army", "siege by the navy"."""
    party = party_in_phrase(state, lexicon)
    if party is not None:
        yield RoleMention(role="actor", tokens=party)
    for child in state.children:
        if child.dep_ == "poss" and child.tag_ == "PRP$":
            fuller = antecedent(child, lexicon, besides=state.head.head)
            if fuller is not None:
                yield RoleMention(role="actor", tokens=(child.i, child.i + 1), antecedent=fuller)
    if state.head.lower_ == "between" and party is None:
        yield from (
            _mention("actor", one, lexicon) for one in with_conjuncts(state) if _is_party_or_thing(one, lexicon)
        )
    named = party is not None and is_stronghold(state)  # "the army's stronghold of Karsa"
    for child in state.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "by") and not named:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    both = (one for one in with_conjuncts(noun) if _is_party_or_thing(one, lexicon))
                    yield from (_mention("actor", one, lexicon) for one in both)


def _winners(event: Token) -> Iterator[Token]:
    """Whom a place fell to: "fell to the rebels"; "to" before a place of another kind is no party."""
    fallen = (noun for child in event.children if child.lower_ == "of" for noun in child.children)  # "the fall of X to"
    for over in (event, *(fallen if event.pos_ == "NOUN" else ())):
        for child in over.children:
            if child.dep_ in ("prep", "dative") and child.lower_ == "to":
                yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _doers(head: Token, event: Token) -> Iterator[Token]:
    """Who does it: the agent of a passive, the subject of an active, or the subject shared with the clause above."""
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in [*head.children, *event.children])
    passive = passive or is_bare_passive(head)
    passive = passive or (head.dep_ == "acl" and head.tag_ == "VBN")
    agents = [noun for verb in {head, event} for noun in arguments(verb, frozenset({"agent"}))]
    passive = passive or (bool(agents) and not any(child.dep_ == "dobj" for child in head.children))
    if passive and is_made_to(head, event):
        yield from _passive_subjects(head)
        return
    if passive:
        yield from agents
        return
    own = [child for child in head.children if child.dep_ in ("nsubj", "csubj")]
    if own and head.dep_ == "relcl" and all(child.tag_ in ("WDT", "WP") or child.lower_ == "that" for child in own):
        yield head.head
    elif own:
        for child in own:
            yield from with_conjuncts(child)
    elif head.dep_ in ("acl", "relcl") and head.tag_ == "VBG":
        yield head.head
    elif head.dep_ in ("conj", "advcl", "xcomp", "pcomp", "dep") and head.head.i != head.i:
        yield from _shared_subject(head)


def is_made_to(head: Token, event: Token) -> bool:
    """Whether the subject of a passive does what its infinitive tells ("were forced to withdraw")."""
    if event.i == head.i or event.dep_ != "xcomp" or not any(child.dep_ == "nsubjpass" for child in head.children):
        return False
    return event.pos_ == "VERB" and not any(child.dep_ in ("auxpass", "nsubjpass") for child in event.children)


def _passive_subjects(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "nsubjpass":
            yield from with_conjuncts(child)


def _accused(head: Token) -> list[Token]:
    """Of whom an act is told under a verb of blame or hindrance ("accused the army of shelling", "kept from …")."""
    preposition = head.head
    if head.dep_ != "pcomp" or preposition.lower_ not in ("of", "from", "for"):
        return []
    verb = preposition.head
    if verb.pos_ in ("NOUN", "PROPN"):  # "accused the army and its allies of shelling": the parse hangs it on the last
        first = min((verb, *verb.conjuncts), key=lambda one: one.i)
        verb = first.head if first.dep_ in ("dobj", "nsubjpass") else verb
    if verb.lemma_.lower() not in LAYING:
        return []
    kinds = ("nsubjpass",) if any(child.dep_ == "nsubjpass" for child in verb.children) else ("dobj", "pobj", "dative")
    return [one for child in verb.children if child.dep_ in kinds for one in with_conjuncts(child)]


def _shared_subject(head: Token) -> Iterator[Token]:
    accused = _accused(head)
    if accused:
        yield from accused
        return
    above = head.head
    for _ in range(4):
        if above.pos_ in ("VERB", "AUX"):
            subjects = [child for child in above.children if child.dep_ in ("nsubj", "nsubjpass")]
            if subjects:
                passive = any(child.dep_ == "nsubjpass" for child in above.children)
                if not passive or head.tag_ == "VBN":
                    for child in subjects:
                        yield from with_conjuncts(child)
                elif head.tag_ == "VBG":
                    yield from arguments(above, frozenset({"agent"}))
                return
        if above.head.i == above.i:
            return
        above = above.head


def is_bare_passive(head: Token) -> bool:
    """Whether a participle with a subject and no helper is a headline's passive ("Three districts captured")."""
    if head.tag_ != "VBN" or head.dep_ in ("acl", "relcl", "advcl", "amod"):
        return False
    kinds = {child.dep_ for child in head.children}
    return "nsubj" in kinds and not kinds & {"aux", "auxpass", "dobj"}


def _done_to(head: Token, event: Token) -> Iterator[Token]:
    if is_bare_passive(head):
        yield from (child for child in head.children if child.dep_ == "nsubj")
    for verb in {head: 0, event: 0}:
        for child in verb.children:
            made_to = child.dep_ == "nsubjpass" and is_made_to(head, event)
            if child.dep_ in ("dobj", "nsubjpass", "dative", "oprd") and _can_be_acted_on(child) and not made_to:
                if verb.lemma_.lower() in LIGHT_VERBS and child.dep_ == "dobj" and _names_event(child):
                    yield from _on_targets(child)
                else:
                    yield child
        yield from _deemed(verb)
    if head.dep_ == "acl" and head.tag_ == "VBN":
        yield head.head
    elif (
        head.dep_ == "conj"
        and head.tag_ == "VBN"
        and not any(child.dep_ in ("dobj", "nsubjpass") for child in head.children)
    ):
        yield from (child for child in head.head.children if child.dep_ == "nsubjpass")


def _can_be_acted_on(noun: Token) -> bool:
    """Whether an object can be somebody or something else: not "it", nor what people become ("shot dead")."""
    return noun.lemma_.lower() != "it" and not (noun.dep_ == "oprd" and noun.lower_ in BECOME)


def _deemed(verb: Token) -> Iterator[Token]:
    """Of whom something is held without a verb of its own ("considers them a danger")."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ in ("NOUN", "ADJ", "PROPN"):
            yield from (noun for noun in child.children if noun.dep_ == "nsubj")


def _names_event(noun: Token) -> bool:
    return noun.lemma_.lower() in (
        "attack",
        "strike",
        "airstrike",
        "raid",
        "offensive",
        "assault",
        "operation",
        "campaign",
        "bombing",
        "ambush",
        "counter-offensive",
        "counteroffensive",
        "push",
        "incursion",
        "fire",
        "siege",
        "bombardment",
        "control",
        "gain",
        "ground",
    )


def _on_targets(event: Token) -> Iterator[Token]:
    for child in event.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "against", "at", "upon"):
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def _doer_mentions(token: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """A doer as mentions; of a strike or an attack named as the doer, the party behind it."""
    lemma = token.lemma_.lower()
    is_force = lexicon.is_a(lemma, "person", "force")
    fired = lexicon.is_a(lemma, "weapon") and not lexicon.is_a(lemma, "person", "force", "aircraft", "vehicle")
    if is_fighting(token) or fired or (event_noun(token, lexicon) is not None and not is_force):
        told = _whose(token, family, lexicon)
        yield from told
        if told or not fired:
            return
    if (
        token.pos_ == "PRON"
        and token.lower_ in ("it", "there", "what", "this", "that")
        and antecedent(token, lexicon) is None
    ):
        return
    if _is_party_or_thing(token, lexicon):
        named = list(named_behind(token, lexicon))
        yield from (_mention("actor", one, lexicon) for one in named or [token])


def _whose(event: Token, family: str, lexicon: Lexicon) -> list[RoleMention]:
    """Whose a strike, an attack or a fired weapon is, by its own phrase or by the clause around it."""
    told = [one for one in _phrase_roles(event, family, lexicon) if one.role == "actor"]
    if told:
        return told
    return [_mention("actor", one, lexicon) for one in behind(event, lexicon) if _is_party_or_thing(one, lexicon)]


def _is_party_or_thing(token: Token, lexicon: Lexicon) -> bool:
    if token.pos_ == "PRON":
        if token.lower_ in NOBODY:
            return False
        return token.lower_ not in POINTERS or antecedent(token, lexicon) is not None
    if token.lower_.rstrip("s") in NOT_PLACES or is_one_another(token):
        return False
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


def _phrase_roles(event: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    party = party_in_phrase(event, lexicon)
    if party is not None:
        yield RoleMention(role="actor", tokens=party)
    yield from _given(event, family, lexicon)
    for child in event.children:
        if (child.dep_ == "prep" and child.lower_ in ("by", "from")) or child.dep_ == "agent":
            for noun in child.children:
                if noun.dep_ == "pobj" and (child.lower_ == "by" or lexicon.is_a(noun.lemma_.lower(), "force")):
                    yield from (
                        _mention("actor", one, lexicon)
                        for one in with_conjuncts(noun)
                        if _is_party_or_thing(one, lexicon)
                    )
        elif child.dep_ == "prep" and child.lower_ in TARGET_PREPOSITIONS:
            yield from _phrase_objects(child, family, lexicon)
        elif child.dep_ == "acl" and child.tag_ in ("VBN", "VBD"):
            blamed = child.lemma_.lower() in BLAMING
            for noun in arguments(child, frozenset({"agent", "pobj"} if blamed else {"agent"})):
                if _is_party_or_thing(noun, lexicon):
                    yield _mention("actor", noun, lexicon)


def _given(event: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """The parties to whom a place falls ("the fall of Vale to the League")."""
    if family == "control" and event.lemma_.lower() in FALLING:
        parties = (one for noun in _winners(event) for one in with_conjuncts(noun))
        yield from (_mention("actor", one, lexicon) for one in parties if _is_party_or_thing(one, lexicon))


def _phrase_objects(preposition: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """What a noun of an event is done to ("an attack on the convoy", "the death of 35 civilians")."""
    role: Role = "actor" if preposition.lower_ in ("between", "with") and family == "fighting" else _acted_on(family)
    for noun in preposition.children:
        if noun.dep_ != "pobj":
            continue
        for one in with_conjuncts(noun):
            thing = one.pos_ != "PROPN" and lexicon.is_a(
                one.lemma_.lower(), "person", "force", "facility", "vehicle", "place"
            )
            if thing or (preposition.lower_ in ("against", "between", "with") and one.pos_ in ("PROPN", "NOUN")):
                named = list(named_behind(one, lexicon))
                yield from (_mention(role, meant, lexicon) for meant in named or [one])


def _cause(event: Token, lexicon: Lexicon) -> Iterator[RoleMention]:
    """The party behind the strike in which people came to harm ("killed in regime air strikes on …")."""
    for child in event.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in CAUSES:
            for noun in child.children:
                told = event_noun(noun, lexicon) is not None or noun.lemma_.lower() in GUNFIRE
                if noun.dep_ == "pobj" and told and not is_clash(noun):
                    yield from (one for one in _phrase_roles(noun, "harm", lexicon) if one.role == "actor")


def _struck(head: Token, event: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Unnamed ground and things that fire is brought down on ("dropped bombs on residential areas")."""
    for verb in dict.fromkeys((head, event)):
        for noun in _on_targets(verb):
            for one in with_conjuncts(noun):
                plain = one.pos_ == "NOUN" and one.lemma_.lower() not in UNTOLD
                if plain and lexicon.is_a(one.lemma_.lower(), "facility", "vehicle", "person", "force", "place"):
                    yield one


def _opponents(event: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    for child in event.children:
        if (
            child.dep_ == "prep"
            and child.lower_ in ("against", "with", "from")
            and not (child.lower_ == "from" and family != "control")
        ):
            for noun in child.children:
                if noun.dep_ == "pobj" and (
                    lexicon.is_a(noun.lemma_.lower(), "force", "person") or child.lower_ == "against"
                ):
                    yield from (
                        _mention("target", one, lexicon)
                        for one in with_conjuncts(noun)
                        if _is_party_or_thing(one, lexicon)
                    )
