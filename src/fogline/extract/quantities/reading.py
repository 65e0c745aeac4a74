"""The reading of a text's numbers: `quantities` and the casualties they count.

One pass reads the number phrases, says what each counts and gives each its predicate of harm. "A" and "another"
count one only where somebody is harmed; elsewhere they are no quantity.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from fogline.extract.quantities.found import CasualtyCount, FoundQuantity, Sort
from fogline.extract.quantities.frames import Frame
from fogline.extract.quantities.framing import frames_of
from fogline.extract.quantities.harmed import SUPERLATIVE, Item, are_listed
from fogline.extract.quantities.heads import counted
from fogline.extract.quantities.lexicon import Lexicon, inflected, lexicon, match
from fogline.extract.quantities.numerals import HYPHENS
from fogline.extract.quantities.phrases import read_phrases
from fogline.extract.quantities.since import runs_since
from fogline.extract.quantities.untold import is_refuted
from fogline.extract.quantities.wholes import of_wholes
from fogline.extract.quantities.words import Words, words_of
from fogline.model import Count

WAR_SCALE = {"killed": 20_000, "displaced": 1_000_000}
"""A figure this high is a war's or a campaign's, not one incident's, whatever the sentence says."""
_UP_TO_NOW = {"killed": 1_000, "displaced": 100_000}
"""Figures that are a war's where the perfect tells them."""
_LASTING = frozenset(("dead", "missing", "displaced", "homeless"))
_NEAR = 10
"""Words between a figure and the "so far" or "since …" that makes it a running one."""
_TOLD_BY = frozenset("source sources report reports video videos post posts image images account accounts".split())
"""What a claim rests on is counted by whoever reads, and is no count of what happened."""
_TRACKED: frozenset[Sort] = frozenset(("facility", "place", "weapon", "other"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All numbers of a text and the casualties among them, in the order of the words."""

    quantities: tuple[FoundQuantity, ...]
    casualties: tuple[CasualtyCount, ...]


def quantities(parsed: Doc) -> list[FoundQuantity]:
    """Finds every number in a parsed text, with its bounds and what it counts."""
    return list(read_quantities(parsed).quantities)


def casualty_counts(
    parsed: Doc, start: int, end: int, *, reading: Reading | None = None, predicates: frozenset[int] = frozenset()
) -> tuple[CasualtyCount, ...]:
    """Gives the casualties that the words from `start` to `end` count.

    Args:
        parsed: the parsed text.
        start: first character of the clause, in ``parsed.text``.
        end: character after the clause.
        reading: what `read_quantities` gave for the same parse, to save reading it again.
        predicates: tokens of the clause whose casualties it counts wherever their number stands ("Four rebels were
            reportedly killed" leaves its subject before the clause).
    """
    known = reading or read_quantities(parsed)
    return tuple(
        count
        for count in known.casualties
        if (start <= count.start and count.end <= end) or count.predicate in predicates
    )


def claim_counts(
    parsed: Doc, start: int, end: int, *, reading: Reading | None = None, predicates: frozenset[int] = frozenset()
) -> tuple[CountedWords, ...]:
    """Gives everything a claim's words count: casualties first, then districts, hospitals, rockets and the like.

    Money, shares, times, distances, ages, calibres, dates and ordinals are no counts of a claim.
    """
    known = reading or read_quantities(parsed)
    casualties = casualty_counts(parsed, start, end, reading=known, predicates=predicates)
    taken = {count.quantity for count in casualties}
    others = [
        CountedWords(start=found.start, end=found.end, count=_count(parsed, found))
        for position, found in enumerate(known.quantities)
        if position not in taken and start <= found.start and found.end <= end and _is_tracked(parsed, found)
    ]
    return tuple(CountedWords(start=c.start, end=c.end, count=c.count) for c in casualties) + tuple(others)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedWords:
    """A count and the characters that say it."""

    start: int
    end: int
    count: Count


@lru_cache(maxsize=4)
def read_quantities(parsed: Doc) -> Reading:
    """Reads all numbers of a text once; the other functions of this file are views of it.

    The last few parses are remembered by identity, since a reader asks for the counts of every clause of one parse.
    """
    known = lexicon()
    words = words_of(parsed)
    found: list[FoundQuantity] = []
    casualties: list[CasualtyCount] = []
    for items, start, end in _by_sentence(words, known):
        frames = frames_of(words, items, known)
        running = _cumulative_words(words, start, end, known)
        sinces = [at for at in range(start, end) if words.lower[at] == "since"] if frames else []
        _collect(_Sentence(words, items, frames, running, sinces), found, casualties)
    return Reading(quantities=tuple(found), casualties=tuple(casualties))


def _by_sentence(words: Words, known: Lexicon) -> Iterator[tuple[list[Item], int, int]]:
    phrases = [phrase for phrase in read_phrases(words.lower, known) if not is_refuted(words, phrase)]
    position = 0
    for start, end in words.sentences:
        items: list[Item] = []
        while position < len(phrases) and phrases[position].start < end:
            phrase = phrases[position]
            items.append(Item(phrase=phrase, counted=counted(words, phrase, known)))
            position += 1
        if items:
            yield of_wholes(words, items, known), start, end


def _cumulative_words(words: Words, start: int, end: int, known: Lexicon) -> list[int]:
    """Finds where a sentence says that a figure runs on: "since the start", "so far", "in total"."""
    lower = words.lower
    told = (n for n in range(start, end) if lower[n] in known.cumulative and match(known.cumulative, lower, n))
    # "The deadliest since the war began" ranks one attack and adds nothing up.
    return [n for n in told if not any(words.tag(before) in SUPERLATIVE for before in (n - 1, n - 2, n - 3))]


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: Words
    items: list[Item]
    frames: dict[int, Frame]
    running: list[int]
    sinces: list[int]


def _collect(sentence: _Sentence, found: list[FoundQuantity], casualties: list[CasualtyCount]) -> None:
    """Adds a sentence's numbers and casualties to the lists of the whole text."""
    quantity_at: dict[int, int] = {}
    casualty_at: dict[int, int] = {}
    for position, item in enumerate(sentence.items):
        frame = sentence.frames.get(position)
        before = sentence.items[position - 1] if position - 1 in quantity_at else None
        listed = (
            before is not None and are_listed(sentence.words, before, item) and _is_thing(before) and _is_thing(item)
        )
        if not listed and not _is_quantity(item, frame):
            continue
        total = frame.total if frame else None
        quantity = _quantity(sentence, item, frame, quantity_at.get(total) if total is not None else None)
        quantity_at[position] = len(found)
        found.append(quantity)
        if frame:
            part_of = casualty_at.get(total) if total is not None else None
            casualty_at[position] = len(casualties)
            casualties.append(_casualty(quantity, frame, quantity_at[position], part_of))


def _is_thing(item: Item) -> bool:
    return item.counted.sort in ("facility", "place", "weapon")


def _is_quantity(item: Item, frame: Frame | None) -> bool:
    if item.phrase.shape == "article":
        return frame is not None
    if item.phrase.shape == "none":
        return frame is not None
    return item.phrase.shape != "unknown" or frame is not None or item.counted.sort == "people"


def _quantity(sentence: _Sentence, item: Item, frame: Frame | None, part_of: int | None) -> FoundQuantity:
    words, phrase, head = sentence.words, item.phrase, item.counted.head
    silent = phrase.shape == "none" and frame is not None and frame.predicate == head and _is_reported(words, head)
    low, best, high = (None, None, None) if silent else (phrase.low, phrase.best, phrase.high)
    if phrase.shape == "ordinal":
        low = best = high = None
    near = any(item.start - _NEAR <= place <= item.end + _NEAR for place in sentence.running)
    since = frame is not None and runs_since(words, item, frame, sentence.sinces, lexicon())
    running = frame is not None and (near or since or _war_scale(item, frame) or _is_up_to_now(words, item, frame))
    return FoundQuantity(
        start=words.starts[phrase.start],
        end=words.ends[phrase.end - 1],
        low=low, best=best, high=high,
        head=head,
        head_text=words.parsed[head].text if head is not None else "",
        sort="people" if frame else item.counted.sort,
        category=item.counted.category or (frame.category if frame else ""),
        cumulative=running or item.counted.running or (frame is not None and frame.toll),
        part_of=part_of,
        negated=phrase.shape == "none",
        unknown=phrase.shape == "unknown",
    )  # fmt: skip


_REPORTED = frozenset("report record confirm register announce know verify note mention hear".split())


def _is_reported(words: Words, head: int) -> bool:
    """Whether it is reports of harm that there were none of ("no deaths were reported"), which leaves harm open."""
    noun = words.parsed[head]
    around = (noun.head, *noun.children, *noun.head.children)
    return words.at(head - 1) == "immediate" or any(one.lemma_.lower() in _REPORTED for one in around)


def _is_up_to_now(words: Words, item: Item, frame: Frame) -> bool:
    """Whether a high figure is told of up to now ("more than 2,000 people have died"), which is no single day's."""
    least = _UP_TO_NOW.get(frame.harm)
    if least is None or max(item.phrase.low or 0, item.phrase.high or 0) < least:
        return False
    between = set(words.lower[item.end : frame.predicate])
    return bool({"have", "has"} & between) or (bool({"are", "is"} & between) and words.at(frame.predicate) in _LASTING)


def _war_scale(item: Item, frame: Frame) -> bool:
    return max(item.phrase.low or 0, item.phrase.high or 0) >= WAR_SCALE.get(frame.harm, WAR_SCALE["displaced"])


def _casualty(quantity: FoundQuantity, frame: Frame, position: int, part_of: int | None) -> CasualtyCount:
    named = quantity.category and not quantity.category.startswith(frame.harm)  # not "displaced people displaced"
    unit = f"{quantity.category} {frame.harm}" if named else frame.harm
    return CasualtyCount(
        start=quantity.start,
        end=quantity.end,
        count=Count(
            unit=unit, low=quantity.low, best=quantity.best, high=quantity.high, cumulative=quantity.cumulative
        ),
        harm=frame.harm,
        category=quantity.category,
        predicate=frame.predicate,
        quantity=position,
        part_of=part_of,
        negated=quantity.negated,
        unknown=quantity.unknown,
    )


def _words(parsed: Doc, found: FoundQuantity) -> str:
    span = parsed.char_span(found.start, found.end, alignment_mode="expand")
    return span.text.lower() if span is not None else ""


def _is_tracked(parsed: Doc, found: FoundQuantity) -> bool:
    if found.sort == "percent":
        named_half = _words(parsed, found) == "half"  # "the eastern half of the city" is a place
        return not named_half and lexicon().sorts.get(found.head_text.lower()) == "place"
    if found.head_text.lower() in _TOLD_BY:
        return False
    if _words(parsed, found) == "one":  # "one offensive" tells it from another and counts nothing
        return False
    return found.sort in _TRACKED and found.head is not None and not found.unknown and not found.negated


def _count(parsed: Doc, found: FoundQuantity) -> Count:
    return Count(
        unit=unit_of(parsed, found), low=found.low, best=found.best, high=found.high, cumulative=found.cumulative
    )


def unit_of(parsed: Doc, found: FoundQuantity) -> str:
    """Names what a number counts in the words after it: "medical training institutes"."""
    if found.sort == "percent":
        return f"percent of {found.head_text.lower()}"
    if found.head is None:
        return found.sort
    first = found.head
    while (
        first > 0
        and _names(parsed[first - 1])
        and parsed[first - 1].lower_ not in _CALIBRES
        and parsed[first - 1].idx >= found.end - _reach(parsed, found)
    ):
        first -= 1
    words = parsed[first : found.head].text_with_ws.lower()
    return (
        " ".join([*words.split(), _plural(parsed[found.head])])
        if words.endswith(" ")
        else words + _plural(parsed[found.head])
    )


_NAMING = frozenset(("NOUN", "PROPN", "ADJ"))


_CALIBRES = frozenset(("mm", "cm", "millimetre", "millimeter", "calibre", "caliber"))
"""Words of a weapon's size, which are no part of its name: "three 152 mm howitzers"."""


def _names(token: Token) -> bool:
    """Tells whether a word may belong to the name of what is counted; "anti-tank" and "surface-to-air" do."""
    glued = token.lower_ in HYPHENS or (token.i + 1 < len(token.doc) and token.nbor().lower_ in HYPHENS)
    return token.pos_ in _NAMING or glued


def _reach(parsed: Doc, found: FoundQuantity) -> int:
    """Where the noun stands before its number, everything before the number may belong to it."""
    before = found.head is not None and parsed[found.head].idx < found.start
    return found.end if before else 0


def _plural(noun: Token) -> str:
    word: str = noun.lower_
    return inflected(word)[-1] if noun.tag_ in ("NN", "NNP") else word
