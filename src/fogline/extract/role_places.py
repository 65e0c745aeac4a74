"""Where it was: the places of a candidate, read off the prepositions in its words."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from fogline.extract.anaphora import earlier_place
from fogline.extract.candidates import Candidate, event_noun
from fogline.extract.lexicon import Lexicon
from fogline.extract.lost_times import tells_time
from fogline.extract.names import NOT_PLACES, Range, is_name, name_range, with_conjuncts
from fogline.extract.role_mention import RoleMention

PLACE_PREPOSITIONS = frozenset(
    "in at on near around inside outside into towards toward across over through throughout along from to within "
    "between beyond north south east west off under of upon against above onto amid".split()
)
QUALIFYING = frozenset({"near", "outside", "around", "north", "south", "east", "west", "beyond"})
"""Prepositions that shift the place and so belong to its words."""
LEADING = QUALIFYING | {"out", "inside", "northeast", "northwest", "southeast", "southwest"}
"""Words whose "of" leads to a place ("pulled out of the town", "ten miles north of it")."""
WHERE_IT_WAS = frozenset({"site", "scene", "spot", "line"})
"""Words that say that it was where it was ("at the scene"), or no place at all ("in line with")."""
PARTS = frozenset(
    "district quarter neighborhood neighbourhood suburb area section sector zone camp street square crossing".split()
)
"""What a name may stand before while its town follows: "the Salihin district of Aleppo", but "the Idlib town of X"."""

GIVEN_AS = frozenset({"including", "like", "called"})
NAMING = GIVEN_AS | {"of"}
"""Prepositions that lead from a kind of place to the names of some; "of" may lead to what they only lie in."""


def places_in(parsed: Doc, candidate: Candidate, lexicon: Lexicon) -> Iterator[RoleMention]:
    """Place mentions by preposition within the claim's words."""
    for i in range(candidate.left, candidate.right):
        token = parsed[i]
        if (token.dep_ != "prep" and token.pos_ != "ADP") or token.lower_ not in PLACE_PREPOSITIONS:
            continue
        if token.lower_ == "of" and not _of_leads_a_place(token, lexicon):
            continue
        if token.head.lower_ == "according":
            continue
        for noun in token.children:
            if noun.dep_ == "pobj" and candidate.left <= noun.i < candidate.right:
                yield from _place_mentions(token, noun, lexicon)


def _of_leads_a_place(preposition: Token, lexicon: Lexicon) -> bool:
    """Whether "of" leads to where it is: after control, or an event that is done to places ("the siege of …")."""
    lemma = preposition.head.lemma_.lower()
    if lexicon.is_a(lemma, "control") or preposition.head.lower_ in LEADING:
        return True
    kind = event_noun(preposition.head, lexicon) or ""
    return kind.partition(".")[0] in ("control", "strike", "fighting")


def _place_mentions(preposition: Token, noun: Token, lexicon: Lexicon) -> Iterator[RoleMention]:
    for position, one in enumerate(with_conjuncts(noun)):
        if not _can_be_place(preposition, one, lexicon):
            continue
        inner = named_inside(one, lexicon)
        if inner:
            yield from (RoleMention(role="place", tokens=_with_type(one, name)) for name in inner)
            continue
        left, right = name_range(one)
        if position == 0 and preposition.lower_ in QUALIFYING:
            left = min(left, preposition.i)
        yield RoleMention(role="place", tokens=(left, right), antecedent=earlier_place(one))


def _can_be_place(preposition: Token, noun: Token, lexicon: Lexicon) -> bool:
    lemma = noun.lemma_.lower()
    if tells_time(noun) or lemma in NOT_PLACES or event_noun(noun, lexicon) is not None or noun.like_num:
        return False
    if any(child.lower_ in NOT_PLACES for child in noun.lefts):
        return False  # "Tuesday night"
    proper = is_name(noun) or any(child.pos_ == "PROPN" for child in noun.lefts)
    if preposition.lower_ == "between" and proper and preposition.head.pos_ in ("NOUN", "VERB"):
        return not _is_of_parties(preposition.head, lexicon)
    if noun.pos_ == "NOUN" and lemma in WHERE_IT_WAS and not any(child.dep_ != "det" for child in noun.lefts):
        return False
    typed = lexicon.is_a(lemma, "place", "facility") or any(
        lexicon.is_a(child.lemma_.lower(), "place") and child.dep_ == "compound" for child in noun.lefts
    )
    single = lemma[:-1] if noun.tag_ == "NNPS" and lemma.endswith("s") else lemma  # "the Rapid Support Forces"
    if lexicon.is_a(single, "person", "weapon", "aircraft", "vehicle", "force") and not typed:
        return False
    if preposition.lower_ in ("against", "upon") and not typed:
        return False
    return proper or typed


def _is_of_parties(head: Token, lexicon: Lexicon) -> bool:
    """Whether what is "between" two names is talk, a pact or a fight of parties and no stretch of ground."""
    kind = event_noun(head, lexicon) or ""
    verbs = lexicon.verbs.get(head.lemma_.lower(), ()) if head.pos_ == "VERB" else ()
    families = {one.partition(".")[0] for one in (kind, *verbs)}
    return bool(families & {"politics", "fighting", "outlook"})


def named_inside(noun: Token, lexicon: Lexicon, leading: frozenset[str] = NAMING) -> list[Token]:
    """The names within "the towns of A and B" or "five villages including C"; empty where the noun is itself named.

    Args:
        noun: the kind of place.
        lexicon: classes of nouns.
        leading: prepositions that lead to the names.
    """
    first = any(child.pos_ == "PROPN" and child.dep_ == "compound" for child in noun.lefts)
    named = noun.pos_ == "PROPN" or (first and noun.lemma_.lower() in PARTS)
    if named or not lexicon.is_a(noun.lemma_.lower(), "place", "facility"):
        return []
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in leading:
            names = [one for inner in child.children if inner.dep_ == "pobj" for one in with_conjuncts(inner)]
            return [one for one in names if one.pos_ == "PROPN"]
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            return list(with_conjuncts(child))
    return []


def _with_type(noun: Token, name: Token) -> Range:
    """A name's range, with "the town of" before the first of several where it stands directly before it."""
    left, right = name_range(name)
    if left == noun.i + 2 and not any(child.pos_ == "PROPN" for child in noun.lefts):
        left = noun.i
    return left, right
