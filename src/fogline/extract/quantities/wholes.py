"""Numbers of some out of so many: "three of the five hostages", "four of the city's 36 hospitals", "one in three".

What is told of three is not told of five: the part counts what the whole names, and a rate counts nothing.
"""

from __future__ import annotations

from fogline.extract.quantities.harmed import Item
from fogline.extract.quantities.lexicon import Lexicon
from fogline.extract.quantities.untold import are_rate
from fogline.extract.quantities.words import NOUN_TAGS, Words

_OWNER_TAGS = NOUN_TAGS | {"DT", "JJ", "PRP$", "POS", "IN"}
_MAX_OWNER = 8
"""Words from a part to its whole that name whose they are ("four of the northern state's 11 towns")."""
_PARTS = ("number", "vague", "none")


def of_wholes(words: Words, items: list[Item], known: Lexicon) -> list[Item]:
    """Reads "three of the five hostages" as three hostages: what is told of three is not told of five.

    Where the whole has its own word of harm ("two of the 14 killed were children") both stay; of a rate none does.

    Args:
        words: the text.
        items: the numbers of one sentence, in order.
        known: the words of counting.
    """
    read: list[Item] = []
    for item in items:
        part = read[-1] if read else None
        if part is not None and are_rate(words, part.phrase, item.phrase, happenings=_happens(words, item, known)):
            read.pop()
        elif part is not None and not _own_harm(words, item, known) and _is_whole(words, part, item):
            read[-1] = Item(phrase=part.phrase, counted=item.counted)
        else:
            read.append(item)
    return read


def _is_whole(words: Words, part: Item, item: Item) -> bool:
    if part.phrase.shape not in _PARTS or item.phrase.shape not in ("number", "vague"):
        return False
    first, last = part.phrase.end, item.start - 1
    between = words.lower[first : last + 1]
    if between in (["of"], ["out", "of"]):
        return True
    owned = between[:1] == ["of"] and words.tag(last) == "POS" and len(between) <= _MAX_OWNER
    return owned and all(words.tags[at] in _OWNER_TAGS for at in range(first, last + 1))


def _happens(words: Words, item: Item, known: Lexicon) -> bool:
    """Whether what is counted happens or lasts ("one in three attacks", "two in five days")."""
    head = item.counted.head
    return item.counted.sort == "duration" or (head is not None and words.lower[head] in known.events)


def _own_harm(words: Words, item: Item, known: Lexicon) -> bool:
    after = {word.form for word in known.harm.get(words.at(item.end), ())}
    noun = {word.harm for word in known.harm.get(words.at(item.end - 1), ())}
    return ("past" in after and "intransitive" not in after) or bool(noun & {"killed", "injured"})
