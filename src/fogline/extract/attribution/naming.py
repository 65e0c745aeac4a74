"""The name within a speaker phrase, its coordinated parts, and on what the speaker's word rests."""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.attribution.described import behind_description
from fogline.extract.attribution.people import RANKED, looks_personal, person_within
from fogline.extract.attribution.report import Range, Report, child
from fogline.extract.attribution.speakers import is_name, lemma, starts_media
from fogline.model.claim import Basis

BARE_KEPT = frozenset(
    {"based", "backed", "led", "affiliated", "aligned", "allied", "linked", "funded", "run", "controlled"}
)
KEPT = tuple(f"-{word}" for word in sorted(BARE_KEPT))
OCCASIONS = frozenset(
    "interview statement report speech letter post tweet briefing address conference testimony message email call "
    "televised broadcast memo article column video".split()
)
WRAPPERS = frozenset(
    {
        "report",
        "statement",
        "account",
        "statistic",
        "figure",
        "data",
        "information",
        "count",
        "tally",
        "estimate",
        "assessment",
        "testimony",
        "release",
        "bulletin",
        "communique",
        "update",
        "footage",
        "video",
        "photo",
        "image",
        "post",
        "tweet",
    }
)
"""Words whose owner or author is the speaker ("the ministry's statement", "reports from two clinics")."""
BY = frozenset({"from", "by", "of", "issued"})
PAGES = frozenset({"page", "account", "channel", "website", "profile", "site", "blog"})
"""Where somebody publishes, and who speaks of what is posted there."""
SHOWN = frozenset({"footage", "video", "photo", "image"})
"""Recordings: what they are of is what they show."""
PUT_OUT = frozenset(
    {"post", "release", "publish", "share", "issue", "circulate", "film", "upload", "distribute", "take"}
)
FARTHEST_NAME = 12
"""Tokens from an office to the comma before its holder's name."""
GENERAL_BODIES = frozenset("staff secretariat assembly command directorate headquarters prosecutor council".split())
"""What "general" goes before in a body's name: there it is no rank ("the General Staff")."""


TOLD_BEFORE = frozenset({"while", "although", "earlier", "later", "meanwhile", "both"})
"""Words before a speaker that are no part of the name, whatever the parser takes them for."""
SHARES = frozenset(
    "one two three four some several many most both each number dozens scores hundreds few couple all".split()
)
"""How many of a group: the group is who speaks."""


def parts(head: Token) -> list[Token]:
    """The heads of a coordinated phrase, in order."""
    return [head, *(other for other in head.conjuncts if other.i > head.i and other.pos_ in ("NOUN", "PROPN", "PRON"))]


def core(report: Report, tokens: Range) -> Range:
    """The name within a speaker phrase: without article, titles before it and kind words after it."""
    start, end = tokens
    while start < end - 1 and not any(character.isalnum() for character in report.words[start]):
        start += 1
    person = person_within(report, (start, end))
    if person is not None:
        return person
    start, end = _unapposed(report, _without_occasion(report, _without_relative(report, (start, end))))
    end = _without_tail(report, start, end)
    start = behind_description(report, (_after_titles(report, start, end), end))
    start = _behind_share(report, start, end)
    while start < end - 1:
        following = _behind_modifier(report, start)
        if following == start or following >= end:
            break
        start = following
    return start, end


def _behind_share(report: Report, start: int, end: int) -> int:
    """Where the phrase goes on behind how many of them speak ("one of the officials", "a number of residents")."""
    for i in range(start, min(start + 3, end - 1)):
        if report.words[i] in SHARES and report.words[i + 1] == "of" and i + 2 < end:
            return i + 2
    return start


def _unapposed(report: Report, tokens: Range) -> Range:
    """The name of two phrases set side by side without a comma ("rescue workers the Green Helmets")."""
    start, end = tokens
    for i in range(start + 1, end - 1):
        before = report.parsed[i - 1]
        if report.parsed[i].tag_ != "DT" or before.pos_ not in ("NOUN", "PROPN"):
            continue
        if before.dep_ == "compound" and before.head.i > i:
            continue  # "Save the Children" is one name
        if report.parsed[i - 1].pos_ == "PROPN":
            return start, i
        return (i, end) if any(report.parsed[k].pos_ == "PROPN" for k in range(i, end)) else (start, i)
    return tokens


