"""Builders of small records and ledgers, in words of our own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fogline.ledger import Ledger
from fogline.model import Capture, Claim, Document, Entry, Mention, Record, Span, Speaker, span_of

AT = "2024-12-01T09:30:00Z"
TEXT = (
    "Shells fell on the mill quarter of Ostrava-by-the-Marsh on Tuesday, the town council said. "
    "Two bakers were hurt. The river guard denied firing. Kyiv’s Київ, İzmir and ﬁve ﷺ stay as they are. "
)


def entry_of(record: Record, *, by: str = "extract@1", at: str = AT, basis: Sequence[str] = ()) -> Entry:
    """An entry of a record."""
    return Entry(record=record, by=by, at=at, basis=tuple(basis))


def find(text: str, words: str) -> Span:
    """The span of the first place where words stand in a text."""
    start = text.index(words)
    return span_of(text, start, start + len(words))


def a_capture(blob: str, name: str = "report.txt") -> Capture:
    """A capture of a plain text."""
    return Capture(blob=blob, name=name, media="text/plain", origin=f"in/{name}")


def a_document(capture: Capture, text: str = TEXT) -> Document:
    """A document of a capture."""
    return Document(capture=capture.id, name=capture.name, text=text)


def a_claim(document: Document, words: str = "Two bakers were hurt", kind: str = "harm.injured") -> Claim:
    """A claim about words of a document."""
    return Claim(document=document.id, kind=kind, span=find(document.text, words))


def a_full_claim(document: Document) -> Claim:
    """A claim with mentions and a speaker, about a document of `TEXT`."""
    text = document.text
    place = Mention(role="place", span=find(text, "the mill quarter"), antecedent=find(text, "Ostrava-by-the-Marsh"))
    speaker = Speaker(span=find(text, "the town council"), cue=find(text, "said"))
    span = find(text, "Shells fell on the mill quarter")
    return Claim(document=document.id, kind="strike.shelling", span=span, mentions=(place,), speakers=(speaker,))


def fill(ledger: Ledger, *, documents: int = 1, text: str = TEXT) -> list[Document]:
    """Appends so many documents with their captures and two claims each."""
    made = []
    for number in range(documents):
        body = f"{text}Report {number}."
        capture = a_capture(ledger.put_blob(body.encode()), f"report-{number}.txt")
        document = a_document(capture, body)
        claims = (a_claim(document), a_full_claim(document))
        entries = [entry_of(capture), entry_of(document, basis=(capture.id,))]
        ledger.append([*entries, *(entry_of(claim, basis=(document.id,)) for claim in claims)])
        made.append(document)
    return made


def a_ledger(directory: Path, *, documents: int = 2) -> Path:
    """A closed ledger with so many documents."""
    with Ledger.create(directory) as ledger:
        fill(ledger, documents=documents)
    return directory
