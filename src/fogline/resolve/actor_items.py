"""Parts a mention that lists several parties into its items.

"Syrian forces and their Russian allies", "the Free Syrian Army, Ahrar al-Sham and other factions", "women and
children". A listed name that holds an "and" stays whole; an adjective alone takes the noun of the last item.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fogline.gazetteer.countries import adjectives
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Span

JOINS = re.compile(r"\s*(?:,\s*(?:and|or|as well as)?|;|\s(?:and|or|as well as|along with|together with|&|plus))\s+")
TRAILING = re.compile(r"^(?:their|its|his|her|other|some|various|the)\s+", re.IGNORECASE)
NOT_ITEMS = re.compile(r"^(?:who|which|that|where|including|especially|mostly|mainly|among|from|in|at|of|led|backed)\b")
PAIR = re.compile(r"([^\W\d_]+)[-–]([^\W\d_]+)( .+)?")


def split_items(
    words: str, known: Callable[[str], bool], of_people: Callable[[str], object] | None = None
) -> list[str]:
    """The items of a mention in the order of the words; one item when it lists nothing.

    Args:
        words: the mention.
        known: whether some words are one listed name.
        of_people: tells of a folded word whether it is the adjective of a people.
    """
    words = " ".join(words.split())
    if known(words):
        return [words]
    of_people = of_people or adjectives().get
    if pair := _pair(words, of_people):
        return pair
    if not JOINS.search(words):
        return [words]
    items: list[str] = []
    for piece in _pieces(words, known):
        if items and NOT_ITEMS.match(piece):
            break
        items.append(piece)
    return _shared_nouns(items, of_people) or [words]


def _pair(words: str, of_people: Callable[[str], object]) -> list[str]:
    """Both peoples of "Ruritanian-Freedonian", with the noun that they share; empty for other words."""
    found = PAIR.fullmatch(words)
    if found is None or not all(of_people(fold_spelling(one)) for one in found.group(1, 2)):
        return []
    return [f"{one}{found.group(3) or ''}" for one in found.group(1, 2)]


def words_of_items(source: Span, items: Sequence[str]) -> list[Span | None]:
    """Where the words of each item of a list stand: as many of its first words as stand there in a row.

    Args:
        source: the list's words.
        items: its items, in the order of the words; one may have taken a noun of the last that stands further on.
    """
    out: list[Span | None] = []
    at = 0
    for item in items:
        words = item.split()
        rows = (r"\s+".join(map(re.escape, words[:many])) for many in range(len(words), 0, -1))
        found = next(filter(None, (re.compile(row).search(source.quote, at) for row in rows)), None)
        if found is None:
            out.append(None)
            continue
        at = found.end()
        out.append(Span(start=source.start + found.start(), end=source.start + found.end(), quote=found.group()))
    return out


def _pieces(words: str, known: Callable[[str], bool]) -> list[str]:
    """Cuts at every join, then mends cuts inside listed names."""
    cuts = [(m.start(), m.end()) for m in JOINS.finditer(words)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(words)]
    pieces: list[str] = []
    i = 0
    while i < len(starts):
        j = next((j for j in range(len(ends) - 1, i, -1) if known(words[starts[i] : ends[j]])), i)
        pieces.append(words[starts[i] : ends[j]].strip())
        i = j + 1
    return [piece for piece in pieces if piece]


def _shared_nouns(items: list[str], of_people: Callable[[str], object]) -> list[str]:
    """An item that is only an adjective takes the noun of the last ("Syrian and Russian warplanes")."""
    if len(items) < 2:
        return items
    last = TRAILING.sub("", items[-1]).split()
    out = []
    for item in items[:-1]:
        bare = fold_spelling(TRAILING.sub("", item))
        out.append(f"{item} {' '.join(last[1:])}" if of_people(bare) and len(last) > 1 else item)
    return [*out, items[-1]]
