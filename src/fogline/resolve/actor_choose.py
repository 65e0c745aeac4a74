"""Chooses which of several parties an ambiguous label means in a report.

"The army", "the coalition", "the ministry" are borne by many. A party named in the report counts, so do the country
and the war spoken of where the words stand; a label of one war is never carried into a report on another.
"""

from __future__ import annotations

from dataclasses import dataclass

from fogline.gazetteer import ActorIndex, ActorMatch
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import OF_STATE
from fogline.resolve.actor_beside import body_over, sort_beside
from fogline.resolve.actor_context import PRESENT, ActorContext

FAINT = 0.12
"""How present a war must be for a name of common words to be that of its bearer there."""
LIKELY = 0.5
"""How present a war must be for words that name a side of any war ("rebels") to mean its own."""
"""Kinds of bodies that their heads do not name: presidents are in every report."""
BELIEVED = 0.3
"""What a match must be worth to be taken at all."""
ARTICLE = 6
"""Characters of a mention that hold its determiner."""
ARMED_KINDS = frozenset({"armed group", "military", "militia", "coalition"})
IN_ITS_DAY = 0.6
"""What an ambiguous name is worth of a body that bears it on the day."""
UNTOLD = 0.5
"""How sure a proper name is in a report that tells of no war."""
BESIDE = 0.4
"""What the words right after a name add to a body that they speak of, and take from one that they do not."""


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
    if not weighed or weighed[0][1] < BELIEVED:
        return _only_bearer(matches, position, context, index)
    match, score, reasons = weighed[0]
    rivals = tuple((other, round(max(0.0, min(score, weight)), 3)) for other, weight, _ in weighed[1:4])
    return Choice(match=match, score=score, reasons=reasons, rivals=rivals)


def _only_bearer(
    matches: tuple[ActorMatch, ...], position: int, context: ActorContext, index: ActorIndex
) -> Choice | None:
    """The one armed body that bears a proper name on the day, in a report that tells of no country or war.

    Only with its article ("the Tigers"): without one it may as well be a place's or a person's.
    """
    if not context.is_definite(context.theatre.scan.text[position : position + ARTICLE], position):
        return None
    best = max((match.score for match in matches), default=0.0)
    first = [match for match in matches if match.score == best]
    if len(first) != 1 or best < IN_ITS_DAY or context.theatre.is_told or context.theatre.scan.shouting:
        return None
    match = first[0]
    proper = match.how == "label" and not _bare(match.name) and not match.actor.generic
    if not proper or match.actor.kind not in ARMED_KINDS or index.outlet(match.name) is not None:
        return None
    return Choice(match=match, score=UNTOLD, reasons=("nobody else bears the name on the day",))


def _weigh(match: ActorMatch, position: int, context: ActorContext, index: ActorIndex) -> tuple[float, tuple[str, ...]]:
    reasons = [f"found by {match.how} {match.name!r}"]
    present = presence(match, position, context, index)
    if not match.bound:
        return match.score + 0.05 * (present or 0.0), tuple(reasons)
    score = match.score + _told_beside(match, position, context, index)
    if context.named(match.actor.id, position):
        score += 0.35
        reasons.append("named before in the report")
    elif match.actor.kind not in OF_STATE and context.officer(match.actor.id):
        score += 0.2
        reasons.append("somebody who leads or serves it is named in the report")
    elif context.named(match.actor.id):
        score += 0.1
        reasons.append("named in the report")
    elif present is not None and present < _least(match, context):
        return 0.0, (*reasons, "of a country or war that is not spoken of here")
    elif present is None and match.how == "label" and _bare(match.name):
        return 0.0, (*reasons, "a common word for a body that is not named")
    else:
        score -= _needs_naming(match, present)
    if present is not None:
        score += 0.15 * present
        reasons.append(f"its country or war is {present:.0%} as present as what is most spoken of")
    if match.how == "label" and match.actor.kind in ("government", "military") and not match.actor.generic:
        score += 0.1
    return score, tuple(reasons)


def _told_beside(match: ActorMatch, position: int, context: ActorContext, index: ActorIndex) -> float:
    """What the words right after a name say for or against a bearer: its sort, or the body that it is under."""
    text = context.theatre.scan.text
    at = text[position : position + len(match.name) + ARTICLE].lower().find(match.name.lower())
    if at < 0:
        return 0.0
    end = position + at + len(match.name)
    sort, over = sort_beside(text, end), body_over(text, end)
    if sort:
        return BESIDE if (sort == "fighting") == (match.actor.kind in ARMED_KINDS) else -BESIDE
    above = [body for tie in match.actor.member_of if over and (body := index.get(tie.of)) is not None]
    return BESIDE if any(over in fold_spelling(body.name) for body in above) else 0.0


def _least(match: ActorMatch, context: ActorContext) -> float:
    """How present a party's war or country must be for words that others bear too."""
    proper = match.how == "name" and not match.actor.generic
    if proper:
        return FAINT if context.theatre.is_told else 0.0
    return LIKELY if match.actor.generic else PRESENT


def _bare(name: str) -> bool:
    """Whether a name is common words only, its article aside ("the coalition", not "the Red Cross")."""
    return name.removeprefix("the ").removeprefix("The ").islower()


def _needs_naming(match: ActorMatch, present: float | None) -> float:
    """A shared word ("the group") means one particular body only where the report names it.

    A shared name of its own ("Red Banner") needs less: that its war is spoken of.
    """
    shared = match.how == "label" and not match.actor.generic
    if not shared or match.actor.kind not in ("armed group", "coalition", "militia", "political body"):
        return 0.0
    return 0.25 if present is not None and present >= LIKELY and not _bare(match.name) else 0.5


def presence(match: ActorMatch, position: int, context: ActorContext, index: ActorIndex) -> float | None:
    """How present a party's war, or else its country, is where the words stand; `None` for one that has neither."""
    wars = index.wars_of(match.actor.id)
    if wars:
        return max(context.theatre.standing(war, position) for war in wars)
    home = index.home(match.actor.id)
    return context.theatre.presence(home, position) if home else None
