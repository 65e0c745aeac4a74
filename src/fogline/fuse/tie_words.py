"""The words by which a report ties one happening to another: answers, aftermaths, parts, and names of happenings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from re import Pattern


def _any(*phrases: str) -> Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


ANSWERS = _any(
    r"in (?:apparent |direct |swift )?(?:response|reaction|answer) to",
    r"in (?:apparent )?(?:retaliation|reprisal|revenge|retribution) (?:for|against|to|over)",
    r"(?:retaliat(?:ed|ing|es|e)|respond(?:ed|ing|s)?|hit back|struck back) (?:for|to|after|over)",
    r"(?:a|as) (?:response|reprisal|punishment) (?:to|for)",
    r"to avenge|avenging|in revenge of|(?:to|as) punish(?:ment)?(?: \w+)? for",
    r"provoked by|prompted by|triggered by",
)
"""Words after which the happening stands that was answered."""
AFTERS = _any(
    r"in the (?:immediate )?(?:wake|aftermath) of",
    r"(?:(?:hours?|days?|weeks?|months?|shortly|soon|immediately|right) )?after",
    r"following",
    r"since",
)
"""Words after which the earlier happening stands."""
LEADS = _any(
    r"prompting", r"triggering", r"provoking", r"forcing", r"sparking", r"setting off", r"which (?:prompted|forced)"
)
"""Words before which the earlier happening stands."""
CLOCK = re.compile(
    r"\s*(?:midnight|midday|noon|dawn|dusk|sunset|sunrise|dark|nightfall|\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m)|this|that|then|which)\b",
    re.IGNORECASE,
)
"""What makes of "after" a time of day, or of a word for something else."""
OPENED = re.compile(
    r"\W*(?:(?:more|less|than|about|over|nearly|just|only|a|an|the|one|two|three|four|five|six|ten|few|several|some|\d+|"
    r"hours?|days?|weeks?|months?|years?|shortly|soon|immediately|right|long)\s+){0,5}(?:after|following|since)\b",
    re.IGNORECASE,
)
"""What opens words that tell of something earlier than the rest of their sentence: "more than a month after"."""
PARTS = _any(
    r"(?:as )?(?:a )?part of",
    r"in the course of",
    r"during",
    r"amid(?:st)?",
    r"on the (?:\w+ )?day of",
    r"in support of",
    r"to (?:help|support|back)",
    r"while",
    r"in",
    r"days? (?:into|after)",
)
"""Words after which the whole stands."""
PART_SAID = _any(
    r"part of", r"in the course of", r"on the (?:\w+ )?day of", r"during", r"in (?=(?:the|a|an|its|their)\b)"
)
"""Those of them that say it so plainly that neither place nor days are asked."""
CAMPAIGN = _any(
    r"(?:counter-?)?offensives?", r"campaign", r"(?:military|ground|wide-scale|large-scale)? ?operation",
    r"battle (?:to|for|of)", r"push", r"advance", r"assault", r"drive (?:to|on)", r"invasion", r"siege",
)  # fmt: skip
"""Names of what has parts."""

HAPPENINGS: Mapping[str, Pattern[str]] = {
    kind: _any(*nouns.split("|"))
    for kind, nouns in {
        "strike.airstrike": r"(?:air ?|air-)?(?:strikes?|raids?)|bomb(?:ing|ardment|ed)s?|warplanes?|missiles?|drones?",
        "strike.shelling": r"shell(?:ing|s|fire|ed)?|mortars?|rockets?|bombardment|barrage|artillery",
        "strike.bombing": r"bomb(?:ing|er|ers|s)?|blasts?|explosions?|suicide|detonat\w+",
        "strike.chemical": r"chemical|gas(?:sing|sed)?|sarin|chlorine|nerve agent|poison\w*",
        "strike.attack": r"strikes?|drones?|missiles?|rockets?",
        "harm.killed": r"kill(?:ing|ings|ed)|murder(?:s|ed)?|massacre|deaths?|assassination|shooting|slay\w+",
        "harm.injured": r"wounding|injur\w+|shooting",
        "harm.damage": r"destruction|fire|damage",
        "harm.detained": r"arrests?|abduction|kidnapping|capture|detention",
        "fighting.offensive": r"offensive|assault|advance|raid|ambush|operation|incursion|storm\w+",
        "fighting.battle": r"clash(?:es)?|fighting|battles?|fight",
        "control.capture": r"captur\w+|seizure|fall|takeover|recapture",
        "control.siege": r"siege|blockade|encirclement",
    }.items()
}
"""By kind, the nouns by which a later sentence calls it."""
ANY_ATTACK = _any(r"attacks?", r"incidents?", r"violence", r"tragedy", r"bloodshed", r"atrocity", r"massacre")
"""Nouns by which anything violent may be called."""
OWN_NOUN = frozenset({"strike.chemical", "strike.bombing", "strike.shelling", "strike.airstrike"})
"""Kinds whose nouns tell one from another."""

DIED_LATER = re.compile(
    r"\b(?:died|dies|dead|succumb\w*|death)\b[^.;]{0,60}\b(?:wounds?|injur\w+|hospital)\b"
    r"|\bwounded\b[^.;]{0,60}\bdied\b|\blater died\b|\bdied later\b|\bsuccumb\w*\b",
    re.IGNORECASE,
)
RESCUED = _any(
    r"rubble",
    r"rescue\w*",
    r"pulled (?:out|from|alive)",
    r"put (?:it|them|the fire)? ?out",
    r"extinguish\w*",
    r"dug",
    r"surviv\w+",
    r"ambulances?",
)
BURIED = _any(r"funerals?", r"buried", r"burial", r"laid to rest", r"mourn\w*", r"cemetery")
CONDEMNED = _any(
    r"condemn\w*",
    r"denounc\w+",
    r"deplor\w+",
    r"decr(?:ied|y|ies)",
    r"outrage\w*",
    r"express\w+ (?:shock|grief|sorrow)",
)
SUSPECTED = _any(
    r"over", r"in connection with", r"suspect\w*", r"suspicion", r"charged", r"accused", r"responsible", r"linked to"
)
INQUIRY = _any(r"investigat\w+", r"inquir(?:y|ies)", r"enquir(?:y|ies)", r"inquest", r"probe", r"autops(?:y|ies)")
TREATED = _any(r"treat(?:ed|ing|ment)", r"hospitals?", r"transferred", r"evacuated", r"surgery")
PROTESTED = _any(r"protest\w*", r"demonstrat\w+", r"march(?:ed)?", r"strike")
