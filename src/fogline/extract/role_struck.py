"""What a blow was on, and whose it was, by the clause around it: "the attack on the convoy was claimed by …".

What must stay true: only words of the same sentence are read, and nothing is taken where the claim tells it already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from fogline.extract.candidates import Candidate, event_noun
from fogline.extract.lexicon import Lexicon
from fogline.extract.role_doers import doer_mentions, doers_of
from fogline.extract.role_done_to import UNTOLD
from fogline.extract.role_events import family_of_verb
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_parties import mention_of, subjects_before
from fogline.extract.role_phrases import phrase_roles

HITTING = frozenset({"hit", "strike", "shell", "bomb", "pound", "bombard"})
"""Verbs of a blow whose object is what it fell on."""


def with_what_was_struck(
    told: Sequence[RoleMention], parsed: Doc, candidate: Candidate, family: str, lexicon: Lexicon
) -> list[RoleMention]:
    """The mentions of a strike or a fight with whose it was and what it was on, where they tell neither.

    Args:
        told: the mentions found so far.
        parsed: the stretch.
        candidate: the clause or event.
        family: that of what it tells.
        lexicon: classes of nouns and kinds of verbs.
    """
    event, found = parsed[candidate.event], list(told)
    if candidate.nominal and not any(one.role == "actor" for one in told):
        found += _struck_in(event, lexicon)
    if not any(one.role == "target" for one in told):
        found += [*_struck(event, lexicon), *_struck_as_told(event, family, lexicon)]
    return found


def _struck_in(event: Token, lexicon: Lexicon) -> Iterator[RoleMention]:
    """Whose a blow is in which somebody killed or took others ("troops killed ten rebels in a raid")."""
    phrase = event.head
    verb = phrase.head
    if event.dep_ != "pobj" or phrase.lower_ not in ("in", "during") or phrase.dep_ != "prep":
        return
    object_ = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    acts = family_of_verb(verb, lexicon) == "harm" and any(child.dep_ == "nsubj" for child in verb.lefts)
    if acts and object_ is not None and object_.i < phrase.i:
        for doer in doers_of(verb, verb):
            yield from doer_mentions(doer, "harm", lexicon)


def _struck(event: Token, lexicon: Lexicon) -> Iterator[RoleMention]:
    """The town that something hit which was fired from another ("rockets fired from the hills hit Lindow")."""
    objects = (child for child in event.rights if child.dep_ == "dobj" and child.pos_ == "PROPN")
    fired = (child for noun in subjects_before(event) for child in noun.rights if child.dep_ == "acl")
    if event.lemma_.lower() in HITTING and any(below.lower_ == "from" for one in fired for below in one.rights):
        yield from (mention_of("target", one, lexicon) for one in objects)


def _struck_as_told(event: Token, family: str, lexicon: Lexicon) -> Iterator[RoleMention]:
    """What a blow was on that stands as the subject of its clause ("the attack on the convoy was claimed by …")."""
    for noun in subjects_before(event):
        if (event_noun(noun, lexicon) or "").startswith(("strike.", "fighting.")):
            told = phrase_roles(noun, family, lexicon)
            yield from (
                one for one in told if one.role == "target" and noun.doc[one.tokens[1] - 1].lower_ not in UNTOLD
            )
