"""Which words can fill a role: nobody is bombed with a bomb as the victim, and a number does nothing.

The parse gives the subject and the object of a predicate; that a shell was fired, a toll rose or damage was caused
makes none of them a party. What must stay true: a name is never refused, only common nouns that the lexicon knows for
weapons, events, harm or talk, and bare numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from fogline.extract.candidates import event_noun
from fogline.extract.lexicon import Lexicon
from fogline.extract.names import name_range, party_in_phrase, with_conjuncts
from fogline.extract.role_members import OPENING, members
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_places import PLACE_PREPOSITIONS
from fogline.extract.role_turns import VIOLENT

DOERS = ("person", "force", "aircraft", "vehicle")
ARMS = frozenset(
    "artillery armour armor aviation infantry cavalry gunner rocketeer raider shooter marksman rifleman airman "
    "infantryman paratrooper commando guardsman tribesman".split()
)
"""Weapons' names that are also those of the troops who use them, and men called by their arms."""
THINGS = ("weapon", "casualty", "injury", "wound", "damage", "shortage", "hunger", "concern", "rubble")
"""Classes of what is used, suffered or felt: neither doer nor target of violence."""
TALK = frozenset(
    "report evidence plan number toll figure total rise level sign need conclusion step decision role process result "
    "situation effort attempt move way site scene place time day concern suggestion claim allegation news word "
    "fire blaze gas smoke".split()
)
"""Common nouns that name no party, whatever verb they stand beside."""
TANGIBLE = (
    "person", "force", "aircraft", "vehicle", "weapon", "facility", "place", "aid", "food", "service", "wounded",
    "body", "group", "prisoner", "refugee", "equipment",
)  # fmt: skip
"""Classes of what an act that is no violence can be done to."""
PARTS = frozenset(
    "some any most many one all half group number series handful majority total pair "
    "rest remainder lot crowd percent cent part wave string spate barrage volley".split()
)
"""Words that say how many of what follows "of"."""
HELD = frozenset("position stronghold bastion hideout trench".split())
"""Ground that is told by who is on it, and so is whom a strike is against."""
OF_THEM = frozenset(
    "position stronghold hideout gathering concentration movement rank site target column member".split()
)
"""What is struck of a party, which is then whom it is against ("the positions of the Northern League")."""
TAKEN = frozenset({"place", "part", "turn", "action", "step", "effect", "advantage"})
"""Nouns that make one verb with "take"."""
OF_AGREEMENTS = frozenset(
    "breach violate break join reject accept sign back support oppose respect observe honour honor leave quit".split()
)
"""Verbs whose object an agreement is; reaching or announcing one is no act upon it."""
OF_JUDGEMENT = frozenset(
    "condemn denounce deplore criticise criticize slam decry welcome praise hail applaud protest regret".split()
)
"""Verbs that judge an event, which is then what they are about."""
REACHED = frozenset("reach enter approach near flee".split())
"""Verbs that take the place one goes to or leaves."""
STRUCK = frozenset({"strike", "fighting", "harm"})
"""Families of acts on a building, which are where it stands."""
HOMES = frozenset("house home apartment flat building tent block structure position".split())
"""What is told by whose it is."""
SUFFERED = frozenset("suffering pain symptom problem death loss fire blaze smoke dust toll number".split())


