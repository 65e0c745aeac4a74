"""Forecasts: who expected, feared, threatened or meant what, by when, on what condition, and what came of it.

Probability words become the ranges of Intelligence Community Directive 203; other words become none. An outcome is
given only where a later claim of the record plainly tells it; everything else stays open, for a person to judge.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fogline.fuse.days import interval, shifted, told_on
from fogline.fuse.forecast_tolls import Told, risen_toll
from fogline.fuse.one_happening import PARTIAL
from fogline.fuse.prose import day_in_words, words_of
from fogline.fuse.sides import side_of, sides_of
from fogline.fuse.toll_items import told_places
from fogline.model import Forecast, ReadClaim, When, Where, tagged_hash
from fogline.model.sentences import SENTENCE_END

Sort = Literal["forecast", "warning", "intent", "threat"]
Outcome = Literal["open", "happened", "did not happen", "cannot be judged"]

PROBABILITIES: tuple[tuple[re.Pattern[str], tuple[float, float]], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), bounds)
    for words, bounds in (
        (r"almost no chance|remote(?:ly)?", (0.01, 0.05)),
        (r"very unlikely|highly (?:unlikely|improbable)", (0.05, 0.2)),
        (r"unlikely|improbable|doubtful", (0.2, 0.45)),
        (r"roughly even(?: chance| odds)?|even chance|toss-?up", (0.45, 0.55)),
        (r"very likely|highly (?:likely|probable)", (0.8, 0.95)),
        (r"almost certain(?:ly)?|nearly certain|inevitabl[ey]|bound to|virtually certain", (0.95, 0.99)),
        (r"likely|probabl[ey]", (0.55, 0.8)),
    )
)
"""Words in the order they are tried: the longer phrase before the shorter one it holds."""
CONDITION = re.compile(
    r"\b(?:if|unless|should(?= (?:the|it|they|he|she|this|[A-Z]))|provided(?: that)?|in case|as long as|"
    r"in the event of|in response to|once|without)\b[^,;.]*",
    re.IGNORECASE,
)
WARNS = re.compile(
    r"\b(?:warn(?:s|ed|ing)?|fears?|feared|risk(?:s|ed)?|danger|threat(?:en)?s? to|concerns? (?:are|over|about|that)|"
    r"could lead|escalat\w*|brink)\b",
    re.IGNORECASE,
)
THREATENS = re.compile(
    r"\b(?:threaten(?:s|ed|ing)?|vow(?:s|ed)?|retaliat\w*|punish\w*|ultimatum|revenge|pay a price)\b", re.IGNORECASE
)
PLEDGED = re.compile(r"\b(?:promis|vow|pledg|threaten|sw(?:ear|ore|orn))\w*", re.IGNORECASE)
"""A word given for the future, which stands after the day on which it was given."""
FORESEES = re.compile(r"\b(?:potential|may|might|could|possib\w+|likely|expected|looks? to|poised)\b", re.IGNORECASE)
HORIZONS = (
    (re.compile(r"\b(?:in|within) (?:the )?(?:next |coming )?(?:few |couple of )?hours\b", re.IGNORECASE), 1),
    (
        re.compile(
            r"\b(?:(?:in|within|over) )?(?:the )?(?:next|coming) (?:few )?days\b|\bsoon\b|\bimminent", re.IGNORECASE
        ),
        14,
    ),
    (re.compile(r"\b(?:next|coming) (?:few )?weeks\b", re.IGNORECASE), 60),
    (re.compile(r"\b(?:next|coming) (?:few )?months\b", re.IGNORECASE), 365),
)
"""Vague horizons with the days after which they have certainly passed."""
LED_IN = re.compile(
    r"\b(?:potential|possibility|prospects?|risks?|danger|chances?|likelihood|fears?|concerns?|expectations?)\s+"
    r"(?:(?:for|of|that|over|about|is|are)\s+)*(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words right before a claim that make it what somebody expects of its actor, not what the actor means to do."""
