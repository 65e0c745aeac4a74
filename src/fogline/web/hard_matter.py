"""Words that are hard to read: sexual violence, and harm to children. Lists fold them, and the queue leaves them out.

It is care for those who read all day, and no judgement: a claim is recorded, counted and exported all the same. What
must stay true: nothing is hidden without its reason and without a way to see it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from fogline.model import ReadClaim

SEXUAL, CHILDREN = "sexual violence", "harm to children"
REASONS = (CHILDREN, SEXUAL)
_AGED = re.compile(r"\b(\d{1,2})[- ](?:years?|months?|weeks?|days?)[- ]old\b|\baged (\d{1,2})\b")
_YOUNG = re.compile(r"\b\d{1,2}[- ](?:month|week|day)s?[- ]old\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Any:
    """Some of these words: where not even their letters stand, and mostly they do not, no pattern is looked for."""

    letters: tuple[str, ...]
    pattern: re.Pattern[str]

    def stands_in(self, words: str) -> bool:
        """Whether one of them does; the words are in small letters."""
        return any(one in words for one in self.letters) and self.pattern.search(words) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words as one looks for them."""

    sexual: _Any
    children: _Any
    harm: _Any
    families: frozenset[str]
    oldest: int


def hard_matter(words: str, kind: str = "") -> str:
    """Why words are hard to read; empty where they are not.

    Args:
        words: that a page would show.
        kind: of the claim or event that they tell of, where it is one.
    """
    known, told = _words(), words.lower()
    if known.sexual.stands_in(told):
        return SEXUAL
    if not _tells_of_children(told, known):
        return ""
    return CHILDREN if kind.partition(".")[0] in known.families or known.harm.stands_in(told) else ""


def hard_claim(claim: ReadClaim) -> str:
    """Why a claim is hard to read: by its words, what its numbers count, and how old its victims were."""
    ages = (f"aged {one.person.age}" for one in claim.victims if one.person and one.person.age)
    told = (claim.claim.span.quote, *(one.unit for one in claim.counts), *ages)
    return hard_matter(" ".join(told), claim.claim.kind)


def folded_titles(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Points of a map, the titles of those that are hard to read folded."""
    whys = ((row, hard_matter(row["title"], row["family"])) for row in rows)
    return [{**row, "title": f"{why.capitalize()}, not shown here" if why else row["title"]} for row, why in whys]


def _tells_of_children(words: str, known: _Words) -> bool:
    if known.children.stands_in(words):
        return True
    if "old" not in words and "aged" not in words:
        return False
    if _YOUNG.search(words):
        return True
    return any(int(one[1] or one[2]) <= known.oldest for one in _AGED.finditer(words))


@cache
def _words() -> _Words:
    told = tomllib.loads((files("fogline") / "packs" / "base" / "hard_matter.toml").read_text(encoding="utf-8"))
    return _Words(
        sexual=_any_of(told["sexual"]),
        children=_any_of(told["children"]),
        harm=_any_of(told["harm"]),
        families=frozenset(told["families"]),
        oldest=told["oldest"],
    )


def _any_of(words: Sequence[str]) -> _Any:
    """One pattern for all of them; where a star stands, any ending goes."""
    letters = tuple(sorted({one.rstrip("*").split()[0] for one in words}))
    each = (re.escape(one.rstrip("*")).replace(r"\ ", r"\s+") + (r"\w*" if one.endswith("*") else "") for one in words)
    return _Any(letters=letters, pattern=re.compile(rf"\b(?:{'|'.join(each)})\b"))
