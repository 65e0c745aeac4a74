"""Finds the time expressions of a text, without knowing its date.

`recognise` is pure and looks at `text[start:end]` only: what stands outside cannot change what is found inside,
except that a range should not begin or end within a word.
Expressions come in order and never overlap.
"""

from __future__ import annotations

from functools import lru_cache

from fogline.timex.forms import TimeExpression
from fogline.timex.grammar import Draft, Grammar
from fogline.timex.joining import join
from fogline.timex.lexing import lex
from fogline.timex.numeric_order import one_order
from fogline.timex.rules_dates import DATE_RULES
from fogline.timex.rules_units import UNIT_RULES
from fogline.timex.tokens import Tokens

_GRAMMAR = Grammar((*DATE_RULES, *UNIT_RULES))
REMEMBERED = 64
"""Texts whose expressions are kept: the stretches of a report and its whole."""


def recognise(text: str, start: int = 0, end: int | None = None) -> list[TimeExpression]:
    """Finds every expression of time in `text[start:end]`, with offsets into `text`.

    Args:
        text: the whole text; it is never changed or copied.
        start: first code point to look at.
        end: code point to stop before; the end of the text when not given.

    Returns:
        Expressions in order of appearance, none overlapping; what they are made of is inside them.
    """
    return list(_recognised(text, max(0, start), len(text) if end is None else min(end, len(text))))


@lru_cache(maxsize=REMEMBERED)
def _recognised(text: str, start: int, end: int) -> tuple[TimeExpression, ...]:
    """Finds the expressions of a text once: parse, reader and each stage that dates something ask for the same ones."""
    expressions: list[TimeExpression] = []
    for tokens in lex(text, start, end):
        drafts = _GRAMMAR.drafts(tokens)
        if drafts:
            expressions.extend(_finish(draft, tokens) for draft in join(drafts, tokens))
    return tuple(one_order(expressions))


def _finish(draft: Draft, tokens: Tokens) -> TimeExpression:
    """The frozen expression of a draft."""
    start, end = tokens.starts[draft.first], tokens.ends[draft.last - 1]
    return TimeExpression(
        start=start,
        end=end,
        text=tokens.text[start:end],
        kind=draft.kind,
        form=draft.form,
        part=draft.part,
        clock=draft.clock,
        mod=draft.mod,
        approximate=draft.approximate,
        parts=tuple(_finish(part, tokens) for part in draft.parts),
    )


def simple(expression: TimeExpression) -> list[TimeExpression]:
    """The simple expressions an expression is made of; itself where it is one."""
    if not expression.parts:
        return [expression]
    return [one for part in expression.parts for one in simple(part)]
