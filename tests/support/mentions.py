"""A report of one sentence with a claim that names one party or place: what cases of names are told in."""

from __future__ import annotations

from fogline.model import Claim, Document, Mention, Role, Zone, span_of


def one_mention(before: str, mention: str, after: str, role: Role = "actor") -> tuple[Document, Claim]:
    """The report, and a claim over all of it with the mention in the role."""
    text = before + mention + after
    zones = (Zone(kind="body", start=0, end=len(text)),)
    document = Document(capture="c", name="case", text=text, language="en", zones=zones)
    named = Mention(role=role, span=span_of(text, len(before), len(before) + len(mention)))
    claim = Claim(document=document.id, kind="fighting.clash", span=span_of(text, 0, len(text)), mentions=(named,))
    return document, claim
