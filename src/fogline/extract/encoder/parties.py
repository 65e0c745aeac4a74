"""The head for parties: how well each noun around a claim fits who did it, and to whom, by the sentences' vectors.

It is made by `bench/train_roles.py` together with the weights of the signs (`roles.npz`), and its scores are added to
theirs: alone neither says enough.
"""

from __future__ import annotations

from functools import cache

from fogline.extract.encoder.model import Vectors, session

PARTIES = "parties.onnx"


@cache
def kinds_known() -> tuple[str, ...]:
    """The kinds of claims that the head tells apart."""
    return tuple(session(PARTIES).get_modelmeta().custom_metadata_map["kinds"].split())


def fits(claim: Vectors, nouns: Vectors) -> tuple[Vectors, Vectors]:
    """Scores to be added to those of the signs.

    Args:
        claim: what is seen of the claim, of shape (1, inputs).
        nouns: what is seen of each noun, of shape (nouns, inputs), at least one.

    Returns:
        Per noun, and of nobody at all (one row): the scores of having done it and of having suffered it.
    """
    given, nobody = session(PARTIES).run(None, {"claim": claim, "nouns": nouns})
    return given, nobody
