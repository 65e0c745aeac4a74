"""Reads a place mention's words: what is the name, what kind it says, what narrows or shifts it, what contains it.

"the eastern part of the city of Aleppo", "villages outside the city", "Rastan in Homs province", "Aleppo and Idlib
provinces". Pure grammar, no gazetteer: the only outside question is `known`, whether some words are a listed name,
so that "East Jerusalem" or "Bosnia and Herzegovina" stay whole. What must stay true: offsets are into the mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.place_runs import owner_of, with_lost_commas, within_country
from fogline.resolve.place_tokens import (
    Known,
    MentionWord,
    capitalised_only,
    describes,
    ends_of_line,
    is_name,
    joined,
    kind_of,
    mended,
    names,
    only_describes,
    with_holders,
    words_of,
)
from fogline.resolve.place_words import (
    ARABIC_KINDS,
    CONDITION_SUFFIXES,
    DIRECTION_ADJECTIVES,
    DIRECTIONS,
    FILLERS,
    KIND_WORDS,
    NUMBER_WORDS,
    PART_WORDS,
    PLAIN_PREPOSITIONS,
    SHIFTS,
    SHOWN_AFTER,
    singular,
)

THE_SIDE = re.compile(
    r"(?:(?:in|into|of|from|across|throughout)\s+)?the\s+(?:far\s+)?(?:north|south|east|west)(?:-?(?:east|west))?\b",
    re.IGNORECASE,
)
"""How a mention begins that tells a side of a place as part of it ("the north of the country")."""
LARGE_KINDS = frozenset({"province", "governorate", "region", "country", "state", "oblast"})
"""Kinds of which a name after a comma is the name ("the province, X"); a village's is what contains it."""
APPOSED_KINDS = LARGE_KINDS | {"capital"}
"""Kinds whose name may follow a comma ("the capital, X")."""
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


def read_phrases(mention: str, known: Known) -> list[PlacePhrase]:
    """Reads a mention as one or several place phrases, in the order of the words."""
    listed = capitalised_only(known)
    words = with_lost_commas(ends_of_line(with_holders(mended(words_of(mention))), listed), listed)
    out: list[PlacePhrase] = []
    for group, kind in _items(words, listed):
        phrase = _read(group, listed)
        if phrase is not None:
            out.append(replace(phrase, kind=phrase.kind or kind, plural=phrase.plural and not phrase.name))
    shared = _shared(out)
    return _parted(shared) if THE_SIDE.match(mention) else shared


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
        if phrase.part in DIRECTIONS and not phrase.name and last.relation == "near" and last.qualifier.endswith(" of"):
            shared = replace(last, start=phrase.start, end=phrase.end, qualifier=f"{phrase.part} of")
        out.append(shared)
    return [*out, last]


def _parted(phrases: list[PlacePhrase]) -> list[PlacePhrase]:
    """Places told as being "the north and the east of" something are parts of it and not beyond it."""
    return [
        replace(one, relation="part", part=side, qualifier=DIRECTIONS[side])
        if one.relation == "near" and (side := one.qualifier.removesuffix(" of")) in DIRECTIONS
        else one
        for one in phrases
    ]


def _items(words: list[MentionWord], known: Known) -> Iterator[tuple[list[MentionWord], str]]:
    """Parts a list into its items; a plural kind word at either end of the list belongs to every item."""
    groups = _split(words, known)
    if len(groups) == 1:
        yield groups[0], ""
        return
    first, final = groups[0], groups[-1]
    cut = next((i for i, word in enumerate(final) if i and word.lower != singular(word.text) in KIND_WORDS), 0)
    if cut and names(final[:cut]):
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


def _in_not_of(word: MentionWord) -> MentionWord:
    """Once its kind word is taken, "districts of X" contains as "in X" does."""
    return MentionWord("in", word.start, word.end) if word.lower == "of" else word


def _split(words: list[MentionWord], known: Known) -> list[list[MentionWord]]:
    """Cuts at "and" and at commas between names; not inside a listed name, not before what contains the name."""
    groups: list[list[MentionWord]] = [[]]
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


