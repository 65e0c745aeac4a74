"""From parsed stretches to attributions: the order in which the rules run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from fogline.extract.attribution.accepting import accepted
from fogline.extract.attribution.antecedents import Names
from fogline.extract.attribution.broadcast import transcribed
from fogline.extract.attribution.chain import chained
from fogline.extract.attribution.collect import drafts
from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.headline import announced, headline, repeated
from fogline.extract.attribution.hearing import Hearing
from fogline.extract.attribution.lexicon import cue_lexicon
from fogline.extract.attribution.lines import told_on_lines
from fogline.extract.attribution.proposing import proposed
from fogline.extract.attribution.quotations import quotations
from fogline.extract.attribution.record import VOICED, Attribution
from fogline.extract.attribution.report import ParsedStretch, Range, Report, merged
from fogline.extract.attribution.settle import settled
from fogline.model.document import Zone

LONGEST_HEADLINE = 40
"""Tokens in a first line that is taken for a headline where no zones are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A parsed stretch of a document's text that starts at `offset` in it."""

    parsed: Doc
    offset: int = 0


def attributions(
    parsed: Doc, *, offset: int = 0, zones: Sequence[Zone] = (), outlet: str | None = None, stances: bool = False
) -> list[Attribution]:
    """Finds who says what in one parsed stretch; offsets are those of `parsed.text`.

    Args:
        parsed: the stretch with tags, lemmas and dependencies.
        offset: where the stretch starts in the document, to place it among the zones.
        zones: the document's zones; headline rules run in headlines only.
        outlet: name of the publishing outlet, which is never a speaker or relay.
        stances: give all speech: praise, wishes, plans and refusals as well, which report no claim, and what the
            encoder hears besides, which was taught speech of every sort; half of that is no report.

    Returns:
        One attribution per cue, in order of the cue.
    """
    found = attributions_in_report([Stretch(parsed=parsed, offset=offset)], zones=zones, outlet=outlet, stances=stances)
    return [item.shifted(-offset) for item in found]


def attributions_in_report(
    stretches: Sequence[ParsedStretch],
    *,
    zones: Sequence[Zone] = (),
    outlet: str | None = None,
    stances: bool = False,
) -> list[Attribution]:
    """Finds who says what in all stretches of one report; offsets are those of the document.

    Pronouns and short names are traced to fuller mentions in any earlier stretch, or in a later one where a
    headline speaks first.
    """
    if not any(len(stretch.parsed) for stretch in stretches):
        return []
    report = merged(stretches, cue_lexicon())
    hearing = Hearing(report)
    found = drafted(report, hearing, zones, all_speech=stances)
    final = list(accepted(report, hearing, found, all_speech=stances))
    told = chained(report, final, Names(report), outlet)
    return [item for item in told if stances or item.sort != "attitude" or item.lemma in VOICED]


def drafted(report: Report, hearing: Hearing, zones: Sequence[Zone] = (), *, all_speech: bool) -> list[Draft]:
    """What the rules find and, of all speech, the encoder besides; settled against each other, not yet weighed."""
    quotes = quotations(report)
    found = drafts(report, quotes)
    heads = (headline(report, line) for line in _headlines(report, zones))
    found += [draft for draft in heads if draft is not None]
    cues = {draft.cue for draft in found}
    found += [draft for draft in (*announced(report, quotes), *transcribed(report)) if draft.cue not in cues]
    cues = {draft.cue for draft in found}
    found += [draft for draft in told_on_lines(report) if draft.cue not in cues]
    found += repeated(report, _headlines(report, zones), found)
    if all_speech:
        found += proposed(report, hearing, found)
    return settled(report, quotes, found)


def _headlines(report: Report, zones: Sequence[Zone]) -> list[Range]:
    """Sentences that stand in a headline zone, or the first line where no zones are told."""
    marked = [zone for zone in zones if zone.kind == "headline"]
    if zones:
        return [
            _as_range(report, zone.start, zone.end)
            for zone in marked
            if any(zone.start <= start < zone.end for start in report.starts)
        ]
    end = next((i for i, number in enumerate(report.paragraphs) if number != report.paragraphs[0]), len(report.words))
    if report.starts[0] != 0 or end > LONGEST_HEADLINE or (end == len(report.words) and report.words[-1] == "."):
        return []
    return [(0, end)]


def _as_range(report: Report, start: int, end: int) -> Range:
    inside = [i for i, offset in enumerate(report.starts) if start <= offset < end]
    return inside[0], inside[-1] + 1
