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
BODIES = frozenset(
    "police army military ministry government official spokesman spokeswoman spokesperson mayor governor medic source "
    "observatory monitor resident witness activist un authority hospital doctor rescuer minister".split()
)
"""Who alone behind a colon, a comma or in brackets at the end of a line is its source."""
PEOPLE = frozenset("medic resident witness activist hospital doctor rescuer monitor mayor source un".split())
"""Those of them who behind a comma may as well end a list."""
LONGEST_LINE = 45
LONGEST_SPEAKER = 6
FEWEST_TOLD = 3
"""Words that somebody is told to have said on a line of its own."""
LONGEST_SIGNATURE = 16
"""Tokens of the line below a post: name, account and day."""
ENDS = frozenset({".", "!", "?", "”", '"'})


def told_on_lines(report: Report) -> list[Draft]:
    """One draft for each line that names its speaker before a colon, or behind a dash at its end."""
    found = []
    for start, end in report.paragraph_bounds:
        line = _unlabelled(report, (start, end))
        if line is None or line[1] - line[0] > LONGEST_LINE:
            continue
        draft = _signed(report, line) or _before_colon(report, line)
        draft = draft or _behind_mark(report, line) or _in_brackets(report, line)
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


def _signed(report: Report, line: Range) -> Draft | None:
    """Who signs a post with name and account: "Lusa Nor (@lusanor)" on a line below the paragraph that is theirs."""
    start, end = line
    mark = next((i for i in range(start + 1, min(end, start + LONGEST_SPEAKER + 1)) if report.words[i] == "("), None)
    if mark is None or not report.words[mark + 1].startswith("@") or report.words[mark + 2 : mark + 3] != (")",):
        return None
    before = report.paragraph(start)[0] - 1
    while before > 0 and report.parsed[before].is_space:
        before -= 1
    told = report.trimmed(report.paragraph(before)) if before > 0 else None
    alone = end - start <= LONGEST_SIGNATURE and not report.has_verb(line)
    return _draft(mark, (start, mark), told) if alone and told is not None and report.has_verb(told) else None


def _before_colon(report: Report, line: Range) -> Draft | None:
    for i in range(line[0] + 1, min(line[0] + LONGEST_SPEAKER + 1, line[1] - FEWEST_TOLD)):
        if report.words[i] != ":":
            continue
        told = report.trimmed((i + 1, line[1]))
        if told is None or not report.has_verb(told) or not _is_known(report, (line[0], i)):
            return None
        return _draft(i, (line[0], i), told)
    return None


def _behind_mark(report: Report, line: Range) -> Draft | None:
    """A speaker behind a dash, a colon or a comma at the end of a line ("Two killed in the port: police")."""
    start, end = line
    last = report.paragraph(start)[1] - 1
    while last > start and report.parsed[last].is_space:
        last -= 1
    if report.words[last] in ENDS:
        return None
    for i in range(end - 2, max(start + FEWEST_TOLD, end - LONGEST_SPEAKER - 2), -1):
        dashed = report.words[i] in DASHES and report.parsed[i - 1].whitespace_
        if not dashed and report.words[i] not in (":", ","):
            continue
        told, speaker = report.trimmed((start, i)), (i + 1, end)
        known = _is_known(report, speaker) if dashed else _is_bare_body(report, speaker)
        known = known and (report.words[i] != "," or lemma(report.parsed[end - 1]) not in PEOPLE)
        known = known or (bool(dashed) and end - i == 2 and _is_short_form(report, i + 1))
        listed = report.words[i] == "," and "between" in report.words[start:i]
        if told is None or not report.has_verb(told) or not known or listed:
            return None
        return _draft(i, speaker, told)
    return None


def _in_brackets(report: Report, line: Range) -> Draft | None:
    """A speaker alone in brackets at the end of a line ("Two killed in the port (police)")."""
    start, end = line
    last = end - 1
    while last > start and report.words[last] in (".", ")"):
        last -= 1
    places = range(last, max(start + FEWEST_TOLD, last - LONGEST_SPEAKER), -1)
    mark = next((i for i in places if report.words[i] == "("), None)
    told = report.trimmed((start, mark)) if mark is not None else None
    closed = last + 1 < len(report.words) and report.words[last + 1] == ")"
    if mark is None or told is None or not closed or not report.has_verb(told):
        return None
    return _draft(mark, (mark + 1, last + 1), told) if _is_bare_body(report, (mark + 1, last + 1)) else None


def _is_bare_body(report: Report, tokens: Range) -> bool:
    """Whether words are a body or office that speaks, with nothing before it but whose it is."""
    start, end = tokens
    body = lemma(report.parsed[end - 1]) in BODIES if start < end else False
    plain = all(report.parsed[i].pos_ in ("NOUN", "PROPN", "ADJ") for i in range(start, end))
    return body and plain and not is_label(report, tokens)


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
