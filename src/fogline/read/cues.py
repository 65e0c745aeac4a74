"""The cues by which a paragraph shows that it is not the report's own telling.

Each cue has a kind, a weight and a reason in words. A paragraph becomes furniture, caption, note or disclosure only
when its cues outweigh what speaks for body, because the errors cost differently: body lost as furniture loses claims
for good, furniture kept as body adds noise that a reader can see. Cues are general habits of pages, never the words
of one outlet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from fogline.model import ZoneKind

Scope = Literal["whole", "lead", "any"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One habit of pages: where it is sought, up to which length of paragraph, and what it is worth."""

    kind: ZoneKind
    weight: float
    pattern: re.Pattern[str]
    reason: str
    scope: Scope = "any"
    longest: int = 60

    def found(self, text: str, words: int) -> bool:
        """Whether a paragraph of so many words shows the cue."""
        if words > self.longest:
            return False
        if self.scope == "whole":
            return bool(self.pattern.fullmatch(text))
        return bool(self.pattern.match(text) if self.scope == "lead" else self.pattern.search(text))


def _cue(kind: ZoneKind, weight: float, pattern: str, reason: str, scope: Scope = "any", longest: int = 60) -> Cue:
    return Cue(kind, weight, re.compile(pattern, re.IGNORECASE | re.DOTALL), reason, scope, longest)


def _exact(kind: ZoneKind, weight: float, pattern: str, reason: str, scope: Scope = "any", longest: int = 60) -> Cue:
    return Cue(kind, weight, re.compile(pattern, re.DOTALL), reason, scope, longest)


_END = r"\s*[:.…>»→!]*"
_MACHINE = r"(?:AI|A\.I\.|artificial intelligence|a machine|machines|an algorithm|algorithms|a (?:ro)?bot|a chatbot"
_MACHINE += r"|software|a computer|(?:a |an )?(?:large )?language models?|ChatGPT)"
_TEXT = r"(?:article|text|story|summary|content|post|report|page|digest|newsletter|brief(?:ing)?|piece|translation)"
_MADE = r"(?:generated|written|produced|created|compiled|summari[sz]ed|drafted|authored|composed|assembled|made)"
_NAME = r"[A-Z][\w.’'-]*(?:\s+(?:al-|de|van|von|bin|el)?\s*[A-Z][\w.’'-]*){1,3}"
_CREDIT = r"(?:photos?|images?|pictures?|file|archive|getty|handout|stringer|screengrab|photograph|via)"

