"""Whether a participle only says which toll a sentence tells: "the number of people killed in the raid rose to 64".

The sentence is the claim; its "people killed in the raid" would be a second one of the same dead, without their number.
What must stay true: a verb must move or set the figure; "the number of people killed in the raid is unknown" leaves the
participle its say.
"""

from __future__ import annotations

from spacy.tokens import Token

FIGURES = frozenset({"number", "toll", "count", "total", "figure", "tally"})
MOVING = frozenset(
    "rise climb reach stand pass grow increase jump exceed hit surpass top swell mount soar be come put raise".split()
)


def restates(head: Token) -> bool:
    """Whether a participle stands in the name of a figure that its sentence gives."""
    noun = head.head
    if head.dep_ != "acl" or head.tag_ != "VBN" or noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    figure = noun.head.head
    verb = figure.head
    if figure.lemma_.lower() not in FIGURES or figure.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return False
    if verb.lemma_.lower() not in MOVING:
        return False
    inside = {token.i for token in figure.subtree}
    return any((token.pos_ == "NUM" or token.like_num) and token.i not in inside for token in verb.subtree)
