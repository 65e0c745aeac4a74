"""The grammar of time expressions: words that name a time, and the days they mean.

`recognise` finds the words, without a date; `normalise` gives them days, from an anchor, the clause's direction and the
time told just before; `guess_direction` stands in for a parser's tense; `simple` opens ranges and bounds.
"""

from fogline.timex.forms import Direction, Form, Kind, Normal, TimeExpression
from fogline.timex.normaliser import normalise
from fogline.timex.recogniser import recognise, simple
from fogline.timex.tense import guess_direction

__all__ = [
    "Direction",
    "Form",
    "Kind",
    "Normal",
    "TimeExpression",
    "guess_direction",
    "normalise",
    "recognise",
    "simple",
]
