"""Reads a place mention's words: what is the name, what kind it says, what narrows or shifts it, what contains it.

"the eastern part of the city of Aleppo", "villages outside the city", "Rastan in Homs province", "Aleppo and Idlib
provinces". Pure grammar, no gazetteer: the only outside question is `known`, whether some words are a listed name,
so that "East Jerusalem" or "Bosnia and Herzegovina" stay whole. What must stay true: offsets are into the mention.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from fogline.gazetteer.countries import adjectives
from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.place_words import (
    ARABIC_KINDS,
    CONDITION_SUFFIXES,
    CONDITIONS,
    DIRECTION_ADJECTIVES,
    DIRECTIONS,
    FILLERS,
    HERE,
    KIND_WORDS,
    NUMBER_WORDS,
    PART_WORDS,
    PLAIN_PREPOSITIONS,
    SHIFTS,
    SHOWN_AFTER,
    singular,
)

Known = Callable[[str], bool]
WORD = re.compile(r"[^\s,،;؛()“”\"]+|[,،;؛()]")
MARKS = str.maketrans("،؛", ",;", "\u200e\u200f\u202a\u202b\u202c*`")
"""Arabic marks as Latin ones; marks of direction, which nobody sees, and of emphasis (``**Mill**``) are gone."""
OF_NAMES = frozenset({"upper", "lower", "greater", "inner", "outer", "new", "old", "middle", "great", "little"})
"""Descriptions that are part of a name when capitalised before one ("Lower Mill", "New Halfa")."""
LARGE_KINDS = frozenset({"province", "governorate", "region", "country", "state", "oblast"})
"""Kinds of which a name after a comma is the name ("the province, X"); a village's is what contains it."""
CAPITALS = re.compile(r"[^\W\d_]+(?:['’]S\b)?")
"""A word to be capitalised as one, with the S of a possessive."""
DISTANCE = re.compile(r"^(?:\d[\d.,]*|[a-z]+)$")
UNITS = frozenset({"km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "mile", "miles", "metres", "m"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePhrase:
    """What one place of a mention says.

    Attributes:
        start, end: where its words stand in the mention.
        name: the words of the name; empty where it is not named.
        kind: the kind word beside it ("province"), singular; empty where there is none.
        plural: the words speak of several unnamed places.
        qualifier: words that narrow or shift it, as they are shown.
        relation: ``part`` of the named place, ``near`` it and not in it, or neither.
        part: the part word of a ``part`` ("outskirts"), singular.
        container: the words that say what contains it; empty where none do.
        words: its own words without prepositions and articles, for showing.
    """

    start: int
    end: int
    name: str = ""
    kind: str = ""
    plural: bool = False
    qualifier: str = ""
    relation: str = ""
    part: str = ""
    container: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()


def read_phrases(mention: str, known: Known) -> list[PlacePhrase]:
    """Reads a mention as one or several place phrases, in the order of the words."""
    words = [_Word(m.group().rstrip(".:").translate(MARKS), m.start(), m.end()) for m in WORD.finditer(mention)]
    words = [word for word in words if word.text]
    if mention.isupper():
        words = [_Word(_lowered(word.text), word.start, word.end) for word in words]
    words = _whose(words)
    listed = _capitalised_only(known)
    out: list[PlacePhrase] = []
    for group, kind in _items(words, listed):
        phrase = _read(group, listed)
        if phrase is not None:
            out.append(replace(phrase, kind=phrase.kind or kind, plural=phrase.plural and not phrase.name))
    return _shared(out)


def _whose(words: list[_Word]) -> list[_Word]:
    """Joins a name to the word that says it holds the place ("Red Banner-held"): it tells whose, not where."""
    joined: list[_Word] = []
    for word in words:
        joined.append(word)
        if word.text[:1].isupper() and word.lower.endswith(CONDITION_SUFFIXES):
            while len(joined) > 1 and joined[-2].text[:1].isupper() and not _kind(joined[-2]):
                whose, holds = joined[-2:]
                joined[-2:] = [_Word(f"{whose.text} {holds.text}", whose.start, holds.end)]
    return joined


def _capitalised_only(known: Known) -> Known:
    """Words without a capital are no name, whatever small place may be called "Citadel" or "North"."""

    def listed(text: str) -> bool:
        named = any(c.isupper() or c > "\u0590" for c in text if c not in "‘’“”–—")
        return named and known(text)

    return listed


def _shared(phrases: list[PlacePhrase]) -> list[PlacePhrase]:
    """What is said once for a list: what contains it ("A and B in C"), and the name ("northern and western X")."""
    if len(phrases) < 2:
        return phrases
    last = phrases[-1]
    out = []
    for phrase in phrases[:-1]:
        shared = replace(phrase, container=phrase.container or last.container)
        if not phrase.name and not phrase.kind and phrase.words.lower() in DIRECTION_ADJECTIVES and last.name:
            shared = replace(shared, name=last.name.split()[-1], qualifier=phrase.words, relation="part")
        out.append(shared)
    return [*out, last]


def _lowered(word: str) -> str:
    """In all-capitals text, function and kind words are lowered so that only names stay capitalised."""
    low = word.lower()
    plain = {*FILLERS, *PLAIN_PREPOSITIONS, *SHIFTS, *NUMBER_WORDS, *DIRECTION_ADJECTIVES, "and"}
    return (
        low
        if low in plain or singular(low) in KIND_WORDS or singular(low) in PART_WORDS
        else CAPITALS.sub(_capitalised, word)
    )


def _capitalised(word: re.Match[str]) -> str:
    return word.group().capitalize()


def _items(words: list[_Word], known: Known) -> Iterator[tuple[list[_Word], str]]:
    """Parts a list into its items; a plural kind word at either end of the list belongs to every item."""
    groups = _split(words, known)
    if len(groups) == 1:
        yield groups[0], ""
        return
    first, final = groups[0], groups[-1]
    cut = next((i for i, word in enumerate(final) if i and word.lower != singular(word.text) in KIND_WORDS), 0)
    if cut and _named(final[:cut]):
        shared = singular(final[cut].text)
        groups[-1] = [*final[:cut], *(_in_not_of(word) for word in final[cut + 1 :])]
        yield from ((group, shared) for group in groups)
        return
    head = next((i for i, word in enumerate(first) if word.lower == "of"), -1)
    shared = singular(first[head - 1].text) if head > 0 else ""
    if shared in KIND_WORDS and first[head - 1].lower != shared:
        groups[0] = first[head + 1 :]
        yield from ((group, shared) for group in groups if group)
        return
    yield from ((group, "") for group in groups)


def _in_not_of(word: _Word) -> _Word:
    """Once its kind word is taken, "districts of X" contains as "in X" does."""
    return _Word("in", word.start, word.end) if word.lower == "of" else word


def _split(words: list[_Word], known: Known) -> list[list[_Word]]:
    """Cuts at "and" and at commas between names; not inside a listed name, not before what contains the name."""
    groups: list[list[_Word]] = [[]]
    listed = any(word.lower in ("and", "&") for word in words)
    for i, word in enumerate(words):
        after = words[i + 1 :]
        joins = word.lower in ("and", "&", "or") and not _within_name(words, i, known)
        lists = word.text in (",", ";") and listed and bool(after) and _comma_lists(after)
        if (joins or lists) and after and _is_item(after):
            groups.append([])
        else:
            groups[-1].append(word)
    return [group for group in groups if any(word.text not in ",;" for word in group)] or [words]


def _within_name(words: list[_Word], i: int, known: Known) -> bool:
    return any(
        known(" ".join(word.text for word in words[a:b]))
        for a in range(max(0, i - 2), i)
        for b in range(i + 2, min(len(words), i + 4) + 1)
    )


def _is_item(after: list[_Word]) -> bool:
    """What follows starts a place of its own."""
    first = next((w for w in after if w.lower not in FILLERS and w.lower not in PLAIN_PREPOSITIONS), None)
    if first is None:
        return False
    return first.text[:1].isupper() or first.text[:3] in ("al-", "el-") or _describes(first) or _kind(first) != ""


def _comma_lists(after: list[_Word]) -> bool:
    """A comma followed by more items lists; one followed by "in", "north of" and such explains."""
    explains = {"a", "an", "just", "some", "where", "which", *PLAIN_PREPOSITIONS, *SHIFTS, *DIRECTIONS}
    return after[0].lower not in explains


def _read(words: list[_Word], known: Known) -> PlacePhrase | None:
    words = [word for word in words if word.text not in "()"]
    while words and words[-1].text in (",", ";"):
        words = words[:-1]
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    words, shift = _shifted(words)
    if not words:
        return None
    head, container = _contained(words, known)
    phrase = _head(head, known)
    merged = " ".join(filter(None, (shift, phrase.qualifier)))
    relation = "near" if shift else phrase.relation
    return replace(
        phrase,
        start=start,
        end=end,
        qualifier=merged,
        relation=relation,
        container=container or phrase.container,
    )


def _shifted(words: list[_Word]) -> tuple[list[_Word], str]:
    """Takes off what stands before the place: plain prepositions go, shifting ones are kept as words to show."""
    shift = ""
    while words:
        lower = words[0].lower
        direction = _direction_of(words)
        if direction:
            taken, shown = direction
            words, shift = words[taken:], shown
        elif lower in SHIFTS and len(words) > 1:
            words, shift = words[1:], SHIFTS[lower]
        elif lower in PLAIN_PREPOSITIONS or (lower in ("just", "close", "next") and len(words) > 1):
            shift = "near" if lower in ("close", "next") else shift
            words = words[1:]
        else:
            break
    return words, shift


def _direction_of(words: list[_Word]) -> tuple[int, str] | None:
    """How many words a direction takes ("30 km southeast of"), and how it is shown."""
    for i, word in enumerate(words[:6]):
        if word.lower in DIRECTIONS and i + 2 < len(words) and words[i + 1].lower == "of":
            before = words[:i]
            if any(w.lower == "the" for w in before):
                return None
            shown = " ".join(w.text for w in before if w.lower not in {"to", "the", "just", "in", "at"})
            return i + 2, " ".join(filter(None, (shown, word.lower, "of")))
        if not (DISTANCE.match(word.lower) or word.lower in UNITS or word.text[:1].isdigit()):
            return None
    return None


def _contained(words: list[_Word], known: Known) -> tuple[list[_Word], str]:
    """Parts a phrase from the words that say what contains it."""
    for i, word in enumerate(words):
        if i == 0:
            continue
        rest = words[i + 1 :]
        if word.lower in ("in", "inside", "within", "at", "with", "في") and rest:
            return words[:i], _joined(rest)
        if word.lower in SHIFTS and rest and (_named(words[:i]) or _kind(words[i - 1])):
            return words[:i], _joined(words[i:])
        if word.text == "," and rest:
            if _kind(words[i - 1]) in LARGE_KINDS and not _named(words[:i]) and _named(rest[:1]):
                described = [one for one in words[: i - 1] if _describes(one)]
                return [*described, *rest, words[i - 1]], ""
            return words[:i], _joined(rest) if _named(rest) else ""
        if word.lower == "of" and _direction_of(words[i - 1 :]) and i > 1 and _named(words[: i - 1]):
            return words[: i - 1], _joined(words[i - 1 :])
    for i, word in enumerate(words[:-1]):
        owner = _owner(word, known)
        if owner and not known(_joined(words[i : i + 2])):
            return words[i + 1 :], _joined([*words[:i], replace(word, text=owner)])
    return words, ""


def _owner(word: _Word, known: Known) -> str:
    """Whose it is that follows ("Ruritania's", or "Ruritanias" where marks were lost); empty for any other word."""
    owner = re.sub(r"['’]s?$", "", word.text)
    if owner == word.text and word.text.endswith("s") and not known(word.text) and known(word.text[:-1]):
        owner = word.text[:-1]
    return owner if owner != word.text else ""


def _head(words: list[_Word], known: Known) -> PlacePhrase:
    """Reads the phrase itself: part of something, kind of a name, name with a kind, or no name at all."""
    while len(words) > 1 and words[0].lower in FILLERS and (words[0].text != "The" or not known(_joined(words))):
        if words[1].lower == "of" and singular(words[0].text) in PART_WORDS:
            break  # "parts of X" is a part of X
        words = words[1:]
    for i, word in enumerate(words):
        if word.lower in ("like", "including") and 0 < i < len(words) - 1 and _kind(words[i - 1]):
            return _head(words[i + 1 :], known)
        if word.lower == "of" and 0 < i < len(words) - 1 and not known(_joined(words)):
            return _of(words[:i], words[i + 1 :], known)
    return _plain(words, known)


def _of(before: list[_Word], after: list[_Word], known: Known) -> PlacePhrase:
    last = singular(before[-1].text)
    inner = _head(after, known)
    if last in PART_WORDS and last not in KIND_WORDS:
        narrowed = [word.text for word in before[:-1] if word.lower not in FILLERS and word.lower not in NUMBER_WORDS]
        if last in DIRECTIONS:
            narrowed.append(DIRECTIONS[last])
        shown = " ".join(narrowed)
        return replace(inner, relation="part", part=last, qualifier=shown, kind=inner.kind, plural=False)
    if before[-1].lower != last and (last in KIND_WORDS or last in PART_WORDS) and last not in SHOWN_AFTER:
        # "villages of X": several unnamed ones, unless "of" only tells the names (handled as a list)
        unnamed = _plain(before, known)
        return replace(unnamed, container=_joined(after))
    if last in SHOWN_AFTER and last != "suburb":
        return replace(inner, relation="part", part=last, qualifier=_conditions(before[:-1]))
    if last in KIND_WORDS and KIND_WORDS[last][1] in ("neighbourhood", "district") and _named(before[:-1]):
        return replace(_plain(before, known), container=_joined(after))
    if last in KIND_WORDS and inner.name and KIND_WORDS[last][1] != "site" and not inner.relation:
        owner = [word for word in before[:-1] if _named([word]) and not _describes(word)]
        qualifier = " ".join(filter(None, (_conditions(before[:-1]), inner.qualifier)))
        return replace(inner, kind=last, qualifier=qualifier, container=inner.container or _joined(owner))
    unnamed = _plain(before, known)
    return replace(unnamed, container=_joined(after))


def _conditions(words: list[_Word]) -> str:
    """Words worth showing before a name: directions and who holds it."""
    kept = [
        word.text
        for word in words
        if word.lower in DIRECTION_ADJECTIVES or word.lower.endswith(CONDITION_SUFFIXES) or word.lower == "besieged"
    ]
    return " ".join(kept)


def _plain(words: list[_Word], known: Known) -> PlacePhrase:
    text = _joined(words)
    first, last = words[0].start, words[-1].end
    if len(words) > 1 and fold_spelling(words[0].text) in ARABIC_KINDS and not known(text):
        kind = ARABIC_KINDS[fold_spelling(words[0].text)]
        return PlacePhrase(start=first, end=last, name=_joined(words[1:]), kind=kind, words=text)
    if known(text):
        kind = _kind(words[-1]) if len(words) > 1 else ""
        return PlacePhrase(start=first, end=last, name=text, kind=kind, words=text)
    lead = 0
    while lead < len(words) - 1 and _only_describes(words, lead) and not known(_joined(words[lead:])):
        lead += 1
    rest = words[lead:]
    qualifier = _conditions(words[:lead])
    kind, tail = _tail(rest, known)
    core = rest[: len(rest) - tail] if tail else rest
    while len(core) > 1 and not known(_joined(core)) and (_only_describes(core, 0) or _kind(core[0])):
        core = core[1:]
    plural = bool(tail) and rest[-1].lower != singular(rest[-1].text)
    name = _joined(core) if _named(core) else ""
    part = kind if kind in PART_WORDS and (kind not in KIND_WORDS or (kind in SHOWN_AFTER and name)) else ""
    if not name:
        kind = kind or (_kind(rest[-1]) if rest else "")
        plural = plural or (bool(rest) and rest[-1].lower != singular(rest[-1].text))
    return PlacePhrase(
        start=first,
        end=last,
        name=name,
        kind="" if part else kind,
        plural=plural,
        qualifier=qualifier,
        relation="part" if part or (qualifier and name) else "",
        part=part,
        words=text,
    )


def _tail(words: list[_Word], known: Known) -> tuple[str, int]:
    """The kind or part word that ends a phrase, and how many words it takes."""
    if len(words) > 2 and f"{words[-2].lower} {singular(words[-1].text)}" in KIND_WORDS:
        return f"{words[-2].lower} {singular(words[-1].text)}", 2
    if len(words) > 2 and words[-2].lower in ("city", "town") and singular(words[-1].text) in PART_WORDS:
        return singular(words[-1].text), 2
    last = singular(words[-1].text)
    if (last in KIND_WORDS or last in PART_WORDS) and (len(words) > 1 or not known(words[-1].text)):
        return last, 1
    return "", 0


def _kind(word: _Word) -> str:
    one = singular(word.text)
    return one if one in KIND_WORDS else ""


def _describes(word: _Word) -> bool:
    lower = word.lower
    compound = "-" in lower and word.text == lower and lower[:3] not in ("al-", "el-")
    return (
        compound
        or fold_spelling(word.text) in adjectives()
        or lower in DIRECTION_ADJECTIVES
        or lower in FILLERS
        or lower in NUMBER_WORDS
        or word.text in CONDITIONS
        or lower in CONDITIONS
        or lower.endswith(CONDITION_SUFFIXES)
        or lower.isdigit()
    )


def _only_describes(words: list[_Word], i: int) -> bool:
    """Whether a word describes the name after it; a capitalised "Upper" or "New" belongs to the name."""
    word = words[i]
    belongs = word.lower in OF_NAMES and word.text[:1].isupper() and words[i + 1].text[:1].isupper()
    return _describes(word) and not belongs


def _named(words: list[_Word]) -> bool:
    """Whether the words hold a name: a capitalised word that is neither kind nor function word, or Arabic."""
    return any(_is_name(word) for word in words)


def _is_name(word: _Word) -> bool:
    if word.text.endswith(("'s", "’s")) or word.lower in HERE or word.lower in FILLERS or _describes(word):
        return False
    return word.text[:1].isupper() or word.lower[:3] in ("al-", "el-") or word.text[:1] > "\u0590"


def _joined(words: list[_Word]) -> str:
    return " ".join(word.text for word in words if word.text not in ",;")
