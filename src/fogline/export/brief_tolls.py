"""The brief's tolls: ranges, and whose words set the bounds; nothing is added up."""

from __future__ import annotations

from fogline.export.brief_parts import Paragraph, Section, Sentence
from fogline.export.brief_words import first_capital, listed, number_words, place_names_of
from fogline.export.dataset import Dataset
from fogline.fuse.prose import when_in_words
from fogline.model import Toll, TollBound

MOST_TOLLS = 7
ENDINGS = ("killed", "injured", "displaced", "detained", "hit", "destroyed", "damaged", "evacuated")
VAGUE: dict[tuple[int | None, int | None], str] = {
    (24, 99): "dozens of",
    (40, 99): "scores of",
    (200, 999): "hundreds of",
    (300, 999): "several hundred",
    (2_000, 9_999): "thousands of",
    (20_000, 99_999): "tens of thousands of",
    (200_000, 999_999): "hundreds of thousands of",
    (2_000_000, None): "millions of",
}
"""Bounds that vague words were given, and the words: to print the bounds would say more than the report did."""


def tolls_section(dataset: Dataset, most: int = MOST_TOLLS) -> tuple[Section, int]:
    """The tolls with a figure, killed first, the larger before the smaller; and how many more there are."""
    known = [toll for toll in dataset.tolls if toll.claims and (toll.low or toll.best or toll.high)]
    ranked = sorted(known, key=lambda toll: (_rank(toll), -_size(toll), toll.id))
    sentences = tuple(_toll(toll, dataset) for toll in ranked[:most])
    paragraphs = (Paragraph(sentences=sentences),) if sentences else ()
    return Section(title="Tolls", paragraphs=paragraphs), len(known) - len(sentences)


def _rank(toll: Toll) -> int:
    return 0 if "killed" in toll.category else 1 if "injured" in toll.category else 2


def _size(toll: Toll) -> int:
    return max((bound.value for bound in (toll.low, toll.best, toll.high) if bound), default=0)


def _toll(toll: Toll, dataset: Dataset) -> Sentence:
    subject = f"{_figure(toll)} {_category(toll, dataset)}"
    place = place_names_of(toll.places)
    where = f" in {place}" if place else ""
    when = f" {when_in_words(toll.when)}" if toll.when and toll.when.earliest else ""
    running = ", a running total" if toll.scope == "running" else ""
    claims = tuple(dict.fromkeys(bound.claim for bound in (toll.low, toll.best, toll.high) if bound))
    return Sentence(
        text=f"{first_capital(subject)}{where}{when}{running}{_bounds(toll)}.", claims=claims or toll.claims[:1]
    )


def _figure(toll: Toll) -> str:
    low, best, high = toll.low, toll.best, toll.high
    vague = VAGUE.get((low.value if low else None, high.value if high else None))
    if vague:
        return vague
    if low and high and low.value != high.value:
        middle = (
            f", most likely {number_words(best.value)}," if best and best.value not in (low.value, high.value) else ""
        )
        return f"between {number_words(low.value)} and {number_words(high.value)}{middle}"
    if low and high:
        return number_words(low.value)
    if low:
        return f"at least {number_words(low.value)}"
    if high:
        return f"at most {number_words(high.value)}"
    return f"about {number_words(best.value)}" if best else "an unknown number of"


def _category(toll: Toll, dataset: Dataset) -> str:
    words = toll.category
    if words in ("killed", "injured", "displaced", "detained"):
        side = f" on the {dataset.side_name(toll.side)} side" if toll.side else ""
        return f"people{side} were {words}"
    for ending in ENDINGS:
        if words.endswith(f" {ending}"):
            return f"{words.removesuffix(ending)}were {ending}"
    return words


def _bounds(toll: Toll) -> str:
    """Whose words set the bounds: one name where one speaker gave both."""
    low, high = toll.low, toll.high
    if low and high and low.says != high.says and low.value != high.value:
        return f": the lower figure is by {low.says}, the higher by {high.says}"
    says = [bound.says for bound in (low, toll.best, high) if isinstance(bound, TollBound)]
    return f", by the count of {listed(list(dict.fromkeys(says)))}"
