"""Which drafts stand: each is weighed as the rules made it and as the encoder hears it, and the likeliest is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.hearing import HeardCue, Hearing
from fogline.extract.attribution.proposing import variants
from fogline.extract.attribution.report import Range, Report
from fogline.extract.attribution.settle import cleaned
from fogline.extract.attribution.weighing import features, likely

LEAST, OWN = 0.35, 0.05
"""Rightness from which a draft stands, and how much likelier another form must be than the rules' own, where all speech
is asked for: the best F1 on the reports that the weights were learnt on, in two halves."""
OWN_OF_REPORTS = 0.2
"""The same where only those are asked for who report something; there every draft of the rules stands, since leaving
out the unlikely gains nothing on our own gold."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One form of a draft, with what is to be seen of it."""

    draft: Draft
    features: dict[str, float]


def accepted(report: Report, hearing: Hearing, found: Sequence[Draft], *, all_speech: bool) -> Iterator[Draft]:
    """The likeliest form of each draft that is likely enough, in the drafts' order.

    What stands inside a quotation or inside the content of another that stands is left as the rules have it: the
    reports that the encoder and the weights were taught have only the outermost speech marked.
    """
    standing: dict[int, Draft] = {}
    least, own = (LEAST, OWN) if all_speech else (0.0, OWN_OF_REPORTS)
    forms = list(weighed(report, hearing, found))
    for k in sorted(range(len(found)), key=lambda k: (-found[k].size, k)):
        draft = found[k]
        if draft.within or any(other.holds(draft.cue) for other in standing.values()):
            standing[k] = draft
            continue
        shares = [likely(form.features) for form in forms[k]]
        best = max(range(len(shares)), key=lambda n: shares[n] + (own if n == 0 else 0.0))
        if shares[best] >= least:
            standing[k] = forms[k][best].draft
    for k in sorted(standing):
        yield standing[k]


def is_outermost(draft: Draft, found: Sequence[Draft]) -> bool:
    """Whether a draft stands neither inside a quotation nor inside the content of another."""
    return not draft.within and not any(
        other is not draft and other.size > draft.size and other.holds(draft.cue) for other in found
    )


def _takes_in(form: Draft, own: Draft, found: Sequence[Draft]) -> bool:
    """Whether a form has another draft's cue in its content that the rules' own has not."""
    return form is not own and any(form.holds(other.cue) and not own.holds(other.cue) for other in found)


def weighed(report: Report, hearing: Hearing, found: Sequence[Draft]) -> Iterator[list[Weighed]]:
    """The forms of every draft, the rules' own first."""
    by_sentence: dict[Range, list[Range]] = defaultdict(list)
    for cue in sorted({draft.cue for draft in found}):
        by_sentence[hearing.at(cue[0]).tokens].append(cue)
    heard: dict[Range, HeardCue] = {}
    for cues in by_sentence.values():
        heard.update(zip(cues, hearing.at(cues[0][0]).of(cues), strict=True))
    for draft in found:
        forms = []
        for name, variant in variants(report, draft, heard[draft.cue]):
            clean = variant if name == "own" else cleaned(report, variant)
            if clean is not None and not _takes_in(clean, draft, found):
                forms.append(Weighed(clean, features(report, hearing, clean, heard[draft.cue], name)))
        yield forms
