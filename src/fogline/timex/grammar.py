"""The machinery of rules: a shape over class letters, and what to make of the tokens it covers.

At every token the longest shape wins; between equals the one listed first. A maker may refuse (`None`) after a look at
the words, and then the next longest is tried. Rules never look at the calendar: they make forms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from fogline.timex.forms import Amount, Form, Kind, Mod, Part, Unit
from fogline.timex.tokens import Tokens

QUARTER_CENTURY = "quarter-century"


@dataclass(slots=True, kw_only=True)
class Draft:
    """A time expression under construction, over tokens `first` to `last` (end-exclusive)."""

    first: int
    last: int
    kind: Kind
    form: Form
    rule: str = ""
    part: Part | None = None
    clock: tuple[int, int] | None = None
    mod: Mod | None = None
    approximate: bool = False
    parts: list[Draft] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Match:
    """One match of a shape, with access to its tokens by the names of its groups."""

    tokens: Tokens
    found: re.Match[str]

    @property
    def first(self) -> int:
        """Index of the first token covered."""
        return self.found.start()

    @property
    def last(self) -> int:
        """Index after the last token covered."""
        return self.found.end()

    def at(self, group: str) -> int:
        """Token index of a group; -1 when it took no part or the shape has none of that name."""
        return self.found.start(group) if group in self.found.re.groupindex else -1

    def has(self, group: str) -> bool:
        """Whether the group took part in the match."""
        return self.at(group) >= 0

    def value(self, group: str) -> object:
        """Value of the group's first token."""
        index = self.at(group)
        return None if index < 0 else self.tokens.values[index]

    def integer(self, group: str) -> int | None:
        """Whole-number value of the group's first token."""
        value = self.value(group)
        return value if isinstance(value, int) else None

    def word(self, group: str) -> str:
        """Lower-case word of the group's first token."""
        index = self.at(group)
        return "" if index < 0 else self.tokens.words[index]

    def before(self, steps: int = 1) -> str:
        """The word so many tokens before the match."""
        return self.tokens.word(self.found.start() - steps)

    def after(self, steps: int = 1) -> str:
        """The word so many tokens after the match."""
        return self.tokens.word(self.found.end() + steps - 1)

    def letter_before(self, steps: int = 1) -> str:
        """The class so many tokens before the match."""
        return self.tokens.letter(self.found.start() - steps)

    def letter_after(self, steps: int = 1) -> str:
        """The class so many tokens after the match."""
        return self.tokens.letter(self.found.end() + steps - 1)

    def amount(self, group: str) -> Amount:
        """The group's number as an amount; no number is one unit."""
        times = 25 if QUARTER_CENTURY in self.tokens.values[self.first : self.last] else 1
        if not self.has(group):
            return Amount(value=times)
        value = self.value(group)
        return Amount(value=float(value) * times) if isinstance(value, int | float) else Amount()

    def draft(self, kind: Kind, form: Form) -> Draft:
        """A draft over the whole match."""
        return Draft(first=self.first, last=self.last, kind=kind, form=form)


Maker = Callable[[Match], Draft | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named shape and its maker; `heads` are the letters it can begin with."""

    name: str
    heads: str
    shape: re.Pattern[str]
    make: Maker


def rule(name: str, heads: str, shape: str, make: Maker) -> Rule:
    """A rule; white space in the shape is for the reader."""
    return Rule(name, heads, re.compile(shape, re.VERBOSE), make)


class Grammar:
    """Rules by the letter they begin with."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._by_head: dict[str, list[Rule]] = {}
        for entry in self.rules:
            for head in entry.heads:
                self._by_head.setdefault(head, []).append(entry)

    def drafts(self, tokens: Tokens) -> list[Draft]:
        """Drafts of one stretch, left to right, none overlapping."""
        drafts: list[Draft] = []
        index, length, letters = 0, len(tokens.letters), tokens.letters
        while index < length:
            candidates = self._by_head.get(letters[index])
            draft = self._longest(candidates, tokens, index) if candidates else None
            if draft is None:
                index += 1
            else:
                drafts.append(draft)
                index = max(draft.last, index + 1)
        return drafts

    def _longest(self, candidates: list[Rule], tokens: Tokens, index: int) -> Draft | None:
        """The draft of the longest shape whose maker accepts."""
        found = [
            (match.end(), -place, entry, match)
            for place, entry in enumerate(candidates)
            if (match := entry.shape.match(tokens.letters, index)) is not None
        ]
        for _, _, entry, match in sorted(found, key=lambda one: one[:2], reverse=True):
            draft = entry.make(Match(tokens, match))
            if draft is not None:
                draft.rule = entry.name
                return draft
        return None


def unit_of(value: object) -> Unit:
    """A unit as the lexicon has it; a quarter century is told in years."""
    return "year" if value == QUARTER_CENTURY else value  # type: ignore[return-value]  # the lexicon's values for classes U and V are units
