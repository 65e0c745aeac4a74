"""Drafts of one sentence against each other: whose the words are that two cues reach for.

Participles behind a clause belong to who said the clause, ", citing …" names who told it, ", while others said"
begins a new speaker's words, and a frame at the sentence's end is nobody's content.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.occasions import without_occasion
from fogline.extract.attribution.quotations import MARKS
from fogline.extract.attribution.report import Range, Report
from fogline.extract.attribution.semicolons import told_on
from fogline.extract.attribution.speakers import can_speak, lemma
from fogline.extract.attribution.subjects import ISSUED

ADDING = frozenset(
    "add say note stress reiterate cite explain claim insist warn state argue call quote emphasize "
    "emphasise accuse vow describe tell suggest urge predict deny acknowledge admit declare announce".split()
)
"""Participles of these after a clause belong to who said the clause, not to its subject."""


NEAR = 2
"""Sentences back to whoever goes on in a participle."""


def shared_out(report: Report, found: Sequence[Draft]) -> list[Draft]:
    """Settles the drafts sentence by sentence; they stand in order of their cues."""
    groups: dict[int, list[Draft]] = defaultdict(list)
    for draft in found:
        groups[report.sentence_of[draft.cue[0]]].append(draft)
    result: list[Draft] = []
    for group in groups.values():
        frames = [draft.frame for draft in group if draft.frame is not None]
        cut = [_cut(draft, [frame for frame in frames if frame != draft.frame]) for draft in group]
        whole = [without_occasion(report, draft) for draft in cut]
        told = told_on(report, _participles(report, _contrasted(report, _cited(report, whole))))
        result += [_gone_on(report, result, draft) for draft in told]
    return result


def _gone_on(report: Report, before: Sequence[Draft], draft: Draft) -> Draft:
    """Gives ", noting that …" behind what no speaker did to who spoke in the sentence before ("the raid hit …")."""
    cue = report.parsed[draft.cue[0]]
    if cue.tag_ != "VBG" or draft.entry.lemma not in ADDING or draft.shape not in ("clause", "object"):
        return draft
    head = report.parsed[draft.head] if draft.head is not None and draft.borrowed else None
    silent = head is not None and (lemma(head) == "number" or not can_speak(head, report.lexicon))
    if head is None or head.pos_ != "NOUN" or not silent or cue.dep_ in ("pcomp", "csubj"):
        return draft
    if lemma(head) in report.lexicon.nouns or lemma(head) in ISSUED:
        return draft
    for other in reversed(before):
        if report.sentence_of[cue.i] - report.sentence_of[other.cue[0]] > NEAR:
            break
        if (
            other.source is not None
            and other.entry.sort == "speech"
            and other.shape not in ("noun", "adverb", "passive")
        ):
            return replace(draft, source=other.source, head=other.head, stands_for=other.stands_for, borrowed=True)
    return draft


def _cut(draft: Draft, frames: Sequence[Range]) -> Draft:
    parts: list[Range] = []
    for start, end in draft.content:
        ends = [first for first, last in frames if start < first < end <= last + 1]
        parts.append((start, min([end, *ends])))
    return replace(draft, content=tuple(parts))


def _contrasted(report: Report, found: list[Draft]) -> list[Draft]:
    """Ends a content before ", while others said …": a new speaker is set against the one before."""
    result = []
    for draft in found:
        parts = draft.content
        for other in found:
            word = report.parsed[other.cue[0]]
            opens = word.left_edge.i
            fresh = other.source is not None and not other.borrowed and other.shape in ("clause", "object")
            if fresh and report.words[opens] in ("while", "whereas") and draft.start < opens and draft.holds(other.cue):
                parts = tuple((s, min(e, opens)) for s, e in parts if s < opens)
        if draft.shape == "clause":
            parts = tuple((s, _until_but(report, s, e)) for s, e in parts)
        result.append(replace(draft, content=parts) if parts else draft)
    return result


def _until_but(report: Report, start: int, end: int) -> int:
    """Where indirect words end at ", but" with a subject of its own and no "that": there the report goes on itself."""
    for i in range(start + 1, end - 1):
        if report.words[i] != "but" or _within_marks(report, start, i):
            continue
        first = report.parsed[i + 1]
        for token in report.parsed[i + 1 : min(end, i + 12)]:
            if token.dep_ in ("nsubj", "nsubjpass", "expl") and token.left_edge.i == first.i and token.head.i > token.i:
                return i
    return end


def _within_marks(report: Report, start: int, i: int) -> bool:
    """Whether a quotation that opened since `start` is still open."""
    marks = [k for k in range(start, i) if report.words[k] in MARKS]
    doubled = sum(report.words[k] == report.words[k - 1] == "`" for k in marks)  # ``one mark in two tokens''
    return (len(marks) - doubled) % 2 == 1


def _participles(report: Report, found: list[Draft]) -> list[Draft]:
    """Gives ", adding that …" to who said the clause before it, and ends that clause's content there."""
    result: list[Draft] = []
    for draft in found:
        above = _said_before(report, result, draft)
        if above is None:
            result.append(draft)
            continue
        owner = result[above]
        cut = tuple((s, min(e, draft.cue[0])) for s, e in owner.content if s < draft.cue[0])
        result[above] = replace(owner, content=cut or owner.content)
        taken = replace(draft, source=owner.source, head=owner.head, stands_for=owner.stands_for, borrowed=True)
        result.append(taken)
    return result