def fitting(found: Iterable[RoleMention], parsed: Doc, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """Leaves out words that cannot fill their role, and puts named ground that was struck among the places."""
    for one in found:
        noun = parsed[slice(*one.tokens)].root
        if one.role == "actor":
            yield from _doer(one, noun, family, lexicon)
        elif one.role in ("target", "victim"):
            yield from _acted_on(one, noun, family, lexicon)
        else:
            yield one


def _doer(one: RoleMention, noun: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """A doer; of a weapon or an event the party that its words name ("the army's shells")."""
    if not _is_common(noun) or lexicon.is_a(_lemma(noun), *DOERS) or _lemma(noun) in ARMS:
        yield one
        return
    thing = event_noun(noun, lexicon) is not None or lexicon.is_a(_lemma(noun), *THINGS)
    grounded = family not in VIOLENT and lexicon.is_a(_lemma(noun), "place", "facility")
    if thing or not (grounded or _bears_name(noun)):
        party = party_in_phrase(noun, lexicon)
        if party is not None:
            yield replace(one, tokens=party, antecedent=None)
    elif _lemma(noun) not in TALK:
        yield one


def _acted_on(one: RoleMention, noun: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    if family in ("strike", "fighting") and (_is_named_ground(noun, lexicon) or _is_listed_ground(noun, lexicon)):
        yield replace(one, role="place", tokens=name_range(noun))
        return
    if noun.dep_ == "dobj" and noun.head.lemma_.lower() in REACHED and noun.pos_ == "PROPN":
        yield replace(one, role="place", tokens=name_range(noun))
        return
    if _lemma(noun) in TAKEN and noun.head.lemma_.lower() == "take":
        return
    owners = _whose(noun, lexicon) if family in ("strike", "fighting") else []
    if owners:
        yield from (RoleMention(role=one.role, tokens=name_range(owner)) for owner in owners)
        return
    inner = _counted(noun, lexicon)
    if inner is not None:
        yield RoleMention(role=one.role, tokens=name_range(inner))
        return
    if _lemma(noun) == "other" and any(_lemma(same) != "other" for same in noun.conjuncts):
        return
    if not (_cannot_suffer(noun, lexicon) if family in VIOLENT else _is_no_object(noun, lexicon)):
        yield one
        yield from _among_them(one, noun, lexicon)
        if family in STRUCK and _is_site(noun, lexicon):
            yield RoleMention(role="place", tokens=name_range(noun))


def _is_site(noun: Token, lexicon: Lexicon) -> bool:
    """Whether what was struck is one building with a name, or "the" one of its kind, and so where it was, too.

    "A school in Ford" is told by its town, a home by its street, and of several things none is the place.
    """
    one = noun.tag_ == "NN" or (noun.tag_ == "NNP" and not noun.text.isupper())
    if not one or not lexicon.is_a(_lemma(noun), "facility") or _lemma(noun) in HOMES or noun.conjuncts:
        return False
    if _bears_name(noun):
        return True
    after = noun.i + 1
    led = after < len(noun.doc) and noun.doc[after].lower_ in PLACE_PREPOSITIONS - {"of"}  # however it was parsed
    return not led and any(child.dep_ == "det" and child.lower_ == "the" for child in noun.lefts)


def _is_no_object(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a plain noun is only what a verb of words or plans takes along ("took a turn", "denied responsibility").

    Whom or what an act is done to is a party, people, a thing one can touch, or an agreement that is kept or broken.
    """
    if not _is_common(noun) or _bears_name(noun) or lexicon.is_a(_lemma(noun), *TANGIBLE):
        return False
    verb = noun.head.lemma_.lower()
    if event_noun(noun, lexicon) is not None and verb in OF_JUDGEMENT:
        return False
    kept = lexicon.is_a(_lemma(noun), "agreement", "truce") or _lemma(noun) in ("agreement", "resolution")
    return not (kept and verb in OF_AGREEMENTS)


def _bears_name(noun: Token) -> bool:
    """Whether a plain noun is the kind of a name before it ("the Akkar brigade's men", "Obama's strategy" is not)."""
    return any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in noun.lefts)


def _counted(noun: Token, lexicon: Lexicon) -> Token | None:
    """The people or things of which a word says how many ("some of the hostages", "a series of villages")."""
    if _lemma(noun) not in PARTS or _bears_name(noun):
        return None
    phrases = (child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of")
    inner = (one for phrase in phrases for one in phrase.children if one.dep_ == "pobj" and one.pos_ == "NOUN")
    held = (one for one in inner if not lexicon.is_a(_lemma(one), "place") or lexicon.is_a(_lemma(one), "facility"))
    return next((one for one in held if lexicon.is_a(_lemma(one), *TANGIBLE)), None)


def _whose(noun: Token, lexicon: Lexicon) -> list[Token]:
    """The party whose positions, gatherings or columns are struck ("the positions of the Northern League")."""
    if _lemma(noun) not in OF_THEM or _bears_name(noun):
        return []
    listed = [noun, *noun.conjuncts]  # "the positions and movements of the League"
    of = (child for one in listed for child in one.rights if child.dep_ == "prep" and child.lower_ == "of")
    inner = (
        owner for phrase in of for first in phrase.children if first.dep_ == "pobj" for owner in with_conjuncts(first)
    )
    return [one for one in inner if one.pos_ == "PROPN" or one.text.isupper() or lexicon.is_a(_lemma(one), "force")]


def _counts_deeds(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun says how many of an event or a weapon there were ("a series of raids", "a barrage of shells")."""
    if _lemma(noun) not in PARTS:
        return False
    phrases = (child for child in noun.rights if child.dep_ == "prep" and child.lower_ == "of")
    inner = [one for phrase in phrases for one in phrase.children if one.dep_ == "pobj"]
    return any(event_noun(one, lexicon) is not None or lexicon.is_a(_lemma(one), *THINGS) for one in inner)


def _cannot_suffer(noun: Token, lexicon: Lexicon) -> bool:
    """Whether words name a weapon, an event, harm itself or a bare number: "killed nine" does not tell whom."""
    if _counts_deeds(noun, lexicon):
        return True
    if noun.like_num:
        return not any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.children)
    if not _is_common(noun) or lexicon.is_a(_lemma(noun), "person", "force"):
        return False
    return event_noun(noun, lexicon) is not None or lexicon.is_a(_lemma(noun), *THINGS) or _lemma(noun) in SUFFERED


def _among_them(one: RoleMention, noun: Token, lexicon: Lexicon) -> Iterator[RoleMention]:
    """Those told apart within a group ("42 people, including seven children")."""
    for member in members(noun, lexicon):
        left, right = name_range(member)
        while left < member.i and noun.doc[left].lower_ in OPENING:
            left += 1
        yield RoleMention(role=one.role, tokens=(left, right))


def _is_named_ground(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a place is told by its name ("the town of Gao", "Gao district") and not only as some ground.

    Positions that bear a name are those of whom the name is ("Northern League positions").
    """
    if _lemma(noun) in HELD:
        return False
    if not lexicon.is_a(_lemma(noun), "place") or lexicon.is_a(_lemma(noun), "person", "force", "facility"):
        return False
    left, right = name_range(noun)
    return any(noun.doc[i].pos_ == "PROPN" for i in range(left, right))


def _is_listed_ground(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a name stands in a list that ends in its kind ("A, B and C districts")."""
    if noun.pos_ != "PROPN" or not noun.conjuncts:
        return False
    last = max(noun.conjuncts, key=lambda one: one.i)
    return last.i > noun.i and last.pos_ == "NOUN" and _is_named_ground(last, lexicon)


def _is_common(noun: Token) -> bool:
    if noun.text.isupper() and len(noun.text) > 2:
        return False
    if noun.pos_ == "NOUN":
        return noun.is_sent_start or noun.i == 0 or not noun.text[:1].isupper()
    return bool(noun.pos_ == "PROPN" and noun.text.islower())


def _lemma(noun: Token) -> str:
    return str(noun.lemma_).lower()
