"""Names the party that a short form means: initials, a last name, or one word of a fuller name in the same report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fogline.gazetteer import ActorMatch
from fogline.gazetteer.countries import adjectives, country_names
from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.actor_branches import Branches
from fogline.resolve.actor_context import ActorContext, Known
from fogline.resolve.actor_listed import ListedNames
from fogline.resolve.actor_named import Named
from fogline.resolve.actor_unlisted import OwnWords
from fogline.resolve.actor_words import QUANTITY

SHORTENED = frozenset(
    "ministry network foundation front council coalition command observatory agency movement brigade committee "
    "commission institute organisation organization society mission league alliance".split()
)
"""Words that alone are a short form of a fuller name told before."""
AHEAD = 200
"""Characters after a short form in which its fuller name may follow, where none stands before."""


class ShortForms:
    """Names the parties of one report by short forms of fuller names."""

    def __init__(self, context: ActorContext, listed: ListedNames, own: OwnWords, branches: Branches) -> None:
        self.context = context
        self.listed = listed
        self.own = own
        self.branches = branches

    def in_full(self, words: str, plain: str, position: int) -> Named | None:
        """What "the ministry", "the Front" or "the Network" is short for: the last body named with that word."""
        head = plain.lower()
        definite = self.context.is_definite(words, position)
        if not definite or head not in SHORTENED:
            return None
        text = self.context.theatre.scan.text
        spoken = list(re.finditer(rf"\b{head}\b", text, re.IGNORECASE))
        told = [one for one in reversed(spoken) if one.end() < position]
        ahead = [one for one in spoken if 0 < one.start() - position - len(words) < AHEAD]
        before = [one for one in reversed(self.context.known) if one.start < position]
        after = [one for one in self.context.known if one.start > position]
        return (
            self._fuller(told, text)
            or self._bearer(head, before, position)
            or self._fuller(ahead, text)
            or self._bearer(head, after, position)
        )

    def _fuller(self, told: Iterable[re.Match[str]], text: str) -> Named | None:
        """The first body that a word told elsewhere names with the words before it ("the defence ministry")."""
        for one in told:
            before = re.findall(r"[\w’'-]+", text[max(0, one.start() - 60) : one.start()])
            for size in range(min(4, len(before)), 0, -1):
                form = " ".join([*before[-size:], one[0]])
                named = self.listed.known(form, QUANTITY.sub("", form), one.start())
                named = named or self.branches.of_country(QUANTITY.sub("", form), one.start())
                if named is not None and not named.party.generic and not QUANTITY.fullmatch(f"{form} "):
                    return Named(
                        party=named.party, rule="short form in the report", confidence=min(0.75, named.confidence)
                    )
        return None

    def _bearer(self, head: str, known: Iterable[Known], position: int) -> Named | None:
        """The first body of some that has the word in one of its names."""
        for one in known:
            names = (one.actor.name, *(name.name for name in one.actor.names))
            if one.actor.kind != "person" and any(head in fold_spelling(name).split() for name in names):
                match = ActorMatch(actor=one.actor, score=0.75, how="surname", name=one.words)
                return Named(party=self.listed.party(match, position), rule="short form in the report", confidence=0.75)
        return None

    def short(self, plain: str, position: int) -> Named | None:
        """A short form of a fuller name in the same report: last name, initials, or one word of it."""
        folded = fold_spelling(plain)
        bare = fold_spelling(re.sub(r"^(?:the|Mr|Mrs|Ms|Dr|Gen|Col)\.?\s+", "", plain))
        if not any(c.isupper() for c in plain) or len(bare) < 3:
            return None
        if bare in adjectives() or bare in country_names():
            return None
        if " " not in bare and any(start == position for start, _, _ in self.context.theatre.listed):
            return None  # the town in a report on its cartel
        for known in reversed([k for k in self.context.known if k.start < position]):
            if _is_short_for(bare, known.words) or _is_short_for(bare, known.actor.name):
                match = ActorMatch(actor=known.actor, score=0.8, how="surname", name=known.words)
                return Named(party=self.listed.party(match, position), rule="short form in the report", confidence=0.8)
        for one in reversed([i for i in self.context.introduced if not i.start <= position < i.start + len(i.words)]):
            if folded != fold_spelling(one.words) and _is_short_for(bare, one.words):
                fuller = self.own.minted(QUANTITY.sub("", one.words))
                return Named(party=fuller.party, rule="short form in the report", confidence=0.7)
        return None


def _is_short_for(short: str, fuller: str) -> bool:
    words = fold_spelling(fuller).split()
    parts = short.split()
    if not words or len(parts) >= len(words):
        return False
    initials = "".join(word[0] for word in words if word not in ("of", "for", "the", "and"))
    if short.replace(" ", "") == initials and len(initials) > 2:
        return True
    return parts == words[-len(parts) :] or (len(parts) == 1 and parts[0] in words and len(parts[0]) > 5)
