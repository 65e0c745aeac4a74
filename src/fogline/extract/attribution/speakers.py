"""Who a noun phrase names as a speaker: its words, its name, its parts, and on what its word rests."""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.attribution.lexicon import CueLexicon
from fogline.extract.attribution.report import Range, Report, subtree

PRONOUNS = frozenset("he she they it i we you who which that this these those one some many others both".split())
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
PERSONAL = frozenset("he she they it i we you who".split())
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow morning evening night afternoon week month year "
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays noon midnight weekend".split()
)
LINKS = frozenset({"of", "for", "at", "in", "from", "with", "and", "&", "to", "on"})
LEADING_MARKS = frozenset({"—", "–", "--", "-", ",", ".", ":"})
OUTLETS = frozenset(
    {"agency", "television", "tv", "radio", "newspaper", "network", "channel", "broadcaster", "news", "media"}
)
"""Kinds of media, as heads of a speaker phrase."""
LONGEST_NAME = 14
"""Tokens in a speaker phrase found without the parser's help; longer finds have swallowed the clause before."""


def is_relative(token: Token) -> bool:
    """Whether a token is a relative pronoun, and not the organisation that is written like one."""
    return token.lower_ in RELATIVE and token.text != "WHO"


def lemma(token: Token) -> str:
    """The lower-case dictionary form."""
    return str(token.lemma_).lower()


def is_name(token: Token) -> bool:
    """Whether a token can be a word of a proper name."""
    if token.pos_ == "PROPN":
        return True
    return bool(token.text[:1].isupper()) and token.pos_ in ("NOUN", "ADJ", "NUM", "X", "ADV", "INTJ", "VERB")


def can_speak(token: Token, lexicon: CueLexicon) -> bool:
    """Whether the head of a phrase can be a speaker or a kind of evidence."""
    word = lemma(token)
    if token.lower_ in TIME_WORDS:
        return False
    if token.pos_ == "PRON":
        return token.lower_ in PRONOUNS
    known = word in lexicon.basis or word in lexicon.titles or word in lexicon.tails or word in lexicon.evidence
    return known or token.pos_ == "PROPN"


def phrase_before(report: Report, end: int) -> Range | None:
    """The noun phrase that ends right before a token, read from the words alone.

    For text whose commas are gone the parser gives the speaker to the clause before; the walk back stops where a
    phrase must begin.
    """
    floor = max(report.sentence(end)[0], end - LONGEST_NAME)
    last = _last_word(report, end)
    if last < floor or not _can_end(report.parsed[last], report.lexicon):
        return None
    if report.parsed[last].pos_ == "PRON":
        return last, last + 1
    start = last
    while start > floor and _continues(report, start):
        start -= 1
    while start < last and report.words[start] in LINKS:
        start += 1
    start = _leaving_place(report, start, last)
    return start, end if report.words[end - 1] in (")", "]") else last + 1


def _leaving_place(report: Report, start: int, last: int) -> int:
    """Leaves a place's name to the preposition before it ("… in Ama war monitor says")."""
    if start == 0 or report.parsed[start - 1].pos_ != "ADP" or report.parsed[start].pos_ != "PROPN":
        return start
    i = start
    while i < last and report.parsed[i].pos_ == "PROPN" and not starts_media(report, i):
        i += 1
    return i


def _last_word(report: Report, end: int) -> int:
    last = end - 1
    if last >= 0 and report.words[last] in (")", "]"):
        back = last
        while back > max(0, last - 6) and report.words[back] not in ("(", "["):
            back -= 1
        last = back - 1
    return last


def _can_end(token: Token, lexicon: CueLexicon) -> bool:
    if token.pos_ == "PRON":
        return token.lower_ in PERSONAL
    return token.lower_ not in TIME_WORDS and (is_name(token) or can_speak(token, lexicon))


