"""The words by which a clause of control tells whom it means without naming a party, or that it means something else.

Patterns only, over the claim's own quote; nothing is decided here about truth. Every table can be added to.
"""

from __future__ import annotations

import re

OF_SOMETHING_ELSE = re.compile(
    r"\b(?:captur(?:ed?|es|ing)|recaptur(?:ed?|es|ing)|seiz(?:ed?|es|ing)|t(?:ake|akes|ook|aking)(?: over|"
    r" control of)?|"
    r"ret(?:ake|akes|ook|aking)|secur(?:ed?|es|ing)|overr[au]n|occup(?:y|ied|ying)|clear(?:ed|ing)|hold(?:ing|"
    r"s)?|held|"
    r"control of|control(?:led|s|ling)?|(?:withdr[ae]wn?|retreat(?:ed|ing)|pulled (?:out|back)) from)\s+"
    r"(?:up to |at least |about |around |nearly |almost |over |more than |between |roughly |approximately )?"
    r"(?:an?|the|some|a few|large|several|many|all|two|three|four|five|six|seven|eight|nine|ten|dozens of|\d[\d,.]*|"
    r"more|further|a number of|"
    r"a total of|their|its|most|half|various|multiple|other)\s+(?!(?:entire |whole |strategic |key )*(?:city|"
    r"town|village|settlement|"
    r"base|camp|island|capital|district|neighbou?rhood|suburb|area|province|airport|port|garrison|fort|"
    r"fortress)\b)(?:of\s+)?[a-z“\"]",
    re.IGNORECASE,
)
"""A verb of control with an object of its own that is no place by itself: points, hills, weapons."""
FALLEN = re.compile(r"\b(?:f[ae]ll(?:en|s|ing)?|lost|overrun)\b", re.IGNORECASE)
"""Words by which those who had a place tell that it is gone."""
DOER = re.compile(
    r"^(.{3,160}?)\b(?:ha[sd]\s+|have\s+)?(?:also\s+|then\s+|later\s+|reportedly\s+|finally\s+|briefly\s+|"
    r"successfully\s+|been able to\s+|"
    r"managed to\s+)*(?:captured?|recaptured?|seized?|retook|retaken|took|taken|liberated?|occupied|overran|"
    r"regained|secured|cleared|"
    r"stormed|conquered)\s+(?!by\b)",
    re.IGNORECASE | re.DOTALL,
)
"""What stands before an active verb of taking, whose subject is in it."""
SUBJECTS = {
    "loses": r"withdrew|withdrawn|retreated|pulled (?:out|back)|left|fled|abandoned|evacuated|vacated|lost",
    "holds": r"held|holds?|controlled|controls?|retained|kept|defended",
    "besieges": r"besieged?|surrounded|encircled|blockaded|laid siege",
    "present": r"entered|re-entered|stormed|marched into|moved into|returned",
}
"""Active verbs whose subject is whom a clause is about, by what it says of control."""
SUBJECT = {
    effect: re.compile(
        r"^(?:(?:in|on|by|from|after|at)\s[^,]{2,30},\s+|(?:in|on|by)\s+\d[\w ]{4,20}?\s+(?=[A-Z]))?"
        r"(?:the\s+|all\s+|but\s+|and\s+|while\s+)*"
        rf"((?:[\w’'-]+\s+){{1,5}}?)(?:ha[sd]\s+|have\s+)?(?:(?:still|also|then|later|now|\w+ly)\s+)?(?:{verbs})\b(?!\s+by\b)",
        re.IGNORECASE,
    )
    for effect, verbs in SUBJECTS.items()
}
"""What stands before such a verb."""
AFTER_DOING = re.compile(
    r"^(?:after |upon |by |on )?(?:\w+ly )?(?:re)?(?:tak|captur|seiz|secur|liberat|occupy|gain|"
    r"clear)ing\b[^,]{2,80},\s+(?:the\s+)?(.{3,60})",
    re.IGNORECASE,
)
"""Who stands after what they did: "after taking the town, the League"."""
PASSIVE_BEFORE = re.compile(r"\b(?:was|were|been|being|be|is|are|got)\s+(?:\w+\s+)?$", re.IGNORECASE)
RID_OF = re.compile(
    r"\b(?:clear(?:ed)?|rid|swept|purged|cleansed|emptied|free)\s+of\s+(?:the\s+|all\s+|"
    r"remaining\s+)*((?:[\w’'-]+\s?){1,4}?)"
    r"(?=\s*(?:,|\.|;|:|—|–|$|\b(?:on|in|at|after|during|who|which|and|following|with|before|by|as|from)\b))",
    re.IGNORECASE,
)
"""Whom a place is told to be rid of."""
RINGED_ONES = re.compile(
    r"(?:^|\b(?:where|that|and|as|while|with|when|which|left|leaving)\s+|,\s*)(?:(?:by|on|"
    r"in) [^,;.]{1,25}, )?(?:the\s+|some\s+)?"
    r"((?:[\w’'-]+\s+){1,4}?)(?:(?:was|were|are|is|ha[sd] been|have been|be|remain(?:s|ed)?|bec[ao]me|"
    r"reported(?:ly)?)\s+)"
    r"(?:[\w-]+\s+){0,3}?(?:besieged|surrounded|encircled|trapped|isolated|under siege|cut off)\b",
    re.IGNORECASE,
)
"""Who is besieged, in a clause that does not say by whom."""
RINGED_THEN = re.compile(
    r"\b(?:the|then|their|its|his|long|still)[- ](?:besieged|surrounded|encircled|"
    r"trapped)\s+(?!by\b)\w",
    re.IGNORECASE,
)
"""A ring told of in passing, of which the clause's own verb says nothing: "reached the besieged town"."""
RINGING = re.compile(
    r"\b(?:besieg(?:e|es|ed|ing)|surround(?:s|ed|ing)?|encircl(?:e|es|ed|ing)|isolat(?:e[ds]?|ing)|cut(?:s|ting)?|"
    r"sieges?|blockades?|"
    r"encirclement|sever(?:ed|s|ing)|clos(?:ed|es|ing)|block(?:ed|s|ing)?|invest(?:ed|s|ing))\b",
    re.IGNORECASE,
)
"""Words of besieging that do not only describe."""
FORCED_TO = re.compile(
    r"\b(?:forc(?:ing|ed)|(?:compel|oblig|caus|prompt|mak)(?:l?ing|l?ed|e|es|s))\s+(?:the\s+|all\s+|remaining\s+)*((?:[\w’'-]+\s+){1,4}?)"
    r"to\s+(?:\w+ly\s+)?(?:withdraw|retreat|flee|pull|leave|abandon|evacuate|fall back|surrender)\b",
    re.IGNORECASE,
)
"""Who is made to leave."""
