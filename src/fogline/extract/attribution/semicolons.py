"""Whose words stand behind a semicolon: of who spoke before it, or of a speaker of their own.

"The army said it had left the port; two soldiers were hurt" goes on telling what the army said, wherever the parser
hangs the second clause; "…; the rebels claim to have won" begins another speaker's words, and "…, residents said; the
army blamed the rebels" leaves the residents theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.quotations import MARKS
from fogline.extract.attribution.report import Range, Report

TURNS = frozenset("but however yet though although still meanwhile instead nevertheless nonetheless elsewhere".split())
"""First words of a clause in which the report itself goes on."""
TELLING = frozenset({"speech", "evidence"})
PAST = frozenset({"VBD", "VBN"})
PRESENT = frozenset({"VBZ", "VBP"})


def told_on(report: Report, found: Sequence[Draft]) -> list[Draft]:
    """The drafts of one sentence, each with what its speaker goes on to tell behind semicolons and no more."""
    if not found:
        return []
    begin, end = report.sentence(found[0].cue[0])
    stops = _semicolons(report, begin, end)
    if not stops:
        return list(found)
    parts = list(zip([begin, *(stop + 1 for stop in stops)], [*stops, end], strict=True))
    taken = [_has_speaker(report, part, found) for part in parts]
    return [_until_another(report, draft, parts, taken) for draft in found]


def _semicolons(report: Report, begin: int, end: int) -> list[int]:
    """The semicolons of a sentence that stand in no quotation."""
    return [i for i in range(begin, end) if report.words[i] == ";" and not _is_open(report, begin, i)]


def _is_open(report: Report, begin: int, i: int) -> bool:
    return sum(report.words[k] in MARKS for k in range(begin, i)) % 2 == 1


def _has_speaker(report: Report, part: Range, found: Sequence[Draft]) -> bool:
    """Whether a part between semicolons names who tells it, in its main clause or a frame around it."""
    for draft in found:
        if draft.source is None or draft.borrowed or draft.entry.sort not in TELLING:
            continue
        if not part[0] <= draft.cue[0] < part[1] or not part[0] <= draft.source[0] < part[1]:
            continue
        opens = report.trimmed(part)
        if draft.frame is not None or (opens is not None and draft.source[0] - opens[0] <= 1):
            return True
    return False


def _until_another(report: Report, draft: Draft, parts: Sequence[Range], taken: Sequence[bool]) -> Draft:
    """A clause goes on to the next speaker's; a frame behind its words has none of what follows it."""
    own = next(k for k, part in enumerate(parts) if part[0] <= draft.cue[0] < part[1] + 1)
    if draft.source is None or draft.entry.sort not in TELLING or draft.shape not in ("clause", "trailing", "object"):
        return draft
    first = next((k for k in range(own + 1, len(parts)) if taken[k]), len(parts))
    start = 0
    if draft.frame is not None:
        start = next((parts[k + 1][0] for k in range(own - 1, -1, -1) if taken[k]), 0)
    stop = parts[first - 1][1] if first > own + 1 else parts[own][1]
    limit = stop if first < len(parts) else parts[-1][1]
    content = tuple((max(a, start), min(b, limit)) for a, b in draft.content if a < limit and b > start)
    if not content:
        return draft
    if draft.shape == "clause" and draft.entry.takes("that"):
        content = _gone_on(report, draft, content, parts[own:first])
    return replace(draft, content=content)


def _gone_on(report: Report, draft: Draft, content: tuple[Range, ...], parts: Sequence[Range]) -> tuple[Range, ...]:
    """The content with the clauses behind the semicolon it ends at, as long as they are told like it."""
    start, end = content[-1]
    if report.parsed[draft.cue[0]].tag_ == "VBG" or end < parts[0][1]:
        return content
    for part in parts[1:]:
        if not _is_told_like(report, draft, part):
            break
        end = max(end, part[1])
    return (*content[:-1], (start, end))


def _is_told_like(report: Report, draft: Draft, part: Range) -> bool:
    """Whether a clause may be indirect speech: no turn of the report's own, and in the past where its cue is."""
    inner = report.trimmed(part)
    if inner is None or report.words[inner[0]] in TURNS:
        return False
    finite = [report.parsed[i] for i in range(*inner) if report.parsed[i].tag_ in PAST | PRESENT]
    subject = any(report.parsed[i].dep_ in ("nsubj", "nsubjpass", "expl") for i in range(*inner))
    told_past = report.parsed[draft.cue[0]].tag_ in PAST
    first = next((one for one in finite if one.tag_ != "VBN"), None)
    return subject and first is not None and (not told_past or first.tag_ not in PRESENT)