def _continues(report: Report, start: int) -> bool:
    """Whether the word before `start` belongs to the phrase that `start` begins."""
    here, before = report.parsed[start], report.parsed[start - 1]
    if here.pos_ == "DET" or here.tag_ == "PRP$":
        return _governs(report, start - 1)
    if before.lower_ in TIME_WORDS or before.is_space or before.text in (",", ";", ":", ".", '"', "”", "“"):
        return False
    if here.lower_ in LINKS:
        return before.pos_ in ("NOUN", "PROPN") and before.lower_ not in TIME_WORDS
    if before.pos_ == "DET" or before.tag_ in ("PRP$", "POS") or before.text == "-" or here.text == "-":
        return True
    if here.tag_ == "POS":
        return before.pos_ in ("NOUN", "PROPN")
    if before.lower_ in ("of", "for", "at"):
        return _governs(report, start - 1) or (is_name(here) and is_name(report.parsed[max(0, start - 2)]))
    return _joins(report, start)


def _governs(report: Report, i: int) -> bool:
    """Whether a preposition hangs on a word that names a speaker by rank or kind ("head of", "source at")."""
    if report.words[i] not in ("of", "for", "at", "in", "from", "with") or i == 0:
        return False
    owner = lemma(report.parsed[i - 1])
    wide = report.words[i] in ("of", "for", "at", "in")
    return owner in report.lexicon.titles or (wide and owner in report.lexicon.basis) or (owner == "source")


def _joins(report: Report, start: int) -> bool:
    """Whether two neighbouring content words stand in one phrase."""
    here, before = report.parsed[start], report.parsed[start - 1]
    if starts_media(report, start):
        return False
    if before.pos_ == "PROPN" or (is_name(before) and before.pos_ in ("ADJ", "NOUN")):
        return True
    if before.pos_ == "NOUN":
        return not is_name(here) or lemma(before) in report.lexicon.titles
    return before.pos_ in ("ADJ", "NUM") and here.pos_ in ("NOUN", "ADJ") and not is_name(here)


def starts_media(report: Report, start: int) -> bool:
    """Whether a medium's name begins here; the names are written with capitals, but "state television" is not."""
    if report.words[start] == "state" and not OUTLETS.isdisjoint(report.words[start + 1 : start + 2]):
        return True
    known = any(
        report.words[start : start + len(name)] == name for name in report.lexicon.media.get(report.words[start], ())
    )
    return known and bool(report.parsed[start].text[:1].isupper())


def phrase_after(report: Report, start: int, head: Token | None) -> Range | None:
    """The noun phrase that starts right after a cue: the parser's, cut where a clause or time phrase begins."""
    if head is None or start >= len(report.parsed):
        return None
    left, right = subtree(head)
    if left != start:
        return None
    return clipped(report, (left, right))


def _tells_time(report: Report, i: int) -> bool:
    """Whether a word dates the telling; in "the Sunday Courier" it is part of a name."""
    token = report.parsed[i]
    if token.lower_ not in TIME_WORDS or token.pos_ == "AUX" or report.words[i - 1] in ("-", "’s", "'s"):
        return False
    name = token.head
    in_name = token.text[:1].isupper() and token.dep_ == "compound" and name.pos_ == "PROPN" and name.i == i + 1
    return not (in_name and report.words[i - 1] == "the")


def clipped(report: Report, tokens: Range) -> Range:
    """Cuts a speaker phrase before a following clause, participle or time phrase that the parser hung on it."""
    start, end = tokens
    while start < end - 1 and (report.parsed[start].is_space or report.words[start] in LEADING_MARKS):
        start += 1
    for i in range(start + 1, end):
        if _tells_time(report, i):
            end = i
            break
        if report.paragraphs[i] != report.paragraphs[start]:
            end = i
            break
    while end > start + 1 and (
        report.parsed[end - 1].is_punct or report.parsed[end - 1].is_space or (report.words[end - 1] in LINKS)
    ):
        if report.words[end - 1] in (")", "]", "”", '"', "'"):
            break
        end -= 1
    return start, end
