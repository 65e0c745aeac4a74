"""Speakers of the short lines of a live page: "Army: three villages taken", "Two killed in the port – mayor".

Only a line of its own counts, and only who is known to speak by the kind of word: a body, an office, a medium, an
account. A bare name before a colon is mostly a place there ("Lindow: two killed").
"""

from __future__ import annotations

from fogline.extract.attribution.draft import COLON, Draft
from fogline.extract.attribution.report import Range, Report
from fogline.extract.attribution.speakers import lemma

DASHES = frozenset({"-", "–", "—", "--"})
LABELS = frozenset(
    "update updates updated breaking live video watch exclusive urgent alert latest analysis opinion explainer photo "
    "photos picture pictures map maps factbox timeline correction recap summary background context note read now new "
    "just rt via editor developing newsletter podcast".split()
)
"""Words that say what kind of line it is, and nobody who speaks."""
DUMB = frozenset({"footage", "document"})
"""What is shown or read, and says nothing before a colon ("Video: …", "Report: …")."""
LONGEST_LINE = 45
LONGEST_SPEAKER = 6
FEWEST_TOLD = 3
"""Words that somebody is told to have said on a line of its own."""
ENDS = frozenset({".", "!", "?", "”", '"'})


def told_on_lines(report: Report) -> list[Draft]:
    """One draft for each line that names its speaker before a colon, or behind a dash at its end."""
    found = []
    for start, end in report.paragraph_bounds:
        line = _unlabelled(report, (start, end))
        if line is None or line[1] - line[0] > LONGEST_LINE:
            continue
        draft = _before_colon(report, line) or _behind_dash(report, line)
        if draft is not None:
            found.append(draft)
    return found


def is_label(report: Report, tokens: Range) -> bool:
    """Whether the words before a colon say what kind of line it is."""
    words = report.words[slice(*tokens)]
    return all(word in LABELS or not any(letter.isalpha() for letter in word) for word in words)


def _unlabelled(report: Report, line: Range) -> Range | None:
    """A line without "UPDATE:" and the like before it."""
    inner = report.trimmed(line)
    if inner is None:
        return None
    start, end = inner
    for i in range(start, min(start + 4, end - 1)):
        if report.words[i] == ":" and is_label(report, (start, i)):
            return report.trimmed((i + 1, end))
    return inner


def _before_colon(report: Report, line: Range) -> Draft | None:
    for i in range(line[0] + 1, min(line[0] + LONGEST_SPEAKER + 1, line[1] - FEWEST_TOLD)):
        if report.words[i] != ":":
            continue
        told = report.trimmed((i + 1, line[1]))
        if told is None or not report.has_verb(told) or not _is_known(report, (line[0], i)):
            return None
        return _draft(i, (line[0], i), told)
    return None


def _behind_dash(report: Report, line: Range) -> Draft | None:
    start, end = line
    last = report.paragraph(start)[1] - 1
    while last > start and report.parsed[last].is_space:
        last -= 1
    if report.words[last] in ENDS:
        return None
    for i in range(end - 2, max(start + FEWEST_TOLD, end - LONGEST_SPEAKER - 2), -1):
        if report.words[i] not in DASHES or not report.parsed[i - 1].whitespace_:
            continue
        told, speaker = report.trimmed((start, i)), (i + 1, end)
        known = _is_known(report, speaker) or (end - i == 2 and _is_short_form(report, i + 1))
        if told is None or not report.has_verb(told) or not known:
            return None
        return _draft(i, speaker, told)
    return None


def _is_known(report: Report, tokens: Range) -> bool:
    """Whether words are a body, an office with or without a name, a medium or an account."""
    start, end = tokens
    words = report.words[start:end]
    if end <= start or report.has_verb(tokens) or is_label(report, tokens) or not {",", ".", ";"}.isdisjoint(words):
        return False
    if words[0].startswith("@") or (words[0] == "rt" and words[1:2] != () and words[1].startswith("@")):
        return True
    if report.lexicon.is_medium(words):
        return True
    kinds = [report.lexicon.basis.get(lemma(report.parsed[i])) for i in range(start, end)]
    last = kinds[-1]
    titled = any(word.rstrip(".") in report.lexicon.titles for word in words)
    return titled or (last is not None and last not in DUMB)


def _is_short_form(report: Report, i: int) -> bool:
    word = report.parsed[i].text
    return 2 <= len(word) <= 6 and word.isalpha() and word.isupper()


def _draft(mark: int, source: Range, content: Range) -> Draft:
    return Draft(content=(content,), cue=(mark, mark + 1), entry=COLON, shape="colon", source=source)