def _said_before(report: Report, before: Sequence[Draft], draft: Draft) -> int | None:
    cue = report.parsed[draft.cue[0]]
    if cue.tag_ != "VBG" or draft.entry.lemma not in ADDING or draft.shape not in ("clause", "object"):
        return None
    if draft.source is not None and not draft.borrowed:
        return None
    told = can_speak(cue.head, report.lexicon) or cue.head.lower_ in report.lexicon.nouns
    own = cue.dep_ in ("pcomp", "csubj") or (cue.dep_ == "acl" and told)
    if own and report.words[max(0, cue.i - 1)] != ",":
        return None
    for k in range(len(before) - 1, -1, -1):
        other = before[k]
        if report.sentence_of[other.cue[0]] != report.sentence_of[cue.i]:
            return None
        if other.source is None or other.entry.sort not in ("speech", "evidence") or other.shape in ("noun", "adverb"):
            continue
        inside = other.start < cue.i < other.end
        framed = other.frame is not None and other.frame[1] <= cue.i
        if inside or framed:
            return k
    return None


def _cited(report: Report, found: Sequence[Draft]) -> list[Draft]:
    """Takes ", citing the governor" as the original speaker of what its sentence says, and not as a cue of its own."""
    result: list[Draft] = []
    for draft in _cited_first(report, found):
        owner = next((k for k in range(len(result) - 1, -1, -1) if _may_cite(result[k])), None)
        head = _cited_head(report, draft)
        if owner is None or head is None:
            result.append(draft)
            continue
        before = result[owner]
        outside = tuple((s, min(e, draft.cue[0])) for s, e in before.content if s < draft.cue[0])
        cited = (draft.content[0], head, draft.cue)
        result[owner] = replace(before, content=outside or before.content, cited=cited)
    return result


def _cited_first(report: Report, found: Sequence[Draft]) -> list[Draft]:
    """Gives a citation set inside its frame ("the agency, citing a doctor, said …") to the frame it hangs on."""
    result: list[Draft] = []
    waiting: Draft | None = None
    for draft in found:
        if waiting is not None and _may_cite(draft) and _hangs_on(report, waiting, draft):
            frame, head = _without_citing(draft, waiting), _cited_head(report, waiting)
            result.remove(waiting)
            result.append(frame if head is None else replace(frame, cited=(waiting.content[0], head, waiting.cue)))
            waiting = None
            continue
        if _cited_head(report, draft) is not None:
            waiting = draft
        result.append(draft)
    return result


def _hangs_on(report: Report, citing: Draft, frame: Draft) -> bool:
    hangs_on = int(report.parsed[citing.cue[0]].head.i)
    if frame.source is not None and frame.source[0] < citing.cue[0] and citing.end <= frame.source[1]:
        return True
    return citing.cue[0] < frame.cue[0] <= hangs_on < frame.cue[1]


def _without_citing(frame: Draft, citing: Draft) -> Draft:
    """A frame whose speaker phrase has swallowed whom it cites ("the agency citing a doctor said"), without that."""
    if frame.source is not None and citing.source is not None and citing.holds(frame.source):
        return replace(frame, source=citing.source, head=citing.head)
    if frame.source is None or not frame.source[0] < citing.cue[0] < frame.source[1]:
        return frame
    return replace(frame, source=(frame.source[0], citing.cue[0]), head=None)


def _may_cite(draft: Draft) -> bool:
    return draft.source is not None and draft.entry.sort == "speech" and draft.shape not in ("noun", "adverb")


def _cited_head(report: Report, draft: Draft) -> int | None:
    """The head of whom a citing participle names, where that can speak."""
    if (
        draft.entry.lemma not in ("cite", "quote")
        or draft.shape != "object"
        or report.parsed[draft.cue[0]].tag_ != "VBG"
    ):
        return None
    head = next((report.parsed[i] for i in range(*draft.content[0]) if report.parsed[i].dep_ == "dobj"), None)
    return int(head.i) if head is not None and can_speak(head, report.lexicon) else None
