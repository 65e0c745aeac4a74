"""Numbers told of people whom another word harms: "ten of those killed", "killing civilians including three children".

Lists label theirs ("Missing: 2").

What must stay true: the number stands right before "of those", or the harmed have no number of their own.
"""

from __future__ import annotations

from fogline.extract.quantities.found import Harm
from fogline.extract.quantities.harmed import INCLUDING, Harmed, Item

_MAX_BACK = 6
"""Words between a verb of harm and "including"."""


def harmed_elsewhere(harmed: Harmed, item: Item) -> tuple[Harm, int] | None:
    """Finds the harm done to the whole of which a number is told, with the word that says it."""
    return _of_those(harmed, item) or _labelled(harmed, item) or _included(harmed, item)


def _of_those(harmed: Harmed, item: Item) -> tuple[Harm, int] | None:
    """Reads "ten of those killed were believed to be civilians"."""
    at = item.phrase.end
    if harmed.words.lower[at : at + 2] != ["of", "those"]:
        return None
    harm = harmed.forms(at + 2).get("past")
    return (harm, at + 2) if harm in ("killed", "injured") else None


def _labelled(harmed: Harmed, item: Item) -> tuple[Harm, int] | None:
    """Reads the lines of a list: "Killed: 14 civilians", "Missing: 2"."""
    words, label = harmed.words, item.start - 2
    if label < 0 or words.at(item.start - 1) != ":" or (label and words.tag(label - 1) not in ("_SP", ".", ",", ":")):
        return None
    forms = harmed.forms(label)
    harm = forms.get("counted") or forms.get("past") or forms.get("state")
    return (harm, label) if harm else None


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
