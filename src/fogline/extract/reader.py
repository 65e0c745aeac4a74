"""The reader: a document into claims.

`extract` is the stage. It parses the zones that may yield claims, finds candidates, lets the judge decide, and
fills in roles, times, numbers, speakers and certainty. It holds no ledger, clock or chance: the same document and
the same version give the same claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from fogline.extract.anaphora import is_first_person
from fogline.extract.attribution import Attribution, attributions_in_report
from fogline.extract.attribution import Stretch as SpokenStretch
from fogline.extract.background import is_background
from fogline.extract.candidates import Candidate
from fogline.extract.certainty import Certainty, certainty
from fogline.extract.denials import denies_own_act
from fogline.extract.denying import denies_what_is_said, is_added, is_told_of_denied, stands_beside
from fogline.extract.drafts import Draft, drafts, offsets, stands_in
from fogline.extract.elaborating import spelt_out
from fogline.extract.encoder import Shares, chances
from fogline.extract.encoder import digest as encoder_digest
from fogline.extract.finders import without_finders
from fogline.extract.gaps import Part, parts
from fogline.extract.judge import Verdict, finer, judge, settled, weights
from fogline.extract.laying import is_laid
from fogline.extract.lexicon import digest, lexicon
from fogline.extract.names import name_range
from fogline.extract.numbers import kind_of_counts, quantities_of
from fogline.extract.parse import Stretch, stretches
from fogline.extract.role_answering import without_answerers
from fogline.extract.role_asides import without_asides
from fogline.extract.role_judge import judged_roles, role_weights
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_outright import with_doers_outright
from fogline.extract.role_signs import scene_of
from fogline.extract.roles import roles
from fogline.extract.speakers import chain, colour, first_person
from fogline.extract.standing import is_only_without, weighed
from fogline.extract.times import time_mentions
from fogline.extract.truecase import digest as case_digest
from fogline.extract.unknown import tells_of_no_knowledge
from fogline.extract.untrue import calls_untrue, clears, disowns
from fogline.model import Claim, Document, Found, Mention, Problem, Role, Time, span_of
from fogline.timex import TimeExpression, recognise

CAME_TO_KNOW = frozenset(
    {"learn", "discover", "find", "find out", "hear", "realise", "realize", "notice", "mourn", "lament"}
)
"""Reporting verbs of those who come to know of what others did."""
CODE_VERSION = 18
AHEAD = frozenset(
    "will would 'll shall won't may might plan plans planned planning expected expects expecting if when intend "
    "intends intended promise promised promises promising vow vowed vows vowing pledge pledged pledges pledging due "
    "about going set prepare prepares prepared preparing scheduled slated poised supposed bound threaten threatens "
    "threatened threatening is are was were".split()
)
"""Cues of certainty that put an act ahead of the telling; a copula is one where an infinitive completes it."""
ASSESSED = "judgement.assessment"
"""The kind of a clause that tells no more than that somebody does not know which."""
FORETOLD = frozenset({"politics", "harm", "strike", "fighting"})
"""Families whose acts are an outlook while they lie ahead. Of such claims on reports the readers had not seen, 18 were
one and 6 of the family told; troops that are to move and convoys that are to leave stay what they are."""
SWORN = ("promis", "vow", "pledg", "threaten", "agree")
"""Beginnings of cues that are acts themselves: who promises has promised."""
WISHED = frozenset({"should", "must", "ought", "need"})
"""Cues that say what somebody wants done; saying so is what has happened."""


def version() -> str:
    """The reader's version: its code, its lexicons and its trained weights and tables."""
    model, of_roles = weights(), role_weights()
    trained = (model.version if model else "rules", of_roles.version if of_roles else "rules")
    return ".".join((str(CODE_VERSION), digest(), *trained, encoder_digest(), case_digest()))


