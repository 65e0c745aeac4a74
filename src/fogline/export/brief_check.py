"""Refuses a brief that says anything without words to show for it.

What must stay true: a brief that passes has a citation for every sentence, every citation's quote stands in its report
at its offsets, and whatever a sentence puts between “ and ” stands in a report that it cites.
"""

from __future__ import annotations

from collections.abc import Mapping

from fogline.errors import FoglineError
from fogline.export.brief_parts import Brief, Citation, Sentence
from fogline.export.brief_quotes import quotes_in, stands_in


class BriefRefused(FoglineError):
    """A brief says something that no verified quote bears out."""

    code = "brief-refused"


def brief_faults(brief: Brief, texts: Mapping[str, str]) -> list[str]:
    """Lists what is wrong with a brief; empty when nothing is.

    Args:
        brief: the brief.
        texts: text of each report by id.
    """
    faults = [
        f"a sentence of “{section.title}” has no citation: {sentence.text}"
        for section in brief.sections
        for sentence in section.sentences
        if not any(claim in brief.numbers for claim in sentence.claims)
    ]
    listed = {citation.number for citation in brief.citations}
    faults += [f"[{number}] is cited and not listed" for number in sorted(set(brief.numbers.values()) - listed)]
    reports = {citation.claim: citation.document for citation in brief.citations}
    faults += [fault for citation in brief.citations for fault in _quote_faults(citation, texts)]
    return faults + [
        fault
        for section in brief.sections
        for sentence in section.sentences
        for fault in _invented(sentence, reports, texts)
    ]


def check_brief(brief: Brief, texts: Mapping[str, str]) -> None:
    """Lets a sound brief pass.

    Raises:
        BriefRefused: a sentence has no citation, or a quote does not stand in its report.
    """
    faults = brief_faults(brief, texts)
    if faults:
        raise BriefRefused(
            f"the brief is refused: {faults[0]}" + (f" (and {len(faults) - 1} more)" if faults[1:] else "")
        )


def _invented(sentence: Sentence, reports: Mapping[str, str], texts: Mapping[str, str]) -> list[str]:
    """Words between quotation marks that no report cited for them has."""
    cited = [texts[reports[claim]] for claim in sentence.claims if reports.get(claim) in texts]
    return [
        f"“{quote}” stands in no report that is cited for it"
        for quote in quotes_in(sentence.text)
        if not stands_in(quote, cited)
    ]


def _quote_faults(citation: Citation, texts: Mapping[str, str]) -> list[str]:
    text = texts.get(citation.document)
    if text is None:
        return [f"[{citation.number}]: the text of {citation.file or 'its report'} is not in the record"]
    if text[citation.start : citation.end] != citation.quote:
        return [f"[{citation.number}]: the quote does not stand in {citation.file} at {citation.start}"]
    return []
