"""Drafts: every candidate of a report with all that the judge is told of it.

The words that report a claim are cut off first; the features, the lexicon's hints and the sentence are gathered, and
the encoder is asked once a report for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from fogline.extract.attribution import Attribution
from fogline.extract.candidates import EDGE_WORDS, KEEP_EDGE, Candidate, candidates
from fogline.extract.encoder import Asked
from fogline.extract.features import features
from fogline.extract.hints import hints
from fogline.extract.idle import is_idle
from fogline.extract.lexicon import lexicon
from fogline.extract.parse import Stretch
from fogline.extract.untrue import is_called_untrue


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A candidate with its features, the lexicon's hints, what the encoder is asked, whether it is denied or idle."""

    candidate: Candidate
    features: tuple[str, ...]
    hinted: tuple[str, ...]
    asked: Asked
    denied: bool = False
    idle: bool = False


def drafts(stretch: Stretch, spoken: Sequence[Attribution]) -> Iterator[Draft]:
    """Drafts the candidates of one stretch, in the order of their spans."""
    words = lexicon()
    for whole in candidates(stretch.parsed, words):
        candidate = without_frame(stretch, whole, spoken)
        hinted = tuple(hints(stretch.parsed, candidate, words))
        found = (*features(stretch.parsed, candidate, words, hinted), *frame_features(stretch, candidate, spoken))
        yield Draft(
            candidate=candidate,
            features=found,
            hinted=hinted,
            asked=asked_of(stretch, candidate, hinted),
            denied=is_called_untrue(stretch.parsed[candidate.event]),
            idle=is_idle(stretch.parsed, candidate, hinted),
        )


def asked_of(stretch: Stretch, candidate: Candidate, hinted: Sequence[str]) -> Asked:
    """What the encoder is asked of a candidate: its sentence, and where it stands in it."""
    parsed = stretch.parsed
    event, head = parsed[candidate.event], parsed[candidate.head]
    first = head.sent.start_char
    last = parsed[candidate.right - 1]
    return Asked(
        sentence=head.sent.text,
        event=(event.idx - first, event.idx - first + len(event)),
        head=(head.idx - first, head.idx - first + len(head)),
        span=(parsed[candidate.left].idx - first, last.idx - first + len(last)),
        hinted=tuple(kind.partition(".")[0] for kind in hinted),
        nominal=candidate.nominal,
    )


def without_frame(stretch: Stretch, candidate: Candidate, spoken: Sequence[Attribution]) -> Candidate:
    """Cuts reporting words off a candidate's edges ("…, according to the ministry"), never its own predicate."""
    parsed, left, right = stretch.parsed, candidate.left, candidate.right
    own = {candidate.head, candidate.event, *_there_is(parsed[candidate.head])}
    start, end = offsets(stretch, candidate)
    for attribution in spoken:
        if not attribution.overlap(start, end):
            continue
        frame = [attribution.cue, *((one.start, one.end) for one in attribution.speakers), *_we(attribution, stretch)]
        inside = [i for i in range(left, right) if stands_in(stretch, i, frame)]
        if not inside or own & set(inside):
            continue
        if inside[0] > max(own):
            right = inside[0]
        elif inside[-1] < min(own) and parsed[inside[-1]].dep_ != "amod":  # "the alleged attack" keeps its doubt
            left = inside[-1] + 1
    while right - 1 > max(own) and (_is_blank(parsed[right - 1]) or parsed[right - 1].lower_ in EDGE_WORDS):
        right -= 1
    while left < min(own) and (_is_blank(parsed[left]) or parsed[left].lower_ in EDGE_WORDS - KEEP_EDGE):
        left += 1
    return replace(candidate, left=left, right=right)


def _there_is(head: Token) -> list[int]:
    """What a clause says there is, which is its predicate ("there was no claim of responsibility")."""
    existential = any(child.dep_ == "expl" for child in head.children)
    return [child.i for child in head.children if existential and child.dep_ == "attr"]


def _is_blank(token: Token) -> bool:
    return bool(token.is_punct or token.is_space)


def _we(attribution: Attribution, stretch: Stretch) -> list[tuple[int, int]]:
    """The "we" of a report that speaks for itself, which names no speaker but belongs to the frame."""
    if attribution.speakers:
        return []
    start, end = attribution.source or attribution.cue
    told = stretch.parsed.char_span(start - stretch.offset, end - stretch.offset)
    return [(start, end)] if told is not None and told.text.lower() in ("we", "i") else []


def stands_in(stretch: Stretch, i: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether a token stands within any of some stretches of the document."""
    at = stretch.offset + stretch.parsed[i].idx
    return any(start <= at < end for start, end in ranges)


def frame_features(stretch: Stretch, candidate: Candidate, spoken: Sequence[Attribution]) -> Iterator[str]:
    """Whether the candidate is itself a reporting frame, or stands in what somebody says."""
    head = stretch.parsed[candidate.head]
    at = stretch.offset + head.idx
    start, end = offsets(stretch, candidate)
    for attribution in spoken:
        if attribution.cue[0] <= at < attribution.cue[1]:
            yield f"is-cue={attribution.hedge}"
            yield f"is-cue-sort={attribution.sort}"
        if attribution.overlap(start, end) * 2 > end - start:
            yield f"said={attribution.hedge}"
            yield f"said-sort={attribution.sort}"


def offsets(stretch: Stretch, candidate: Candidate) -> tuple[int, int]:
    """A candidate's span in the document's text."""
    last = stretch.parsed[candidate.right - 1]
    return stretch.offset + stretch.parsed[candidate.left].idx, stretch.offset + last.idx + len(last)
