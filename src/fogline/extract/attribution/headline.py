"""Headlines: "Army: three districts captured" and "Three districts captured: army"."""

from __future__ import annotations

from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.lexicon import Cue
from fogline.extract.attribution.report import Range, Report
from fogline.extract.attribution.speakers import can_speak

COLONS = frozenset({":", "-", "–", "—", "--", "|"})
LONGEST_SPEAKER = 7
"""Words in a headline's speaker; more are a clause of their own."""
COLON = Cue(lemma=":", frames=frozenset({"colon"}))


def headline(report: Report, tokens: Range) -> Draft | None:
    """Reads a headline whose layout names the speaker before or after a mark."""
    for i in range(tokens[0] + 1, tokens[1] - 1):
        if report.words[i] not in COLONS or _is_hyphen(report, i):
            continue
        before, after = report.trimmed((tokens[0], i)), report.trimmed((i + 1, tokens[1]))
        if before is None or after is None:
            continue
        if report.words[i] == ":" and _is_speaker(report, before) and after[1] - after[0] >= 2:
            return _draft(i, before, after)
        if _is_speaker(report, after) and report.has_verb(before):
            return _draft(i, after, before)
    return None


def _is_hyphen(report: Report, i: int) -> bool:
    return report.words[i] == "-" and not report.parsed[i - 1].whitespace_


def _is_speaker(report: Report, tokens: Range) -> bool:
    start, end = tokens
    if end - start > LONGEST_SPEAKER or any(report.parsed[i].pos_ in ("VERB", "AUX") for i in range(start, end)):
        return False
    if any(report.words[i] in ("of", "on", "in", "the", ",", "how", "why", "what") for i in range(start, end)):
        return False
    return (
        any(can_speak(report.parsed[i], report.lexicon) for i in (start, end - 1))
        and not report.parsed[end - 1].like_num
    )


def _draft(mark: int, source: Range, content: Range) -> Draft:
    return Draft(content=(content,), cue=(mark, mark + 1), entry=COLON, shape="colon", source=source)
