"""Which time phrase belongs to which claim.

A phrase belongs to the predicate it modifies. A phrase that modifies the reporting frame ("said on Tuesday") is
when it was told, not when it happened, and is left out unless the claim is that telling.
"""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.attribution import Attribution
from fogline.extract.candidates import Candidate
from fogline.extract.parse import Stretch
from fogline.extract.sentence_spans import sentence_of
from fogline.timex import TimeExpression


def time_mentions(
    stretch: Stretch,
    candidate: Candidate,
    times: list[TimeExpression],
    spoken: list[Attribution],
    *,
    gapped: bool = False,
) -> list[TimeExpression]:
    """The time phrases of a candidate, in order; its own first choice is what stands inside its words.

    A part of a gapped clause that names no day is of the day named last before it ("the mill on Saturday, the dam on
    Sunday, and the bridge after dark").
    """
    sentence = sentence_of(stretch.parsed[candidate.head])
    here = [one for one in times if sentence.start_char <= one.start < sentence.end_char and one.kind != "SET"]
    inside = [one for one in here if _is_inside(stretch, candidate, one) and not _of_other(stretch, candidate, one)]
    if inside:
        return inside
    earlier = [one for one in here if gapped and one.end <= stretch.parsed[candidate.left].idx]
    if earlier:
        return ([one for one in earlier if one.kind == "DATE"] or earlier)[-1:]
    return [one for one in here if _governs(stretch, candidate, one) and not _is_told(stretch, one, spoken, candidate)]


def _is_inside(stretch: Stretch, candidate: Candidate, one: TimeExpression) -> bool:
    left = stretch.parsed[candidate.left].idx
    last = stretch.parsed[candidate.right - 1]
    return bool(left <= one.start and one.end <= last.idx + len(last))


def _token_at(stretch: Stretch, offset: int) -> Token | None:
    found = stretch.parsed.char_span(offset, offset + 1, alignment_mode="expand")
    return found[0] if found is not None and len(found) else None


def _governor(stretch: Stretch, one: TimeExpression) -> Token | None:
    """The predicate or noun that the phrase modifies: up from its first token out of the phrase."""
    token = _token_at(stretch, one.start)
    while token is not None and token.head.i != token.i and (one.start <= token.idx < one.end or token.pos_ == "ADP"):
        token = token.head
    return token


def _of_other(stretch: Stretch, candidate: Candidate, one: TimeExpression) -> bool:
    """Whether a phrase within the words belongs to another clause nested there ("which fell in 2012")."""
    governor = _governor(stretch, one)
    if governor is None or candidate.nominal:
        return False
    clause = governor
    while clause.i not in (candidate.head, candidate.event) and clause.head.i != clause.i:
        if clause.dep_ in ("relcl", "acl") and clause.pos_ == "VERB" and candidate.left <= clause.i < candidate.right:
            return True
        clause = clause.head
    return False


def _governs(stretch: Stretch, candidate: Candidate, one: TimeExpression) -> bool:
    """Whether the phrase modifies this predicate, or a predicate above it that shares its time."""
    governor = _governor(stretch, one)
    if governor is None:
        return False
    own = {candidate.head, candidate.event}
    token = stretch.parsed[candidate.head]
    # "Until 9 July, when it surrendered": the clause hangs on its day.
    if governor.i in own or (token.dep_ == "relcl" and one.start <= token.head.idx < one.end):
        return True
    for _ in range(4):
        if token.dep_ not in (
            "advcl",
            "conj",
            "xcomp",
            "pcomp",
            "pobj",
            "dobj",
            "nsubj",
            "nsubjpass",
            "prep",
            "acl",
            "dep",
        ):
            return False
        token = token.head
        if token.i == governor.i:
            return True
    return False


def _is_told(stretch: Stretch, one: TimeExpression, spoken: list[Attribution], candidate: Candidate) -> bool:
    governor = _governor(stretch, one)
    if governor is None or governor.i == candidate.head:
        return False
    at = stretch.offset + governor.idx
    return any(attribution.cue[0] <= at < attribution.cue[1] for attribution in spoken)