def _behind_modifier(report: Report, start: int) -> int:
    """Where the phrase goes on behind an article, or behind where and by whom a body is kept ("London-based")."""
    if not any(character.isalnum() for character in report.words[start]):
        return start + 1
    hyphened = (
        start + 2 < len(report.words) and report.words[start + 1] in ("-", "‑") and report.parsed[start].pos_ != "PUNCT"
    )
    if (
        hyphened
        and report.parsed[start].pos_ in ("ADV", "NUM")
        and report.words[start + 2] not in BARE_KEPT | {"called"}
    ):
        return start
    if (
        report.parsed[start].pos_ in ("DET", "PUNCT", "SPACE", "NUM", "ADV")
        or report.words[start] in TOLD_BEFORE
        or report.words[start].endswith(KEPT)
    ):
        return start + 1
    if report.words[start] == "called" and report.words[start - 1] in ("-", "‑", "so"):
        return start + 1
    for i in range(start, min(start + 5, len(report.words) - 2)):
        if report.words[i + 1] in ("-", "‑", "–") and report.words[i + 2] in BARE_KEPT:
            return i + 3
        if report.parsed[i].pos_ not in ("PROPN", "ADJ", "NOUN"):
            break
    return start


def _without_occasion(report: Report, tokens: Range) -> Range:
    """Cuts "in an interview with …" and the like off a name."""
    start, end = tokens
    for i in range(start + 1, end - 1):
        if report.words[i] in ("in", "during", "at", "on", "after") and report.words[i + 1] in (
            "a",
            "an",
            "the",
            "his",
            "her",
            "its",
        ):
            rest = report.words[i + 2 : min(end, i + 6)]
            if any(word in OCCASIONS for word in rest):
                return start, i
    return start, end


def _without_relative(report: Report, tokens: Range) -> Range:
    start, end = tokens
    for i in range(start + 1, end):
        if report.words[i] in (",", "(", "[", "--", "–", "—", "who", "which", "whose", "whom", "that"):
            if report.parsed[i].text == "WHO" and not report.parsed[start].text.isupper():
                continue  # the organisation
            return start, i
        if _hangs_behind(report, start, i):
            return start, i
        if report.parsed[i - 1].pos_ == "PROPN" and _describes(report, i, end):
            return start, i
    return start, end


def _hangs_behind(report: Report, start: int, i: int) -> bool:
    """Whether what speakers do, or where they stand, begins behind them ("workers clearing …", "… on the ground")."""
    token = report.parsed[i]
    if report.words[i - 1] in ("-", "‑") or report.words[i + 1 : i + 2] in (("-",), ("‑",)):
        return False
    if token.tag_ in ("VBG", "VBN") and token.dep_ == "acl" and start <= token.head.i < i:
        return bool(token.head.pos_ in ("NOUN", "PROPN"))
    return report.words[i : i + 3] in (("on", "the", "ground"), ("on", "the", "scene"), ("at", "the", "scene"))


def _describes(report: Report, i: int, end: int) -> bool:
    """Whether a description without its comma begins behind a name ("Ana Ruiz head of …", "Ana Ruiz speaking …")."""
    token = report.parsed[i]
    if token.text[:1].isupper():
        return False
    if report.words[i - 1] in RANKED:
        return False
    titled = token.lower_ in report.lexicon.titles and i + 1 < end and report.words[i + 1] in ("of", "for", "at", "in")
    return titled or (
        token.tag_ == "VBG" and i + 1 < end and report.parsed[i + 1].pos_ in ("DET", "ADP", "PROPN", "PRON")
    )


def _without_tail(report: Report, start: int, end: int) -> int:
    cut = end
    if any(report.parsed[i].pos_ == "DET" and report.parsed[i - 1].pos_ == "ADP" for i in range(start + 1, end)):
        return end  # "a source in the Lake militia": the kind word is not of the whole
    while (
        cut > start + 1
        and report.words[cut - 1] in report.lexicon.tails
        and not report.parsed[cut - 1].text[:1].isupper()
    ):
        cut -= 1
    named = report.parsed[cut - 1].pos_ == "PROPN" and report.parsed[cut - 1].text[:1].isupper()
    return cut if named and _capitals(report, start, cut) >= 1 else end


def _capitals(report: Report, start: int, end: int) -> int:
    return sum(report.parsed[i].text[:1].isupper() and report.parsed[i].pos_ != "DET" for i in range(start, end))


def _after_titles(report: Report, start: int, end: int) -> int:
    """Moves the start behind the last title that a name follows."""
    for i in range(end - 2, start - 1, -1):
        word = report.words[i].rstrip(".")
        if word not in report.lexicon.titles:
            continue
        first = i + 1
        while first < end - 1 and report.parsed[first].is_space:
            first += 1  # a line may end behind the title
        behind = report.words[first]
        follows = is_name(report.parsed[first]) and behind not in report.lexicon.tails and behind not in GENERAL_BODIES
        if follows and all(is_name(one) or one.is_space for one in report.parsed[first:end]):
            return first
    return start


