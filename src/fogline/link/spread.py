"""How many reports have each word: what is found in few of them tells more than what all of them have.

The counts are of a fixed number of a record's reports, the first that came in, and are taken anew only when the record
has twice as many (`counted`). Otherwise each report that comes in would shift the weight of every word a little, and
all that was ever linked would have to be linked again. What must stay true: the same reports in the same order of
coming in give the same counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import log
from typing import NamedTuple

from fogline.link.words import read_words
from fogline.model import fold_name

RARE = 0.35
UNSEEN = 200
"""Reports that stand for all those the record does not hold when rarity is worked out."""
NAME_PRIOR, WORD_PRIOR = 0.005, 0.05
"""Share of the unseen reports that are taken to have a name, and a word, of the record."""
FEW = 64
"""Reports up to which all are counted."""

MANY_SUBJECTS, ONE_SUBJECT = 0.05, 0.09
"""Share of names in common up to which reports are of many subjects (shootings in many towns: 0.03 to 0.04), and from
which they are of one (reports of one war: 0.11 and more)."""
TOLD_FROM = 12
"""Reports from which that share tells something."""


def counted(reports: int) -> int:
    """Of how many reports, the first that came in, the words are counted: all of few, else a power of two."""
    return reports if reports < FEW else 1 << (reports.bit_length() - 1)


class Uses(NamedTuple):
    """How many reports have a word: in their text, written as a name, as a folded word between blanks."""

    texts: int = 0
    named: int = 0
    folded: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The counts of a record.

    Attributes:
        reports: of how many reports.
        uses: by word; a word that is not there is in none of them.
        in_common: the share of a report's names that another report has too, on the mean; `None` where too few reports
            were counted to tell.
    """

    reports: int = 0
    uses: Mapping[str, Uses] = field(default_factory=dict)
    in_common: float | None = None

    @classmethod
    def of(cls, texts: Iterable[str]) -> Spread:
        """Counts the words of reports, each given as one text."""
        told, named, folded, reports = Counter[str](), Counter[str](), Counter[str](), 0
        for text in texts:
            words = read_words(text)
            reports += 1
            told.update(words.counts.keys())
            named.update(words.names)
            folded.update(set(fold_name(text).split()))
        known = told.keys() | folded.keys()
        uses = {word: Uses(told[word], named[word], folded[word]) for word in known}
        return cls(reports=reports, uses=uses, in_common=_in_common(reports, named))

    @property
    def one_subject(self) -> float:
        """How far the reports are of one subject, such as a war, 0 … 1; where it cannot be told they are."""
        if self.in_common is None:
            return 1.0
        return min(1.0, max(0.0, (self.in_common - MANY_SUBJECTS) / (ONE_SUBJECT - MANY_SUBJECTS)))

    def of_claim(self, word: str) -> float:
        """Weight of a word for having been found in two claims."""
        seen = self.uses.get(word, Uses()).folded
        return max(0.0, RARE * (1 - log(max(1, seen)) / log(max(2, self.reports))))

    def of_report(self, word: str) -> float:
        """How much finding a word tells, 0 … 1: few reports of the record have it, and names are rare beyond it too."""
        seen = self.uses.get(word, Uses())
        prior = NAME_PRIOR if 2 * seen.named >= seen.texts else WORD_PRIOR
        rare = log((self.reports + UNSEEN) / (max(1, seen.texts) + UNSEEN * prior))
        return max(0.0, rare / log(self.reports + UNSEEN))


def _in_common(reports: int, named: Mapping[str, int]) -> float | None:
    held = sum(named.values())
    if reports < TOLD_FROM or not held:
        return None
    return sum(number * (number - 1) for number in named.values()) / (held * (reports - 1))