PARTS_OF_TOWNS = frozenset({"site", "neighbourhood", "city-part", "vague"})
LATER = 45
"""Days after an undated forecast within which the record may tell its outcome."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expected:
    """What would make a forecast come true, as claims of the record can tell it."""

    kinds: frozenset[str]
    words: str


EXPECTED: tuple[tuple[re.Pattern[str], _Expected], ...] = tuple(
    (re.compile(words, re.IGNORECASE), _Expected(kinds=frozenset(kinds.split()), words=told))
    for words, kinds, told in (
        (r"\b(?:break|lift|end)\w*\b[^.;]{0,30}\bsiege\b", "control.siege_broken", "the siege was broken"),
        (r"\bbesiege|\bsiege of\b|\bencircle", "control.siege", "it was besieged"),
        (r"\b(?:captur|recaptur|seiz|retak|tak(?:e|ing) (?:control|over)|fall(?:s|ing)? to|overrun|storm)\w*",
         "control.capture", "it was taken"),
        (r"\bwithdraw|\bretreat|\bpull out", "control.withdrawal control.loss", "they withdrew"),
        (r"\bceasefire|\btruce|\bagreement\b", "politics.agreement", "it was agreed"),
        (r"\b(?:flee|displace|exodus)", "harm.displaced", "people fled"),
    )
)  # fmt: skip
TOLL_RISES = re.compile(
    r"\b(?:toll|number of (?:dead|deaths|killed|casualties)|casualties|deaths|total)\b[^.;]{0,60}\b(?:rise|climb|grow|"
    r"increase|pass|exceed|higher|mount)\w*",
    re.IGNORECASE,
)
AHEAD = re.compile(r"\b(?:will|would|shall|should|could|may|might|can|to)\b|[’']ll\b", re.IGNORECASE)

DUE = re.compile(r"\b(?:is|are|was|were) (?:due |set |scheduled |expected )?to\b", re.IGNORECASE)
"""Words of what is to come about, foretold by who says so and not by who is to do it ("troops are to follow")."""


def forecasts(
    claims: Sequence[ReadClaim],
    texts: Mapping[str, str] | None = None,
    event_of: Mapping[str, str] | None = None,
) -> tuple[Forecast, ...]:
    """Reads the forecasts of a record and judges those whose outcome it plainly tells.

    Args:
        claims: in any order.
        texts: text by document id; a condition may stand in the sentence outside the claim's own words.
        event_of: event id by claim id, which tells whether two tolls are of one happening.
    """
    ordered = sorted(claims, key=lambda one: (one.document, one.claim.span.start, one.id))
    ahead = _without_inner([one for one in ordered if looks_ahead(one)])
    later = [one for one in ordered if one.claim.time in ("past", "now") and not one.claim.opinion]
    told = Told(later=later, event_of=event_of or {})
    made = [_forecast(one, told, (texts or {}).get(one.document, "")) for one in ahead]
    return tuple(sorted(made, key=lambda one: (one.made or "9999", one.forecaster, one.id)))


def looks_ahead(claim: ReadClaim) -> bool:
    """Whether a claim tells what somebody expects or means to do, rather than an attempt that is already history."""
    told = claim.claim
    if told.denial or (told.background and not (told.time == "planned" and PLEDGED.search(told.span.quote))):
        return False
    if told.family == "outlook":
        return True
    return told.time == "forecast" or (told.time == "planned" and told.kind != "politics.demand")


def _without_inner(ahead: Sequence[ReadClaim]) -> list[ReadClaim]:
    """Leaves out a claim within another one's words: one sentence of outlook is one forecast."""
    by_report: dict[str, list[ReadClaim]] = defaultdict(list)
    for one in ahead:
        by_report[one.document].append(one)
    return [one for one in ahead if not any(_holds(other, one) for other in by_report[one.document])]


def _holds(outer: ReadClaim, inner: ReadClaim) -> bool:
    a, b = outer.claim.span, inner.claim.span
    return outer.id != inner.id and a.contains(b) and (a.start, a.end) != (b.start, b.end)


def _forecast(claim: ReadClaim, told: Told, text: str) -> Forecast:
    quote = " ".join(claim.claim.span.quote.split())
    made = _made(claim)
    horizon = _horizon(claim, quote, made)
    condition = CONDITION.search(quote) or CONDITION.search(_sentence(claim, text))
    led_in = LED_IN.search(text, max(0, claim.claim.span.start - 60), claim.claim.span.start)
    sort = _sort(claim, f"{led_in.group(0) if led_in else ''} {quote}")
    outcome, why, known = _outcome(claim, quote, made, horizon, told)
    return Forecast(
        id=tagged_hash("forecast", claim.id),
        claim=claim.id,
        forecaster=_forecaster(claim, sort),
        statement=quote,
        sort=sort,
        made=made,
        horizon=horizon,
        condition=" ".join(condition.group(0).split()) if condition else None,
        probability=probability(quote),
        outcome=outcome,
        outcome_why=why,
        outcome_claims=tuple(one.id for one in known),
    )


def _sentence(claim: ReadClaim, text: str) -> str:
    """The sentence of the report around a claim's words."""
    start, end = claim.claim.span.start, claim.claim.span.end
    before = [match.end() for match in SENTENCE_END.finditer(text, max(0, start - 400), start)]
    after = SENTENCE_END.search(text, max(0, end - 1), end + 400)
    return text[max(before, default=max(0, start - 400)) : after.end() if after else end]


