"""Words of control by which nothing changes hands: pictures, purposes, near misses, people, losses and booty."""

from __future__ import annotations

import re

PICTURED = re.compile(
    r"\bcaptur(?:e|es|ed|ing)\s+(?:a|an|the|this|these|its|their|in|on)?\s*(?:\w+\s){0,2}?(?:moments?|images?|pictures?|"
    r"photos?|photographs?|videos?|footage|film|camera|tape|attention|imagination|mood|spirit|essence|scenes?)\b",
    re.IGNORECASE,
)
"""A capture on film or of minds, which takes no ground."""
PURPOSE = re.compile(
    r"(?:^(?:(?:in order|so as) )?|\b(?:goals?|aims?|objectives?|intention|purpose|task|mission|orders?|plan)"
    r"\b[^.;,]{0,40}?\b(?:was|were|is|are|being)\s+)to\s+(?:\w+ly\s+)?(?:re-?)?(?:captur|seiz|tak|liberat|conquer|occup|secur|encircl|"
    r"besieg|surround|clear|free|regain|gain|reclaim|recover|expel|oust|drive|storm|enter)",
    re.IGNORECASE,
)
"""A clause that is what somebody set out for: "to recapture Vale"; whether it came about, another clause tells."""
NEARLY = re.compile(
    r"\b(?:on the (?:verge|brink|cusp|point) of|about to|poised to|set to|close to (?:\w+ing|the (?:capture|fall))|"
    r"c[ao]me close to|moments? (?:away )?from)\b|"
    r"\b(?:had|have|has|was|were)\s+(?:nearly|almost|all but)\s+(?:been\s+)?"
    r"(?:re-?)?(?:taken|captured|seized|conquered|overrun|encircled|surrounded)\b",
    re.IGNORECASE,
)
"""Words for a change that has not come about."""
OF_PEOPLE = re.compile(
    r"\b(?:taken|took|taking)\s+(?:\w+\s+){0,3}?(?:hostage|prisoner|captive|custody|part|place|responsibility|refuge|shelter)s?\b|"
    r"\b(?:was|were|been|being)\s+taken\s+to\b|\b(?:inmates?|prisoners?|hostages?|detainees?|captives?|people|residents)\s+"
    r"(?:\w+\s+){0,2}?(?:freed|liberated|released)\b|\b(?:free|releas)(?:d|ed|ing)\s+(?:\w+\s+){0,3}?(?:inmates|prisoners|"
    r"hostages|detainees)\b",
    re.IGNORECASE,
)
"""People who are taken or freed."""
LOSSES = re.compile(
    r"\blos(?:t|ing|es|e)\s+(?:(?:\d[\d,.]*|nearly|almost|about|over|at|least|more|than|up|to|half|most|many|some|several|dozens|"
    r"hundreds|thousands|of|its|their|his|the|a|an|one|two|three|four|five|six|ten)\s+){0,5}(?:men|soldiers|fighters|troops|"
    r"tanks?|vehicles|personnel|lives|aircraft|helicopters?|ships?)\b|\b(?:was|were|been|is|are)\s+left\s+with\b|"
    r"\bt(?:ook|aken|aking|akes?)\s+(?:\w+\s+){0,3}?(?:losses|casualties|fire)\b",
    re.IGNORECASE,
)
"""Losses that are no ground."""
BOOTY = re.compile(
    r"\b(?:captur(?:ed|es|ing)|seiz(?:ed|es|ing)|t(?:ook|aken|aking))\s+(?!(?-i:[A-Z]))(?:(?:the|a|an|some|several|many|dozens|hundreds|"
    r"thousands|number|large|small|amounts?|stocks?|quantit(?:y|ies)|stores?|caches?|of|two|three|four|five|six|seven|eight|nine|"
    r"ten|at|least|more|than|about|over|up|to|its|their|\d[\d,.]*)\s+){1,6}(?:\w+\s+)?"
    r"(?:tanks?|vehicles?|weapons?|arms|ammunition|munitions|rifles?|guns|howitzers?|mortars?|missiles?|rockets?|shells|armou?r|"
    r"aircraft|helicopters?|soldiers|men|fighters|troops|equipment|trucks)\b"
    r"(?![’']|\s+(?:depots?|dumps?|bases?|factor(?:y|ies)|stores?|storage|warehouses?|compounds?|barracks|camps?|"
    r"positions?|"
    r"battalions?|brigades?|schools?|range|plants?|works|silos?|sites?|batter(?:y|ies)|hill|housing)\b)|"
    r"\b(?:captur(?:ed|es|ing)|seiz(?:ed|es|ing))\s+(?:(?:some|several|many|dozens of|the|\d+)\s+)?"
    r"(?-i:[A-Z][a-z]+(?:an|sh|ch|se|[a-z]i))\s+(?:military\s+)?(?:equipment|weapons|tanks|vehicles|ammunition|documents|soldiers)\b|"
    r"\b(?:\d[\d,.]*|dozens of|hundreds of|several)\s+(?:(?-i:[A-Z]\w+)\s+)?"
    r"(?:tanks|vehicles|weapons|guns|soldiers|men|fighters|troops|"
    r"aircraft|pieces of \w+)\s+(?:(?:was|were|been)\s+)?(?:\w+ly\s+)?(?:captured|seized)\b"
    r"(?!\s+(?:the|an?|all|most|its?|their|(?-i:[A-Z])))",
    re.IGNORECASE,
)
"""Weapons and men that are taken, which are no ground."""
NO_CHANGE = (PICTURED, PURPOSE, NEARLY, OF_PEOPLE, LOSSES, BOOTY)
"""What is told in the words of control without anything changing hands."""
