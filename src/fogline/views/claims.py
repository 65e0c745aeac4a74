"""Entries into read claims: every claim that stands, with all that is resolved about it.

People outrank machines: their reviews accept, reject, correct and add claims, their resolutions stand before any
other. What must stay true: a mention never vanishes because nobody knew it; it shows as a party or place of its own
words, without an identity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fogline.model import (
    TURNED,
    Claim,
    Document,
    Entry,
    Link,
    Problem,
    ReadClaim,
    Review,
    Role,
    When,
    published_status,
)
from fogline.views.answers import Answer, Answers, best_of, parties_of, places_of, speakers_of, when_text
from fogline.views.standing import Line, Standing

ROLES: tuple[Role, ...] = ("actor", "target", "victim")
REPEATED = 0.8
"""Shared part of two spans of one kind from which two readers' claims are the same; the newer one is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A report as the tables show it: what it is, and the date used for it with the reason."""

    id: str
    name: str
    source: str | None = None
    title: str | None = None
    url: str | None = None
    language: str = "und"
    published: str | None = None
    published_when: When | None = None
    published_rule: str = ""
    published_why: tuple[str, ...] = ()
    machine_written: bool = False
    revises: str | None = None
    revised_by: str | None = None
    recorded: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingProblem:
    """A problem with who found it and when."""

    problem: Problem
    by: str
    recorded: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the ledger comes to before anything is fused.

    Attributes:
        claims: in the order of reports and words.
        documents: every report that stands.
        texts: text by document id, for those that look at wording.
        links: people's words on pairs of claims.
        problems: what went wrong, in the order of recorded time.
        counted: the reports whose words are counted, as texts with their headlines; all that stand when `None`.
        received: how many reports ever came in.
    """

    claims: tuple[ReadClaim, ...] = ()
    documents: tuple[ReadDocument, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    problems: tuple[StandingProblem, ...] = ()
    counted: tuple[str, ...] | None = field(default=None, compare=False)
    received: int = field(default=0, compare=False)


def fold_entries(entries: Iterable[tuple[int, Entry]], *, known_on: str | None = None) -> Reading:
    """Folds entries, each with its sequence number, into what stands, or into what was known on a day."""
    standing = Standing()
    standing.take(entries)
    return read_standing(standing, known_on=known_on)


def read_standing(standing: Standing, *, known_on: str | None = None) -> Reading:
    """Reads off a fold what stands now.

    Args:
        standing: the fold.
        known_on: a day; reports published later are left out with all that rests on them, so that a report which a
            later one replaces stands again. A report without a date is known from the day on which it was recorded.
            What people and packs have said since about the reports that remain still holds: it is the better reading
            of what was known.
    """
    gone = standing.withdrawn()
    verdicts = standing.verdicts(gone)
    answers = standing.answers(gone, verdicts)
    unknown = _not_yet_known(standing, gone, answers, known_on) if known_on else set[str]()
    gone |= unknown
    revised = standing.revised(gone)
    documents = {
        record_id: (_document(record_id, line, record, answers.get(record_id, []), revised.get(record_id)), record)
        for record_id, line, record in standing.standing_documents(gone)
    }
    drafts = _without_rereadings(one for one in _drafts(standing, gone, revised) if one.claim.document not in unknown)
    known: dict[str, ReadClaim] = {}
    for draft in drafts:
        card, document = documents.get(draft.claim.document, (None, None))
        known[draft.id] = _read(draft, card, document, answers)
    ordered = sorted(known.values(), key=lambda one: (one.document_name, one.document, one.claim.span.start, one.id))
    return Reading(
        claims=tuple(ordered),
        documents=tuple(sorted((card for card, _ in documents.values()), key=lambda card: (card.name, card.id))),
        texts={record_id: record.text for record_id, (_, record) in documents.items()},
        links=links_as_corrected(standing.standing_links(gone), verdicts),
        problems=tuple(
            StandingProblem(problem=problem, by=line.entry.by, recorded=line.entry.at)
            for _, line, problem in standing.standing_problems(gone)
            if problem.subject not in unknown
        ),
        received=len(standing.documents),
        counted=tuple(f"{one.title or ''}\n{one.text}" for one in standing.first_documents()),
    )


def _not_yet_known(standing: Standing, gone: set[str], answers: Mapping[str, Sequence[Answer]], day: str) -> set[str]:
    """Ids of the reports that were not published by a day."""
    later = set[str]()
    for record_id, line, record in standing.standing_documents(gone):
        when = _document(record_id, line, record, answers.get(record_id, ()), None).published_when
        known = (when.latest or when.earliest) if when else None
        if (known or line.entry.at[:10]) > day:
            later.add(record_id)
    return later


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A claim that stands, with the entry that vouches for it and the ids whose resolutions it inherits."""

    id: str
    claim: Claim
    line: Line
    reviewed: str | None = None
    was: tuple[str, ...] = ()


def _drafts(standing: Standing, gone: set[str], revised: Mapping[str, str]) -> Iterator[_Draft]:
    """Claims as people left them; those of a replaced version only where a person has looked at them."""
    verdicts = standing.verdicts(gone)
    for record_id, line, claim in standing.standing_claims(gone):
        if claim.document in revised and record_id not in verdicts:
            continue
        draft = _as_reviewed(_Draft(id=record_id, claim=claim, line=line), verdicts)
        if draft is not None:
            yield draft
    for line, added in standing.additions(gone):
        if added.claim is not None:
            own = _Draft(id=added.claim.id, claim=added.claim, line=line, reviewed="add")
            draft = _as_reviewed(own, verdicts)
            if draft is not None:
                yield draft


