"""What the trees are told: of a candidate, and of two candidates that may be one entity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bench.muc_candidates import Candidate, Lexicon, Mention, Said
from bench.muc_form import form
from bench.muc_gold import ROLES
from bench.muc_ties import ties

Numbers = NDArray[np.float32]
SMALL = frozenset({"of", "for", "and", "in"})
"""Words an acronym leaves out."""
ADJACENT = 3
"""Words between two mentions, up to which what stands between them is looked at."""


def features(
    said: Said, found: Sequence[Candidate], lexicon: Lexicon, topic: Sequence[float], linear: Sequence[Sequence[float]]
) -> Numbers:
    """A row for each candidate.

    Args:
        said: the report.
        found: its candidates.
        lexicon: of reports other than this one.
        topic: chances that the report is about an incident, and of each type, by its words alone.
        linear: what each linear model says of each candidate, by the words around it and by the parse.
    """
    around = _Around(said, found)
    rows = [
        [*_of_itself(said, one), *around.of(one), *_known(lexicon, one), *topic, *built, *tied, *scores]
        for one, built, tied, *scores in zip(found, form(said, found), ties(said, found), *linear, strict=True)
    ]
    return np.array(rows, dtype=np.float32)


def _of_itself(said: Said, one: Candidate) -> list[float]:
    chances = [mention.chance for mention in one.mentions]
    words = one.text.split()
    lowered = said.text.lower()
    return [
        float(one.role),
        max(chances),
        float(np.mean(chances)),
        sum(chances),
        float(len(chances)),
        float(lowered.count(one.shown.lower())),
        chances[0],
        float(len(words)),
        float(len(one.shown)),
        one.mentions[0].first / len(said.words),
        float(one.mentions[0].first),
        float(any(character.isdigit() for character in one.shown)),
        float(" of " in f" {one.text} "),
        float("[" in one.shown or "(" in one.shown or "," in one.shown),
        float(one.shown.lower().startswith(("a ", "an ", "the "))),
        float(one.text.endswith("s")),
        float(len(said.words)),
        *map(float, said.whole[said.stretch[one.best.first]]),
        *map(float, said.whole.max(axis=0)),
        *map(float, said.kinds[one.best.first, one.role]),
        *map(float, said.effects[one.best.first]),
        *map(float, said.chances[one.best.first, :, 1]),
        float(said.chances[one.best.last, one.role, 1:].sum()),
    ]


def _known(lexicon: Lexicon, one: Candidate) -> list[float]:
    return [*lexicon.share(one.role, one.text), *lexicon.share(one.role, f"*{one.head}")]


class _Around:
    """A candidate among the others of its report."""

    def __init__(self, said: Said, found: Sequence[Candidate]) -> None:
        self.sentences = said.sentences
        self.by_role: list[list[Candidate]] = [[one for one in found if one.role == role] for role in range(len(ROLES))]
        self.covered: list[list[tuple[Mention, Candidate]]] = [
            [(mention, one) for one in same for mention in one.mentions] for same in self.by_role
        ]
        self.best_in: list[dict[int, float]] = []
        for same in self.covered:
            best: dict[int, float] = defaultdict(float)
            for mention, _ in same:
                sentence = int(self.sentences[mention.first])
                best[sentence] = max(best[sentence], mention.chance)
            self.best_in.append(best)

    def of(self, one: Candidate) -> list[float]:
        """Its rank and rivals in the role, and the best of every role in its sentence and in the report."""
        same = self.by_role[one.role]
        overlapping = [
            (mention, other)
            for mention, other in self.covered[one.role]
            if other is not one and mention.first <= one.best.last and one.best.first <= mention.last
        ]
        longer = [m.chance for m, other in overlapping if len(other.shown) > len(one.shown)]
        shorter = [m.chance for m, other in overlapping if len(other.shown) < len(one.shown)]
        alike = [other.best.chance for other in same if other is not one and other.head == one.head]
        sentence = int(self.sentences[one.best.first])
        return [
            float(sum(other.best.chance > one.best.chance for other in same)),
            max(longer, default=0.0),
            max(shorter, default=0.0),
            max(alike, default=0.0),
            float(len(same)),
            float(sentence),
            *(best.get(sentence, 0.0) for best in self.best_in),
            *(max(best.values(), default=0.0) for best in self.best_in),
        ]


def together(one: Candidate, other: Candidate, said: Said, lexicon: Lexicon) -> list[float]:
    """A row for two candidates of one role; it depends neither on the network nor on their order."""
    left, right = set(one.text.split()), set(other.text.split())
    shared = len(left & right)
    first, second = _closest(one, other)
    between = _between(first, second, said)
    return [
        float(one.role),
        float(one.head == other.head),
        float(shared),
        shared / max(1, len(left | right)),
        shared / max(1, min(len(left), len(right))),
        float(abs(first.first - second.first)),
        float(any(a.first <= b.last and b.first <= a.last for a in one.mentions for b in other.mentions)),
        float(said.sentences[first.first] == said.sentences[second.first]),
        float(_is_acronym(one.text, other.text) or _is_acronym(other.text, one.text)),
        float(between in ("[", "(", "]", '"')),
        float(between == ""),
        float(between == ","),
        float(between in ("and", ", and", "or", "as well as")),
        float(min(len(left), len(right))),
        float(max(len(left), len(right))),
        float(one.text.endswith("s") == other.text.endswith("s")),
        float(one.text.endswith("s") and other.text.endswith("s")),
        float(min(len(one.mentions), len(other.mentions))),
        float(max(len(one.mentions), len(other.mentions))),
        lexicon.together(one.text, other.text),
        lexicon.together(f"*{one.head}", f"*{other.head}"),
        *sorted((lexicon.share(one.role, one.text)[0], lexicon.share(one.role, other.text)[0])),
        float(len(said.words)),
    ]


def _closest(one: Candidate, other: Candidate) -> tuple[Mention, Mention]:
    """The mentions of two candidates that stand nearest to each other, without overlap where there are such."""
    pairs = ((a, b) for a in one.mentions for b in other.mentions)
    return min(pairs, key=lambda pair: (_overlap(*pair), abs(pair[0].first - pair[1].first)))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.first <= other.last and other.first <= one.last


def _between(one: Mention, other: Mention, said: Said) -> str:
    """The text between two mentions, where it is short."""
    first, second = sorted((one, other), key=lambda mention: mention.first)
    if _overlap(one, other) or second.first - first.last > ADJACENT:
        return "…"
    return " ".join(said.text[said.words[first.last][1] : said.words[second.first][0]].lower().split())


def _is_acronym(short: str, long: str) -> bool:
    words = [word for word in long.split() if word not in SMALL]
    return len(short) > 1 and " " not in short and short == "".join(word[0] for word in words)
