"""The words of certainty, loaded once from ``packs/base/certainty.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fogline.model import Time


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What a predicate does to the certainty of its complement.

    Attributes:
        name: the class it belongs to.
        affirmed: certainty of the complement when the predicate is affirmed.
        negated: the same when it is negated.
        time: where it moves the complement, if anywhere.
        distance: the report keeps the complement at a distance.
        denial: somebody denies the complement.
    """

    name: str
    affirmed: float
    negated: float
    time: Time | None = None
    distance: bool = False
    denial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Modal:
    """What an auxiliary does to its verb: the certainty it caps, and the time it moves it to."""

    certainty: float
    time: Time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the certainty reader knows about words.

    Predicates are keyed by lemma, or by lemma and complementizer (``"order to"``, ``"hold that"``).
    """

    verbs: dict[str, Signature]
    adjectives: dict[str, Signature]
    nouns: dict[str, Signature]
    modals: dict[str, Modal]
    adverbs: dict[str, float]
    conditional: frozenset[str]
    whether: frozenset[str]
    ahead: frozenset[str]
    forestalling: frozenset[str]
    preventing: frozenset[str]
    without: frozenset[str]
    ongoing: frozenset[str]
    states: frozenset[str]
    upcoming: frozenset[str]

    def verb(self, lemma: str, link: str) -> Signature | None:
        """The signature of a verb before a complement linked by `link` ("to", "that", a preposition or "")."""
        return self.verbs.get(f"{lemma} {link}") or self.verbs.get(lemma)

    def noun(self, lemma: str, link: str) -> Signature | None:
        """The same of a noun."""
        return self.nouns.get(f"{lemma} {link}") or self.nouns.get(lemma)


def _signatures(classes: Iterable[dict[str, Any]]) -> dict[str, Signature]:
    known: dict[str, Signature] = {}
    for row in classes:
        signature = Signature(
            name=row["class"],
            affirmed=row["affirmed"],
            negated=row["negated"],
            time=row.get("time"),
            distance=row.get("distance", False),
            denial=row.get("denial", False),
        )
        for word in row["words"]:
            known.setdefault(word, signature)
    return known


@cache
def lexicon() -> Lexicon:
    """Loads the lexicon that ships with Fogline."""
    table = tomllib.loads((files("fogline") / "packs" / "base" / "certainty.toml").read_text(encoding="utf-8"))
    conditions, time = table["conditions"], table["time"]
    return Lexicon(
        verbs=_signatures(table["embedding"]),
        adjectives=_signatures(table["adjective"]),
        nouns=_signatures(table["noun"]),
        modals={word: Modal(certainty=score, time=when or None) for word, (score, when) in table["modals"].items()},
        adverbs=table["adverbs"],
        conditional=frozenset(conditions["conditional"]),
        whether=frozenset(conditions["open"]),
        ahead=frozenset(conditions["ahead"]),
        forestalling=frozenset(conditions["forestalling"]),
        preventing=frozenset(conditions["preventing"]),
        without=frozenset(conditions["without"]),
        ongoing=frozenset(time["ongoing"]),
        states=frozenset(time["states"]),
        upcoming=frozenset(time["upcoming"]),
    )