def basis_of(report: Report, tokens: Range, head: Token | None) -> Basis:
    """On what the speaker's word rests, by the phrase's head and its modifiers."""
    words = report.words[tokens[0] : tokens[1]]
    if head is None:
        head = report.parsed[tokens[1] - 1]
    found = report.lexicon.basis.get(lemma(head)) or report.lexicon.basis.get(head.lower_)
    if found == "footage" and any(word.startswith(("geolocat", "geo-locat")) for word in words):
        return "geolocated-footage"
    if found == "footage" and "verified" in words:
        return "footage"
    if any(starts_media(report, i) for i in range(tokens[0], tokens[1] - 1)) or report.lexicon.is_medium(words):
        return "media" if found in (None, "official", "media") else found
    if found == "official" and _is_unnamed(report, tokens, head):
        return "unnamed"
    return found or ("witness" if _is_described_as_witness(report, head) else "statement")


def _is_described_as_witness(report: Report, head: Token) -> bool:
    """Whether a person named is said behind a comma to be one of the people there ("Sami, a farmer, said")."""
    if head.pos_ != "PROPN":
        return False
    told = (other for other in head.children if other.dep_ == "appos" and other.pos_ == "NOUN")
    return any(report.lexicon.basis.get(lemma(one)) == "witness" for one in told)


def _is_unnamed(report: Report, tokens: Range, head: Token) -> bool:
    """Officials without a name or office of their own ("two officials", "an official") are unnamed sources."""
    if lemma(head) not in ("official", "commander", "chief", "ambassador", "general", "envoy"):
        return False
    return not any(report.parsed[i].pos_ == "PROPN" for i in range(*tokens))


def author(head: Token) -> Token:
    """Who stands behind a statement that is named as the speaker; the head itself where nobody is told."""
    if lemma(head) not in WRAPPERS or head.pos_ == "PROPN":
        return head
    for other in head.children:
        if other.dep_ == "poss" and other.pos_ in ("NOUN", "PROPN"):
            return other
        if other.dep_ == "prep" and other.lower_ == "on":
            page = child(other, "pobj")
            if page is not None and lemma(page) in PAGES:
                return page
        if (
            other.dep_ in ("prep", "agent")
            and other.lower_ in BY
            and not (SHOWN & {lemma(head)} and other.lower_ == "of")
        ):
            found = child(other, "pobj")
            if found is not None and found.pos_ in ("NOUN", "PROPN"):
                return found
    return _poster(head) or head


def _poster(head: Token) -> Token | None:
    """Who put a recording or statement out ("a video posted online by activists")."""
    for verb in head.subtree:
        if verb.tag_ == "VBN" and lemma(verb) in PUT_OUT:
            by = child(verb, "agent", "prep")
            found = next((c for o in verb.children if o.lower_ == "by" for c in o.children if c.dep_ == "pobj"), None)
            return found if by is not None and found is not None and found.pos_ in ("NOUN", "PROPN") else None
    return None


def named_before(report: Report, tokens: Range, head: Token) -> Range | None:
    """The body whose name stands before the word for its statement ("a Defence Department news release")."""
    if lemma(head) not in WRAPPERS or head.pos_ == "PROPN":
        return None
    end = head.i
    while end > tokens[0] and report.words[end - 1] in ("news", "press", "media", "official", "latest", "recent"):
        end -= 1
    if end - tokens[0] == 1 and report.parsed[tokens[0]].is_sent_start:
        return None
    named = end > tokens[0] and report.parsed[end - 1].pos_ == "PROPN" and _capitals(report, tokens[0], end) > 0
    return (tokens[0], end) if named else None


def apposed(report: Report, tokens: Range, head: Token) -> Range | None:
    """The person named behind the comma after who he is ("one source, Hani Sabri, …")."""
    one = lemma(head) in report.lexicon.titles | {"source"} or report.lexicon.basis.get(lemma(head)) == "witness"
    if head.tag_ in ("NNS", "NNPS") or not one:
        return None
    for i in range(head.i + 1, min(head.i + FARTHEST_NAME, len(report.words) - 3)):
        if report.words[i] != ",":
            continue
        end = i + 1
        while end < len(report.words) and (is_name(report.parsed[end]) or report.words[end] in ("-", ".")):
            end += 1
        closed = end < len(report.words) and (report.words[end] == "," or end >= tokens[1])
        name = core(report, (i + 1, end)) if end > i + 2 else None
        return name if closed and name is not None and looks_personal(report, name) else None
    return None
