"""A toll told before what it counts: "brings to 61 the number of civilians killed", "raising to 27 the death toll"."""

from __future__ import annotations

from fogline.extract.quantities.frames import Frame
from fogline.extract.quantities.harmed import Harmed, Item
from fogline.extract.quantities.heads import category_of
from fogline.extract.quantities.numerals import word_set

BRING = word_set(
    "bring brings bringing brought take takes taking took taken raise raises raising raised push pushes pushing pushed "
    "increase increases increasing increased lift lifts lifting lifted"
)
TALLY = word_set("number total toll tally count")
_MAX_TOLD = 9
"""Words after the number among which the harm is told."""


def brought_to(harmed: Harmed, item: Item) -> Frame | None:
    """The frame of a number that stands between "bring to" and the toll that it sets."""
    words, start = harmed.words, item.start
    if words.at(start - 1) != "to" or words.at(start - 2) not in BRING:
        return None
    at = item.phrase.end + (words.at(item.phrase.end) in ("the", "its", "their"))
    tally = next((n for n in range(at, at + 3) if words.at(n) in TALLY), None)
    if tally is None:
        return None
    for index in range(at, min(len(words), tally + _MAX_TOLD)):
        forms = harmed.forms(index)
        harm = forms.get("counted") or forms.get("past") or forms.get("state")
        if harm:
            people = (category_of(words, n, n, harmed.lexicon) for n in range(tally + 1, index))
            category = next((name for name in people if name), "") or harmed.lexicon.adjectives.get(
                words.at(index - 1), ""
            )
            return Frame(harm=harm, predicate=index, toll=True, category=category)
        if index > tally and words.tag(index)[:2] == "VB":
            return None
    return Frame(harm="killed", predicate=tally, toll=True) if words.at(tally) == "toll" else None
