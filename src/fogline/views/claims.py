"""Entries into read claims: every claim that stands, with all that is resolved about it.

People outrank machines: their reviews accept, reject, correct and add claims, their resolutions stand before any
other. What must stay true: a mention never vanishes because nobody knew it; it shows as a party or place of its own
words, without an identity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fogline.model import (
    ASSUMED,
    TURNED,
    Claim,
    Document,
    Entry,
    Link,
    Mention,
    Party,
    Problem,
    ReadClaim,
    Resolution,
    Review,
    Role,
    Span,
    SpeakerName,
    When,
    Where,
    fold_name,
    published_status,
)
from fogline.resolve.place_words import NAMES_A_PARTY, NO_PLACE
from fogline.views.standing import Line, Standing

Answer = tuple[Line, Resolution]
ROLES: tuple[Role, ...] = ("actor", "target", "victim")
FINENESS = ("site", "neighbourhood", "settlement", "city-part", "district", "province", "country", "vague")
DETERMINERS = re.compile(r"^(?:(?:the|a|an|some|its|their|his|her|our|these|those|this|that)\s+)+", re.IGNORECASE)
MARKS = " \t\n\r\"'“”‘’«»,;:.()[]*`"
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
    best = _best(answer for answer in answers if answer[1].matter == "published")
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


def _best(answers: Iterable[Answer]) -> Answer | None:
    return max(answers, key=lambda answer: answer[0].rank, default=None)


def _read(
    draft: _Draft, card: ReadDocument | None, document: Document | None, answers: Mapping[str, Sequence[Answer]]
) -> ReadClaim:
    claim, line = draft.claim, draft.line
    own = list(answers.get(draft.id, ()))
    former = [answer for was in draft.was for answer in answers.get(was, ())]
    found = _Answers(own, former)
    time, scope = found.single("time"), found.single("scope")
    parties = {role: tuple(_parties(claim, role, found)) for role in ROLES}
    places = list(_places(claim, found))
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
        when_text=_when_text(claim, time),
        says=tuple(_speakers(claim, found)),
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


def _when_text(claim: Claim, time: Resolution | None) -> str:
    if time is not None and time.span is not None:
        return time.span.quote
    phrases = claim.in_role("time")
    return phrases[0].span.quote if phrases else ""


class _Answers:
    """Answers about one claim; those about the claim it was corrected from serve where it has none of its own.

    What a person said of the former claim stands before what the machine says of the corrected one.
    """

    def __init__(self, own: Sequence[Answer], former: Sequence[Answer]) -> None:
        told = ([answer for answer in layer if answer[0].by_person] for layer in (own, former))
        self._layers = (*told, own, former)

    def single(self, matter: str) -> Resolution | None:
        """The one answer to a question that has one."""
        for layer in self._layers:
            best = _best(answer for answer in layer if answer[1].matter == matter)
            if best is not None:
                return best[1]
        return None

    def about(self, matters: Sequence[str], *spans: Span | None) -> list[Resolution]:
        """The answers for words, in their order; people's alone where people gave any."""
        for layer in self._layers:
            found = [answer for answer in layer if answer[1].matter in matters and _is_about(answer[1], spans)]
            if found:
                by_person = [answer for answer in found if answer[0].by_person]
                return _latest_of_each(by_person or found)
        return []

    def inherited(self, matter: str) -> list[Resolution]:
        """Answers that rest on no words of the claim."""
        for layer in self._layers:
            found = [answer for answer in layer if answer[1].matter == matter and answer[1].span is None]
            if found:
                by_person = [answer for answer in found if answer[0].by_person]
                return _latest_of_each(by_person or found)
        return []


def _latest_of_each(answers: Sequence[Answer]) -> list[Resolution]:
    """One answer per words and value; a party has one answer per words, a list of places may have several."""
    chosen: dict[tuple[object, ...], Answer] = {}
    for answer in answers:
        record = answer[1]
        place = (record.where.id or record.where.name) if record.where else None
        key = (record.matter, record.span, place if record.matter == "place" else None)
        if key not in chosen or chosen[key][0].rank < answer[0].rank:
            chosen[key] = answer
    # Several readings of one list of places stand in the order in which the resolver gave them.
    kept = sorted(chosen.values(), key=lambda one: (one[1].span.start if one[1].span else -1, one[0].sequence))
    return [record for _, record in kept]


def _is_about(record: Resolution, spans: Sequence[Span | None]) -> bool:
    return record.span is not None and any(span is not None and span.overlaps(record.span) for span in spans)


NOBODY = frozenset(
    {"we", "us", "i", "me", "you", "it", "they", "them", "he", "him", "she", "her", "who", "which", "that"}
)
"""Words that, when nothing resolves them, name no party."""


def _parties(claim: Claim, role: Role, found: _Answers) -> Iterator[Party]:
    given: set[str] = set()
    resolved: list[Party] = []
    for mention in claim.in_role(role):
        parties = [party for one in found.about((role,), mention.span, mention.antecedent) for party in one.parties]
        resolved += parties or ([] if mention.named.quote.lower() in NOBODY else [minted(mention.named.quote)])
    resolved += [party for one in found.inherited(role) for party in one.parties]
    for party in resolved:
        if party.id not in given:
            given.add(party.id)
            yield party


def _places(claim: Claim, found: _Answers) -> Iterator[tuple[Where, str, bool]]:
    """Each place once, most specific first, with the words it was read from and whether it is only assumed."""
    resolved: list[tuple[Where, str, bool]] = []
    for mention in claim.in_role("place"):
        resolved += [(where, mention.span.quote, False) for where in _wheres(mention, found)]
    resolved += [(one.where, "", one.rule.startswith(ASSUMED)) for one in found.inherited("place") if one.where]
    given: set[tuple[str | None, str]] = set()
    for where, words, assumed in sorted(resolved, key=lambda one: FINENESS.index(one[0].precision)):
        if (where.id, where.name) not in given:
            given.add((where.id, where.name))
            yield where, words, assumed


def _wheres(mention: Mention, found: _Answers) -> list[Where]:
    answers = found.about(("place",), mention.span, mention.antecedent)
    known = [one.where for one in answers if one.where]
    if not known and any(one.rule in (NAMES_A_PARTY, NO_PLACE) for one in answers):
        return []
    return known or [Where(name=clean_words(mention.named.quote))]


def _speakers(claim: Claim, found: _Answers) -> Iterator[SpeakerName]:
    for speaker in claim.speakers:
        parties = [one.party for one in found.about(("speaker",), speaker.span, speaker.antecedent) if one.party]
        party = parties[0] if parties else minted(speaker.named.quote)
        yield SpeakerName(party=party, basis=speaker.basis, text=speaker.span.quote)


def clean_words(words: str) -> str:
    """Words without outer marks and articles, white space made single; never empty."""
    single = " ".join(words.split()).strip(MARKS)
    return DETERMINERS.sub("", single) or single or words.strip() or words


def minted(words: str) -> Party:
    """A party that no pack knows, named by the report's own words."""
    name = clean_words(words)
    return Party(id=f"new:{'-'.join(fold_name(name).split()) or 'unnamed'}", name=name)
