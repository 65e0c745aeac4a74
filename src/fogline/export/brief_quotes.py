"""Whole sentences of reports, for telling in their own words what no clause of ours could tell as well.

A claim is a clause; a reader wants the sentence around it, with the report's own attribution and doubt. What must stay
true: what stands between “ and ” is in the report letter by letter, but for white space and the form of its inner
quotation marks; a sentence is cut only at a word, and the cut shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.fuse.prose import shortened
from fogline.model import ReadClaim
from fogline.read.sentences import sentence_ranges

PARAGRAPH = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[•*\-–#|>]|\d+[.)])\s)|(?<=\n)[^\n]{1,45}(?<![\s.,;:!?”\"'’)–—-])\n(?=[ \t]*[A-Z“‘\"])"
)
"""Where a paragraph ends; a short line without a mark at its end is the head of what follows it."""
OPENING = re.compile(
    r"^(?:[\s•#>|*_–—-]+|\*\*[^*]{1,20}\*\*\s*[–—:-]\s*|\d{1,2}[:.]\d\d\**(?:\s*[–—:-]\s*|\s+(?=[A-Z“‘\"]|$))"
    r"|[A-Z][A-Z .'’/-]{2,40}(?:,\s[A-Z][\w. ]{2,20})?(?:,\s\w+\.?\s\d{1,2}|,\s\d{1,2}\s\w+)?\s[–—-]+\s+"
    r"|[A-Z][\w .,’'-]{2,60}\([A-Z][^()]{2,40}\)\s*[–—-]+\s*"
    r"|[A-Z][A-Z .'’/-]{2,40}\([A-Z][\w./ ]{1,20}\)\s+(?=[A-Z“‘\"\d])"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s\d{1,2}\s[A-Z][a-z]+\s\d{4}\s+(?=[A-Z])"
    r"|[A-Z][A-Za-z]{1,5}\s-\s(?=[A-Z]))+"
)
"""What layout puts before a sentence: bullets, the time in a live blog, a dateline also where its dash was lost."""
POINTING = frozenset(
    "it its they their them he his she her this that these those we our us i my but and or so then there here both "
    "such neither nor yesterday today meanwhile however also another others according".split()
)
"""First words that lean on a sentence before."""
LEAST_WORDS, MOST_WORDS, MOST_LETTERS = 5, 34, 220
OPENING_MARK = re.compile(r"[“„«]|(?<![\w.,!?…)])\"")
CLOSING_MARK = re.compile(r"[”»\"]")
MARKS = str.maketrans({"“": "'", "”": "'", "„": "'", '"': "'", "‘": "'", "’": "'", "«": "'", "»": "'"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence of a report.

    Attributes:
        whole: it begins and ends as a sentence does and leans on none before.
    """

    text: str
    document: str
    start: int
    whole: bool

    @property
    def quoted(self) -> str:
        """The sentence between quotation marks, its own ones single."""
        return quoted(self.text)


def quoted(words: str) -> str:
    """Words of a report between quotation marks, their own ones single."""
    return f"“{CLOSING_MARK.sub('’', OPENING_MARK.sub('‘', words))}”"


def sentence_of(claim: ReadClaim, texts: Mapping[str, str]) -> Told:
    """The sentence of a report in which a claim stands; the claim's own words where that cannot be told."""
    span = claim.claim.span
    text = texts.get(claim.document, "")
    start, end = _paragraph(text, span.start, span.end)
    holding = next(
        ((a, b) for a, b in sentence_ranges(text, start, end) if a <= span.start < b), (span.start, span.end)
    )
    if holding[1] < span.end:
        holding = (span.start, span.end)
    lead = OPENING.match(text[holding[0] : holding[1]])
    first = holding[0] + (lead.end() if lead else 0)
    first = first if first <= span.start else holding[0]
    words = " ".join(text[first : holding[1]].split()) or " ".join(span.quote.split())
    return Told(text=_cut(words), document=claim.document, start=first, whole=_is_whole(words))


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph around a stretch of text."""
    before = [found.end() for found in PARAGRAPH.finditer(text, max(0, start - 2000), start)]
    after = PARAGRAPH.search(text, end, min(len(text), end + 2000))
    return (before[-1] if before else max(0, start - 2000)), after.start() if after else min(len(text), end + 2000)


def _is_whole(words: str) -> bool:
    parts = words.split()
    first = parts[0].strip("\"'“‘(").lower() if parts else ""
    begins = bool(words) and (words.lstrip("\"'“‘(")[:1].isupper() or words[:1].isdigit())
    ends = words.rstrip("\"'”’)").endswith((".", "!", "?"))
    plain = not re.search(r"\*\*|https?:|[<>{}|]|\d+\.$", words) and words.count("(") == words.count(")")
    paired = words.count('"') % 2 == 0 and words.count("“") == words.count("”")
    fits = LEAST_WORDS <= len(parts) <= MOST_WORDS and len(words) <= MOST_LETTERS
    return begins and ends and plain and paired and fits and first not in POINTING


def _cut(words: str) -> str:
    return shortened(words, MOST_LETTERS)


QUOTED = re.compile(r"“([^”]+)”")


def quotes_in(sentence: str) -> list[str]:
    """What a sentence of the brief puts between “ and ”."""
    return QUOTED.findall(sentence)


def stands_in(quote: str, texts: Sequence[str]) -> bool:
    """Whether every uncut piece of a quote stands in one of the texts."""
    pieces = [_plain(piece) for piece in quote.split(" …")]
    return any(all(piece in text for piece in pieces) for text in map(_plain, texts))


def _plain(text: str) -> str:
    return " ".join(text.translate(MARKS).split()).rstrip("…").strip()
