"""Runs the stages over everything that is pending, each input in one transaction.

Pending is what no visit by this stage at this version says was read. Killed at any moment, what was committed stays
and the next run does the rest. What must stay true: a run over nothing new writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fogline.ledger import Ledger
from fogline.model import Capture, Claim, Document, Found, Record, Resolution, Retraction, Review, Visit, When
from fogline.pipeline import pending, revisions
from fogline.pipeline.carrying import Carried, Carrier, Carrying
from fogline.pipeline.progress import Progress, Silent
from fogline.pipeline.revisions import Card
from fogline.pipeline.stages import BY_NAME, STAGES, ExtractTask, ReadTask, ResolveTask, Task, check_stages
from fogline.pipeline.standing import Clock, Outcome, Settled, Standing
from fogline.pipeline.tools import Tools
from fogline.pipeline.workers import Workers


@dataclass(slots=True, kw_only=True)
class StageTally:
    """What one stage did in a run.

    Attributes:
        inputs: read to the end.
        added: records that are new.
        withdrawn: records that a better version does not find any more.
        restored: records that were withdrawn and are found again.
        problems: bad data met.
        carried: people's reviews moved to the claims of a better reader.
        lost: reviews that found no counterpart and need a look.
    """

    stage: str
    version: str
    inputs: int = 0
    added: int = 0
    withdrawn: int = 0
    restored: int = 0
    problems: int = 0
    carried: int = 0
    lost: list[str] = field(default_factory=list)

    def count(self, settled: Settled) -> None:
        """Adds one input."""
        self.inputs += 1
        self.added += settled.added
        self.withdrawn += settled.withdrawn
        self.restored += settled.restored
        self.problems += settled.problems


class Runner:
    """One run over one ledger."""

    def __init__(
        self, ledger: Ledger, tools: Tools, *, carry: Carrier, clock: Clock, progress: Progress | None = None
    ) -> None:
        self._ledger = ledger
        self._tools = tools
        self._progress = progress or Silent()
        self._standing = Standing(ledger, clock)
        self._carrying = Carrying(self._standing, carry, clock)

    def run(self) -> list[StageTally]:
        """Runs every stage and says what each did.

        Raises:
            UsageError, ModelMissing, GazetteerError: what every input would need is missing.
            LedgerError: the ledger refuses or is damaged.
        """
        check_stages(STAGES, self._tools)
        with Workers(self._tools) as workers:
            return [
                self._work("read", workers),
                self._revise(),
                self._work("extract", workers),
                self._work("resolve", workers),
            ]

    def _work(self, stage: str, workers: Workers) -> StageTally:
        tally = self._tally(stage)
        subjects = self._pending(stage, tally.version)
        self._progress.begin(stage, len(subjects))
        tasks = (task for task in (self._task(stage, subject) for subject in subjects) if task is not None)
        for task, found in workers.results(stage, tasks):
            tally.count(self._standing.settle(self._outcome(task, found, tally)))
            self._progress.step(task.name)
        self._progress.end()
        return tally

    def _tally(self, stage: str) -> StageTally:
        return StageTally(stage=stage, version=BY_NAME[stage].version(self._tools))

    def _pending(self, stage: str, version: str) -> list[str]:
        if stage == "read":
            return pending.captures(self._ledger, self._standing, stage, version)
        return pending.documents(self._ledger, self._standing, stage, version, with_reviews=stage == "resolve")

    def _task(self, stage: str, subject: str) -> Task | None:
        stored = self._ledger.get(subject)
        record = stored.entry.record if stored else None
        if isinstance(record, Capture):
            return ReadTask(capture=record, blob=self._ledger.blob(record.blob))
        if not isinstance(record, Document):
            return None
        if stage == "extract":
            return ExtractTask(document=record)
        reviews = pending.reviews_of(self._ledger, self._standing, record.id)
        return ResolveTask(
            document=record,
            claims=tuple(self._claims(record.id, reviews)),
            told=_told(reviews, record.id),
            also=tuple(pending.held(review, record.id) for review in reviews),
        )

    def _claims(self, document: str, reviews: list[Review]) -> Iterator[Claim]:
        standing = self._standing.resting(document, "document", "claim")
        added = {review.claim.id: review.claim for review in reviews if review.claim}
        for record in {**standing, **added}.values():
            if isinstance(record, Claim):
                yield record

    def _outcome(self, task: Task, found: tuple[Found, ...], tally: StageTally) -> Outcome:
        by = f"{tally.stage}@{tally.version}"
        subjects = (task.subject, *(task.also if isinstance(task, ResolveTask) else ()))
        visits = [
            Visit(stage=tally.stage, version=tally.version, subject=subject, found=0 if at else len(found))
            for at, subject in enumerate(subjects)
        ]
        if isinstance(task, ReadTask):
            return self._reread(found, visits, self._old(task, tally.stage, []), by)
        if isinstance(task, ExtractTask):
            return self._better_claims(task, found, visits, tally)
        return self._better_resolutions(task, found, visits, tally)

    def _old(self, task: Task, stage: str, before: list[str]) -> dict[str, Record]:
        """What stands of earlier versions of this stage on this input; nothing on an input never read before."""
        if not before and not self._standing.was_visited(task.subject, stage):
            return {}
        old = self._standing.resting(task.subject, "about", "problem", f"{stage}@")
        if isinstance(task, ReadTask):
            old |= self._standing.resting(task.subject, "capture", "document")
        elif isinstance(task, ExtractTask):
            for document in (task.subject, *before):
                old |= self._standing.resting(document, "document", "claim", f"{stage}@")
        else:
            for subject in (task.subject, *(claim.id for claim in task.claims)):
                old |= self._standing.resting(subject, "subject", "resolution", f"{stage}@")
        return old

    def _predecessors(self, document: str) -> list[str]:
        """The withdrawn documents whose place this one took, directly or through others."""
        found: list[str] = []
        edge = [document]
        while edge:
            for one in self._ledger.resting_on(edge.pop(), roles=("successor",), types=("retraction",)):
                record = one.entry.record
                if isinstance(record, Retraction) and record.subject not in found:
                    found.append(record.subject)
                    edge.append(record.subject)
        return [one for one in found if not self._standing.stands(one)]

    def _reread(self, found: tuple[Found, ...], visits: list[Visit], old: dict[str, Record], by: str) -> Outcome:
        """A capture read again: a report that is the same but for its `revises` stays."""
        documents = [one.record for one in found if isinstance(one.record, Document)]
        same = {id_ for id_, record in old.items() if any(revisions.same_but_revises(record, new) for new in documents)}
        kept = [one for one in found if not (same and isinstance(one.record, Document))]
        old = {id_: record for id_, record in old.items() if id_ not in same}
        took = {id_: documents[0].id for id_, record in old.items() if isinstance(record, Document) and documents}
        return Outcome(by=by, found=kept, visits=visits, old=old, successors=took)

    def _better_claims(
        self, task: ExtractTask, found: tuple[Found, ...], visits: list[Visit], tally: StageTally
    ) -> Outcome:
        """Claims read again: what people said of those that are gone moves to those that took their place."""
        by = f"{tally.stage}@{tally.version}"
        before = self._predecessors(task.document.id)
        old = self._old(task, tally.stage, before)
        claims = [record for record in old.values() if isinstance(record, Claim)]
        new = [one.record for one in found if isinstance(one.record, Claim)]
        moved = self._carrying.claims(claims, new, task.document.id) if claims else Carried(moves={})
        added = self._carrying.additions(before, task.document.id)
        tally.carried += moved.reviews + len(added)
        tally.lost += moved.lost
        also = (*added, *moved.entries)
        return Outcome(by=by, found=found, visits=visits, old=old, successors=moved.moves, also=also)

    def _better_resolutions(
        self, task: ResolveTask, found: tuple[Found, ...], visits: list[Visit], tally: StageTally
    ) -> Outcome:
        """Resolutions made again: what people said of one that gave way is said anew of its claim."""
        old = self._old(task, tally.stage, [])
        now = {one.record.id for one in found}
        said = self._carrying.resolutions({id_: record for id_, record in old.items() if id_ not in now})
        tally.carried += said.reviews
        tally.lost += said.lost
        by = f"{tally.stage}@{tally.version}"
        took = _by_matter(old, found)
        return Outcome(by=by, found=found, visits=visits, old=old, successors=took, also=said.entries)

    def _revise(self) -> StageTally:
        tally = self._tally("revise")
        waiting = pending.documents(self._ledger, self._standing, "revise", tally.version, with_reviews=False)
        self._progress.begin("revise", len(waiting))
        if waiting:
            self._settle_revisions(set(waiting), tally)
        self._progress.end()
        return tally

    def _settle_revisions(self, waiting: set[str], tally: StageTally) -> None:
        for name in self._ledger.unmarked(revisions.MARKED):
            stored = self._ledger.get(name)
            keys = revisions.card_of(_document(stored)).keys if stored else ()
            self._ledger.mark(name, (revisions.MARKED, *keys))
        for group in revisions.groups(sorted(waiting), self._marks):
            whole = [_document(stored) for stored in map(self._ledger.get, group) if stored]
            for before, after in revisions.settle_group(whole):
                self._issue(before, after, tally)
                waiting.discard(before.id)
        for subject in sorted(waiting):
            self._visit_alone(subject, tally)

    def _marks(self, document: str) -> Iterator[Card]:
        """The cards of the reports that share a key with one and stand, its own among them."""
        keys = self._ledger.marks_of(document) - {revisions.MARKED}
        names = {document, *(name for key in sorted(keys) for name in self._ledger.marked(key))}
        for stored in filter(None, map(self._ledger.get, sorted(names))):
            if self._standing.stands(stored.id):
                yield revisions.card_of(_document(stored))

    def _issue(self, before: Document, after: Document, tally: StageTally) -> None:
        by = f"{tally.stage}@{tally.version}"
        visits = [Visit(stage="revise", version=tally.version, subject=after.id, found=int(after != before))]
        if after == before:
            tally.count(self._standing.settle(Outcome(by=by, found=(), visits=visits)))
            return
        visits.append(Visit(stage="revise", version=tally.version, subject=before.id, found=0))
        reasons = (f"a later version of {after.revises}" if after.revises else "no later version of another report",)
        basis = (after.capture, *((after.revises,) if after.revises else ()))
        found = [Found(record=after, basis=basis, reasons=reasons)]
        outcome = Outcome(
            by=by,
            found=found,
            visits=visits,
            old={before.id: before},
            successors={before.id: after.id},
            because="issued again with the report it revises",
        )
        tally.count(self._standing.settle(outcome))

    def _visit_alone(self, subject: str, tally: StageTally) -> None:
        visit = Visit(stage="revise", version=tally.version, subject=subject, found=0)
        tally.count(self._standing.settle(Outcome(by=f"revise@{tally.version}", found=(), visits=[visit])))


def _document(stored: object) -> Document:
    record = getattr(getattr(stored, "entry", None), "record", None)
    if not isinstance(record, Document):
        raise TypeError("the ledger's documents are documents")
    return record


def _told(reviews: list[Review], document: str) -> When | None:
    """The publication date as a person corrected it last."""
    told: When | None = None
    for review in reviews:
        if review.resolution and review.resolution.matter == "published" and review.resolution.subject == document:
            told = review.resolution.when
    return told


def _by_matter(old: dict[str, Record], found: tuple[Found, ...]) -> dict[str, str]:
    """The new resolution of the same question that takes the place of each old one."""
    new = {_question(one.record): one.record.id for one in found if isinstance(one.record, Resolution)}
    asked = {id_: _question(record) for id_, record in old.items() if isinstance(record, Resolution)}
    return {id_: new[question] for id_, question in asked.items() if question in new and new[question] != id_}


def _question(record: Resolution) -> tuple[object, ...]:
    return record.subject, record.matter, record.span