def probability(quote: str) -> tuple[float, float] | None:
    """The range that a probability word stands for; `None` for "may", "could" and all words without an agreed one."""
    return next((bounds for pattern, bounds in PROBABILITIES if pattern.search(quote)), None)


def _forecaster(claim: ReadClaim, sort: Sort) -> str:
    """The speaker; of an intent the party itself; of what is due, or of a quoted passage, who writes it."""
    if claim.says:
        return words_of(claim)
    if sort in ("intent", "threat") and not DUE.search(claim.claim.span.quote):
        actors = [party.name for party in claim.actors if side_of(party) or not party.id.startswith("new:")]
        if actors:
            return actors[0]
    return words_of(claim)


def _sort(claim: ReadClaim, quote: str) -> Sort:
    if claim.claim.kind == "politics.threat" or (claim.claim.time == "planned" and THREATENS.search(quote)):
        return "threat"
    if claim.claim.kind == "outlook.intent" or (claim.claim.time == "planned" and not FORESEES.search(quote)):
        return "intent"
    return "warning" if WARNS.search(quote) else "forecast"


def _made(claim: ReadClaim) -> str | None:
    when = claim.published_when
    if when is None:
        return claim.published
    return when.latest if when.earliest == when.latest else None


def _horizon(claim: ReadClaim, quote: str, made: str | None) -> When | None:
    """Until when: the claim's own time where that lies ahead, else what words such as "soon" come to at most."""
    if claim.when is not None and made is not None and (claim.when.latest or "9999") >= made:
        return claim.when
    if made is None or claim.claim.polarity == "negative":
        return None
    for pattern, days in HORIZONS:
        if pattern.search(quote):
            last = shifted(made, days)
            return When(earliest=made, latest=last, precision="days", edtf=f"{made}/{last}", approximate=True)
    return None


def _outcome(
    claim: ReadClaim, quote: str, made: str | None, horizon: When | None, told: Told
) -> tuple[Outcome, str, tuple[ReadClaim, ...]]:
    start = made or told_on(claim)
    if start is None:
        return "open", "It is not known when it was made.", ()
    end = horizon.latest if horizon and horizon.latest else shifted(start, LATER)
    if TOLL_RISES.search(quote):
        rising = risen_toll(claim, (start, end), told)
        if rising is not None:
            return "happened", f"A later toll of the same happening is higher ({words_of(rising)}).", (rising,)
        return "open", "No later toll of the record is plainly of the same happening and higher.", ()
    expected = _expected(quote)
    if expected is None:
        return "open", "The record does not plainly tell what came of it.", ()
    for other in told.later:
        if _fulfils(claim, other, expected, (start, end)):
            day = interval(other)[1] or ""
            why = f"By {day_in_words(day)} {expected.words}, as {words_of(other)} has it." if day else expected.words
            return "happened", why, (other,)
    return "open", "No later claim of the record tells what came of it.", ()


def _expected(quote: str) -> _Expected | None:
    """What words foretell: what stands behind their "will" or "to", for what stands before it is only what it hangs on.

    "The fall of the port would open the coast" foretells no fall.
    """
    ahead = AHEAD.search(quote)
    return next((told for pattern, told in EXPECTED if pattern.search(quote, ahead.start() if ahead else 0)), None)


def _fulfils(claim: ReadClaim, other: ReadClaim, expected: _Expected, days: tuple[str, str]) -> bool:
    """Whether a later claim tells what was expected: same kind, place and doer, after the forecast, in its time."""
    first, last = interval(other)
    if other.claim.kind not in expected.kinds or other.claim.polarity == "negative" or other.claim.certainty < 2:
        return False
    if (
        other.claim.denial
        or other.claim.background
        or last is None
        or first is None
        or first <= days[0]
        or last > days[1]
    ):
        return False
    doers = set(sides_of(claim.actors))
    if doers and sides_of(other.actors) and not doers & set(sides_of(other.actors)):
        return False
    if "control.capture" in expected.kinds and PARTIAL.search(other.claim.span.quote):
        return False  # some ground by it was taken, which is not the place
    return _meet(told_places(claim), told_places(other))


def _meet(one: Sequence[Where], other: Sequence[Where]) -> bool:
    return bool(_here(one) & _here(other))


def _here(places: Sequence[Where]) -> set[str]:
    """Ids of places, and of the town around those that are parts of one."""
    around = {key for place in places if place.precision in PARTS_OF_TOWNS for key in place.within[:2]}
    return {place.id for place in places if place.id} | around


def overdue(forecast: Forecast, today: date) -> bool:
    """Whether an open forecast's time has passed, so that a person should judge it."""
    latest = forecast.horizon.latest if forecast.horizon else None
    return forecast.outcome == "open" and latest is not None and date.fromisoformat(latest) < today