FURNITURE = (
    _cue(
        "furniture",
        2,
        r"(?:we recommend|recommended(?: for you)?|latest(?: news| stories| articles)?|trending(?: now)?"
        r"|most (?:read|popular|viewed|shared|commented)|top stories|more (?:stories|news)|breaking news"
        r"|editor[’'s]*\s+picks?|popular(?: now)?|today[’']?s headlines)" + _END,
        "label of a list of other items",
        "whole",
    ),
    _cue(
        "furniture",
        2,
        r"(?:related|see also|read (?:also|more|next|on)|also read|you (?:may|might) (?:also )?like"
        r"|keep reading|continue reading|more like this|further reading)(?: (?:articles?|stories|story|news"
        r"|content|posts?"
        r"|topics?|coverage|links|items|reading|this))?" + _END,
        "label of related items",
        "whole",
    ),
    _cue(
        "furniture",
        2,
        r"(?:read (?:also|next|more)|see also|also read|related(?: (?:articles?|stories|story))?"
        r"|don[’']?t miss|up next|watch next|more on this(?: story)?|read more (?:on|about)|recommended)\s*[:|–—-]",
        "pointer to another item",
        "lead",
        40,
    ),
    _cue("furniture", 1.2, r"(?:read also|read next|see also|also read)\b", "pointer to another item", "lead", 30),
    _cue(
        "furniture",
        1.4,
        r"more (?:from|in|about) (?:the |our )?[\w’' ]{2,40}" + _END,
        "pointer to other items",
        "whole",
        8,
    ),
    _cue(
        "furniture",
        2,
        r"(?:home|menu|search|log ?in|sign in|sign up|register|subscribe(?: now)?|donate(?: now)?|share"
        r"|print|e-?mail|tweet|facebook|twitter|whatsapp|telegram|youtube|instagram|rss|live|video|videos|photos?"
        r"|gallery|about(?: us)?|contact(?: us)?|careers|advertise(?: with us)?|privacy(?: policy)?|cookie policy"
        r"|terms(?: of (?:use|service))?|help|faq|sitemap|next|previous|back|close|skip|back to top|loading"
        r"|advertisements?|sponsored|promoted|ad|ads|world|politics|business|sports?|opinion|culture|weather"
        r"|letters|news|region|middle east|load more|show more|see more|view all|see all|copy link|listen|watch"
        r"|tags?|topics?|filed under|categories|follow(?: us)?|like|reply|follow the author|get short url)" + _END,
        "label of a menu or button",
        "whole",
        4,
    ),
    _cue(
        "furniture",
        1.6,
        r"(?:skip to (?:main )?content|jump to|toggle navigation|open menu|accept (?:all )?cookies"
        r"|share (?:this|on|via)|follow us (?:on|at)|like us on|follow @|find us on|join us on|e-?mail this"
        r"|share your|add (?:as|us) (?:a )?preferred|copyright\b|©|\(c\) ?\d{4}|all rights reserved)",
        "share, menu or rights line",
        "lead",
        22,
    ),
    _cue(
        "furniture",
        1.3,
        r"(?:tags?|topics?|keywords|filed under|categor(?:y|ies)|sections?|labels?)\s*:",
        "line of tags",
        "lead",
        40,
    ),
    _exact("furniture", 1.3, r"Tags(?: [\w’'-]+){1,25}", "line of tags", "whole", 26),
    _cue(
        "furniture",
        1.6,
        r"\b(?:sign up (?:for|to|now|here|today)|subscribe (?:to|now|today|here|for)|unsubscribe"
        r"|(?:enter|your) e-?mail(?: address)?|(?:our|daily|weekly|free|morning) (?:e-?mail )?newsletters?"
        r"|(?:to|in|into) your inbox|get (?:the|our) [\w ’']{2,40} by e-?mail)\b",
        "newsletter box",
        "any",
        45,
    ),
    _cue(
        "furniture",
        1.5,
        r"^(?:make a donation|donate (?:to|now|today))\b|\b(?:tax-deductible|support (?:us|our (?:work|journalism"
        r"|reporting|newsroom))\b"
        r"|become a (?:member"
        r"|patron|supporter|subscriber)|[£$€]\s?\d[\d.]* (?:a|per) (?:month|week|year)|value (?:local |our )?"
        r"journalism|(?:free|annual|gift) subscription|chip in)",
        "appeal for money",
        "any",
        45,
    ),
    _cue(
        "furniture",
        1.6,
        r"\b(?:we use cookies|this (?:site|website) uses cookies|cookie (?:settings|preferences|policy)"
        r"|(?:privacy|cookie) policy|terms (?:of use|of service|and conditions)|all rights reserved"
        r"|copyright\W{0,4}(?:19|20)\d\d|may not be (?:published|reproduced|rewritten)|enable javascript"
        r"|ad ?blocker|create (?:a free|an) account"
        r"|already a (?:subscriber|member)|your (?:browser|feed|subscription)|click here|download (?:the|our) app"
        r"|for (?:more|further) information,? (?:please )?(?:contact|see|visit)|(?:posting"
        r"|community) (?:standards|guidelines|rules)|rate this)\b",
        "notice of the site",
        "any",
        60,
    ),
    _cue(
        "furniture",
        1.6,
        r"(?:this (?:post|article|story|page|report) (?:has been|was|is being) (?:last )?updated"
        r"|last updated|updated\s*(?:on\b|at\b|[:–-]|\d|$)|this is a developing story|more to follow"
        r"|refresh (?:this page )?for)",
        "note on the page's updates",
        "lead",
        25,
    ),
    _cue(
        "furniture",
        1.6,
        r"^(?:please )?(?:share|retweet|spread)(?: (?:widely|this))?[!.]?$|\bplease (?:share|retweet)\b[^.]{0,20}$",
        "call to share",
        "any",
        14,
    ),
    _cue(
        "furniture",
        1.4,
        r"(?:\d+\s+)?(?:views?|shares?|likes?|tweets?|comments?|reactions?|min(?:ute)?s? read)\s*:?\s*\d*"
        r"(?:\s*[|•·]?\s*\d*\s*(?:views?|shares?|likes?|comments?))*",
        "counter of the page",
        "whole",
        8,
    ),
    _cue("furniture", 1.3, r"https?://\S+|www\.\S+", "bare address", "whole", 3),
)
"""Boxes, menus, notices and pointers of the page."""

