"""The cue and speaker words of the base pack, ready to be looked up by the form that stands in a text.

Looking up forms rather than the tagger's lemmas keeps cues readable in damaged and upper-case text, where tags and
lemmas fail first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, cast

from fogline.extract.attribution.record import Hedge, Sort
from fogline.model.claim import Basis

FILES = ("cues.toml", "speakers.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One cue word with what it takes and how it stands to its content."""

    lemma: str
    frames: frozenset[str]
    hedge: Hedge = "neutral"
    sort: Sort = "speech"
    strength: int = 3

    def takes(self, *frames: str) -> bool:
        """Tells whether the cue takes any of the frames."""
        return not self.frames.isdisjoint(frames)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """All cue and speaker words.

    Attributes:
        verbs, nouns, adjectives, adverbs: lower-case form -> cue.
        phrases: first word -> (all words, cue) of phrases that introduce a speaker.
        excluded: verb lemma -> object lemmas with which it attributes nothing.
        required: verb lemma -> object lemmas without which it attributes nothing.
        basis: head noun of a speaker -> basis.
        evidence: nouns of things that show something.
        titles: words that stand before a person's or body's name.
        tails: generic words that stand after a name.
        addressees: listeners that are no relay.
        media: first lower-case word of a medium's name -> the names, as word tuples.
    """

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    adverbs: Mapping[str, Cue]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    excluded: Mapping[str, frozenset[str]]
    required: Mapping[str, frozenset[str]]
    basis: Mapping[str, Basis]
    evidence: frozenset[str]
    titles: frozenset[str]
    tails: frozenset[str]
    addressees: frozenset[str]
    media: Mapping[str, tuple[tuple[str, ...], ...]]

    def is_medium(self, words: tuple[str, ...]) -> bool:
        """Whether lower-case words are the whole name of a known medium."""
        return bool(words) and words in self.media.get(words[0], ())

    @property
    def size(self) -> int:
        """Number of different cue words and phrases."""
        words = {
            cue.lemma for table in (self.verbs, self.nouns, self.adjectives, self.adverbs) for cue in table.values()
        }
        return len(words) + sum(len(found) for found in self.phrases.values())


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Inflects a regular verb by the spelling rules of English."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return lemma, third, lemma + "ed", lemma + "ing"


def noun_forms(lemma: str) -> tuple[str, str]:
    """The singular and the regular plural of a noun."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies"
    return lemma, lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")


@cache
def cue_lexicon() -> CueLexicon:
    """Reads the base pack's cue and speaker words once."""
    cues, speakers = (_table(name) for name in FILES)
    strength = cues["strength"]
    verbs: dict[str, Cue] = {}
    for cue in _entries(cues["verb"], strength):
        for form in cues["forms"].get(cue.lemma) or verb_forms(cue.lemma):
            verbs.setdefault(form, cue)
    nouns = {form: cue for cue in _entries(cues["noun"], strength) for form in noun_forms(cue.lemma)}
    return CueLexicon(
        verbs=verbs,
        nouns=nouns,
        adjectives={cue.lemma: cue for cue in _entries(cues["adjective"], strength)},
        adverbs={word: _cue(word, ["adverb"], "speech", hedge, strength) for word, hedge in cues["adverb"].items()},
        phrases=_phrases(cues["phrase"], strength),
        excluded={verb: frozenset(found) for verb, found in cues["not"].items()},
        required={verb: frozenset(found) for verb, found in cues["only"].items()},
        basis={noun: cast(Basis, basis) for basis, found in speakers["basis"].items() for noun in found},
        evidence=frozenset(speakers["evidence"]["nouns"]),
        titles=frozenset(speakers["titles"]["words"]),
        tails=frozenset(speakers["generic"]["tail"]),
        addressees=frozenset(speakers["addressees"]["nouns"]),
        media=_by_first(speakers["media"]["names"]),
    )


def _by_first(names: list[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted({tuple(name.lower().split()) for name in names}):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("fogline.packs") / "base" / name).read_text(encoding="utf-8"))


def _entries(tables: Mapping[str, Any], strength: Mapping[str, int]) -> Iterator[Cue]:
    for sort, hedges in tables.items():
        for hedge, words in hedges.items():
            for lemma, frames in words.items():
                yield _cue(lemma, frames, sort, hedge, strength)


def _cue(lemma: str, frames: list[str], sort: str, hedge: str, strength: Mapping[str, int]) -> Cue:
    level = strength.get(lemma, strength[hedge])
    told = cast(Hedge, "distancing" if hedge == "appearing" else hedge)
    return Cue(lemma=lemma, frames=frozenset(frames), hedge=told, sort=cast(Sort, sort), strength=level)


def _phrases(
    tables: Mapping[str, list[str]], strength: Mapping[str, int]
) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for hedge, phrases in tables.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, _cue(phrase, ["phrase"], "speech", hedge, strength)))
    return {first: tuple(entries) for first, entries in found.items()}
