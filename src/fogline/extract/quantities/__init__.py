"""Numbers in the words: bounds, what is counted, and the people harmed."""

from fogline.extract.quantities.found import CasualtyCount, FoundQuantity, Harm, Sort
from fogline.extract.quantities.reading import (
    CountedWords,
    Reading,
    casualty_counts,
    claim_counts,
    quantities,
    read_quantities,
)
from fogline.extract.quantities.victims import Victims, unnumbered_victims

__all__ = [
    "CasualtyCount",
    "CountedWords",
    "FoundQuantity",
    "Harm",
    "Reading",
    "Sort",
    "Victims",
    "casualty_counts",
    "claim_counts",
    "quantities",
    "read_quantities",
    "unnumbered_victims",
]