NOTES = (
    _cue("author-note", 2, r"(?:authors?|writer|byline|reporter)\s*:", "names the author", "lead", 10),
    _cue(
        "author-note",
        2,
        r"(?:reporting|additional reporting|writing|editing|edited|reported|written|translated"
        r"|translation|compiled|posted|research(?:ed)?|photographs?|video) by\b",
        "credits of the makers",
        "lead",
        45,
    ),
    _exact(
        "author-note",
        1.6,
        rf"(?:By|BY) (?:{_NAME}|[A-Z][A-Z .’'-]+)(?:(?:,| and| in| for| at|, in) [^.]{{2,60}})?",
        "byline",
        "whole",
        16,
    ),
    _cue(
        "author-note",
        1.8,
        r"from (?:our|a|the) (?:own |special )?(?:correspondents?|reporters?|staff|bureau)\b",
        "byline",
        "lead",
        14,
    ),
    _cue(
        "author-note",
        1.5,
        r"[\w’' ]{0,40},? with (?:news )?agencies\.?|(?:staff|agencies|wire|news) (?:writers?|reports?"
        r"|services?)(?: and agencies)?|agencies",
        "byline",
        "whole",
        10,
    ),
    _cue("author-note", 2, r"translated from (?:the )?\w+", "translator's note", "lead", 30),
    _cue(
        "author-note",
        2,
        r"\[.{3,400}[–—-] ?(?:Tr|Trans|Ed|Eds|Editor|Translator)s?\.?\]",
        "editor's or translator's note",
        "whole",
        90,
    ),
    _cue("author-note", 2, r"(?:editor|translator|author|publisher)[’']?s?[’']? note\b", "editor's note", "lead", 120),
    _cue(
        "author-note",
        2.2,
        r"\((?:corrects|updates|adds|recasts|repeats|refiles|clarifies|removes|rewrites|fixes)\b",
        "note on the correction",
        "lead",
        90,
    ),
    _cue(
        "author-note",
        1.3,
        rf"^(?-i:{_NAME})(?:,? (?:who|also))? (?:is|was|writes|works|serves|has (?:been|reported))\b"
        r".{0,60}\b(?:editor|reporter|correspondent|journalist|writer|columnist|contributor|bureau chief"
        r"|author of|fellow at"
        r"|professor|blogger|producer|freelance\w*)\b|\bis (?:a |an |the )?(?:\w+ ){0,2}(?:editor|correspondent"
        r"|reporter) (?:of|at|for)$",
        "who the author is",
        "any",
        45,
    ),
    _cue(
        "author-note",
        1.4,
        r"(?:contributed to this (?:report|story|article)|follow (?:him|her|them|me|the author)"
        r"|(?:can|may) be reached (?:at|by|on)|(?:write|e-?mail) to (?:him|her|us|the author) at"
        r"|the views expressed|opinions expressed)",
        "note on the makers",
        "any",
        20,
    ),
    _cue("author-note", 1.3, r"\(?\s*(?:sources?|via)\s*:\s*[^.]{2,70}\)?", "line naming the source", "whole", 14),
)
"""Who made the report, and notes of theirs that are not its telling."""

CAPTIONS = (
    _cue(
        "caption",
        2,
        r"(?:photos?|image|picture|pictured|video|caption|credit|map|graphic|illustration|infographic|gallery"
        r"|photograph|screengrab|still|top|above|below|left|right|watch|file(?: photo| picture| image)?)\s*:",
        "begins as a caption",
        "lead",
        70,
    ),
    _exact(
        "caption",
        2,
        r"(?:FILE|File photo|FILE PHOTO|In pictures|IN PICTURES)\s*[-–—:]",
        "begins as a caption",
        "lead",
        80,
    ),
    _cue(
        "caption",
        2.2,
        rf"[(\[][^()\[\]]{{0,60}}\b{_CREDIT}\b[^()\[\]]{{0,40}}[)\]]\W*$",
        "ends with a picture credit",
        "any",
        60,
    ),
    _exact(
        "caption",
        1.6,
        r"(?:\b(?:Getty Images|AFP/Getty|Getty|Shutterstock|Anadolu via)|/ ?(?:AP|AFP|Reuters|REUTERS|EPA|Anadolu))"
        r"\W*$",
        "ends with a picture credit",
        "any",
        60,
    ),
    _cue(
        "caption",
        1.6,
        r"\bin this (?:\w+ ){0,3}(?:photo|photograph|picture|image|still|frame|screengrab|satellite image)\b"
        r"|\b(?:image|photo|photograph|picture) (?:courtesy of|credit)",
        "words of a caption",
        "any",
        60,
    ),
    _cue(
        "caption",
        0.9,
        r"(?:an?|the|this) (?:\w+[ -]){0,2}(?:image|photo|photograph|picture|screengrab|screenshot"
        r"|video grab|frame grab|satellite image|handout|still (?:image|from))\b.{0,40}\b(?:shows?|showing|shared"
        r"|circulat\w+"
        r"|released|taken|posted"
        r"|provided|distributed|purport\w+|obtained|of)\b",
        "describes a picture",
        "lead",
        30,
    ),
    _cue(
        "caption",
        0.5,
        r"\b(?:exclusive )?(?:videos?|footage|photos?|images?|pictures?|clips?) (?:shows?|showing|of)\b",
        "describes a picture",
        "any",
        22,
    ),
)
"""Words that stood under a picture."""

