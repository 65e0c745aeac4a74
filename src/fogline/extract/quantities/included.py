"""Numbers told of people whom another word harms: "ten of those killed", "killing civilians including three children".

What must stay true: the number stands right before "of those", or the harmed have no number of their own.
"""

from __future__ import annotations

from fogline.extract.quantities.found import Harm
from fogline.extract.quantities.harmed import INCLUDING, Harmed, Item

_MAX_BACK = 6
"""Words between a verb of harm and "including"."""


def harmed_elsewhere(harmed: Harmed, item: Item) -> tuple[Harm, int] | None:
    """Finds the harm done to the whole of which a number is told, with the word that says it."""
    return _of_those(harmed, item) or _included(harmed, item)


def _of_those(harmed: Harmed, item: Item) -> tuple[Harm, int] | None:
    """Reads "ten of those killed were believed to be civilians"."""
    at = item.phrase.end
    if harmed.words.lower[at : at + 2] != ["of", "those"]:
        return None
    harm = harmed.forms(at + 2).get("past")
    return (harm, at + 2) if harm in ("killed", "injured") else None


def _included(harmed: Harmed, item: Item) -> tuple[Harm, int] | None:
    """Reads "killing civilians including three children", where the civilians are not counted."""
    words, at = harmed.words, item.start - 1
    if words.at(at) not in INCLUDING:
        return None
    for index in range(at - 1, max(-1, at - 1 - _MAX_BACK), -1):
        forms = harmed.forms(index)
        harm = forms.get("gerund") or (forms.get("past") if words.tag(index) == "VBD" else None)
        if harm:
            return (harm, index) if index < at - 1 else None
        if words.tag(index)[:2] not in ("NN", "JJ") and words.at(index) != ",":
            return None
    return None
