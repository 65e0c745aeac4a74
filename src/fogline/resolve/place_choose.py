"""Chooses which listed place a named phrase means, weighing the rivals.

The weights are few and told in the reasons: how well the spelling fits, the country of the report, a pack of the
conflict, the kind word, what is said to contain it, what is near and how big it is. What must stay true: a name that
only places elsewhere bear stays open, with those places as rivals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fogline.gazetteer import Candidate, Place, PlaceIndex
from fogline.gazetteer.actor_common import is_common
from fogline.gazetteer.geometry import distance_m
from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.place_seen import PlaceContext
from fogline.resolve.place_words import KIND_WORDS, is_anywhere

NEAR_M = 150_000
"""Within this distance of the report's main place, nearness counts."""
ABOUT_A_TOWN_M = 30_000
"""Within this distance of a town a village may be told by the town's name."""
ELSEWHERE_FLOOR = 0.55
"""Prior weight a place outside the report's countries needs to be believed."""


ALIKE = frozenset({"sound", "fuzzy"})
"""How a name was found that is only spelt or spoken alike."""
FAR_REACHING = frozenset({"country", "region", "water"})
"""Groups of places that nothing is near."""
SENSE = 0.8
"""What it weighs that a name has a meaning that goes with the report's other names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate with what speaks for it."""

    candidate: Candidate
    score: float
    reasons: tuple[str, ...]

    @property
    def place(self) -> Place:
        """The place weighed."""
        return self.candidate.place


def weigh(
    names: tuple[str, ...], kind: str, container: Place | None, context: PlaceContext, index: PlaceIndex
) -> list[Weighed]:
    """Weighs every place that one of the names may mean, best first.

    Args:
        names: forms of the name, the fullest first; later ones are tried too and count a little less.
        kind: kind word beside it.
        container: what the words say contains it.
        context: of the report.
        index: of names.
    """
    candidates = _candidates(names, container, context, index)
    weighed = [_weighed(c, step, kind, container, context, index) for c, step in candidates]
    weighed.sort(key=lambda w: (-w.score, -w.place.weight, w.place.id))
    return weighed


def is_believable(best: Weighed, context: PlaceContext) -> bool:
    """Tells whether the best candidate can be what is meant, or only shares its name with it."""
    place = best.place
    if "not within what the words say" in best.reasons:
        return False
    if place.pack and not context.trusts(place) and is_common(best.candidate.spelling, best.candidate.spelling):
        return False
    if best.candidate.how in ALIKE and not _is_among_the_named(place, context):
        return False
    told = context.shares.get(place.country, 0.0) >= 0.12
    if is_anywhere(fold_spelling(best.candidate.spelling)) and place.country not in ("", context.country) and not told:
        return False
    if context.trusts(place) or place.country in ("", context.country) or "within what the words say" in best.reasons:
        return best.candidate.score >= 0.7
    if told:
        return best.candidate.score >= 0.75
    return best.candidate.score >= 0.9 and place.weight >= (ELSEWHERE_FLOOR if context.country else 0.3)


def _is_among_the_named(place: Place, context: PlaceContext) -> bool:
    """Whether a place lies near one that the report names or within one; so, too, where it names none finer."""
    named = [one.place for one in context.seen if one.place.group not in FAR_REACHING and one.place.id != place.id]
    offs = [off for off in (_metres(place, one) for one in named) if off is not None]
    return not offs or min(offs) < NEAR_M or any(one.id in place.parents for one in named)


def _candidates(
    names: tuple[str, ...], container: Place | None, context: PlaceContext, index: PlaceIndex
) -> list[tuple[Candidate, int]]:
    found: dict[str, tuple[Candidate, int]] = {}
    for step, name in enumerate(names):
        for candidate in index.lookup(name, fuzzy=False, limit=40):
            found.setdefault(candidate.place.id, (candidate, step))
    at_home = any(context.trusts(c.place) or c.place.country == context.country for c, _ in found.values())
    if not at_home:
        for step, name in enumerate(names):
            for candidate in index.lookup(name, country=context.country, limit=8):
                if candidate.place.country == context.country or not context.country:
                    found.setdefault(candidate.place.id, (candidate, step))
    elif container is not None and not any(_is_around(c.place, container, index) for c, _ in found.values()):
        for candidate, step in _alike_within(names, container, index):
            found.setdefault(candidate.place.id, (candidate, step))
    return [one for one in found.values() if _numbers(one[0].spelling) in ("", _numbers(names[0]))]


