"""Speakers that a transcript names in brackets: "[LISTENER] two bombs …", "[BEGIN RECORDING] [Sandor] we …".

What must stay true: brackets that only tell how the transcript was made name nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from fogline.extract.attribution.draft import COLON, Draft
from fogline.extract.attribution.report import Range, Report

NOTES = frozenset(
    "text excerpt excerpts begin end words word passage applause as sic video no speech interview report live "
    "continued recording indistinct music station title editor from by first second sentence name".split()
)
"""First words of brackets that tell of the transcript."""
WHOLE = frozenset({"speech", "interview", "statement", "address", "communique", "communiqué", "proclamation"})
"""Brackets that announce a speech printed whole."""
LONGEST = 28
"""Tokens between a pair of brackets."""


def transcribed(report: Report) -> list[Draft]:
    """Gives what follows a speaker in brackets to that speaker, up to the next one or the end of the recording."""
    marks = list(_brackets(report))
    result = []
    for k, (start, end) in enumerate(marks):
        source = _named(report, (start + 1, end))
        if source is None or not _opens(report, start):
            continue
        told = _to_the_end(report, start) or any(report.words[a + 1] in WHOLE for a, _ in marks[:k])
        stop = len(report.words) if told else report.paragraph(start)[1]
        for other, close in marks[k + 1 :]:
            ends = report.words[other + 1] == "end" or (_opens(report, other) and _named(report, (other + 1, close)))
            if ends:
                stop = min(stop, other)
                break
        content = report.trimmed(_behind_notes(report, end + 1, stop))
        if content is not None and report.has_verb(content):
            result.append(Draft(content=(content,), cue=(start, start + 1), entry=COLON, shape="colon", source=source))
    return result


def _brackets(report: Report) -> Iterator[Range]:
    """The pairs of brackets, as the places of their two marks."""
    for i, word in enumerate(report.words):
        if word == "[":
            end = next((k for k in range(i + 1, min(i + LONGEST, len(report.words))) if report.words[k] == "]"), 0)
            if end > i + 1:
                yield i, end


def _named(report: Report, inner: Range) -> Range | None:
    """Who is named between brackets, up to a comma."""
    start, end = inner
    if report.words[start] in NOTES or not report.parsed[start].is_alpha:
        return None
    end = next((i for i in range(start, end) if report.words[i] in (",", "--", "-")), end)
    nominal = report.parsed[end - 1].pos_ in ("PROPN", "NOUN", "X")
    return (start, end) if nominal and not report.has_verb((start, end)) else None


def _opens(report: Report, mark: int) -> bool:
    """Whether brackets stand where a turn begins: at a paragraph's start, or behind other brackets there."""
    i = mark - 1
    while i >= 0 and report.parsed[i].is_space:
        i -= 1
    return i < 0 or report.paragraphs[i] != report.paragraphs[mark] or report.words[i] in ("]", "--")


def _to_the_end(report: Report, mark: int) -> bool:
    """Whether a recording that begins right before the speaker goes on over paragraphs."""
    return "recording" in report.words[max(0, mark - 3) : mark] or report.words[mark + 1] in ("listener", "caller")


def _behind_notes(report: Report, start: int, stop: int) -> Range:
    """A range without the notes that stand at its beginning ("[TEXT]")."""
    while start < stop and (report.parsed[start].is_space or report.words[start] == "["):
        if report.words[start] == "[":
            start = next((k for k in range(start, stop) if report.words[k] == "]"), start)
        start += 1
    return start, stop
