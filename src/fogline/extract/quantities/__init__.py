"""Numbers in the words: bounds, what is counted, and the people harmed."""

from fogline.extract.quantities.found import CasualtyCount, FoundQuantity, Harm, Sort

__all__ = ["CasualtyCount", "FoundQuantity", "Harm", "Sort"]
