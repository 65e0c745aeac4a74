"""Claims into clusters of claims about the same thing.

Public functions:
    link(claims: Sequence[ReadClaim], links: Sequence[Link], texts: Mapping[str, str]) -> list[Cluster]
    explain_pair(a, b, links, among) -> PairDecision
    main_claims_of(claims) -> dict[str, str]            the claim of each report's main happening, by document
"""

from fogline.link.cluster import Cluster, explain_pair, link
from fogline.link.features import Feature, PairDecision
from fogline.link.reports import main_claims_of

__all__ = ["Cluster", "Feature", "PairDecision", "explain_pair", "link", "main_claims_of"]