DISCLOSURES = (
    _cue(
        "disclosure",
        2.5,
        rf"\b(?:this|the|our) (?:\w+ )?{_TEXT}\b.{{0,90}}\b{_MADE}\b(?: \w+){{0,2}} (?:automatically|(?:with|by"
        rf"|using|through)"
        rf"(?: the (?:help|use|assistance) of)? {_MACHINE})\b",
        "says that a machine wrote it",
        "any",
        90,
    ),
    _cue(
        "disclosure",
        2.5,
        rf"\b{_TEXT} (?:was|is|has been) (?:automatically {_MADE}|{_MADE} automatically)\b",
        "says that a machine wrote it",
        "any",
        90,
    ),
    _cue(
        "disclosure",
        2.2,
        rf"[\[(*]?\s*(?:automatically|AI|machine|computer)[- ]{_MADE}\b.{{0,60}}|[\[(*]?\s*{_MADE} (?:with|by"
        rf"|using) {_MACHINE}"
        r"\b.{0,80}",
        "says that a machine wrote it",
        "whole",
        16,
    ),
    _cue(
        "disclosure",
        2.2,
        r"[\[(*]?\s*(?:generative )?AI (?:is (?:experimental|still)|can make|may (?:make|contain|produce)"
        r"|tools? (?:was|were) used)",
        "says that a machine wrote it",
        "lead",
        25,
    ),
    _cue(
        "disclosure",
        2,
        r"\b(?:this|the) (?:\w+ )?(?:article|text|story|summary|post|report|page) (?:was|is|has been) (?:machine"
        r"|automatically)[- ]"
        r"translated\b|\bmachine translation\b|translated by (?:AI|a machine|software)",
        "says that a machine translated it",
        "any",
        40,
    ),
    _cue(
        "disclosure",
        1.2,
        r"\b(?:may (?:make mistakes|contain (?:errors|mistakes|inaccuracies))|(?:not"
        r"|without being) (?:been )?(?:checked|reviewed|edited)"
        r" by (?:a |an )?(?:human|editor|person|journalist)s?)\b",
        "warns that nobody checked it",
        "any",
        40,
    ),
    _cue(
        "disclosure",
        1.6,
        r"\b(?:sponsored (?:content|post)|paid (?:post|content|partnership)|advertorial|this content was (?:paid"
        r"|provided) (?:for|by))\b",
        "says who paid for it",
        "any",
        30,
    ),
)
"""What the report says of its own making."""

MACHINE_REASON = "says that a machine wrote it"
CUES: tuple[Cue, ...] = FURNITURE + NOTES + CAPTIONS + DISCLOSURES

REPORTING = re.compile(
    r"\b(?:said|says|told|reported|reports|according to|added|stated|announced|claimed|claims|denied|confirmed"
    r"|killed|wounded|injured"
    r"|captured|attacked|bombed|shelled|accused|warned|withdrew|advanced|seized|struck|fled|died|destroyed|launched)\b",
    re.IGNORECASE,
)
TERMINAL = re.compile(r"[.!?…][\"”’'»)\]]*$")


def body_weight(text: str, words: int) -> float:
    """What speaks for a paragraph being the report's own telling."""
    weight = 0.25
    if TERMINAL.search(text):
        weight += 0.25
    if words > 25:
        weight += 0.4 if words <= 50 else 0.9
    if words >= 8 and REPORTING.search(text):
        weight += 0.4
    return weight


def weigh(text: str, words: int) -> dict[ZoneKind, tuple[float, str]]:
    """Sums the cues of a paragraph by kind, with the reason of the weightiest."""
    sums: dict[ZoneKind, tuple[float, str, float]] = {}
    for cue in CUES:
        if cue.found(text, words):
            total, reason, best = sums.get(cue.kind, (0.0, "", 0.0))
            sums[cue.kind] = (total + cue.weight, cue.reason if cue.weight > best else reason, max(best, cue.weight))
    return {kind: (total, reason) for kind, (total, reason, _) in sums.items()}
