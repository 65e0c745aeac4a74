"""The words of control: what part of a place a clause is about, and who it says by other means than its subject.

Patterns only, over the claim's own quote; nothing is decided here about truth. Every table can be added to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_PART = (
    r"parts?|portions?|areas?|sections?|swath(?:e|es|s)|districts?|neighbou?rhoods?|quarters?|half|most|much|majority|"
    r"bulk|thirds?|per ?cent|percent|%|pockets?|corners?|blocks|sites|points|locations|territory|ground|gains?|"
    r"presence|positions?|streets|remainder|rest|remnants?|zones?|lines?|checkpoints?|buildings?|(?:out)?posts?|bases?|"
    r"hills?|hilltops?|villages|towns|settlements|localities|farms|installations|facilities|bunkers|houses"
)
_QUANTITY = (
    r"(?:some|several|many|certain|large|larger|most|other|significant|substantial|key|wide|vast|small|remaining|half|"
    r"various|few|a few|two|three|four|five|six|seven|eight|nine|ten|\d+|eastern|western|northern|southern|central)"
)
_SHARE = rf"(?:the\s+)?(?:{_QUANTITY})\s"
PART_BEFORE = re.compile(
    rf"\b((?:{_QUANTITY}\s){{0,3}}(?:{_PART}))(?:\s+(?:held|controlled|in \w+ hands|"
    r"(?:that\s+|which\s+)(?:\S+\s+){1,3}?(?:held|holds?|control(?:led|s)?|had)|"
    r"(?:that|which)\s+remained\s+\S+\s+\w+ control))?\s+"
    r"(?:of|in|on|at|within|inside|across|into|throughout)\s+(?:the\s+)?(?:\w+ern\s+|old\s+|inner\s+)?"
    r"(?:(?:city|town|village|district|province) of\s+)?$",
    re.IGNORECASE,
)
"""Words right before a place that make the clause about a part of it: "large parts of", "some districts in the"."""
PART_WITHIN = re.compile(
    rf"^(?:the\s+)?((?:{_QUANTITY}\s){{0,3}}(?:{_PART}))\s+(?:of|in|on|within|inside)\s", re.IGNORECASE
)
_DISTRICTS = r"districts|quarters|neighbou?rhoods|suburbs|areas|outskirts|streets|villages"
PART_AFTER = re.compile(rf"^(?:[’']s?)?\s+((?:\w+ern\s+)?(?:{_DISTRICTS}))\b", re.IGNORECASE)
"""Words right after a place that make the clause about a part of it: "Aleppo's eastern districts"."""
PART_NAMED = re.compile(rf"^((?:{_QUANTITY}\s){{1,3}})\S.*\s({_DISTRICTS})$", re.IGNORECASE)
"""A whole phrase that counts parts of the place it names: "three Aleppo districts"."""
PART_QUALIFIER = re.compile(
    rf"\b(?:{_PART}|held|controlled|(?:north|south)?-?(?:east|west)(?:ern)?|north(?:ern)?|south(?:ern)?|central|inner|old|"
    r"centre|center|heart|core|downtown|rural|parts?|villages?|towns?)\b",
    re.IGNORECASE,
)
"""Qualifiers of a place that narrow it to a part; others ("besieged", "war-torn") only describe it."""
DIRECTION = re.compile(
    r"(?:the )?(?:(?:far )?(?:(?:north|south)?-?\s?(?:east|west)|north|south)(?:ern)?|central|inner|old|downtown)",
    re.IGNORECASE,
)
"""Qualifiers that name a part by where it lies, so that two sides' claims to it are about the same ground."""
HALF_HELD = re.compile(r"\b([\w’'-]+(?:\s[A-Z][\w’'-]+)?)[- ](?:held|controlled|occupied|ruled)\b")
BESIDE = re.compile(
    r"\b(?:outskirts|edges?|gates?|approaches|vicinity|suburbs|countryside|surroundings|villages?|towns)\s+"
    r"(?:of|outside|around|near|on the outskirts of)\s+(?:the\s+)?$|\b(?:outside|near|around|close to|beside|towards?|"
    r"north|south|east|west)(?:\s+of)?\s+(?:the\s+)?$|(?:north|south)[- ]?(?:east|west)\s+of\s+(?:the\s+)?$|"
    r"\b(?:surrounding|bordering|adjoining|next to|adjacent to)\s+(?:both\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words right before a place that put the clause beside it."""
BESIDE_QUALIFIERS = frozenset(
    "outside near around outskirt outskirts vicinity beside approaches countryside toward towards beyond suburbs edge "
    "edges villages farms surroundings".split()
)
TOWARDS = frozenset({"toward", "towards"})
_OF_DIRECTION = re.compile(r"\b(?:north|south)?[- ]?(?:east|west|north|south)\s+of$", re.IGNORECASE)

_TWICE = re.compile(r"(\w+)ern \1", re.IGNORECASE)
"""How a place "to the east of Vale" is understood: east, and so eastern."""
OUTSIDE = re.compile(r"(?:(?:north|south)?[- ]?(?:east|west|north|south)|near|outside) (?:of )?[A-Z]")
"""The start of a name for ground beside another place: "west of Vale"."""


def is_beside(qualifier: str) -> bool:
    """Whether a place's qualifier puts what is told beside the place: "near", "13 km southeast of"."""
    words = set(re.findall(r"\w+", qualifier.lower()))
    told = qualifier.strip()
    off = _OF_DIRECTION.search(told) or _TWICE.fullmatch(told)
    return not BESIDE_QUALIFIERS.isdisjoint(words) or off is not None


ENTIRE = re.compile(
    r"\b(?:entire(?:ty|ly)?|whole|all of|fully|full control|complete(?:ly)?|total control|in its entirety|last (?:part|"
    r"pocket|quarter|district|neighbou?rhood)s?|no part of)\b",
    re.IGNORECASE,
)
NOT_ALL = re.compile(
    r"\b(?:not|n[’']t|never|yet to)\s+(?:\w+\s+){0,3}?(?:all|whole|entire|every|fully|completely|entirely|"
    r"total(?:ly)?)\b",
    re.IGNORECASE,
)
"""A denial that leaves a side a part: "does not control all of"."""
PARTIAL = re.compile(r"\b(?:partial|partly|partially)\b", re.IGNORECASE)
NEITHER = re.compile(
    r"\bneither\b.{1,60}?\bnor\b|\b(?:neither|no)\s+(?:\w+\s+)?(?:side|army|force|party|camp)\b|"
    r"\bneither of the (?:two|sides)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Two sides that are both told not to have it."""
THEIRS_TILL_THEN = re.compile(
    r"\b(?:last|only|main|final|remaining|former|key|major|biggest|largest|strategic)\s+(?:\w+\s+){0,3}?"
    r"(?:still\s+)?(?:(?:under|in)\s+(?:the\s+)?((?:[\w’'-]+\s){1,3}?)(?:hands|control)|"
    r"(?:held|controlled)\s+by\s+(?:the\s+)?((?:[\w’'-]+\s?){1,3}?)(?=\s*(?:,|\.|;|$|\b(?:in|on|at|after)\b)))|"
    r"\b(?:(?:re)?t(?:ook|aking|akes?)|(?:re)?captur(?:ed|es|ing)|seiz(?:ed|es|ing)|liberat(?:ed|es|ing)|storm(?:ed|s|ing))\s+"
    r"(?:(?!(?:back|and|was|were|is|are|by|put|bring\w*|brought|it|them)\b)[\w’'-]+\s+){1,6}?"
    r"(?:under|in)\s+(?:the\s+)?(?!its|their|his|full|total)((?:[\w’'-]+\s){1,3}?)(?:hands|control)",
    re.IGNORECASE,
)
"""Whose a place was until it is taken: "the last town in rebel hands", "retaking positions under League control"."""
DIVIDED = re.compile(
    r"\b(?:divided|split|partitioned|segmented|carved up)\b|"
    r"\bdifferent (?:parts|sections|quarters|districts|ends|sides) of\b",
    re.IGNORECASE,
)
CONTESTED = re.compile(
    r"\b(?:contested|disputed|gr[ae]y[- ]zone|no man[’']s land|front ?line runs|changing hands|in dispute)\b",
    re.IGNORECASE,
)
FORMER = re.compile(
    r"\b(?:previously|formerly|until then|until recently|hitherto|at the time|once (?:held|controlled)|had (?:been )?"
    r"(?:held|controlled|under)|used to)\b",
    re.IGNORECASE,
)
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
OUSTED = re.compile(
    r"\b(?:oust|expel|evict|dislodg|drive|drove|driven|driving|push(?:ed|ing)? (?:\w+ ){0,3}(?:back|out)|flush|"
    r"forced? out|clear(?:ed)? of|rout(?:ed)?)",
    re.IGNORECASE,
)
CLEARED = re.compile(
    r"\b(?:oust(?:s|ed|ing)?|expel(?:s|led|ling)?|evict(?:s|ed|ing)?|dislodg(?:es|ed|ing)|(?:drives?|drove|driven|driving|"
    r"push(?:ed|es|ing)?|forc(?:ed|es|ing))\s+(?:\S+\s+){0,4}?out|clear(?:ed|s|ing)?\s+(?:\S+\s+){0,4}?(?:of|from))\b",
    re.IGNORECASE,
)
"""Words by which whoever throws another side out of a place has it."""
DRIVEN = re.compile(
    r"\b(?:was|were|been|being|be|got|is|are)\s+(?:\w+ly\s+|then\s+|later\s+|also\s+)?(?:oust|expel|evict|dislodg|driven|"
    r"pushed|flushed|forced|rout|compelled|obliged|repelled|thrown)",
    re.IGNORECASE,
)
"""A passive in which the subject is the loser."""
DRIVEN_OUT = re.compile(
    r"(?:^|\b(?:but|and|as|when|after|until|before)\s+|,\s+)(?:the\s+)?((?:[\w’'-]+\s+){1,3}?)"
    r"(?:was|were|had been|have been|being)\s+"
    r"(?:\w+ly\s+|then\s+|later\s+|finally\s+)?(?:oust|expel|evict|dislodg|driven|pushed|flushed|forced|rout|thrown)\w*\s+"
    r"(?:back\s+)?(?:out|from|off|away)\b",
    re.IGNORECASE,
)
"""Whom a passive clause tells to be thrown out."""
THROWER = re.compile(
    r"\b(?:oust|expel|evict|dislodg|driven|pushed|flushed|forced|rout|thrown)\w*\b(?:\s+\S+){0,8}?\s+by\s+(?:the\s+)?"
    r"((?:[\w’'-]+\s?){1,4}?)(?=\s*(?:,|\.|;|:|—|–|$|\b(?:on|in|at|after|during|who|which|and|following|with|before|as)\b))",
    re.IGNORECASE,
)
"""Who throws others out in a passive clause."""
FORCING = re.compile(
    r"\b(?:forc(?:ing|ed)|(?:compel|oblig|caus|prompt|allow|mak)(?:l?ing|l?ed|e|es|s))\b", re.IGNORECASE
)
"""Verbs of making others leave; "forces" are mostly soldiers."""
LEFT = re.compile(
    r"\b(?:ha[sd]|have)\s+left\b|\bg[ai]ve(?:n|s)?\s+up\s+(?:the\s+)?(?-i:[A-Z]|city\b|town\b|village\b)|"
    r"\blost\s+(?:it|them)\b[^.;]{0,20}?\bto\b|\bleft\s+(?:the\s+)?(?:city|town|village|area|base)\b|\b(?:driven|pushed)\s+"
    r"(?:away|out)\b|\b(?:handed|handing|hands)\s+(?:\S+\s+){0,8}?(?:over\b|to\b)|\b(?:ced|relinquish|abandon)(?:e[ds]?|ing)\b",
    re.IGNORECASE,
)
"""Verbs of losing, for clauses about control of which the reader knows no finer type."""
KEPT = re.compile(
    r"\b(?:defend(?:s|ed|ing)?|garrison\w*|stationed|entrenched|strongholds?|holdouts?|remain(?:s|ed)?|"
    r"stay(?:s|ed)?|still in|repel(?:s|led|ling)|repuls\w+)\b",
    re.IGNORECASE,
)
"""Words of holding, for clauses about control of which the reader knows no finer type."""
RETURNED = re.compile(
    r"\b(?:troops|soldiers|forces|army|police|fighters|rebels|militants|units|brigades?|men)\s+(?:ha(?:d|ve|s)\s+)?"
    r"(?:\w+ly\s+)?(?:returned|came back|moved back in|re-?entered)\b",
    re.IGNORECASE,
)
"""Soldiers who are back where they were before."""
DEEPER = re.compile(
    r"\b(?:retreat|withdr[ae]w|f[ae]ll(?:en)? back|pull(?:ed|ing)? back|push|driv|drove)\w*\b[^.;]{0,30}?"
    r"\b(?:in)?to\s+(?:the\s+|its\s+)?(?:heart|cent(?:re|er)|interior|middle|depths?|core|inner)\b",
    re.IGNORECASE,
)
"""A retreat within a place, which those who retreat still have."""
FAILED = re.compile(
    r"\b(?:unable|not able|fail(?:s|ed|ing)?|unsuccessfully (?:tried|attempted|sought)|never managed|"
    r"(?:could|did|has|have|had) not manage\w*) "
    r"to (?:re-?)?(?:captur|seiz|tak|liberat|conquer|occup|secur|storm|enter|overrun|break into)",
    re.IGNORECASE,
)
"""Words by which somebody set out to take a place, and did not."""
UNABLE = re.compile(r"\b(?:unable|fail\w*|without)\b", re.IGNORECASE)
AWAY = re.compile(
    r"\b(?:to|towards?|into|for|through)\s+(?:the\s+)?(?:(?:nearby|neighbou?ring|eastern|western|"
    r"northern|southern)\s+)?(?:(?:city|town|village|area|district|province|villages|towns)\s+(?:of\s+)?)?$|"
    r"\b(?:to|towards?|into)\s+(?:the\s+|their\s+|new\s+)*(?:\w+\s+)?(?:hills?|forests?|mountains?|desert|positions?|lines?|base|"
    r"camps?|bank|border|countryside|outskirts|farms|woods|valley)\s+(?:(?:of|in|at)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""Words right before a place to which somebody goes, rather than which they leave."""
HANDED_OVER = re.compile(
    r"\b(?:hand(?:ed|ing|s)|turn(?:ed|ing)|transferr(?:ed|ing)|ced(?:ed|ing)|g[ai]ve(?:n|s)?|yield(?:ed|ing))\s+(?:over\s+)?"
    r"(?:full\s+)?(?:control|possession|authority) (?:of|over)\b.{1,120}?\bto\b|"
    r"\bhand(?:ed|ing|s)\s+(?:over\s+(?:the\s+)?(?-i:[A-Z])[^.;]{1,60}?|(?:the\s+)?(?-i:[A-Z])[^.;]{1,60}?\s+over)\s+to\b",
    re.IGNORECASE | re.DOTALL,
)
"""A change of hands without fighting, which its kind does not tell."""
FEW_SIDES = re.compile(
    r"\b(?:on|from) (?:two|three|both|2|3|several) (?:sides|directions|flanks)\b|"
    r"\b(?:almost|nearly|partly|partially|half|semi)[- ](?:completely )?(?:surround|encircl|besieg)(?:ed|ing)\b|"
    r"\b(?:potential|possible|any|threat of|risk of|avoid(?:ed|ing)?|prevent(?:ed|ing)?)\s+(?:an?\s+|the\s+)?"
    r"(?:\w+\s+)?(?:sieges?|encirclements?|blockades?)\b|"
    r"\bsemi-?encircle(?:d|ment)\b|\b(?:partial|near) encirclement\b|"
    r"\b(?:countryside|areas?|villages|towns|hills|regions?|territory|land|desert|mountains|walls?|checkpoints|streets|forests?)\s+"
    r"surrounding\b|\bsurrounding\s+(?:countryside|areas?|villages|towns|hills|regions?|territory|desert|mountains)\b",
    re.IGNORECASE,
)
"""A ring that is not closed, or no ring of soldiers, which is no siege."""
LAST_LINE = re.compile(
    r"\b(?:only|last|final|sole|remaining|main)\s+(?:\w+\s+){0,2}?(?:roads?|routes?|lines?|highways?|lifelines?|corridors?)\b",
    re.IGNORECASE,
)
"""The way by which a place is supplied, whose cutting cuts the place off."""
NOMINAL = re.compile(
    r"(?:^|\b(?:confirm|announc|report|declar|acknowledg)(?:ed|ing|s)\s+)(?:the\s+)?(?:full\s+|complete\s+)?(?:re)?(?:capture|seizure|liberation|fall|conquest|takeover|taking)\s+of\b",
    re.IGNORECASE,
)
"""A change that is only named, by whoever confirms it."""
RETREAT_TO = re.compile(
    r"\b(?:retreat|withdr[ae]w|pull|f[ae]ll|evacuat|flee|fled|regroup|redeploy)\w*\s+(?:\w+\s+){0,3}?(?:to|into|in)\s+(?:the\s+)?"
    r"(?:(?:nearby|neighbou?ring|eastern|western|northern|southern)\s+)?(?:(?:city|town|village|area)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
"""Words right before a place to which those go who leave another one, and which is theirs then."""
TO_WHOM = re.compile(
    r"\b(?:surrender|capitulat|yield)(?:ed|es|s|ing)?\s+(?:(?:the|its|their|his)\s+\w+\s+)?to\s+(?:the\s+)?$|"
    r"\b(?:left|leaving|abandon(?:ed|ing)|hand(?:ed|ing))\s+(?:it|(?:the|its|their)\s+\w+)\s+(?:over\s+)?to\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words right before those to whom somebody gives up, who are no place."""
OUT_OF = re.compile(
    r"\b(?:from|out of|leaving|left|abandon\w*|evacuat\w+|quit\w*)\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?)?$", re.IGNORECASE
)
LOCATIVE = re.compile(
    r"\b(?:in|at|near|around|outside|inside|within|from|off|across|"
    r"(?:north|south)?-?\s?(?:east|west|north|south) of)\s+"
    r"(?:the\s+)?(?:(?:city|town|village|area|district|province|governorate|region|countryside|suburbs?|outskirts)\s+"
    r"(?:of\s+)?)?$",
    re.IGNORECASE,
)
"""Words right before a place that only say where the place that changes hands lies."""
FROM_WHOM = re.compile(
    r"\b(?:from|out of the hands of|at the expense of|"
    r"after (?:[\w-]+ ){0,5}?(?:fighting|clashes|battles?|combat) (?:with|against)|"
    r"after (?:defeating|routing|overpowering))\s+"
    r"(?:the\s+)?((?:[\w’'-]+\s?){1,4}?)(?=\s*(?:,|\.|;|:|—|–|$|"
    r"\b(?:on|in|at|after|during|who|which|and|following|with|before|by|as)\b))",
    re.IGNORECASE,
)
"""Whom a place is taken from."""
BECAME = re.compile(
    r"\b(?:c[ao]me|comes|coming|brought|fell|fallen|passed|went|gone)\s+(?:\w+ly\s+)?(?:under|into)\b|"
    r"\bchanged hands\b",
    re.IGNORECASE,
)
"""Words that make a state of control a change of it."""
SURROUNDED = re.compile(
    r"\b(?:besieged|surrounded|encircled|blockaded|hemmed in)\s+(?:\w+ly\s+)?by\b|\b(?:establish|impos|start|beg[aiu]n|"
    r"la(?:id|ying)|tighten|maintain|resum|renew)\w*\s+(?:(?:the|a|its|their|total|full)\s+){0,2}(?:sieges?|blockades?|encirclement)\b",
    re.IGNORECASE,
)
FREED = re.compile(
    r"\b(?:re)?(?:captur\w+|seiz\w+|conquer\w*|occup(?:y|ied|ies))\b|"
    r"\b(?:free[ds]?|liberat\w+|clear(?:ed|s)?|cleans\w+|secur(?:ed|es)|took|taken|takes|regain\w*|recover\w*|reclaim\w*|"
    r"fell to|fallen to|falls to|passed to|passed from)\b",
    re.IGNORECASE,
)
"""Verbs of taking, for clauses about control of which the reader knows no finer type."""
CUT = re.compile(
    r"\b(?:cut|cuts|cutting|sever(?:ed|s)?|block(?:ed|s)?|clos(?:ed|es)|choked? off|chokes off)\b", re.IGNORECASE
)
ROAD = re.compile(r"\b(?:road|highway|motorway|route|supply line|lifeline|corridor|crossing)\b", re.IGNORECASE)
ROAD_KINDS = frozenset({"road", "highway", "route", "crossing", "bridge", "corridor"})

_ENDING_WORDS = (
    "on in since after before during at who which and said along with without amid following as while when".split()
)
_END = rf"(?=\s*(?:,|\.|;|:|—|–|$|\b(?:{'|'.join(_ENDING_WORDS)})\b))"
BY_AGENT = re.compile(
    r"\b(?:held|controlled|ruled|run|governed|dominated|captured|taken|retaken|recaptured|seized|overrun|occupied|besieged|"
    r"surrounded|encircled|blockaded|entered|stormed|cut|severed|conquered|liberated|taken over|cut off)\s+"
    rf"(?:\w+ly\s+)?by\s+(?:the\s+)?(.+?){_END}",
    re.IGNORECASE,
)
"""Whom a passive clause names after "by"."""
NOMINAL_BY = re.compile(
    rf"\b(?:re)?(?:capture|seizure|liberation|conquest|takeover|occupation)\s+of\s+[^.;]{{1,80}}?\bby\s+(?:the\s+)?(.+?){_END}",
    re.IGNORECASE,
)
"""Who takes a place, where the taking is only named: "the capture of Vale by the League"."""
WITHDRAWAL_OF = re.compile(
    r"\b(?:withdrawal|retreat|evacuation|pull-?out)\s+of\s+(?:the\s+|all\s+)*((?:[\w’'-]+\s?){1,4}?)"
    r"(?=\s*(?:,|\.|;|:|—|–|$|\b(?:on|in|at|after|from|to|by|and|following|with|before)\b))",
    re.IGNORECASE,
)
"""Whose withdrawal is told of, whoever forced it."""
UNDER_SIEGE_BY = re.compile(
    rf"\b(?:sieges?|blockade|encirclement)\s+(?:of\s+[^.;]{{1,40}}?\s+)?by\s+(?:the\s+)?(.+?){_END}", re.IGNORECASE
)
"""Who besieges, where a place is told to be under siege."""
UNDER = re.compile(
    r"\b(?:under|in)\s+(?:the\s+)?(?!the\b)((?:(?!(?:under|in)\b)[\w’'-]+\s){1,4})(?:control|rule|authority|occupation)\b",
    re.IGNORECASE,
)
UNDER_OF = re.compile(
    rf"\b(?:under|in)\s+(?:the\s+)?(?:control|rule|hands|grip|possession)\s+of\s+(?:the\s+)?(.+?){_END}", re.IGNORECASE
)
IN_HANDS = re.compile(r"\bin(?:to)?\s+(?:the\s+)?((?:[\w-]+\s){0,3}?[\w-]+)(?:[’']s?)?\s+hands\b", re.IGNORECASE)
FELL_TO = re.compile(
    r"\b(?:(?:fell|fallen|fall|falls|falling|passed|lost|ceded|surrendered|handed (?:over )?)\s+(?:over\s+)?|"
    rf"fall\s+of\s+[^.;,]{{1,60}}?\s)to\s+(?:the\s+)?(.+?){_END}",
    re.IGNORECASE,
)
PASSED_FROM = re.compile(
    r"\b(?:pass(?:ed|es|ing)|shift(?:ed|s|ing)|transferr(?:ed|ing)|chang(?:ed|ing) hands|went|gone)\s+"
    r"(?:over\s+)?from\s+(?:the\s+)?((?:[\w’'-]+\s){1,4}?)to\b",
    re.IGNORECASE,
)
"""Whose a place was of which the control "passed from" them to others."""
LEFT_TO = re.compile(
    r"\b(?:left|leaving|leaves?|abandon(?:ed|ing)|yield(?:ed|ing)|surrender(?:ed|ing))\s+"
    r"(?:it|them|control|(?:the|its|their) (?:\w+\s)?(?:city|town|village|capital|base|area|region|"
    r"fort|fortress|island|port|field)|"
    rf"(?-i:[A-Z])[\w’'-]+)\s+to\s+(?:the\s+)?(?!(?:its|their|his|be|go|join)\b)(.+?){_END}",
    re.IGNORECASE,
)
"""To whom a place is left: "leaving the city to the rebels"."""
HANDED_TO = re.compile(
    rf"\b(?:hand(?:ed|ing)|ced(?:ed|ing)|surrender(?:ed|ing)|transferr(?:ed|ing)|turn(?:ed|ing))\b(?:\s+\S+){{1,12}}?\s+to\s+"
    rf"(?:the\s+)?(.+?){_END}",
    re.IGNORECASE,
)
LEFT_IN = re.compile(
    r"\b(?:left|leaving|put|keeping|kept)\s+(?:the\s+)?((?:[\w’'-]+\s+){1,4}?)(?:still\s+)?in\s+(?:\w+\s+)?(?:control|possession|charge)\b",
    re.IGNORECASE,
)
"""Who is left with a place: "this left the rebels in control of"."""
STRONGHOLD = re.compile(
    r"\b((?:[A-Z][\w-]+|rebel|government|regime|opposition|insurgent|loyalist)(?:\s[A-Z][\w-]+)?)[’']?s?\s+"
    r"(?:last\s+)?(?:strongholds?|holdouts?|bastions?)\b"
)
"""Whose a place is that is called their stronghold."""
HOLDER_PHRASES = (BY_AGENT, NOMINAL_BY, UNDER, UNDER_OF, IN_HANDS, FELL_TO, HANDED_TO, LEFT_IN)


POSTS = re.compile(
    r"\b(?:abandon\w*|left|leaving|desert\w*|fled|vacat\w+)\s+(?:from\s+)?(?:their|all|its|the)?\s*(?:posts?|positions?|bases?)\b",
    re.IGNORECASE,
)
"""Leaving one's posts in a place leaves the place."""
POST = re.compile(r"\b(?:posts?|positions?|bases?)\b", re.IGNORECASE)
THROWN = re.compile(
    r"\b(?:push|driv|drove|forc(?=ed|ing)|expel|oust|dislodg|evict|clear|rout|flush|beat|beaten)\w*\s+(?:back\s+)?(?:the\s+|all\s+)?"
    r"((?:[\w’'-]+\s+){1,4}?)(?:back\s+)?(?:out|from|off|away)\b",
    re.IGNORECASE,
)
"""Whom a clause tells to be thrown out."""
PRONOUN = re.compile(r"(?:them|him|it|these|those)", re.IGNORECASE)
"""Those of the clause before."""
SHORT_OF = re.compile(
    r"\b(?:reach(?:ed|es|ing)?|approach(?:ed|es|ing)?|near(?:ed|ing|s)|"
    r"advanc(?:ed|es|ing)\s+(?:\w+\s+)?(?:to|on|upon|within)|"
    r"(?:the )?(?:gates|outskirts|edges?|approaches|suburbs) of)\s+"
    r"(?:the\s+)?(?:(?:city|town|village|district)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
"""Words right before a place at which somebody arrives without being in it."""
OFF = re.compile(r"\b(?:north|south)?-?\s?(?:east|west|north|south) of\s+(?:the\s+)?$", re.IGNORECASE)
"""Words right before a place beside which another one lies."""
INCLUDING = re.compile(r"\b(?:including|among them|notably)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words right before a place that is itself among what was taken."""
FORMERLY = re.compile(
    r"\b(?:after|having|despite|following)\s+(?:being|having been|been|nearly|almost|"
    r"\w+ (?:weeks|months|years|days))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""The part of a clause that tells how it was before."""
OURS = re.compile(r"(?:our|us|we)\b", re.IGNORECASE)


def new_holder(quote: str) -> str | None:
    """The words for whom a clause of loss gives as having the place from then on."""
    found = [
        match
        for pattern in (UNDER, UNDER_OF, IN_HANDS, FELL_TO, HANDED_TO, LEFT_IN, LEFT_TO)
        if (match := pattern.search(quote))
    ]
    first = min(found, key=lambda match: match.start(), default=None)
    return first.group(1).strip() if first else None


def ringed_by(quote: str) -> str | None:
    """The words for whom a passive clause has besieging a place."""
    found = BY_AGENT.search(quote) or UNDER_SIEGE_BY.search(quote)
    return found.group(1).strip() if found else None


def named_holder(quote: str, effect: str = "holds") -> str | None:
    """The words for whom a clause gives as holder or taker otherwise than as its subject.

    Args:
        quote: the clause.
        effect: what it says of control; who takes "the rebel stronghold" takes it from the rebels.
    """
    told = FORMERLY.sub("", quote)
    return holder_in(THEIRS_TILL_THEN.sub("", told), HOLDER_PHRASES) if effect == "takes" else holder_in(told)


def former_holder(quote: str) -> str | None:
    """The words for whose a place is called that a clause tells to be taken: "the League's last stronghold"."""
    found = THEIRS_TILL_THEN.search(quote)
    if found:
        return str(next(filter(None, found.groups()))).strip()
    passed = PASSED_FROM.search(quote)
    if passed:
        return passed.group(1).strip()
    called = STRONGHOLD.search(quote)
    return called.group(1).strip() if called else None


def holder_in(quote: str, phrases: Sequence[re.Pattern[str]] = (STRONGHOLD, *HOLDER_PHRASES)) -> str | None:
    """The words of a stretch for whom it gives as holder or taker otherwise than as its subject."""
    found = [match for pattern in phrases if (match := pattern.search(quote))]
    # Of two phrases the first is the clause's own; a second one hangs on another place ("along with areas held by …").
    first = min(found, key=lambda match: match.start(), default=None)
    return first.group(1).strip() if first else None


def part_before(text_before: str) -> str | None:
    """The words that make a clause about a part of the place that follows; `None` when about all of it."""
    found = PART_BEFORE.search(text_before)
    return found.group(1).strip() if found else None


def heart_of(quote: str, name: str) -> str | None:
    """The word by which a clause is about the middle of a place only: "the heart of Vale"; `None` where it is not."""
    found = re.search(
        rf"\b(heart|core|middle|very centre|very center) of (?:the )?{re.escape(name)}\b", quote, re.IGNORECASE
    )
    return found.group(1) if found else None


ONE_OF_A_KIND = re.compile(
    r"^(?:the\s+)?(?:\w+\s+)?(?:district|neighbou?rhood|quarter|area|zone|village|town|settlement|locality|block|base|"
    r"(?:out)?post|hill|hilltop|street|farm|facility|building|site|point|position|territory)\s+of\s+(?:the\s+)?[A-Z]",
)
"""A kind before a name, which is then the name of the thing itself: "the neighbourhood of Vale"."""


_LISTED = re.compile(
    r"^(?:the\s+)?(?:\w+\s+)*(?:villages|towns|cities|settlements|districts|neighbou?rhoods|suburbs|hamlets|localities|"
    r"communities|quarters)\s+of\s+(?:the\s+)?\S",
    re.IGNORECASE,
)
_NEXT = re.compile(r"^\s*(?:,|and\b|,\s*and\b)\s+(?:the\s+)?[A-Z]")


def heads_a_list(own: str, after: str) -> bool:
    """Whether a mention begins a list of names: "the villages of Vale" before "and Kapell" is Vale."""
    return _LISTED.match(own) is not None and _NEXT.match(after) is not None


def part_told(own: str, after: str) -> str | None:
    """The words in or after a place's mention that make it a part: "three X districts", "X's suburbs"."""
    if ONE_OF_A_KIND.match(own) and not re.match(_SHARE, own, re.IGNORECASE):
        return None
    within, named, following = PART_WITHIN.search(own), PART_NAMED.search(own), PART_AFTER.search(after)
    if within:
        return within.group(1)
    if named:
        return f"{named.group(1)}{named.group(2)}"
    return following.group(1) if following else None


def stands_beside(text_before: str) -> bool:
    """Whether the words before a place put the clause outside it."""
    return BESIDE.search(text_before) is not None


ALL_OF_IT = frozenset({"city", "town"})
"""Qualifiers that are nothing but another word for the place: "the city"."""
