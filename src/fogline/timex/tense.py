"""Where a clause looks, by its words alone: a stand-in where no parse is at hand.

A caller with a parser knows better and should say so; the benchmark and `fogline explain` on bare text use this.
"""

from __future__ import annotations

import re

from fogline.timex.forms import Direction, TimeExpression

_REACH = 160
_STOP = re.compile(r"[.!?;]\s|\n\s*\n")
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|going\s+to|to\s+be|(?:is|are|was|were)\s+(?:to|due|set|scheduled|slated|expected)|due|"
    r"plans?|planned|planning|expects?|expected|scheduled|upcoming|deadline|payable|expires?|ends?\s+on|begins?|starts?|"
    r"would|could|may|might|should|must|until|by|before)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|been|said|told|took|came|went|fell|began|rose|left|held|made|gave|lost|won|met|"
    r"saw|got|ran|sent|shot|struck|fought|became|brought|found|sold|bought|cut|hit|set|put|broke|drove|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_WEAK = frozenset({"until", "by", "before", "to be", "would", "could", "may", "might", "should", "must"})


def guess_direction(text: str, expression: TimeExpression) -> Direction:
    """The direction of the clause around an expression: the nearest telling word before it, else after it.

    Args:
        text: the text the expression was found in.
        expression: the expression.

    Returns:
        "future" after *will*, *plans*, *scheduled* …; "past" after past tenses and where nothing tells.
    """
    before = text[max(0, expression.start - _REACH) : expression.start]
    cuts = [cut.end() for cut in _STOP.finditer(before)]
    before = before[cuts[-1] :] if cuts else before
    after = text[expression.end : expression.end + _REACH]
    cut = _STOP.search(after)
    after = after[: cut.start()] if cut else after
    return _nearest(before) or _first(after) or "past"


def _nearest(words: str) -> Direction | None:
    """The last telling word; a bare past participle right after a future word belongs to it ("will be held")."""
    future = [found for found in _FUTURE.finditer(words) if found.group().lower() not in _WEAK]
    past = list(_PAST.finditer(words))
    if not future:
        return "past" if past else None
    if not past:
        return "future"
    return "future" if past[-1].start() - future[-1].end() < 14 else "past"


def _first(words: str) -> Direction | None:
    future = next((found for found in _FUTURE.finditer(words) if found.group().lower() not in _WEAK), None)
    past = _PAST.search(words)
    if future and (past is None or future.start() < past.start()):
        return "future"
    return "past" if past else None