def _as_reviewed(draft: _Draft, verdicts: Mapping[str, tuple[Line, Review]]) -> _Draft | None:
    """A claim after all that people said of it; a corrected claim can itself be reviewed again."""
    current: _Draft | None = draft
    seen: set[str] = set()
    while current is not None and current.id not in seen and current.id in verdicts:
        seen.add(current.id)
        current = _judged(current, *verdicts[current.id])
    return current


def _judged(draft: _Draft, line: Line, review: Review) -> _Draft | None:
    if review.verdict == "reject":
        return None
    if review.verdict == "correct" and review.claim is not None:
        return _Draft(id=review.claim.id, claim=review.claim, line=line, reviewed="correct", was=(draft.id, *draft.was))
    return replace(draft, reviewed=review.verdict)


def links_as_corrected(links: Sequence[Link], verdicts: Mapping[str, tuple[Line, Review]]) -> tuple[Link, ...]:
    """People's words on pairs, on the claims as they read since; a pair that became one claim says nothing.

    Where a correction puts two words on one pair, the later one holds, as it does everywhere.
    """
    moves = {one: review.claim.id for one, (_, review) in verdicts.items() if review.claim is not None}

    def now(claim: str) -> str:
        seen: set[str] = set()
        while claim in moves and claim not in seen:
            seen.add(claim)
            claim = moves[claim]
        return claim

    told: dict[tuple[str, str], Link] = {}
    for link in links:
        left, right = now(link.left), now(link.right)
        if left != right:
            verdict = link.verdict if left < right else TURNED.get(link.verdict, link.verdict)
            pair = (min(left, right), max(left, right))
            told.pop(pair, None)
            told[pair] = replace(link, left=pair[0], right=pair[1], verdict=verdict)
    return tuple(told.values())


def _without_rereadings(drafts: Iterable[_Draft]) -> list[_Draft]:
    """Drops an older reader's claim where a newer one found the same words to be the same kind of claim."""
    kept: list[_Draft] = []
    by_place: dict[tuple[str, str], list[_Draft]] = {}
    for draft in sorted(drafts, key=lambda one: (one.reviewed is None, -one.line.sequence)):
        rivals = by_place.setdefault((draft.claim.document, draft.claim.kind), [])
        if not any(_rereads(draft, other) for other in rivals):
            rivals.append(draft)
            kept.append(draft)
    return kept


def _rereads(older: _Draft, newer: _Draft) -> bool:
    if older.line.entry.by == newer.line.entry.by or older.reviewed:
        return older.id == newer.id
    a, b = older.claim.span, newer.claim.span
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and shared >= REPEATED * (max(a.end, b.end) - min(a.start, b.start))


def _document(
    record_id: str, line: Line, record: Document, answers: Sequence[Answer], revised_by: str | None
) -> ReadDocument:
    best = best_of(answer for answer in answers if answer[1].matter == "published")
    when, rule, why = None, "", tuple[str, ...]()
    if best is not None:
        when, rule, why = best[1].when, best[1].rule, best[0].entry.reasons
    elif record.dates:
        day = record.dates[0].value
        when, rule = When(earliest=day, latest=day, precision="day", edtf=day), f"stated: {record.dates[0].basis}"
    return ReadDocument(
        id=record_id,
        name=record.name,
        source=record.source,
        title=record.title,
        url=record.url,
        language=record.language,
        published=_one_day(when),
        published_when=when,
        published_rule=rule,
        published_why=why,
        machine_written=record.machine_written,
        revises=record.revises,
        revised_by=revised_by,
        recorded=line.entry.at,
    )


def _one_day(when: When | None) -> str | None:
    return when.earliest if when is not None and when.earliest == when.latest else None


def _read(
    draft: _Draft, card: ReadDocument | None, document: Document | None, answers: Mapping[str, Sequence[Answer]]
) -> ReadClaim:
    claim, line = draft.claim, draft.line
    own = list(answers.get(draft.id, ()))
    former = [answer for was in draft.was for answer in answers.get(was, ())]
    found = Answers(own, former)
    time, told, scope = found.single("time"), found.single("told"), found.single("scope")
    parties = {role: tuple(parties_of(claim, role, found)) for role in ROLES}
    places = list(places_of(claim, found))
    return ReadClaim(
        id=draft.id,
        claim=claim,
        status=published_status(claim),
        document=claim.document,
        document_name=card.name if card else "",
        source=card.source if card else None,
        title=card.title if card else None,
        published=card.published if card else None,
        published_when=card.published_when if card else None,
        actors=parties["actor"],
        targets=parties["target"],
        victims=parties["victim"],
        places=tuple(where for where, _, _ in places),
        place_words=tuple(words for _, words, _ in places),
        place_assumed=tuple(assumed for _, _, assumed in places),
        when=time.when if time else None,
        when_text=when_text(claim, time),
        told=told.when if told else None,
        told_text=told.span.quote if told and told.span else "",
        says=tuple(speakers_of(claim, found)),
        counts=tuple(quantity.count for quantity in claim.quantities),
        inside=scope.inside if scope else None,
        confidence=_confidence(line, draft.reviewed),
        reviewed=draft.reviewed,
        machine_written=document.machine_written if document else False,
        extractor=line.entry.by,
        recorded=line.entry.at,
    )


def _confidence(line: Line, reviewed: str | None) -> float:
    if reviewed is not None or line.by_person:
        return 1.0
    return 0.5 if line.entry.confidence is None else line.entry.confidence