@dataclass(frozen=True, slots=True)
class Report:
    """A document on the way to claims: its parsed stretches and what was found across them."""

    document: Document
    stretches: tuple[Stretch, ...]
    spoken: list[Attribution]


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate that is a claim."""

    candidate: Candidate
    verdict: Verdict
    reasons: tuple[str, ...]
    told: Shares
    denied: bool


def extract(document: Document) -> Iterator[Found]:
    """Reads the claims of a document, in the order of the text.

    Yields:
        `Claim` records with confidence and reasons; a `Problem` where a stretch could not be read.
    """
    report = prepare(document)
    yield from claims_of(report, judged(report))


def claims_of(report: Report, told: Sequence[Sequence[Judged]]) -> Iterator[Found]:
    """The claims of a report, in the order of the text, from what was judged to be one in each stretch."""
    yield from spelt_out(report.document.text, _claims(report, told))


def _claims(report: Report, told: Sequence[Sequence[Judged]]) -> Iterator[Found]:
    for stretch, kept in zip(report.stretches, told, strict=True):
        times = recognise(stretch.parsed.text) if kept else []
        for one in kept:
            gapped: Sequence[Part | None] = parts(stretch.parsed, one.candidate, times) or [None]
            for part in gapped:
                yield _claim(report, stretch, one, times, part)


def prepare(document: Document) -> Report:
    """Parses a document and finds who says what in it."""
    parsed = tuple(stretches(document))
    spoken = attributions_in_report(
        [SpokenStretch(parsed=one.parsed, offset=one.offset) for one in parsed],
        zones=document.zones,
        outlet=document.source,
    )
    return Report(document=document, stretches=parsed, spoken=spoken)


def judged(report: Report) -> list[list[Judged]]:
    """The candidates of each stretch that are claims, repeats within each other left out."""
    drafted = [list(drafts(stretch, report.spoken)) for stretch in report.stretches]
    encoded = iter(chances([draft.asked for one in drafted for draft in one]))
    return [_kept(one, [next(encoded) for _ in one]) for one in drafted]


def _kept(drafted: Sequence[Draft], encoded: Sequence[Shares]) -> list[Judged]:
    kept: list[Judged] = []
    laying: dict[int, int] = {}
    for draft, shares in zip(drafted, encoded, strict=True):
        verdict = judge(draft.features, draft.hinted, shares, denied=draft.denied)
        verdict = finer(settled(verdict, draft.settled), draft.hinted, draft.beside)
        if draft.hindered and verdict.kind.startswith("strike."):
            verdict = replace(verdict, kind=draft.hindered)
        if verdict.kind and draft.open:
            verdict = replace(verdict, kind=ASSESSED)
        if verdict.kind and not draft.idle:
            if draft.lays is not None:
                laying[draft.candidate.head] = draft.lays
            hinted = draft.hinted
            reasons = (f"lexicon: {', '.join(hinted[:3])}",) if hinted else ("no lexicon entry: judged by context",)
            kept.append(Judged(draft.candidate, verdict, reasons, shares, draft.denied))
    told = {one.candidate.head for one in kept}
    return _without_repeats([one for one in kept if laying.get(one.candidate.head) not in told])


def _without_repeats(kept: list[Judged]) -> list[Judged]:
    """Drops what tells the same family in nearly the same words as a surer claim, or as the clause around it."""
    out: list[Judged] = []
    for one in sorted(kept, key=lambda judged: (judged.candidate.nominal, -judged.verdict.confidence)):
        if not any(_repeats(one, other) for other in out):
            out.append(one)
    return sorted(out, key=lambda judged: (judged.candidate.left, judged.candidate.right))


def _repeats(one: Judged, other: Judged) -> bool:
    if one.verdict.kind.partition(".")[0] != other.verdict.kind.partition(".")[0]:
        return False
    a, b = one.candidate, other.candidate
    shared = min(a.right, b.right) - max(a.left, b.left)
    if shared <= 0:
        return False
    if a.nominal != b.nominal:
        return shared == min(a.right - a.left, b.right - b.left)
    return shared * 5 >= 4 * (max(a.right, b.right) - min(a.left, b.left))


def _claim(report: Report, stretch: Stretch, judged: Judged, times: list[TimeExpression], part: Part | None) -> Found:
    text, document = report.document.text, report.document
    candidate, kind = part.candidate if part else judged.candidate, judged.verdict.kind
    start, end = offsets(stretch, candidate)
    denying = denies_what_is_said(stretch.parsed[candidate.head])
    strength = "neutral" if denying is False else colour(text, report.spoken, start, end)
    if strength == "denying" and stands_beside(stretch.parsed[candidate.event]):
        strength = "neutral"
    sworn = kind.startswith("politics.") and stretch.parsed[candidate.head].lemma_ == "agree"
    told_by = candidate.head if sworn else candidate.event  # who agreed to withdraw has agreed
    ruled = certainty(stretch.parsed, told_by, attribution_strength=strength, finely=False)
    if strength in ("none", "neutral") and is_laid(stretch.parsed[candidate.event]):
        strength = "distancing"
        ruled = certainty(stretch.parsed, candidate.event, attribution_strength=strength, finely=False)
    plain = strength == "affirming" or is_added(stretch.parsed[candidate.event])
    plain = plain or is_only_without(stretch.parsed[candidate.event])
    sure = ruled if plain else weighed(ruled, judged.told)
    cue = text[slice(*_moved(sure.cue, stretch.offset))].lower() if sure.cue else ""
    family = kind.partition(".")[0]
    mentions = _mentions(report, stretch, candidate, kind, times, part)
    described = is_told_of_denied(stretch.parsed[candidate.event])
    speakers = () if described else chain(text, report.spoken, start, end)
    ahead = _is_ahead(stretch.parsed[candidate.head], cue)
    if ahead and family in FORETOLD and not cue.startswith(SWORN) and sure.time in ("planned", "forecast"):
        family, kind = "outlook", "outlook.intent" if sure.time == "planned" else "outlook.forecast"
    time = _time(family, kind, sure, ahead=ahead)
    head = stretch.parsed[candidate.head]
    denial = sure.denied or bool(denying) or judged.denied or calls_untrue(head)
    if sure.polarity == "negative" and time not in ("planned", "forecast") and strength != "affirming":
        denial = denial or denies_own_act(family, speakers, mentions, disowned=disowns(head), cleared=clears(head))
    counts = quantities_of(text, stretch, candidate)
    kind = kind_of_counts(kind, counts)
    claim = Claim(
        document=document.id,
        kind=kind,
        span=span_of(text, start, end),
        mentions=without_finders(mentions, stretch.parsed, candidate, kind),
        quantities=counts,
        speakers=speakers,
        time=time,
        certainty=sure.value,
        certainty_cue=span_of(text, *_moved(sure.cue, stretch.offset)) if sure.cue else None,
        polarity="negative" if denial else sure.polarity,
        denial=denial,
        background=is_background(stretch.parsed, candidate, family),
        opinion=family == "judgement" and not tells_of_no_knowledge(head),
    )
    return Found(
        record=claim, basis=(document.id,), confidence=round(judged.verdict.confidence, 3), reasons=judged.reasons
    )


def _moved(offsets: tuple[int, int], by: int) -> tuple[int, int]:
    return offsets[0] + by, offsets[1] + by


def _time(family: str, kind: str, sure: Certainty, *, ahead: bool) -> Time:
    """When the words put the act told.

    Outlooks lie ahead whatever their tense: an intent or a threat is planned, the rest is forecast. Of other acts an
    infinitive or a modal beside them is no plan: who urged, tried or agreed to do something has urged, tried or agreed.
    On three golds that held for seven in eight, unless the very cue is of a plan or of the future. Control is left
    as its words are: an order to take a town is no capture.
    """
    if family == "outlook":
        return "planned" if kind == "outlook.intent" or sure.time == "planned" else "forecast"
    if family in ("control", "judgement") or sure.time not in ("planned", "forecast"):
        return sure.time
    return sure.time if ahead else "past"


def _is_ahead(head: Token, cue: str) -> bool:
    """Whether an act is put ahead of the telling by its cue, or as what somebody is to do ("for the army to enter")."""
    if cue in WISHED:
        return False
    return cue in AHEAD or (head.tag_ == "VB" and any(child.dep_ == "nsubj" for child in head.children))


def _mentions(
    report: Report, stretch: Stretch, candidate: Candidate, kind: str, times: list[TimeExpression], part: Part | None
) -> tuple[Mention, ...]:
    text = report.document.text
    filled = [
        one
        for one in _roles(report, stretch, candidate, kind, part)
        if (part is None or _is_of(one, part)) and not _names_speaker(report, stretch, candidate, one)
    ]
    if part is not None and not any(part.noun in range(*one.tokens) for one in filled):
        role: Role = "place" if kind.startswith("control.") else "target"
        filled.append(RoleMention(role=role, tokens=name_range(stretch.parsed[part.noun])))
    speaker = first_person(report.spoken, *offsets(stretch, candidate))
    filled = without_asides(filled, stretch.parsed, candidate, kind)
    found = [_mention(text, stretch, one, speaker) for one in filled]
    found += [
        Mention(role="time", span=span_of(text, stretch.offset + one.start, stretch.offset + one.end))
        for one in time_mentions(stretch, candidate, times, report.spoken, gapped=part is not None)
    ]
    return tuple(found)


def _roles(report: Report, stretch: Stretch, candidate: Candidate, kind: str, part: Part | None) -> list[RoleMention]:
    """The roles by rules and model; of a predicate whose parts are told one by one ("in A two, in B one") by rules."""
    ruled = roles(stretch.parsed, candidate, kind, lexicon())
    if part is not None:
        return ruled
    speakers = told_by(report, stretch, candidate)
    judged = judged_roles(scene_of(stretch.parsed, candidate, kind, ruled, speakers, lexicon()), ruled)
    answered = without_answerers(judged, stretch.parsed, candidate)
    return with_doers_outright(answered, stretch.parsed, candidate, kind, lexicon())


def told_by(report: Report, stretch: Stretch, candidate: Candidate) -> list[tuple[int, int]]:
    """Where those who speak of a candidate stand, in characters of its stretch."""
    start, end = offsets(stretch, candidate)
    return [
        (speaker.start - stretch.offset, speaker.end - stretch.offset)
        for attribution in report.spoken
        if attribution.overlap(start, end)
        for speaker in attribution.speakers
    ]


def _names_speaker(report: Report, stretch: Stretch, candidate: Candidate, one: RoleMention) -> bool:
    """Whether words name somebody who speaks, and so no place ("according to …"), nor whom it was done to.

    Who did it may well be who speaks of it ("the army denied shelling the camp"), but not who only came to know of it
    ("the army learned that two of its men were killed").
    """
    start, end = offsets(stretch, candidate)
    if one.role == "actor":
        within = candidate.left <= one.tokens[0] and one.tokens[1] <= candidate.right
        return not within and any(
            stands_in(stretch, one.tokens[1] - 1, [(speaker.start, speaker.end)])
            for attribution in report.spoken
            if attribution.overlap(start, end) and attribution.lemma in CAME_TO_KNOW
            for speaker in attribution.speakers
        )
    return any(
        stands_in(stretch, one.tokens[1] - 1, [(speaker.start, speaker.end)])
        for attribution in report.spoken
        if one.role == "place" or attribution.overlap(start, end)
        for speaker in attribution.speakers
    )


def _is_of(one: RoleMention, part: Part) -> bool:
    """Of what a gapped predicate acts on, each part keeps its own; actors are shared by all parts."""
    if one.role == "actor":
        return True
    left, right = part.candidate.left, part.candidate.right
    return left <= one.tokens[0] and one.tokens[1] <= right


def _mention(text: str, stretch: Stretch, one: RoleMention, speaker: tuple[int, int] | None) -> Mention:
    """A role's words as spans of the document; "I" and "we" stand for who speaks."""

    def span(tokens: tuple[int, int]) -> tuple[int, int]:
        last = stretch.parsed[tokens[1] - 1]
        return stretch.offset + stretch.parsed[tokens[0]].idx, stretch.offset + last.idx + len(last)

    fuller = span_of(text, *span(one.antecedent)) if one.antecedent else None
    if speaker is not None and is_first_person(stretch.parsed, one.tokens):
        fuller = span_of(text, *speaker)
    return Mention(role=one.role, span=span_of(text, *span(one.tokens)), antecedent=fuller)


def problem_for(document: Document, error: Exception) -> Problem:
    """What an unexpected failure on a document becomes; the run goes on."""
    return Problem(
        code="extract-failed",
        message=f"{document.name}: the reader failed ({type(error).__name__}: {error}); please report it",
        subject=document.id,
    )
