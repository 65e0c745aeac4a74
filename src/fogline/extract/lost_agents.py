"""Who does an act that a noun tells, apart from what it is done to: "the shelling by the army of the village".

The parser hangs "of the village" on the army, as if it were the village's, or lets "by" tell who did what the verb
above says. What must stay true: only "by" right behind such a noun is read, and a name with its own "of" stays whole.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

ACTS = frozenset(
    "shelling bombing bombardment killing murder assassination massacre capture seizure recapture takeover siege "
    "occupation invasion abduction kidnapping detention arrest burning looting destruction execution".split()
)
"""Nouns of acts that somebody does to what stands behind "of"."""
MEN = frozenset({"NNS", "NN"})
OF_A_BODY = frozenset(
    "member group hundred dozen thousand score ten number unit part element supporter follower man men band crowd "
    "team wing branch army government".split()
)
"""Nouns whose own "of" tells of whom they are."""


def with_agents_apart(parsed: Doc) -> Doc:
    """Mends the tree of a parse in place, and gives it back."""
    for by in parsed:
        if by.lower_ != "by" or by.i == 0 or by.dep_ not in ("prep", "agent"):
            continue
        act = parsed[by.i - 1]
        doer = next((child for child in by.children if child.dep_ == "pobj"), None)
        if act.lower_ not in ACTS or act.tag_ not in ("NN", "VBG") or doer is None or doer.tag_ not in MEN:
            continue
        of = next((child for child in doer.rights if child.lower_ == "of"), None)
        if of is not None and of.i == doer.i + 1 and doer.lower_.removesuffix("s") not in OF_A_BODY:
            _done_to(act, by, of)
    return parsed


def _done_to(act: Token, by: Token, of: Token) -> None:
    """Hangs both phrases on the act."""
    if by.head.i != act.i and not by.is_ancestor(act):
        by.head, by.dep_ = act, "prep"
    of.head = by.head