def _within_name(words: list[MentionWord], i: int, known: Known) -> bool:
    return any(
        known(" ".join(word.text for word in words[a:b]))
        for a in range(max(0, i - 2), i)
        for b in range(i + 2, min(len(words), i + 4) + 1)
    )


def _is_item(after: list[MentionWord]) -> bool:
    """What follows starts a place of its own."""
    first = next((w for w in after if w.lower not in FILLERS and w.lower not in PLAIN_PREPOSITIONS), None)
    if first is None:
        return False
    return first.text[:1].isupper() or first.text[:3] in ("al-", "el-") or describes(first) or kind_of(first) != ""


def _comma_lists(after: list[MentionWord]) -> bool:
    """A comma followed by more items lists; one followed by "in", "north of" and such explains."""
    explains = {"a", "an", "just", "some", "where", "which", *PLAIN_PREPOSITIONS, *SHIFTS, *DIRECTIONS}
    return after[0].lower not in explains


def _read(words: list[MentionWord], known: Known) -> PlacePhrase | None:
    words = [word for word in words if word.text not in "()"]
    while words and words[-1].text in (",", ";"):
        words = words[:-1]
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    words, shift = _shifted(words)
    if not words:
        return None
    head, container = _beside(*_contained(words, known), known)
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


def _shifted(words: list[MentionWord]) -> tuple[list[MentionWord], str]:
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


def _direction_of(words: list[MentionWord]) -> tuple[int, str] | None:
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


def _contained(words: list[MentionWord], known: Known) -> tuple[list[MentionWord], str]:
    """Parts a phrase from the words that say what contains it."""
    for i, word in enumerate(words):
        if i == 0:
            continue
        rest = words[i + 1 :]
        if word.lower in ("in", "inside", "within", "at", "with", "في") and rest:
            return words[:i], joined(rest)
        if word.lower in SHIFTS and rest and (names(words[:i]) or kind_of(words[i - 1])):
            return words[:i], joined(words[i:])
        if word.text == "," and rest:
            if kind_of(words[i - 1]) in APPOSED_KINDS and not names(words[:i]) and names(rest[:1]):
                described = [one for one in words[: i - 1] if describes(one)]
                return [*described, *rest, words[i - 1]], ""
            return words[:i], joined(rest) if names(rest) else ""
        if word.lower == "of" and _direction_of(words[i - 1 :]) and i > 1 and names(words[: i - 1]):
            return words[: i - 1], joined(words[i - 1 :])
    for i, word in enumerate(words[:-1]):
        owner = owner_of(word, known) or _town_of_site(word, words[i + 1])
        if owner and not known(joined(words[i : i + 2])):
            container = joined([*words[:i], replace(word, text=owner)])
            return within_country(owner, words[i + 1 :], known), container
    return words, ""


def _beside(words: list[MentionWord], container: str, known: Known) -> tuple[list[MentionWord], str]:
    """Parts a name from what contains it where a comma was lost ("Ford northern Mill" is Ford in northern Mill)."""
    for i in range(1, len(words) - 1):
        direction = words[i].lower in DIRECTION_ADJECTIVES and words[i].text.islower()
        if direction and is_name(words[i - 1]) and names(words[i + 1 :]) and not known(joined(words)):
            return words[:i], " ".join(filter(None, (joined(words[i:]), container)))
    return words, container


def _town_of_site(word: MentionWord, following: MentionWord) -> str:
    """The town whose a building is, where the mark was lost ("the towns hospital"); empty for any other word."""
    town, kind = word.lower[:-1], following.lower
    built = kind in KIND_WORDS and KIND_WORDS[kind][1] == "site"
    return town if word.lower.endswith("s") and town in ("town", "village", "suburb") and built else ""


def _head(words: list[MentionWord], known: Known) -> PlacePhrase:
    """Reads the phrase itself: part of something, kind of a name, name with a kind, or no name at all."""
    while len(words) > 1 and words[0].lower in FILLERS and (words[0].text != "The" or not known(joined(words))):
        if words[1].lower == "of" and singular(words[0].text) in PART_WORDS:
            break  # "parts of X" is a part of X
        words = words[1:]
    for i, word in enumerate(words):
        if word.lower in ("like", "including") and 0 < i < len(words) - 1 and kind_of(words[i - 1]):
            return _head(words[i + 1 :], known)
        if word.lower == "of" and 0 < i < len(words) - 1 and (_tells_kind(words[:i]) or not known(joined(words))):
            return _of(words[:i], words[i + 1 :], known)
    return _plain(words, known)


