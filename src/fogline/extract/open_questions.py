"""Whether a clause is a question that the words over it leave open: "it is unclear who …", "did not know how many …".

Such a clause tells of no act of its own. What it asserts is that somebody does not know which, an assessment of what is
told elsewhere; "unclear whether the town fell" stays a doubtful claim that it fell, unless it weighs one thing against
another. What must stay true: only the words right over the clause are read.
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.denying import is_negated

UNKNOWN = frozenset({"unclear", "unknown", "uncertain", "undetermined"})
KNOWN = frozenset({"clear", "known", "certain", "sure", "evident", "apparent", "possible"})
KNOWING = frozenset({"know", "determine", "establish", "confirm", "verify"})
"""Verbs that, negated, leave a question open."""
ASKING = frozenset("who whom whose how what which where when why".split())
WEIGHING = frozenset({"whether", "if"})
"""What opens a question of one thing or another."""
CLAUSES = frozenset({"ccomp", "csubj", "advcl", "xcomp", "acl", "csubjpass"})


def is_left_open(event: Token) -> bool:
    """Tells whether a predicate is that of a question left open.

    Args:
        event: the token that names the act.
    """
    here = event
    while here.dep_ == "conj" and here.head.i < here.i:
        here = here.head
    return here.dep_ in CLAUSES and _asks(here) and _is_unknown(here.head)


def _asks(clause: Token) -> bool:
    """Whether a clause opens with the word of a question."""
    first = clause.left_edge
    if first.lower_ in ("exactly", "precisely", "of", "by", "from", "to") and first.i + 1 < len(first.doc):
        first = first.nbor(1)
    if first.lower_ in WEIGHING:
        return any(token.lower_ == "or" and token.i > first.i + 1 for token in clause.subtree)
    return first.i < clause.i and first.lower_ in ASKING


def _is_unknown(over: Token) -> bool:
    """Whether a predicate says that something is not known."""
    if over.lower_ in UNKNOWN:
        return True
    if over.lower_ in KNOWN:
        return is_negated(over) or is_negated(over.head)
    if over.lemma_ in ("be", "remain"):
        said = {child.lower_ for child in over.children if child.dep_ in ("acomp", "attr", "oprd")}
        return bool(said & UNKNOWN) or (is_negated(over) and bool(said & KNOWN))
    return over.lemma_.lower() in KNOWING and is_negated(over)
