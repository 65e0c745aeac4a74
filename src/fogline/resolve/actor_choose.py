"""Chooses which of several parties an ambiguous label means in a report.

"The army", "the coalition", "the ministry" are borne by many. A party named in the report counts, so do the country
of the report and of the pack; a label of one conflict's pack is not carried into a report about another country.
"""

from __future__ import annotations

from dataclasses import dataclass

from fogline.gazetteer import ActorIndex, ActorMatch
from fogline.resolve.actor_context import ActorContext

FOREIGN = 0.34
"""A country less than this share as present as the report's own is not what a bare label speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The match that was chosen, its weight, and the ones that lost."""

    match: ActorMatch
    score: float
    reasons: tuple[str, ...]
    rivals: tuple[tuple[ActorMatch, float], ...] = ()


def choose(matches: tuple[ActorMatch, ...], position: int, context: ActorContext, index: ActorIndex) -> Choice | None:
    """The party meant among the matches of one name; `None` when all belong to other countries' wars."""
    weighed = sorted(
        ((match, *_weigh(match, position, context, index)) for match in matches),
        key=lambda item: (-item[1], -len(item[0].actor.names), item[0].actor.id),
    )
    if not weighed or weighed[0][1] < 0.3:
        return None
    match, score, reasons = weighed[0]
    rivals = tuple((other, round(max(0.0, min(0.99, weight)), 3)) for other, weight, _ in weighed[1:4])
    return Choice(match=match, score=score, reasons=reasons, rivals=rivals)


def _weigh(match: ActorMatch, position: int, context: ActorContext, index: ActorIndex) -> tuple[float, tuple[str, ...]]:
    reasons = [f"found by {match.how} {match.name!r}"]
    score = match.score
    if match.how not in ("label", "metonym", "surname"):
        return score, tuple(reasons)
    if context.named(match.actor.id, position):
        score += 0.35
        reasons.append("named before in the report")
    elif context.named(match.actor.id):
        score += 0.1
        reasons.append("named in the report")
    else:
        score -= _needs_naming(match)
    home = _home(match, index)
    if home and context.country:
        share = max(context.shares.get(code, 0.0) for code in home) / context.shares[context.country]
        score += 0.15 * share if share >= FOREIGN else -0.45
        reasons.append(f"of {'/'.join(home)}, {share:.0%} as present as {context.country}")
    if match.how == "label" and match.actor.kind in ("government", "military") and not match.actor.generic:
        score += 0.1
    return score, tuple(reasons)


def _needs_naming(match: ActorMatch) -> float:
    """A shared word ("the group") means one particular body only where the report names it."""
    shared = match.how == "label" and not match.actor.generic
    return 0.5 if shared and match.actor.kind in ("armed group", "coalition", "militia", "political body") else 0.0


def _home(match: ActorMatch, index: ActorIndex) -> tuple[str, ...]:
    """The countries a party belongs to: its own, else those of its conflict's pack."""
    own = match.actor.country or (
        index.states.country_of_actor(match.actor) if match.actor.kind in ("government", "military", "state") else ""
    )
    if own:
        return (own,)
    prefix = match.actor.id.partition(":")[0]
    return next((pack.meta.countries for pack in index.packs if pack.name == prefix), ())
