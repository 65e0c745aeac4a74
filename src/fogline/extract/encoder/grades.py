"""The head for certainty: the grade that readers would give a predicate, −3 … +3, by the sentence around it."""

from __future__ import annotations

import numpy as np

from fogline.extract.encoder.model import session
from fogline.extract.encoder.sentences import Place, encoded

CERTAINTY = "certainty.onnx"


def grade(sentence: str, event: Place) -> float:
    """How certain a sentence's words are of a predicate.

    Args:
        sentence: the whole sentence.
        event: where the predicate's word stands in it.
    """
    read = encoded(sentence)
    seen = np.concatenate([read.mean(event), read.whole])[None].astype(np.float32)
    return float(session(CERTAINTY).run(None, {"seen": seen})[0][0])
