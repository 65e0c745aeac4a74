"""What was forestalled never came to be: "the drones were shot down before they reached the port"."""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.certainty.lexicon import Lexicon

_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_PRONOUNS = {"it": False, "he": False, "she": False, "they": True}
"""What takes up what was stopped, and whether it is of several."""
_SEVERAL = frozenset(("NNS", "NNPS"))


def is_forestalled(clause: Token, mark: Token, head: Token, lexicon: Lexicon) -> bool:
    """Whether a clause after "before" tells what the clause above it put an end to.

    Args:
        clause: its predicate.
        mark: the word that opens it.
        head: the predicate above, which must be a verb that stops or destroys.
        lexicon: which verbs do.

    The clause must be about what was stopped: its pronoun agrees with that in number, and with no doer beside it.
    """
    if mark.lower_ != "before" or head.lemma_.lower() not in lexicon.forestalling:
        return False
    about = _child(clause, _SUBJECTS)
    several = _PRONOUNS.get(about.lower_) if about is not None else None
    if several is None:
        return False
    stopped = _child(head, frozenset(("nsubjpass",)))
    if stopped is not None:
        return _is_several(stopped) == several
    stopped, doer = _child(head, frozenset(("dobj",))), _child(head, _SUBJECTS)
    if stopped is None or doer is None or _is_several(stopped) != several:
        return False
    return _is_several(doer) != several or not several


def _child(token: Token, relations: frozenset[str]) -> Token | None:
    return next((child for child in token.children if child.dep_ in relations), None)


def _is_several(noun: Token) -> bool:
    joined = any(child.dep_ == "conj" for child in noun.children)
    return joined or noun.tag_ in _SEVERAL or noun.lower_ in ("they", "we", "these", "those")
