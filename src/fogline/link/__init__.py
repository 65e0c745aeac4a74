"""Claims into clusters of claims about the same thing.

Public functions:
    link(claims: Sequence[ReadClaim], links: Sequence[Link]) -> list[Cluster]
    explain_pair(a, b, links, among) -> PairDecision
"""

from fogline.link.cluster import Cluster, explain_pair, link
from fogline.link.features import Feature, PairDecision

__all__ = ["Cluster", "Feature", "PairDecision", "explain_pair", "link"]
