"""Which words of a speaker phrase are a person's name, where office and body stand beside it without a comma.

"Head of the Valley Observatory Sami Noor", "Sami Noor of the Harbour Watch" and "Sami Noor Executive Director of …"
name one person. What must stay true: a body's own name is never cut, so a name without a known end is left alone.
"""

from __future__ import annotations

from fogline.extract.attribution.report import Range, Report

BODY_WORDS = frozenset(
    "observatory army front ministry united nations council union party group forces force coalition brigade command "
    "agency news times post journal television tv radio house university institute organisation organization human "
    "rights watch international department defence defense committee amnesty state states white movement defenders "
    "center centre bank street court red cross crescent doctors network center alliance association foundation".split()
)
"""Words of which bodies' names are made."""
NAME_PARTICLES = frozenset({"al", "el", "-", "bin", "ibn", "abu", "abd", "abdel", "abdul", "de", "van", "von", "al-"})
RANKED = frozenset(
    {"vice", "deputy", "former", "senior", "acting", "assistant", "then", "interim", "executive", "chief"}
)
"""Words that stand before an office."""
SERVING = frozenset({"of", "for", "at", "in"})
BEHIND_NAME = frozenset({"of", "from", "at", "with"})
FEWEST, MOST = 2, 4
"""Words of a person's name."""
FEWEST_WITH_BODY = 4
"""Words of a run of capitals that can be a body's name and a person's."""


def person_within(report: Report, tokens: Range) -> Range | None:
    """The name of the person that a phrase names with office or body; `None` where it names nobody so."""
    before = _before_office(report, tokens)
    if before is not None:
        return before
    start, end = tokens
    while end > start and report.words[end - 1] in (")", "]", ",", '"', "”"):
        return None
    tail = _tail(report, tokens)
    if tail is None:
        return None
    if not _is_capital(report, tail[0] - 1) and report.parsed[tail[0] - 2].pos_ == "DET":
        return None  # "the group Ajnad Karsa" is the group's own name
    if _is_office(report, tokens) and (_ends_body(report, tail[0] - 1) or _recurs(report, tail)):
        return tail
    ranks = any(report.words[i].rstrip(".") in report.lexicon.titles for i in range(start, end))
    crowded = (
        not ranks
        and _count(report, (start, end)) >= FEWEST_WITH_BODY
        and all(_is_capital(report, i) for i in (start, tail[0]))
    )
    return tail if crowded and tail[0] > start and _recurs(report, tail) else None


def parted(report: Report, run: Range) -> list[Range]:
    """A run of capitals, in two where an office before it shows it to be a body and whoever serves it."""
    i = run[0] - 1
    while i > 0 and (report.parsed[i].pos_ == "DET" or (report.parsed[i].pos_ == "ADJ" and _is_capital(report, i))):
        i -= 1
    if i < 1 or report.words[i] not in SERVING or report.words[i - 1] not in report.lexicon.titles:
        return [run]
    person = person_within(report, (i - 1, run[1]))
    return [run] if person is None or person[0] <= run[0] else [(run[0], person[0]), person]


def _before_office(report: Report, tokens: Range) -> Range | None:
    """A name that an office or "of the …" follows."""
    start, end = tokens
    titled = start > 0 and report.words[start - 1].rstrip(".") in report.lexicon.titles
    if report.words[start] in report.lexicon.titles and start + 1 < end and _is_capital(report, start + 1):
        start, titled = start + 1, True
    stop = start
    while stop < end and (_is_capital(report, stop) or report.words[stop] in NAME_PARTICLES):
        if report.words[stop] in report.lexicon.titles | RANKED and stop > start:
            break
        stop += 1
    if stop >= end - 1 or not (1 if titled else FEWEST) <= _count(report, (start, stop)) <= MOST:
        return None
    if not looks_personal(report, (start, stop)):
        return None
    word, behind = report.words[stop], report.words[stop + 1]
    officed = word in report.lexicon.titles | RANKED and (behind in SERVING or behind in report.lexicon.titles)
    placed = word in BEHIND_NAME and behind == "the" and stop + 2 < end and _is_capital(report, stop + 2)
    return (start, stop) if officed or placed else None


def _tail(report: Report, tokens: Range) -> Range | None:
    """The last words of a phrase that can be a person's name: what follows its last body's word, else its last two."""
    start, end = tokens
    first = end
    while first > start and (_is_capital(report, first - 1) or report.words[first - 1] in NAME_PARTICLES):
        if _ends_body(report, first - 1):
            break
        first -= 1
    while first < end and not _is_capital(report, first):
        first += 1
    if _count(report, (first, end)) > MOST - 1 and not _ends_body(report, first - 1):
        first = _last_two(report, end)
    fits = FEWEST <= _count(report, (first, end)) <= MOST and first > start
    return (first, end) if fits and looks_personal(report, (first, end)) else None


def _last_two(report: Report, end: int) -> int:
    """Where the last two words of a name begin, particles before them taken along."""
    found, i = 0, end
    while found < FEWEST:
        i -= 1
        found += report.words[i] not in NAME_PARTICLES
    return i


def _count(report: Report, tokens: Range) -> int:
    return sum(report.words[i] not in NAME_PARTICLES for i in range(*tokens))


def _is_capital(report: Report, i: int) -> bool:
    token = report.parsed[i]
    return token.text[:1].isupper() and (token.pos_ == "PROPN" or token.pos_ in ("NOUN", "ADJ", "X", "VERB"))


def looks_personal(report: Report, tokens: Range) -> bool:
    """Tells whether none of the words is one of a body's or of an office's."""
    words = {report.words[i] for i in range(*tokens)}
    return not words & (BODY_WORDS | report.lexicon.basis.keys() | report.lexicon.titles | report.lexicon.tails)


def _ends_body(report: Report, i: int) -> bool:
    """Whether a word ends a body's name ("… Observatory", "… Rights", "… (VOHR)")."""
    word = report.words[i]
    return word in BODY_WORDS or word.rstrip("s") in report.lexicon.basis or word in (")", "affairs")


def _is_office(report: Report, tokens: Range) -> bool:
    """Whether a phrase begins with an office that somebody holds ("deputy head of …")."""
    i = tokens[0]
    while i < tokens[1] - 1 and (report.words[i] in RANKED or report.parsed[i].pos_ in ("DET", "ADJ")):
        i += 1
    return report.words[i] in report.lexicon.titles and report.words[i + 1 : i + 2] in [(word,) for word in SERVING]


def _recurs(report: Report, tail: Range) -> bool:
    """Whether the last word of a name stands alone elsewhere as who does something ("Noor added")."""
    word = report.words[tail[1] - 1]
    return any(
        report.words[i] == word
        and token.text[:1].isupper()
        and token.dep_ in ("nsubj", "nsubjpass", "poss")
        and not (i > 0 and report.parsed[i - 1].pos_ == "PROPN")
        for i, token in enumerate(report.parsed)
        if i != tail[1] - 1
    )
