"""What speaks for and against a stretch of text naming a place, as strings for the trained judge.

Signs are of the words around it, of what a gazetteer has under the name, and of how the same name stands elsewhere in
the report. No sign is a name itself, so that what is learnt from towns at peace carries over to towns at war.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fogline.gazetteer.actor_common import COMMON as PARTY_WORDS
from fogline.gazetteer.countries import adjectives
from fogline.resolve.place_spans import BEFORE_UNLISTED, GROUNDS, ROADS, PlaceSpan, Token
from fogline.resolve.place_words import DIRECTION_ADJECTIVES, KIND_WORDS

TITLES = frozenset(
    "mr mrs ms dr gov sen rep rev sgt capt lt col gen maj sheriff mayor chief judge president minister king prince "
    "queen sheikh imam father sister brother justice officer detective coach professor prof sir lord lady "
    "commander colonel general captain major secretary chairman director attorney deputy".split()
)
"""Words before the name of a person."""
SPEECH = frozenset("said says told added asked wrote explained argued noted".split())
INITIAL = re.compile(r"^[A-Z]\.?$")


@dataclass(slots=True)
class Elsewhere:
    """How the names of a report stand in it, counted over all their places.

    Attributes:
        lower: words that the report also writes without a capital.
        located, surname, times: by folded name: after a word of place, after a person's first name or title, at all.
    """

    lower: set[str] = field(default_factory=set)
    located: Counter[str] = field(default_factory=Counter)
    surname: Counter[str] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)
    worth: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))


def read_elsewhere(text: str, tokens: Sequence[Token], spans: Sequence[PlaceSpan]) -> Elsewhere:
    """Counts how each name stands over the whole report."""
    out = Elsewhere(lower={token.text for token in tokens if token.text[:1].islower()})
    covered = {i for span in spans if span.sort != "unlisted" for i in range(span.first, span.last)}
    for span in spans:
        name = name_of(text, tokens, span)
        out.times[name] += 1
        out.located[name] += _place_word_before(tokens, span.first)
        out.surname[name] += _person_before(tokens, span.first, covered)
        best = max((c.place.weight for c in span.candidates), default=0.0)
        for candidate in span.candidates if best else ():
            share = candidate.place.weight**2 / sum(c.place.weight**2 for c in span.candidates)
            out.worth[candidate.place.country] += best * share
            for parent in candidate.place.parents[-2:-1]:
                out.worth[parent] += best * share
    return out


def name_of(text: str, tokens: Sequence[Token], span: PlaceSpan) -> str:
    """The words of a stretch in lower case."""
    return text[tokens[span.first].start : tokens[span.last - 1].end].lower()


def _place_word_before(tokens: Sequence[Token], i: int) -> bool:
    before = [token.lower for token in tokens[max(0, i - 3) : i]]
    return any(word in BEFORE_UNLISTED and word != "and" for word in before[-1:]) or (
        len(before) > 1 and before[-2] in BEFORE_UNLISTED and before[-1] in {"the", *DIRECTION_ADJECTIVES}
    )


def _person_before(tokens: Sequence[Token], i: int, covered: set[int]) -> bool:
    if i == 0:
        return False
    before = tokens[i - 1]
    if before.text == "." and i > 1 and INITIAL.match(tokens[i - 2].text):
        return True
    known = before.lower in GROUNDS | ROADS or before.lower in DIRECTION_ADJECTIVES or before.lower in adjectives()
    named = (
        before.capital and before.text.isalpha() and not before.text.isupper() and i - 1 not in covered and not known
    )
    starts = i < 2 or tokens[i - 2].text in ".!?”\"'"
    return before.lower in TITLES or (named and not starts)


def signs(text: str, tokens: Sequence[Token], span: PlaceSpan, elsewhere: Elsewhere) -> list[str]:
    """The signs of one stretch; the order does not matter."""
    found = [f"sort={span.sort}", *_of_words(text, tokens, span), *_of_gazetteer(span, elsewhere)]
    found += _of_report(text, tokens, span, elsewhere)
    beside = list(_beside(tokens, span))
    found += beside
    shape = next(one for one in beside if one.startswith("shapes="))
    size = next((one for one in found if one.startswith("size=")), "size=none")
    found += [f"{span.sort}|{shape}", f"{size}|{shape}", f"{span.sort}|{size}"]
    found += [f"{span.sort}|{one}" for one in beside if one.startswith(("before=", "after=", "placed"))]
    return found


def _of_words(text: str, tokens: Sequence[Token], span: PlaceSpan) -> Iterator[str]:
    own = tokens[span.first : span.last]
    written = text[own[0].start : own[-1].end]
    yield f"tokens={min(len(own), 4)}"
    yield f"letters={min(len(written), 12) // 3}"
    yield f"capitals={written.isupper()}"
    yield f"digits={any(c.isdigit() for c in written)}"
    yield f"last={own[-1].lower if own[-1].lower in GROUNDS | ROADS | KIND_WORDS.keys() else '-'}"
    yield f"first={own[0].lower if own[0].lower in GROUNDS | ROADS | DIRECTION_ADJECTIVES else '-'}"
    yield f"party-word={all(token.lower in PARTY_WORDS for token in own)}"
    yield f"short={written.isupper() and len(written.replace('.', '')) < 5}"


def _of_gazetteer(span: PlaceSpan, elsewhere: Elsewhere) -> Iterator[str]:
    if not span.candidates:
        return
    best = max(span.candidates, key=lambda c: c.place.weight)
    yield f"size={min(int(best.place.weight * 10), 9)}"
    yield f"kind={best.place.kind}"
    yield f"how={best.how}"
    yield f"rivals={min(int(math.log2(len(span.candidates)) + 1), 4)}"
    top = max(elsewhere.worth.values(), default=0.0)
    codes = {c.place.country for c in span.candidates}
    areas = {parent for c in span.candidates for parent in c.place.parents[-2:-1]}
    for label, keys in (("country", codes), ("area", areas)):
        share = max((elsewhere.worth.get(key, 0.0) for key in keys), default=0.0) / top if top else 0.0
        yield f"in-{label}={int(share * 5)}"
    home = best.place.country and elsewhere.worth[best.place.country] >= 0.5 * top
    yield f"best-at-home={bool(home)}:{min(int(best.place.weight * 10), 9) // 2}"


def _of_report(text: str, tokens: Sequence[Token], span: PlaceSpan, elsewhere: Elsewhere) -> Iterator[str]:
    name = name_of(text, tokens, span)
    times = elsewhere.times[name]
    yield f"times={min(times, 4)}"
    yield f"lower={name in elsewhere.lower}"
    yield f"located={min(elsewhere.located[name], 2)}"
    yield f"surname={min(elsewhere.surname[name], 2)}"
    yield f"located-share={elsewhere.located[name] * 4 // max(1, times)}"
    yield f"surname-share={elsewhere.surname[name] * 4 // max(1, times)}"
    yield f"both={min(elsewhere.located[name], 2)}:{min(elsewhere.surname[name], 2)}"


def _shape(token: Token | None) -> str:
    if token is None:
        return "none"
    if token.text[:1].isdigit():
        return "digit"
    if not token.text[:1].isalpha():
        return token.text if token.text in ".,-:;()/&" else "mark"
    if INITIAL.match(token.text):
        return "initial"
    return "upper" if token.text.isupper() else "Capital" if token.capital else "lower"


def _beside(tokens: Sequence[Token], span: PlaceSpan) -> Iterator[str]:
    at = [
        tokens[i] if 0 <= i < len(tokens) else None for i in (span.first - 2, span.first - 1, span.last, span.last + 1)
    ]
    far, before, after, next_ = at
    yield f"shapes={_shape(before)}:{_shape(after)}"
    yield f"far-shapes={_shape(far)}:{_shape(before)}"
    yield f"next-shapes={_shape(after)}:{_shape(next_)}"
    for label, token in (("far", far), ("before", before), ("after", after), ("next", next_)):
        yield f"{label}={token.lower if token else '-'}"
    yield f"placed={_place_word_before(tokens, span.first)}"
    yield f"title={bool(before and before.lower in TITLES)}"
    yield f"spoken={bool(after and after.lower in SPEECH)}"
    yield f"kind-after={bool(after and after.lower in KIND_WORDS)}:{_shape(after)}"
    yield f"kind-before={bool(far and before and far.lower in KIND_WORDS and before.lower == 'of')}"
    run, end = run_around(tokens, span)
    yield f"in-run={min(span.first - run, 3)}:{min(end - span.last, 3)}"
    if end > span.last:
        yield f"run-ends={tokens[end - 1].lower}"
    if run < span.first:
        yield f"run-begins={tokens[run].lower}"


def run_around(tokens: Sequence[Token], span: PlaceSpan) -> tuple[int, int]:
    """Where the run of capitalised words around a stretch begins and ends."""
    run, end = span.first, span.last
    while run > 0 and tokens[run - 1].capital and tokens[run].start - tokens[run - 1].end <= 1:
        run -= 1
    while end < len(tokens) and tokens[end].capital and tokens[end].start - tokens[end - 1].end <= 1:
        end += 1
    return run, end