def _numbers(words: str) -> str:
    """The numbers in a name: Base 82 is not Base 112, however alike they are spelt."""
    return " ".join(re.findall(r"\d+", words))


def _alike_within(names: tuple[str, ...], container: Place, index: PlaceIndex) -> Iterator[tuple[Candidate, int]]:
    """What lies in the container, or in the province of its name, and is spelt alike."""
    for step, name in enumerate(names):
        for outer in (container.id, *_namesakes(container, index)):
            for candidate in index.lookup(name, country=container.country, within=outer, limit=8):
                yield candidate, step


def _is_around(place: Place, container: Place, index: PlaceIndex) -> bool:
    return place.id == container.id or index.contains(container.id, place.id) or _is_close(place, container)


def _is_close(place: Place, container: Place) -> bool:
    """Whether it lies about a town that the words name: its villages are told by it too."""
    off = _metres(place, container)
    reach = 3 * (container.radius_m or 20_000)
    return off is not None and off < (max(reach, ABOUT_A_TOWN_M) if container.group == "settlement" else reach)


def _weighed(
    candidate: Candidate,
    step: int,
    kind: str,
    container: Place | None,
    context: PlaceContext,
    index: PlaceIndex,
) -> Weighed:
    place, reasons = candidate.place, [f"spelling {candidate.how}"]
    score = candidate.score - 0.05 * step + 0.4 * place.weight
    share = context.share_besides(candidate.spelling, place.country)
    if share:
        score += 0.6 * share
        reasons.append(f"the report is {share:.0%} about {place.country}")
    if context.trusts(place):
        score += 0.35
        reasons.append(f"named by the pack {place.pack.replace(' ', ', ')}")
    if kind in KIND_WORDS and KIND_WORDS[kind][0]:
        fits = place.kind in KIND_WORDS[kind][0].split()
        score += 0.4 if fits else -0.3
        reasons.append(f"{'is' if fits else 'is not'} a {kind}")
    elif (
        place.group == "settlement"
        and candidate.spelling not in context.senses
        and (context.trusts(place) or place.weight >= 0.5)
    ):
        score += 0.12
    if fold_spelling(place.name) == candidate.spelling:
        score += 0.06
    sense = context.senses.get(candidate.spelling, {}).get(place.id, 0.0)
    if sense >= 0.1 and not kind:
        score += SENSE * sense
        reasons.append(f"{sense:.0%} likely beside the other names of the report")
    score += _around(candidate, container, context, index, reasons)
    return Weighed(candidate=candidate, score=round(score, 4), reasons=tuple(reasons))


def _around(
    candidate: Candidate, container: Place | None, context: PlaceContext, index: PlaceIndex, reasons: list[str]
) -> float:
    place, score = candidate.place, 0.0
    namesakes = context.senses.get(candidate.spelling, {})  # an area of the very name says nothing for its town
    if container is not None:
        inside = index.contains(container.id, place.id)
        if inside or _in_namesake(place, container, index):
            score += 0.6 if inside else 0.55
            reasons.append("within what the words say")
        elif place.id == container.id:
            score -= 0.6
        else:
            close = _is_close(place, container)
            score += 0.25 if close else -0.35
            reasons.append("near what the words say" if close else "not within what the words say")
    elif any(seen.place.id in place.parents[:-1] and seen.place.id not in namesakes for seen in context.seen):
        score += 0.35
        reasons.append("its container is named in the report")
    if context.main is not None and place.group not in ("country", "region", "water"):
        off = _metres(place, context.main)
        if off is not None and off < NEAR_M:
            score += 0.25 * (1 - off / NEAR_M)
            reasons.append(f"{off / 1000:.0f} km from {context.main.name}")
    return score


def _in_namesake(place: Place, container: Place, index: PlaceIndex) -> bool:
    """Whether it lies in the province that bears the name of the town the words say ("Qamishli, Hasakah")."""
    return any(outer in place.parents for outer in _namesakes(container, index))


def _namesakes(container: Place, index: PlaceIndex) -> list[str]:
    """The province and district around a town that bear its name: who names the town may mean them."""
    if container.group != "settlement":
        return []
    above = [p for p in map(index.get, container.parents) if p is not None and p.group in ("admin1", "admin2")]
    first = fold_spelling(container.name).split()[:1]
    return [p.id for p in above if set(first) <= set(fold_spelling(p.name).split())]


def _metres(a: Place, b: Place) -> float | None:
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    return distance_m(a.latitude, a.longitude, b.latitude, b.longitude)
