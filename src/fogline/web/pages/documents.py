"""The reports, and each report's text with the words of its claims lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from fogline.model import Document, ReadClaim
from fogline.views import Wanted
from fogline.web.asking import Asked, ask, record_of
from fogline.web.disclosure import disclose
from fogline.web.errors import Refusal
from fogline.web.lighting import Mark, Piece, pieces
from fogline.web.rendering import show
from fogline.web.rows import Row, rows_of
from fogline.web.sayings import said_of

MOST_CLAIMS = 2000
LANGUAGES = {
    "ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew",
    "it": "Italian", "ku": "Kurdish", "pt": "Portuguese", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip
"""Names of languages that reports on wars are often in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LitZone:
    """A stretch of a report of one kind, in pieces."""

    kind: str
    reason: str
    pieces: tuple[Piece, ...]


def router() -> APIRouter:
    """The pages."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/documents", documents, methods=["GET"])
    made.add_api_route("/documents/{row_id}", document, methods=["GET"])
    return made


def documents(request: Request) -> Response:
    """The reports with the date used for each, and why."""
    asked = ask(request, page=True)
    rows, total, token = asked.page("document")
    return show(asked, "documents.html", here="documents", rows=rows, total=total, token=token)


def document(request: Request, row_id: str) -> Response:
    """One report: its text, its claims in the margin, the selected one with all its words."""
    asked = ask(request, page=True)
    row = asked.one("document", row_id)
    report = record_of(request).document(row_id)
    if report is None:
        raise Refusal(404, "not-found", "this report was withdrawn or erased")
    read = asked.standing.shelf.page("claim", Wanted(documents=(row_id,)), limit=MOST_CLAIMS).rows
    chosen = next((claim for claim in read if claim.id == asked.state.sel), None)
    claims = rows_of("claim", read, asked.standing, asked.profile)
    languages = record_of(request).project.settings.languages
    return show(
        asked,
        "document.html",
        here="documents",
        row=row,
        zones=lit(asked, report, read, chosen),
        claims=claims,
        chosen=next((one for one in claims if one["id"] == asked.state.sel), None),
        others=_rows_on(asked, chosen),
        unread=_unread(row["language"], languages),
        languages=[LANGUAGES.get(one, one) for one in languages],
        sayings=said_of(asked, chosen.id) if chosen else [],
    )


def _unread(language: str, read: Sequence[str]) -> str:
    """The language of a report that is not read by machine; empty where it is."""
    return "" if language in ("und", "", *read) else LANGUAGES.get(language, f"another language ({language})")


def lit(asked: Asked, report: Document, claims: tuple[ReadClaim, ...], chosen: ReadClaim | None) -> list[LitZone]:
    """The text of a report in its zones, with the words of claims lit, those of the chosen one by their roles."""
    text: str = disclose("text", {"text": report.text}, asked.profile)["text"]
    marks = [Mark(start=one.claim.span.start, end=one.claim.span.end, of=one.id) for one in claims]
    if chosen is not None:
        marks += role_marks(chosen)
    zones: list[LitZone] = []
    at = 0
    for zone in report.zones:
        if zone.start > at:
            zones.append(LitZone(kind="body", reason="", pieces=tuple(pieces(text, marks, at, zone.start))))
        found = tuple(pieces(text, marks, zone.start, zone.end))
        zones.append(LitZone(kind=zone.kind, reason=zone.reason, pieces=found))
        at = zone.end
    if at < len(text):
        zones.append(LitZone(kind="body", reason="", pieces=tuple(pieces(text, marks, at))))
    return zones


def role_marks(read: ReadClaim) -> list[Mark]:
    """Every span that a claim rests on, with its role."""
    claim = read.claim
    marks = [Mark(start=one.span.start, end=one.span.end, of=read.id, role=one.role) for one in claim.mentions]
    marks += [
        Mark(start=one.antecedent.start, end=one.antecedent.end, of=read.id, role=one.role)
        for one in claim.mentions
        if one.antecedent
    ]
    marks += [Mark(start=one.span.start, end=one.span.end, of=read.id, role="number") for one in claim.quantities]
    for speaker in claim.speakers:
        marks.append(Mark(start=speaker.span.start, end=speaker.span.end, of=read.id, role="speaker"))
        if speaker.cue:
            marks.append(Mark(start=speaker.cue.start, end=speaker.cue.end, of=read.id, role="cue"))
    if claim.certainty_cue:
        cue = claim.certainty_cue
        marks.append(Mark(start=cue.start, end=cue.end, of=read.id, role="doubt"))
    return marks


def _rows_on(asked: Asked, chosen: ReadClaim | None) -> dict[str, list[Row]]:
    """What rests on the chosen claim."""
    if chosen is None:
        return {}
    wanted, shelf = Wanted(claims=(chosen.id,)), asked.standing.shelf
    return {
        "events": rows_of("event", shelf.page("event", wanted, limit=5).rows, asked.standing, asked.profile),
        "disputes": rows_of("dispute", shelf.page("dispute", wanted, limit=10).rows, asked.standing, asked.profile),
    }
