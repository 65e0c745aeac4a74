"""``fogline explain``: why a sentence gave the claims it gave, or none.

Every step of the reader is told in order: the zone, the candidates, the lexicon's hints, the judge's verdict, who is
said to say it, how certain the words are, and why each mention was taken for what.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from fogline.cli.clock import now
from fogline.cli.documents import document_named
from fogline.cli.help import Explained
from fogline.cli.record import reading_of
from fogline.collect import CollectOptions
from fogline.config import Settings
from fogline.errors import ProjectError, UsageError
from fogline.gazetteer import find_packs
from fogline.model import CLAIM_ZONES, Claim, Document, Entry, Resolution, fold, published_status
from fogline.pipeline.project import Project, materials_of
from fogline.pipeline.stateless import ReadReport, read_files
from fogline.pipeline.tools import Tools


@click.command("explain", cls=Explained)
@click.argument("report", metavar="FILE|REPORT")
@click.argument("where", metavar="WORDS|OFFSET")
@click.option("--project", "-p", default=".", metavar="DIR", help="The project's directory, for a report by name.")
def explain_command(report: str, where: str, *, project: str) -> int:
    """Says why a sentence gave the claims it gave, or none; the sentence is named by some of its words or an offset.

    Examples:
      fogline explain article.txt "captured three districts"
      fogline explain 01-castello-road-cut.txt 412
    """
    document, entries = _report(report, project)
    start, end = _sentence(document, where)
    for line in _explained(document, start, end, entries):
        click.echo(line)
    return 0


def _report(name: str, project: str) -> tuple[Document, list[Entry]]:
    try:
        opened = Project.find(Path(project))
        card = document_named(reading_of(opened), name)
    except UsageError as error:
        if Path(name).is_file():
            return _from_file(name)
        if isinstance(error, ProjectError):
            raise UsageError(f"{name}: no such file, and no project here with a report of that name") from error
        raise
    with opened.ledger() as ledger:
        gone = ledger.retracted()
        stored = ledger.get(card.id)
        if stored is None or not isinstance(stored.entry.record, Document):
            raise UsageError(f"{name}: its text was erased")
        entries = [one.entry for one in ledger.claims_of(card.id) if one.id not in gone]
        for claim in [entry.record.id for entry in entries]:
            resting = ledger.resting_on(claim, roles=("subject",), types=("resolution",))
            entries += [one.entry for one in resting if one.id not in gone]
        return stored.entry.record, entries


def _from_file(name: str) -> tuple[Document, list[Entry]]:
    packs = tuple(sorted((path.name for path in find_packs()), key=lambda one: (one != "world", one)))
    tools = Tools(materials_of(Settings(packs=packs), Path.cwd()))
    for one in read_files([name], CollectOptions(), tools, now):
        if isinstance(one, ReadReport):
            return one.document, list(one.entries)
    raise UsageError(f"{name}: it could not be read; see: fogline read {name}")


def _sentence(document: Document, where: str) -> tuple[int, int]:
    """The sentence that holds an offset, or some words."""
    from fogline.read.sentences import sentence_ranges

    if where.isdigit():
        at = int(where)
    else:
        at = document.text.find(where)
        if at < 0:
            folded = fold(document.text)
            hit = folded.text.find(fold(where).text)
            if hit < 0:
                raise UsageError(f"{where!r} does not stand in {document.name}")
            at = folded.origins[hit]
    if not 0 <= at < len(document.text):
        raise UsageError(f"offset {at} is outside {document.name}, which has {len(document.text)} characters")
    zone = next((one for one in document.zones if one.start <= at < one.end), None)
    first, last = (zone.start, zone.end) if zone else (0, len(document.text))
    for start, end in sentence_ranges(document.text, first, last):
        if start <= at < end:
            return start, end
    return first, last


def _explained(document: Document, start: int, end: int, entries: list[Entry]) -> Iterator[str]:
    zone = next((one for one in document.zones if one.start <= start < one.end), None)
    yield f"sentence {start}:{end}: {' '.join(document.text[start:end].split())}"
    if zone is None:
        yield "zone: none"
        return
    yield f"zone: {zone.kind} ({zone.reason or 'by default'})"
    if zone.kind not in CLAIM_ZONES:
        yield f"no claims: only {', '.join(sorted(CLAIM_ZONES))} yield claims"
        return
    yield from _candidates(document, start, end)
    claims = [one for one in entries if isinstance(one.record, Claim) and start <= one.record.span.start < end]
    if not claims:
        yield "claims: none"
    for entry in claims:
        yield from _claim(entry, entries)


def _candidates(document: Document, start: int, end: int) -> Iterator[str]:
    from fogline.extract.drafts import drafts, offsets
    from fogline.extract.encoder import chances
    from fogline.extract.judge import judge
    from fogline.extract.reader import prepare

    report = prepare(document)
    for one in report.spoken:
        if one.overlap(start, end):
            cue = document.text[slice(*one.cue)]
            speakers = ", ".join(document.text[link.start : link.end] for link in one.speakers)
            yield f"attribution: {speakers or 'nobody named'} – cue {cue!r}, {one.sort}, {one.hedge}"
    for stretch in report.stretches:
        for draft in drafts(stretch, report.spoken):
            left, right = offsets(stretch, draft.candidate)
            if not start <= left < end:
                continue
            verdict = judge(draft.features, draft.hinted, chances([draft.asked])[0])
            quote = " ".join(document.text[left:right].split())
            told = (
                f"{verdict.kind} ({verdict.confidence:.2f})" if verdict.kind else f"no claim ({verdict.confidence:.2f})"
            )
            yield f"candidate {left}:{right} “{quote}”"
            yield f"  hints: {', '.join(draft.hinted) or 'none'}; judged: {told}"


def _claim(entry: Entry, entries: list[Entry]) -> Iterator[str]:
    claim = entry.record
    if not isinstance(claim, Claim):
        return
    yield f"claim {claim.id} {claim.kind}, {published_status(claim)}, by {entry.by}"
    yield f"  why: {'; '.join(entry.reasons) or 'not told'}"
    cue = f" by “{claim.certainty_cue.quote}”" if claim.certainty_cue else ""
    yield f"  certainty {claim.certainty:+d}{cue}, {claim.polarity}, time: {claim.time}"
    for quantity in claim.quantities:
        count = quantity.count
        yield f"  number “{quantity.span.quote}”: {count.unit}, {count.low} … {count.high}"
    for other in entries:
        record = other.record
        if isinstance(record, Resolution) and record.subject == claim.id:
            answer = record.party or record.where
            scope = {True: "inside", False: "outside"}.get(record.inside) if record.inside is not None else None
            said = answer.name if answer else record.when.edtf if record.when else scope or "open"
            words = f" “{record.span.quote}”" if record.span else ""
            yield f"  {record.matter}{words} → {said} ({record.rule}; {'; '.join(other.reasons)})"
