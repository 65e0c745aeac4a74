"""The words of a state of control: that it is divided or contested, was so once, lasts on, or ends on a day.

Patterns only, over the claim's own quote; nothing is decided here about truth. Every table can be added to.
"""

from __future__ import annotations

import re

NEITHER = re.compile(
    r"\bneither\b.{1,60}?\bnor\b|\b(?:neither|no)\s+(?:\w+\s+)?(?:side|army|force|party|camp)\b|"
    r"\bneither of the (?:two|sides)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Two sides that are both told not to have it."""
DIVIDED = re.compile(
    r"\b(?:divided|split|partitioned|segmented|carved up)\b|"
    r"\bdifferent (?:parts|sections|quarters|districts|ends|sides) of\b",
    re.IGNORECASE,
)
CONTESTED = re.compile(
    r"\b(?:contested|disputed|gr[ae]y[- ]zone|no man[’']s land|front ?line runs|changing hands|in dispute)\b",
    re.IGNORECASE,
)
KEPT = re.compile(
    r"\b(?:defend(?:s|ed|ing)?|garrison\w*|stationed|entrenched|strongholds?|holdouts?|remain(?:s|ed)?|"
    r"stay(?:s|ed)?|still in|repel(?:s|led|ling)|repuls\w+)\b",
    re.IGNORECASE,
)
"""Words of holding, for clauses about control of which the reader knows no finer type."""
FORMER = re.compile(
    r"\b(?:previously|formerly|until then|until recently|hitherto|at the time|once (?:held|controlled)|had (?:been )?"
    r"(?:held|controlled|under)|used to)\b",
    re.IGNORECASE,
)
NO_LONGER = re.compile(
    r"\bno longer\s+(?:\w+\s+){0,2}?(?:held|holds?|control(?:s|led)?|ha[sd]|have|occup(?:ied|ies|y)|rul(?:ed|es?)|"
    r"in\s+(?:\w+\s+){0,2}(?:control|possession|charge|hands)|under)\b|"
    r"\b(?:not|n[’']t)\s+(?:held?|hold|control|occupy|have)\b[^.;]{0,60}?\bany\s?(?:more|longer)\b",
    re.IGNORECASE,
)
"""A state that is over: "no longer held Vale", which is a loss and no denial."""
STILL_SO = re.compile(
    r"\b(?:remain(?:s|ed)?|stay(?:s|ed)?|kept|keeps|continued to (?:hold|control)|still)\b", re.IGNORECASE
)
"""Words of a state that goes on after what was told before."""
_DAY = r"(?:\d{1,2}\s+[A-Z][a-z]+|[A-Z][a-z]+\s+\d{1,2})(?:,?\s+\d{4})?"
_FROM_TO = rf"\b[Ff]rom\s+{_DAY}\s+(?:to|through)\s+{_DAY}"
UNTIL = re.compile(rf"(?i:\b(?:until|till|up to)\s+(?:the\s+)?(?:\w+\s+){{0,3}}?(?:\d|[A-Z]))|{_FROM_TO}")
"""Words for the end of a state: "held it until 9 July", "from 1 to 9 July"."""
OCCUPIED_FROM_TO = re.compile(rf"\boccupied\b.*{_FROM_TO}|{_FROM_TO}.*\boccupied\b", re.DOTALL)
UNTIL_NOW = re.compile(r"\b(?:until|till|up to)\s+(?:now|today|this|recently|then)\b", re.IGNORECASE)
