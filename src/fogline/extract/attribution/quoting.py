"""Quotations behind which somebody is quoted as saying them: "“…,” the agency quoted a doctor as saying"."""

from __future__ import annotations

from spacy.tokens import Token

from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.lexicon import Cue
from fogline.extract.attribution.quotations import Quotations
from fogline.extract.attribution.report import Report, child, subtree
from fogline.extract.attribution.speakers import clipped, lemma


def quoted_saying(report: Report, quotes: Quotations, verb: Token, cue: Cue) -> Draft | None:
    """Reads "“…,” the agency quoted a doctor as saying", "“…,” a doctor was quoted as saying": the doctor says it."""
    quoting = verb.head.head
    if (
        verb.lower_ != "saying"
        or verb.dep_ != "pcomp"
        or verb.head.lower_ != "as"
        or lemma(quoting) not in ("quote", "cite")
    ):
        return None
    begin = report.sentence(verb.i)[0]
    quote = quotes.last_before(quoting.i)
    if quote is None or quote.end <= begin or not quote.pauses or any(one.dep_ == "ccomp" for one in verb.rights):
        return None
    head = child(quoting, "dobj") or child(quoting, "nsubjpass")
    if head is None or head.i < quote.end:
        return None
    source = clipped(report, subtree(head))
    return Draft(
        content=(quote.tokens,), cue=(verb.i, verb.i + 1), entry=cue, shape="trailing", source=source,
        head=head.i, frame=(quote.end, verb.i + 1),
    )  # fmt: skip
