"""Finds every stretch of a report that may be the name of a place, listed or not.

Generous on purpose: names inside the names of bodies ("Springfield City Council"), roads, counties, abbreviations of
states, peoples, and capitalised words after a word of place that no gazetteer has. Which of them are places is for
`place_judge` to say. What must stay true: candidates never overlap, and stand in the order of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fogline.gazetteer import Candidate, PlaceIndex
from fogline.gazetteer.countries import adjectives
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import CLAIM_ZONES, Document
from fogline.resolve.place_words import STATES

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|W\.\s?Va\.|\b(?:St|Mt|Ft)\.|['’‘]s\b|[^\W_]+(?:['’‘`](?!s\b)[^\W_]+)*|[^\w\s]")
"""A word, an abbreviation of capitals, a possessive ending, or a mark."""
LINKS = frozenset(
    "of the al el as ash ar ad an at az ez es de del della di da do dos la las le les los bin abu umm".split()
)
"""Small words within names."""
LONGEST = 7
"""Tokens in the longest name looked for, marks within it counted."""
MOST = 40
"""Places of one name that are weighed."""
GROUNDS = frozenset(
    "county counties parish township borough river lake creek bay island islands mountain mountains valley hill hills "
    "heights park peninsula desert canyon falls beach forest reservoir strait sea ocean gulf canal bridge dam "
    "province district governorate oblast region prefecture municipality camp".split()
)
"""Capitalised words that end the name of a place no gazetteer need have."""
ROADS = frozenset(
    "street st avenue ave road rd drive dr boulevard blvd highway hwy lane ln pike parkway expressway freeway turnpike "
    "circle court place way square roundabout bypass".split()
)
"""Capitalised words that end the name of a road."""
NUMBERED = frozenset("highway route hwy interstate road fm us ky".split())
"""Words that a number makes a road."""
LED = frozenset("lake mount mt fort ft cape port river camp isle saint st".split())
"""Capitalised words that begin the name of a place no gazetteer need have."""
BEFORE_UNLISTED = frozenset(
    "in at near from to of around outside inside across throughout into toward towards through between and".split()
)
"""Words after which a capitalised word that no gazetteer has may be a place."""
SHORT_STATES = frozenset(STATES)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of the text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """It in lower case, without a final full stop."""
        return self.text.lower().rstrip(".")

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSpan:
    """A stretch that may name a place.

    Attributes:
        first, last: its tokens, the last one after its end.
        sort: ``listed``, ``people``, ``short`` (of a state), ``road``, ``ground`` or ``unlisted``.
        candidates: what a gazetteer has under the name.
    """

    first: int
    last: int
    sort: str
    candidates: tuple[Candidate, ...] = ()


def tokens_of(document: Document) -> list[Token]:
    """The tokens of the parts of a report that make claims, of its datelines and its captions."""
    zones = [(z.start, z.end) for z in document.zones if z.kind in CLAIM_ZONES or z.kind in ("dateline", "caption")]
    out: list[Token] = []
    for start, end in zones or [(0, len(document.text))]:
        out += (Token(m.group(), m.start(), m.end()) for m in TOKEN.finditer(document.text, start, end))
    return out


def place_spans(text: str, tokens: Sequence[Token], index: PlaceIndex) -> Iterator[PlaceSpan]:
    """The stretches that may name a place, left to right."""
    i = 0
    while i < len(tokens):
        found = _at(text, tokens, i, index) if tokens[i].capital else None
        if found is not None:
            yield found
        i = found.last if found is not None else i + 1


def _at(text: str, tokens: Sequence[Token], i: int, index: PlaceIndex) -> PlaceSpan | None:
    short = _short(tokens, i)
    if short:
        return PlaceSpan(first=i, last=i + 1, sort="short")
    listed = _listed(text, tokens, i, index)
    run = _run(tokens, i)
    ended = _ended(tokens, i, run) if tokens[i].lower != "the" else None
    if ended and (listed is None or ended.last > listed.last):
        return ended
    if listed is not None:
        return listed
    if _after_place_word(tokens, i):
        return PlaceSpan(first=i, last=run, sort="unlisted")
    return None


def _short(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token and the full stop after it shorten a state ("Ky.", "N.C.")."""
    told = tokens[i].text.replace(".", "").replace(" ", "").lower()
    dotted = "." in tokens[i].text or (
        i + 1 < len(tokens) and tokens[i + 1].text == "." and tokens[i + 1].start == tokens[i].end
    )
    return dotted and told in SHORT_STATES


