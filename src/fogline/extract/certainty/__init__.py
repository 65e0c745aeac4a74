"""How certain the words are: negation, modality, conditions, doubt, intent and time of a predicate."""

from fogline.extract.certainty.grade import certainty, steps
from fogline.extract.certainty.graded import AttributionStrength, Certainty

__all__ = ["AttributionStrength", "Certainty", "certainty", "steps"]
