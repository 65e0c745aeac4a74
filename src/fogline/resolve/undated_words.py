"""Words that tell no day and take none from what is told around them.

"The group has seized oil fields", "rebels fighting to topple the crown" and "attacks of this kind" say what has come to
be so, whom a party fights and what sort of thing happens. What must stay true: tolls and what a report opens with are
of the happening in any words.
"""

from __future__ import annotations

import re

from fogline.model import Claim

PERFECT = re.compile(
    r"\b(?:has|have|['’]ve)\s+(?:(?:not|also|already|long|again|repeatedly|never|always|now|\w+ly)\s+)*"
    r"(?:\w+(?:ed|en|wn)|been|seen|left|lost|held|made|said|begun|become|hit|cut|led|sent|put|built|won|met|shot|struck|"
    r"fought|fled|gone|come)\b",
    re.IGNORECASE,
)
"""A present perfect, which tells what is so by now and not when it happened."""
LEAD = 400
"""Characters in which a report tells its news, in whatever tense."""
OF_THE_NEWS = re.compile(r"\bclaimed (?:\w+ )?(?:credit|responsibility)\b", re.IGNORECASE)
"""What belongs to the news in any tense."""
FIGHTERS = re.compile(
    r"\b(?:\w*fighters?|rebels?|forces?|coalition|groups?|militants?|alliance|troops|army|militias?|factions?|jihadists?|"
    r"insurgents?|brigades?)\s+(?:fighting|battling|combating)\b",
    re.IGNORECASE,
)
"""Words that say of a party whom it fights ("rebels fighting to topple the crown"), and tell no battle."""
HABIT = re.compile(
    r"\b(?:of this|of that) (?:nature|kind|sort|type)\b|\b(?:several|various) (?:\w+ )?"
    r"(?:attacks|(?:air ?)?strikes|bombings|raids|massacres)\b",
    re.IGNORECASE,
)
"""Words that tell of acts of a kind, not of one."""
PERFECT_FAMILIES = frozenset({"fighting", "strike", "control", "politics"})
"""Families of acts that the perfect takes out of the telling; tolls are of the happening in any tense."""


def told_as_background(claim: Claim) -> bool:
    """Whether the report's own words tell an act in the present perfect, past the lead, without a time.

    "The group has seized oil fields" says what has come to be so. What somebody is quoted with, and tolls, are of the
    happening told around them in any tense.
    """
    if claim.family not in PERFECT_FAMILIES or claim.span.start < LEAD:
        return False
    if claim.speakers and claim.family != "politics":
        return False
    return PERFECT.search(claim.span.quote) is not None and not OF_THE_NEWS.search(claim.span.quote)


def tells_no_one_act(claim: Claim) -> bool:
    """Whether words name a party by what it does, or acts by their kind."""
    quote = claim.span.quote
    if claim.family == "fighting" and FIGHTERS.search(quote):
        return True
    return claim.family in ("strike", "harm") and HABIT.search(quote) is not None