def _listed(text: str, tokens: Sequence[Token], i: int, index: PlaceIndex) -> PlaceSpan | None:
    """The longest listed name, or name of a people, that begins at a token."""
    for last in _ends(text, tokens, i):
        name = text[tokens[i].start : tokens[last - 1].end]
        folded = fold_spelling(name)
        if folded in adjectives() and name not in ("Georgia", "Jordan"):
            return PlaceSpan(first=i, last=last, sort="people", candidates=index.lookup(name, fuzzy=False, limit=MOST))
        if len(folded) < 2 or (len(folded) < 3 and not name.isupper()):
            continue
        found = index.lookup(name, fuzzy=False, limit=MOST)
        if tokens[i].lower == "the":  # an article is part of few names ("The Hague", "The United States")
            found = tuple(one for one in found if one.how == "exact")
        if found:
            return PlaceSpan(first=i, last=last, sort="listed", candidates=found)
    return None


def _ends(text: str, tokens: Sequence[Token], i: int) -> list[int]:
    """Where a name that begins at a token may end, the longest first."""
    ends: list[int] = []
    for j in range(i, min(len(tokens), i + LONGEST)):
        token = tokens[j]
        joined = text[tokens[j - 1].end : token.start] if j > i else ""
        if j > i and joined.strip(" \u00a0") != "":
            break
        if token.capital or (j > i and token.text.isdigit()):
            ends.append(j + 1)
        elif not (j > i and (token.lower in LINKS or token.text in "-.'’" or token.text in ("'s", "’s"))):
            break
        if token.text == "." and len(tokens[j - 1].text) > 3:
            break
    return ends[::-1]


def _run(tokens: Sequence[Token], i: int) -> int:
    """Where the capitalised words that begin at a token end."""
    j = i + 1
    while j < len(tokens) and tokens[j].start - tokens[j - 1].end <= 1 and (tokens[j].capital or tokens[j].text == "-"):
        j += 1
    return j - 1 if tokens[j - 1].text == "-" else j


def _ended(tokens: Sequence[Token], i: int, run: int) -> PlaceSpan | None:
    """A name by the word that ends or begins it ("Cooke County", "West 11th Street", "Highway 10", "Fort Hood")."""
    first = tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following and first.lower in NUMBERED and following.text[:1].isdigit() and following.start - first.end <= 1:
        return PlaceSpan(first=i, last=i + 2, sort="road")
    for j in range(i + 1, min(len(tokens), i + 5)):
        token = tokens[j]
        inner = token.capital or token.text in ("'s", "’s", "-") or token.text[:1].isdigit()
        if not inner or token.start - tokens[j - 1].end > 1:
            break
        if token.lower in ROADS and not (token.lower == "st" and j + 1 < run):
            return PlaceSpan(first=i, last=j + 1, sort="road")
        if token.lower in GROUNDS:
            return PlaceSpan(first=i, last=j + 1, sort="ground")
    if following and first.lower in LED and following.capital and following.start - first.end <= 1:
        return PlaceSpan(first=i, last=i + 2, sort="ground")
    return None


def _after_place_word(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1].lower if i else ""
    if before == "the" and i > 1:
        before = tokens[i - 2].lower
    return before in BEFORE_UNLISTED
