"""Refuses a brief that says anything without words to show for it.

What must stay true: a brief that passes has a citation for every sentence, and every citation's quote stands in its
report at its offsets.
"""

from __future__ import annotations

from collections.abc import Mapping

from fogline.errors import FoglineError
from fogline.export.brief_parts import Brief, Citation


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
    return faults + [fault for citation in brief.citations for fault in _quote_faults(citation, texts)]


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


def _quote_faults(citation: Citation, texts: Mapping[str, str]) -> list[str]:
    text = texts.get(citation.document)
    if text is None:
        return [f"[{citation.number}]: the text of {citation.file or 'its report'} is not in the record"]
    if text[citation.start : citation.end] != citation.quote:
        return [f"[{citation.number}]: the quote does not stand in {citation.file} at {citation.start}"]
    return []
