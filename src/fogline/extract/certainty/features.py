"""What the fine score is weighed from: the steps of the rules, and the forms and words around a predicate.

Names are stable strings, since `weights.json` is keyed by them; changing one means training again with
``bench/train_factuality.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from spacy.tokens import Token

from fogline.extract.certainty.state import State
from fogline.model import Time

_LEXICAL = frozenset(("advmod", "mark", "prep", "npadvmod", "det", "amod", "prt"))
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj"))
_AUXILIARIES = frozenset(("aux", "auxpass"))
_ANCESTORS = 6
"""Governors whose modals and negations are looked at."""


def features(token: Token, state: State, time: Time) -> list[str]:
    """Names what is to be seen of a predicate, for weighing."""
    children = list(token.children)
    found = ["bias", f"rule={round(state.score * 2) / 2}", f"time={time}"]
    found.extend(_steps(state))
    found.extend(_form(token, children, state))
    found.extend(_around(token))
    found.extend(_beside(children))
    return found


def _steps(state: State) -> Iterator[str]:
    """The rules' trace: each step, pairs of steps, and the innermost three together."""
    yield from (f"s={step}" for step in state.trace)
    classes = [step for step in state.trace if not step.startswith("word:")]
    yield "sig=" + "|".join(classes[-3:])
    yield from (f"b={first}|{second}" for first, second in pairwise(classes))
    if classes:
        yield f"last={classes[-1]}"
        yield f"first={classes[0]}"
    yield f"steps={min(len(classes), 4)}"


def _form(token: Token, children: list[Token], state: State) -> Iterator[str]:
    """The predicate's own form: tag, relation, lemma, auxiliaries, negation."""
    auxiliaries = "+".join(sorted(child.lower_ for child in children if child.dep_ in _AUXILIARIES))
    negated = any(child.dep_ == "neg" for child in children)
    inner = "|".join([step for step in state.trace if not step.startswith("word:")][-2:])
    yield f"tag={token.tag_}"
    yield f"dep={token.dep_}"
    yield f"form={token.tag_}{token.dep_}"
    yield f"lemma={token.lemma_.lower()}"
    yield f"aux={auxiliaries}"
    yield f"aux&={auxiliaries}|{inner}"
    yield f"neg={negated}{auxiliaries}"


def _around(token: Token) -> Iterator[str]:
    """What stands above: the governor, its auxiliaries, and modals and negations further up."""
    head = token.head
    if head.i == token.i:
        yield "root"
    else:
        lemma = head.lemma_.lower()
        yield f"head={lemma}"
        yield f"link={token.dep_}:{lemma}"
        yield f"above={token.dep_}{head.tag_}"
        yield f"over={head.head.lemma_.lower()}"
        yield f"headdep={head.dep_}"
        yield from (f"headaux={c.lower_}" for c in head.children if c.dep_ in _AUXILIARIES or c.dep_ == "neg")
    for ancestor in islice(token.ancestors, _ANCESTORS):
        yield from (f"high={c.lower_}" for c in ancestor.children if c.dep_ == "neg" or c.tag_ == "MD")


def _beside(children: list[Token]) -> Iterator[str]:
    """What hangs on the predicate: adverbs, marks, prepositions, and its arguments' forms."""
    for child in children:
        if child.dep_ in _LEXICAL:
            yield f"c={child.dep_}:{child.lower_}"
        elif child.dep_ in _ARGUMENTS:
            yield f"arg={child.dep_}:{child.tag_}"
            if child.pos_ == "PRON":
                yield f"pron={child.dep_}:{child.lower_}"
