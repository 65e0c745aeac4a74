"""What the number reader yields: quantities as the words bound them, and the harm they count.

Both types hold offsets into the parsed text and nothing that is not in the words. An open bound is `None`; a number
that the words call unknown has three of them and says so in `unknown`. Zero stands only where the words say "no one".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fogline.model import Count

Sort = Literal[
    "people",
    "facility",
    "weapon",
    "place",
    "population",
    "money",
    "percent",
    "duration",
    "distance",
    "age",
    "calibre",
    "date",
    "ordinal",
    "other",
]
Harm = Literal["killed", "injured", "displaced", "detained", "missing", "trapped", "evacuated", "casualties"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuantity:
    """A number in the words: where it stands, what it bounds and what it counts.

    Attributes:
        start, end: characters of the number with its bounding words ("at least 20"), in ``parsed.text``.
        low, best, high: the bounds by the house's conventions; `best` is the number named, where one is.
        head: index of the token that names what is counted; `None` for a bare number ("killing four").
        head_text: that token's text, empty for a bare number.
        sort: what sort of thing is counted.
        category: which people (``civilians``, ``children``, ``soldiers`` …), empty where the words do not say.
        cumulative: a running total ("the death toll has risen to", "since", "so far") and not one incident's figure.
        part_of: position in the same list of the total this is a part of ("42 dead, including seven children").
        negated: the words deny it ("no one was killed"): the number is zero by the words, not unknown.
        unknown: the words say that there is a number and leave it open ("an unspecified number").
    """

    start: int
    end: int
    low: int | None = None
    best: int | None = None
    high: int | None = None
    head: int | None = None
    head_text: str = ""
    sort: Sort = "other"
    category: str = ""
    cumulative: bool = False
    part_of: int | None = None
    negated: bool = False
    unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyCount:
    """People harmed, as many as the words say, by one predicate.

    Attributes:
        start, end: characters of the number with its bounding words, in ``parsed.text``.
        count: the number with its unit ("killed", "children killed", "injured").
        harm: what happened to them.
        category: which people, empty where the words do not say.
        predicate: index of the token that says the harm ("killed", "dead", "toll").
        quantity: position of the number in the list of `quantities`.
        part_of: position in the list of casualties of the whole text of the total this is a part of.
        negated: "no one was killed".
        unknown: the words leave the number open.
    """

    start: int
    end: int
    count: Count
    harm: Harm
    category: str = ""
    predicate: int
    quantity: int
    part_of: int | None = None
    negated: bool = False
    unknown: bool = False
