"""Drafts: every candidate of a report with all that the judge is told of it.

The words that report a claim are cut off first; the features, the lexicon's hints and the sentence are gathered, and
the encoder is asked once a report for all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from fogline.extract.attribution import Attribution
from fogline.extract.candidates import SUBJECTS, Candidate, candidates
from fogline.extract.edges import EDGE_WORDS, is_blank, is_edge, only_joins
from fogline.extract.encoder import Asked
from fogline.extract.features import features
from fogline.extract.ground_claimed import only_claims
from fogline.extract.hindering import hindering_kind
from fogline.extract.hints import beside, hints
from fogline.extract.idle import is_idle
from fogline.extract.laying import act_laid_by
from fogline.extract.lexicon import lexicon
from fogline.extract.open_questions import is_left_open
from fogline.extract.parse import Stretch
from fogline.extract.restating import restates
from fogline.extract.sentence_spans import sentence_of
from fogline.extract.settled import settled_kind
from fogline.extract.untrue import is_called_untrue

SENTENCES_KEPT = 32
"""Sentences whose text is remembered: candidates come sentence by sentence."""
RECKONED = frozenset("count tally figure toll estimate account data record reckoning number statistic".split())
"""What a speaker has who has counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A candidate with its features, the lexicon's hints, what the encoder is asked, whether it is denied or idle.

    Attributes:
        settled: the kind that its grammar alone makes.
        open: it is a question that the words around it leave open.
        beside: the kinds of the happenings that it tells something of.
        hindered: the kind of keeping an attack from happening, where its predicate does that; empty elsewhere.
        lays: the head of the act that its predicate lays to somebody ("accused the army of shelling …").
    """

    candidate: Candidate
    features: tuple[str, ...]
    hinted: tuple[str, ...]
    asked: Asked
    denied: bool = False
    idle: bool = False
    settled: str = ""
    open: bool = False
    beside: tuple[str, ...] = ()
    hindered: str = ""
    lays: int | None = None


def drafts(stretch: Stretch, spoken: Sequence[Attribution]) -> Iterator[Draft]:
    """Drafts the candidates of one stretch, in the order of their spans."""
    words = lexicon()
    for whole in candidates(stretch.parsed, words):
        candidate = without_frame(stretch, whole, spoken)
        settled = settled_kind(stretch.parsed[candidate.event])
        hinted = tuple(hints(stretch.parsed, candidate, words, settled))
        found = (*features(stretch.parsed, candidate, words, hinted), *frame_features(stretch, candidate, spoken))
        yield Draft(
            candidate=candidate,
            features=found,
            hinted=hinted,
            asked=asked_of(stretch, candidate, hinted),
            denied=is_called_untrue(stretch.parsed[candidate.event]),
            idle=is_idle(stretch.parsed, candidate, hinted)
            or restates(stretch.parsed[candidate.head])
            or only_claims(stretch.parsed[candidate.event]),
            settled=settled,
            open=is_left_open(stretch.parsed[candidate.event]),
            beside=beside(stretch.parsed, candidate, words),
            hindered="" if candidate.nominal else hindering_kind(stretch.parsed[candidate.event], words),
            lays=None if candidate.nominal else act_laid_by(stretch.parsed[candidate.event]),
        )


def asked_of(stretch: Stretch, candidate: Candidate, hinted: Sequence[str]) -> Asked:
    """What the encoder is asked of a candidate: its sentence, and where it stands in it."""
    parsed = stretch.parsed
    event, head = parsed[candidate.event], parsed[candidate.head]
    first, sentence = _sentence(parsed, sentence_of(head).start)
    last = parsed[candidate.right - 1]
    return Asked(
        sentence=sentence,
        event=(event.idx - first, event.idx - first + len(event)),
        head=(head.idx - first, head.idx - first + len(head)),
        span=(parsed[candidate.left].idx - first, last.idx - first + len(last)),
        hinted=tuple(kind.partition(".")[0] for kind in hinted),
        nominal=candidate.nominal,
    )


@lru_cache(maxsize=SENTENCES_KEPT)
def _sentence(parsed: Doc, first: int) -> tuple[int, str]:
    """Where the sentence of a token begins, and its text; remembered for all candidates of it."""
    sentence = sentence_of(parsed[first])
    return sentence.start_char, sentence.text


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
            # "… were killed in an alleged raid on Ford", "struck what it called a camp": it stands inside what is told
            right = right if parsed[inside[-1]].dep_ in ("amod", "npadvmod") else inside[0]
        elif inside[-1] < min(own) and not _holds_own(parsed, candidate, inside[-1]):
            left = _past_owned(parsed, candidate, _past_reports(parsed, candidate, inside[-1] + 1))
            left = max(left, _past_described(stretch, candidate, attribution))
    while right - 1 > max(own) and _may_not_end(parsed[right - 1], left, right):
        right -= 1
    while left < min(own) and (is_blank(parsed[left]) or only_joins(parsed[left], left, right)):
        left += 1
    return replace(candidate, left=left, right=right)


def _past_reports(parsed: Doc, candidate: Candidate, left: int) -> int:
    """Where a claim begins behind a frame that tells what its reports are of ("amid reports of looting, shops …")."""
    following = parsed[left]
    end = following.right_edge.i + 1
    of_frame = following.lower_ == "of" and following.dep_ == "prep" and following.head.i == left - 1
    return end if of_frame and end <= min(candidate.head, candidate.event) else left


def _past_described(stretch: Stretch, candidate: Candidate, attribution: Attribution) -> int:
    """Where a claim begins behind all that describes its speaker ("According to traders who fled, …")."""
    source = attribution.source
    if source is None or source[0] < attribution.cue[1]:
        return candidate.left
    own = min(candidate.head, candidate.event)
    inside = [i for i in range(candidate.left, candidate.right) if stands_in(stretch, i, [source])]
    if not inside or inside[-1] >= own or _holds_own(stretch.parsed, candidate, inside[-1]):
        return candidate.left
    return inside[-1] + 1


def _past_owned(parsed: Doc, candidate: Candidate, left: int) -> int:
    """Where a claim begins behind a frame that tells what its speaker has ("by the ministry's count 40 fell")."""
    own = min(candidate.head, candidate.event)
    if parsed[left].tag_ != "POS" or left + 1 >= own:
        return left
    if parsed[left + 1].lemma_.lower() in RECKONED:  # The parser may take the count for a part of who was counted.
        return left + 2
    owned = parsed[left].head.head
    return owned.i + 1 if left < owned.i < own and not _holds_own(parsed, candidate, owned.i) else left


def _holds_own(parsed: Doc, candidate: Candidate, last: int) -> bool:
    """Whether the reporting words stand inside what is told: "the alleged attack", "40 were reportedly killed"."""
    if parsed[last].dep_ == "amod":
        return True
    head = parsed[candidate.head]
    subjects = (child.i for child in head.children if child.dep_ in SUBJECTS and child.i < head.i)
    return any(candidate.left <= i <= last for i in subjects)


def _may_not_end(token: Token, left: int, right: int) -> bool:
    """Whether a word cannot end a claim: a mark, a joining word, a preposition or article without its noun."""
    led = any(child.dep_ in ("pobj", "pcomp") and child.i >= right for child in token.children)
    dangling = (token.dep_ in ("prep", "agent") and led) or (token.dep_ == "det" and token.head.i >= right)
    lasting = token.lower_ == "since" and token.i > left and token.nbor(-1).lower_ == "ever"
    return is_edge(token, left) or (token.lower_ in EDGE_WORDS and not lasting) or dangling


def _there_is(head: Token) -> list[int]:
    """What a clause says there is, which is its predicate ("there was no claim of responsibility")."""
    existential = any(child.dep_ == "expl" for child in head.children)
    return [child.i for child in head.children if existential and child.dep_ == "attr"]


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
