"""The grammar of time expressions: words that name a time, and the days they mean.

Public functions (signatures are settled):
    recognise(text: str, start: int = 0, end: int | None = None) -> list[TimeExpression]
    normalise(expression, *, anchor: date, direction: Direction, previous: When | None = None) -> Normal
    guess_direction(text: str, expression: TimeExpression) -> Direction   (a stand-in for a parser's tense)
"""

from fogline.timex.forms import Direction, Form, Kind, Normal, TimeExpression

__all__ = ["Direction", "Form", "Kind", "Normal", "TimeExpression"]
