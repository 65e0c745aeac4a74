"""The words by which a place is taken, changes hands or is not taken after all: attempts and failures too.

Patterns only, over the claim's own quote; nothing is decided here about truth. Every table can be added to.
"""

from __future__ import annotations

import re

FREED = re.compile(
    r"\b(?:re)?(?:captur\w+|seiz\w+|conquer\w*|occup(?:y|ied|ies))\b|"
    r"\b(?:free[ds]?|liberat\w+|clear(?:ed|s)?|cleans\w+|secur(?:ed|es)|took|taken|takes|regain\w*|recover\w*|reclaim\w*|"
    r"fell to|fallen to|falls to|passed to|passed from)\b",
    re.IGNORECASE,
)
"""Verbs of taking, for clauses about control of which the reader knows no finer type."""
BECAME = re.compile(
    r"\b(?:c[ao]me|comes|coming|brought|fell|fallen|passed|went|gone)\s+(?:\w+ly\s+)?(?:under|into)\b|"
    r"\bchanged hands\b",
    re.IGNORECASE,
)
"""Words that make a state of control a change of it."""
HANDED_OVER = re.compile(
    r"\b(?:hand(?:ed|ing|s)|turn(?:ed|ing)|transferr(?:ed|ing)|ced(?:ed|ing)|g[ai]ve(?:n|s)?|yield(?:ed|ing))\s+(?:over\s+)?"
    r"(?:full\s+)?(?:control|possession|authority) (?:of|over)\b.{1,120}?\bto\b|"
    r"\bhand(?:ed|ing|s)\s+(?:over\s+(?:the\s+)?(?-i:[A-Z])[^.;]{1,60}?|(?:the\s+)?(?-i:[A-Z])[^.;]{1,60}?\s+over)\s+to\b",
    re.IGNORECASE | re.DOTALL,
)
"""A change of hands without fighting, which its kind does not tell."""
NOMINAL = re.compile(
    r"(?:^|\b(?:confirm|announc|report|declar|acknowledg)(?:ed|ing|s)\s+)(?:the\s+)?(?:full\s+|complete\s+)?(?:re)?(?:capture|seizure|liberation|fall|conquest|takeover|taking)\s+of\b",
    re.IGNORECASE,
)
"""A change that is only named, by whoever confirms it."""
RETURNED = re.compile(
    r"\b(?:troops|soldiers|forces|army|police|fighters|rebels|militants|units|brigades?|men)\s+(?:ha(?:d|ve|s)\s+)?"
    r"(?:\w+ly\s+)?(?:returned|came back|moved back in|re-?entered)\b",
    re.IGNORECASE,
)
"""Soldiers who are back where they were before."""
NOT_YET = re.compile(
    r"\b(?:yet to|not yet|failed to|unable to|have not|has not|hasn[’']t|haven[’']t|did not|didn[’']t|could not|"
    r"never (?:managed|took|entered))\b",
    re.IGNORECASE,
)
ATTEMPT = re.compile(
    r"\b(?:(?:try|tries|tried|trying|seek|seeks|sought|seeking|attempt(?:s|ed|ing)?|aim(?:s|ed|ing)?|hop(?:e|es|ed|ing)|"
    r"vow(?:s|ed)?|want(?:s|ed)?|plan(?:s|ned|ning)?|threaten(?:s|ed|ing)?|fight(?:s|ing)?|bid|in order) to|"
    r"attempts? (?:at|to)|bid to)\b",
    re.IGNORECASE,
)
FAILED = re.compile(
    r"\b(?:unable|not able|fail(?:s|ed|ing)?|unsuccessfully (?:tried|attempted|sought)|never managed|"
    r"(?:could|did|has|have|had) not manage\w*) "
    r"to (?:re-?)?(?:captur|seiz|tak|liberat|conquer|occup|secur|storm|enter|overrun|break into)",
    re.IGNORECASE,
)
"""Words by which somebody set out to take a place, and did not."""
UNABLE = re.compile(r"\b(?:unable|fail\w*|without)\b", re.IGNORECASE)
