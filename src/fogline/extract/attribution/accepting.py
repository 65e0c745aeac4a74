"""Which drafts stand: each is weighed as the rules made it and as the encoder hears it, and the likeliest is kept."""

from __future__ import annotations

from bisect import bisect_left
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
    reach: dict[int, int] = {}
    least, own = (LEAST, OWN) if all_speech else (0.0, OWN_OF_REPORTS)
    forms = list(weighed(report, hearing, found))
    for k in sorted(range(len(found)), key=lambda k: (-found[k].size, k)):
        draft = found[k]
        if draft.within or reach.get(draft.cue[0], -1) >= draft.cue[1]:
            standing[k] = draft
        else:
            shares = [likely(form.features) for form in forms[k]]
            best = max(range(len(shares)), key=lambda n: shares[n] + (own if n == 0 else 0.0))
            if shares[best] < least:
                continue
            standing[k] = forms[k][best].draft
        _reach_with(reach, standing[k])
    for k in sorted(standing):
        yield standing[k]


def _reach_with(reach: dict[int, int], draft: Draft) -> None:
    """Notes how far the contents go on from each token, so that a cue is looked up and not held against every draft."""
    for start, end in draft.content:
        for token in range(start, end):
            reach[token] = max(reach.get(token, end), end)


def is_outermost(draft: Draft, found: Sequence[Draft]) -> bool:
    """Whether a draft stands neither inside a quotation nor inside the content of another."""
    return not draft.within and not any(
        other is not draft and other.size > draft.size and other.holds(draft.cue) for other in found
    )


def _takes_in(form: Draft, own: Draft, cues: Sequence[Range]) -> bool:
    """Whether a form has another draft's cue (all of them, in order) in its content that the rules' own has not."""
    if form is own:
        return False
    for start, end in form.content:
        near = cues[bisect_left(cues, (start, start)) : bisect_left(cues, (end, end))]
        if any(stop <= end and not own.holds((at, stop)) for at, stop in near):
            return True
    return False


def weighed(report: Report, hearing: Hearing, found: Sequence[Draft]) -> Iterator[list[Weighed]]:
    """The forms of every draft, the rules' own first."""
    by_sentence: dict[Range, list[Range]] = defaultdict(list)
    everywhere = sorted({draft.cue for draft in found})
    for cue in everywhere:
        by_sentence[hearing.at(cue[0]).tokens].append(cue)
    heard: dict[Range, HeardCue] = {}
    for cues in by_sentence.values():
        heard.update(zip(cues, hearing.at(cues[0][0]).of(cues), strict=True))
    for draft in found:
        forms = []
        for name, variant in variants(report, draft, heard[draft.cue]):
            clean = variant if name == "own" else cleaned(report, variant)
            if clean is not None and not _takes_in(clean, draft, everywhere):
                forms.append(Weighed(clean, features(report, hearing, clean, heard[draft.cue], name)))
        yield forms