def _tells_kind(before: list[MentionWord]) -> bool:
    """Whether what stands before "of" is a bare kind ("the province of X"), also where a list has it all as a name."""
    return len(before) == 1 and before[0].text in LARGE_KINDS


def _of(before: list[MentionWord], after: list[MentionWord], known: Known) -> PlacePhrase:
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
        return replace(unnamed, container=joined(after))
    if last in SHOWN_AFTER and last != "suburb":
        return replace(inner, relation="part", part=last, qualifier=_conditions(before[:-1]))
    borne = last == "area" or (last in KIND_WORDS and KIND_WORDS[last][1] in ("neighbourhood", "district"))
    if borne and names(before[:-1]):
        return replace(_plain(before, known), container=joined(after))
    if last in KIND_WORDS and inner.name and KIND_WORDS[last][1] != "site" and not inner.relation:
        owner = [word for word in before[:-1] if names([word]) and not describes(word)]
        # "The northern town of X" lies in the north; it is no part of X.
        lying = [word for word in before[:-1] if word.lower not in DIRECTION_ADJECTIVES]
        qualifier = " ".join(filter(None, (_conditions(lying), inner.qualifier)))
        return replace(inner, kind=last, qualifier=qualifier, container=inner.container or joined(owner))
    unnamed = _plain(before, known)
    return replace(unnamed, container=joined(after))


def _conditions(words: list[MentionWord]) -> str:
    """Words worth showing before a name: directions and who holds it."""
    kept = [
        word.text
        for word in words
        if word.lower in DIRECTION_ADJECTIVES or word.lower.endswith(CONDITION_SUFFIXES) or word.lower == "besieged"
    ]
    return " ".join(kept)


def _plain(words: list[MentionWord], known: Known) -> PlacePhrase:
    text = joined(words)
    first, last = words[0].start, words[-1].end
    if len(words) > 1 and fold_spelling(words[0].text) in ARABIC_KINDS and not known(text):
        kind = ARABIC_KINDS[fold_spelling(words[0].text)]
        return PlacePhrase(start=first, end=last, name=joined(words[1:]), kind=kind, words=text)
    if known(text):
        kind = kind_of(words[-1]) if len(words) > 1 else ""
        return PlacePhrase(start=first, end=last, name=text, kind=kind, words=text)
    lead = 0
    while lead < len(words) - 1 and only_describes(words, lead) and not known(joined(words[lead:])):
        lead += 1
    rest = words[lead:]
    qualifier = _conditions(words[:lead])
    kind, tail = _tail(rest, known)
    core = rest[: len(rest) - tail] if tail else rest
    while len(core) > 1 and not known(joined(core)) and (only_describes(core, 0) or kind_of(core[0])):
        core = core[1:]
    plural = bool(tail) and rest[-1].lower != singular(rest[-1].text)
    name = joined(core) if names(core) else ""
    part = kind if kind in PART_WORDS and (kind not in KIND_WORDS or (kind in SHOWN_AFTER and name)) else ""
    if part == "suburb" and not plural:
        part = ""  # "the X suburb" is X itself, "X suburbs" are around it
    if not name:
        kind = kind or (kind_of(rest[-1]) if rest else "")
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


def _tail(words: list[MentionWord], known: Known) -> tuple[str, int]:
    """The kind or part word that ends a phrase, and how many words it takes."""
    if len(words) > 2 and f"{words[-2].lower} {singular(words[-1].text)}" in KIND_WORDS:
        return f"{words[-2].lower} {singular(words[-1].text)}", 2
    if len(words) > 2 and words[-2].lower in ("city", "town") and singular(words[-1].text) in PART_WORDS:
        return singular(words[-1].text), 2
    last = singular(words[-1].text)
    if (last in KIND_WORDS or last in PART_WORDS) and (len(words) > 1 or not known(words[-1].text)):
        return last, 1
    return "", 0
