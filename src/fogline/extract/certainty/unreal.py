"""What did not come to be because something else did not: "had the base fallen, the town would have been cut off".

A past "would have" says that it was not so; "could have" and "might have" say it only beside a condition that was not
met, for by themselves they guess ("could have been killed by a mine").
"""

from __future__ import annotations

from spacy.tokens import Token

_WOULD = frozenset({"would", "'d", "’d"})
_COULD = frozenset({"could", "might", "should"})
_HAVE = frozenset({"have", "'ve", "’ve"})
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def is_unreal(verb: Token, modal: Token) -> bool:
    """Whether a modal with "have" puts a predicate in a past that was not."""
    if not any(child.lower_ in _HAVE and child.dep_ == "aux" and child.i > modal.i for child in verb.children):
        return False
    if modal.lower_ in _WOULD:
        return True
    return modal.lower_ in _COULD and any(_unmet(child) is not None for child in verb.children)


def unreal_cue(clause: Token, over: Token) -> Token | None:
    """What says that a condition was not met: "had" before its subject, or "if" over a "would have"."""
    cue = _unmet(clause)
    if cue is None:
        return None
    modals = (child for child in over.children if child.dep_ == "aux" and child.tag_ == "MD")
    return cue if any(is_unreal(over, modal) for modal in modals) else None


def _unmet(clause: Token) -> Token | None:
    """The "if" or the inverted "had" of a condition in the past perfect."""
    if clause.dep_ != "advcl":
        return None
    had = next((child for child in clause.children if child.lower_ == "had" and child.dep_ == "aux"), None)
    if had is None:
        return None
    mark = next((child for child in clause.children if child.dep_ == "mark"), None)
    if mark is not None:
        return mark if mark.lower_ == "if" else None
    subject = next((child for child in clause.children if child.dep_ in _SUBJECTS), None)
    return had if subject is not None and had.i < subject.i else None
