"""Names that stand side by side because a comma was lost: a list, or a town and the country it is in.

"Mill Ford Stone and Weir" are four towns, "Stone Ruritania" is one, and what follows a name in capitals ("Stone AFP")
is who told it. Only listed names part a run: a name of several words that no list has stays whole. What must stay true:
offsets are into the mention.
"""

from __future__ import annotations

import re

from fogline.gazetteer.countries import country_names
from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.place_tokens import Known, MentionWord, is_name, joined, kind_of
from fogline.resolve.place_words import DIRECTION_ADJECTIVES, KIND_WORDS, singular

SHORTEST = 4
"""Letters of a word that is a name of its own within a run; shorter ones are pieces of names."""
LONGEST = 4
"""Words of a name that is looked for within a run."""
LIST = 3
"""So many listed names side by side are a list; of two the second may contain the first."""
ARTICLES = ("al-", "el-")
Run = list[MentionWord]


def with_lost_commas(words: Run, known: Known) -> Run:
    """Puts "and" between the names of a list, and "in" before a country, where the mention lost what stood there."""
    words = _without_teller(words, known)
    listed = any(word.lower == "and" for word in words) or _tells_several(words)
    out: Run = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and _is_piece(words[end]):
            end += 1
        if end - at > 1:
            out += _parted(words[at:end], known, listed=listed)
        at, out = (end, out) if end - at > 1 else (at + 1, [*out, words[at]])
    return out


def within_country(owner: str, words: Run, known: Known) -> Run:
    """What a country has, without the side of it that it lies in ("Ruritania's northern Mill province").

    A province in the north of a country is meant whole; "Ruritania's northern Mill" may be the north of Mill.
    """
    sided = fold_spelling(owner) in country_names() and len(words) > 2 and words[0].lower in DIRECTION_ADJECTIVES
    if not sided or words[-1].text not in KIND_WORDS or not is_name(words[1]) or known(joined(words[:-1])):
        return words
    return words[1:]


def owner_of(word: MentionWord, known: Known) -> str:
    """Whose it is that follows ("Ruritania's", or "Ruritanias" where marks were lost); empty for any other word."""
    owner = re.sub(r"['’]s?$", "", word.text)
    if word.text.endswith("ys") and word.text[:-1] in KIND_WORDS:
        return word.text[:-1]
    if owner == word.text and word.text.endswith("s") and not known(word.text) and known(word.text[:-1]):
        owner = word.text[:-1]
    return owner if owner != word.text else ""


def _without_teller(words: Run, known: Known) -> Run:
    """The words without a short form in capitals at their end ("Stone AFP"), where the rest names something."""
    last = words[-1].text if words else ""
    beside = len(words) > 1 and (is_name(words[-2]) or kind_of(words[-2]) != "")
    told = (
        beside and len(last) > 1 and last.isalpha() and last.isupper() and not known(last) and not known(joined(words))
    )
    named = any(is_name(word) and not word.text.isupper() for word in words[:-1])
    return words[:-1] if told and named else words


def _tells_several(words: Run) -> bool:
    """Whether a plural kind word says that several places are named ("the districts Mill Ford")."""
    return any(singular(word.text) in KIND_WORDS and singular(word.text) != word.lower for word in words)


def _is_piece(word: MentionWord) -> bool:
    return is_name(word) and not kind_of(word) and "'" not in word.text and "’" not in word.text


def _parted(run: Run, known: Known, *, listed: bool) -> Run:
    names = _names(run, known)
    whole = len(names) < 2 or not any(told for _, told in names)
    if whole:
        return run
    country = fold_spelling(joined(names[-1][0])) in country_names()
    sure = all(told for _, told in names)
    items = names[:-1] if country else names
    if not (listed or (sure and (country or len(names) >= LIST))) or (country and len(items) > 1 and not sure):
        return run
    out: Run = []
    for one, _ in items:
        out += [MentionWord("and", one[0].start, one[0].start), *one] if out else one
    return [*out, MentionWord("in", names[-1][0][0].start, names[-1][0][0].start), *names[-1][0]] if country else out


def _names(run: Run, known: Known) -> list[tuple[Run, bool]]:
    """A run cut into listed names, the longest first, and what stands between them."""
    if known(joined(run)):
        return [(run, True)]
    out: list[tuple[Run, bool]] = []
    at = 0
    while at < len(run):
        ends = range(min(len(run), at + LONGEST), at, -1)
        end = next((end for end in ends if _stands_alone(run[at:end]) and known(joined(run[at:end]))), 0)
        if end and not (out and not out[-1][1] and run[at].lower.startswith(ARTICLES)):
            out.append((run[at:end], True))
            at = end
            continue
        if out and not out[-1][1]:
            out[-1] = ([*out[-1][0], run[at]], False)  # "Jisr al-Mill": an article leads on what no list has
        else:
            out.append(([run[at]], False))
        at += 1
    return out


def _stands_alone(name: Run) -> bool:
    return len(name) > 1 or len(name[0].text) >= SHORTEST
