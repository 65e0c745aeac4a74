"""The brief's second part: who holds what on the day of the map, side by side, and what was only last told of.

What must stay true: a place that only its holder's own word gives it is told apart from one that is held; a word older
than `OLD` days is never told as standing; a side that no pack names and a place that nobody could find stay out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from fogline.export.brief_names import in_a_row, is_presentable, place_name, tellers_of, with_article
from fogline.export.brief_parts import Paragraph, Section, Sentence
from fogline.export.brief_words import is_plural
from fogline.export.dataset import Dataset
from fogline.fuse.prose import day_in_words, first_capital
from fogline.model import Control, ReadClaim

OLD = 90
"""Days after which a place's holder is told as last known, not as standing."""
MOST_PLACES, MOST_CONTESTED, MOST_BESIEGED, MOST_CITED = 8, 4, 2, 4


def covers(row: Control, day: str) -> bool:
    """Whether a spell of control covers a day."""
    return (row.start or "") <= day and (row.end is None or day <= row.end)


def published_days(dataset: Dataset) -> dict[str, str]:
    """The day on which each claim was published; empty where not known."""
    return {claim.id: claim.published or "" for claim in dataset.claims}


def is_old(row: Control, day: str, told: Mapping[str, str]) -> bool:
    """Whether the last word on a place is so old that it says little of the day."""
    last = last_word(row, told)
    return not last or (date.fromisoformat(day) - date.fromisoformat(last)).days > OLD


def last_word(row: Control, told: Mapping[str, str]) -> str:
    """The last day on which anybody told of a place."""
    return max([row.start or "", *(told.get(claim, "") for claim in row.claims)])


def holdings(dataset: Dataset, day: str, *, since: str = "") -> Section:
    """Who holds what on a day: by side what is held, then what one word alone gives it, then what is contested.

    Args:
        dataset: narrowed to a place.
        day: the day of the map.
        since: first day of the period; what was last told of before it says nothing of the day.
    """
    told = published_days(dataset)
    rows = [row for row in dataset.control if covers(row, day) and row.claims and is_presentable(row.place)]
    fresh = [row for row in rows if not is_old(row, day, told)]
    sentences = [_held(side, own, dataset) for side, own in _by_side(fresh, "held", dataset)]
    sentences += _claimed([row for row in fresh if row.state == "claimed"], dataset)
    said = {claim for sentence in sentences for claim in sentence.claims}
    sentences += _contested([row for row in fresh if _is_open(row, said)], dataset)
    besieged = [row for row in fresh if row.besieged_by in dataset.sides]
    sentences += [_besieged(row, dataset) for row in besieged[:MOST_BESIEGED]]
    old = [row for row in rows if row.holder and is_old(row, day, told) and last_word(row, told) > since]
    sentences += _last_known(old, dataset, told)
    lead = f"As of {day_in_words(day)}" if day else ""
    paragraphs = (Paragraph(lead=lead, sentences=tuple(sentences)),) if sentences else ()
    return Section(title="Who holds what", paragraphs=paragraphs)


def _is_open(row: Control, said: set[str]) -> bool:
    """Whether several have a place or parts of it, and more is told of it than what was said of the parts."""
    if row.state not in ("contested", "divided"):
        return False
    return len(row.holders) > 1 or not said.issuperset(row.claims)


def _by_side(rows: Iterable[Control], state: str, dataset: Dataset) -> list[tuple[str, list[Control]]]:
    """Rows of a state by the side that has them, the side with most first."""
    found: dict[str, list[Control]] = defaultdict(list)
    for row in rows:
        if (not state or row.state == state) and row.holder in dataset.sides:
            found[row.holder or ""].append(row)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _places(rows: Sequence[Control]) -> tuple[str, tuple[str, ...]]:
    """The places of rows in words, and a claim for each."""
    ordered = sorted(rows, key=lambda row: (not row.place.id, row.place.name, row.start or ""))
    names = list(dict.fromkeys(row.place.name for row in ordered))
    shown = [row for row in ordered if row.place.name in names[:MOST_PLACES]]
    more = len(names) - MOST_PLACES
    said = [place_name(row.place) for row in shown]
    words = in_a_row([*dict.fromkeys(said), *([f"{more} more places"] if more > 1 else names[MOST_PLACES:])])
    return words, tuple(dict.fromkeys(row.claims[0] for row in shown))


def _held(side: str, rows: Sequence[Control], dataset: Dataset) -> Sentence:
    places, claims = _places(rows)
    return Sentence(text=first_capital(f"{with_article(dataset.side_name(side))} held {places}."), claims=claims)


def _claimed(rows: Sequence[Control], dataset: Dataset) -> list[Sentence]:
    """What one word alone gives a side: its own, or that of somebody else."""
    claims = dataset.by_id()
    sentences = []
    for own_word in (True, False):
        chosen = [row for row in rows if _is_own_word(row, claims) is own_word]
        for side, own in _by_side(chosen, "claimed", dataset):
            places, cited = _places(own)
            name = with_article(dataset.side_name(side))
            word = f"{'their' if is_plural(name) else 'its'} own word alone" if own_word else _single_word(own, claims)
            sentences.append(Sentence(text=f"On {word}, {name} had {places}.", claims=cited))
    return sentences


def _is_own_word(row: Control, claims: Mapping[str, ReadClaim]) -> bool:
    """Whether all who give a side a place are of that side."""
    told = [claims[one] for one in row.claims if one in claims]
    return bool(told) and all(one.says and one.says[0].party.side == row.holder for one in told)


def _single_word(rows: Sequence[Control], claims: Mapping[str, ReadClaim]) -> str:
    """Whose word gives a side what nobody else bears out."""
    tellers = tellers_of([claims[one] for row in rows for one in row.claims[:1] if one in claims])
    return f"the word of {tellers[0]} alone" if len(tellers) == 1 else "a single account each"


def _last_known(rows: Sequence[Control], dataset: Dataset, told: Mapping[str, str]) -> list[Sentence]:
    """Who held what when it was last told of; one sentence for each side."""
    sentences = []
    for side, own in _by_side(rows, "", dataset):
        places, claims = _places(own)
        last = day_in_words(max(last_word(row, told) for row in own))
        text = f"When last told of, by {last}, {with_article(dataset.side_name(side))} had {places}."
        sentences.append(Sentence(text=text, claims=claims))
    return sentences


def _contested(rows: Sequence[Control], dataset: Dataset) -> list[Sentence]:
    """Contested places, those between the same sides together."""
    found: dict[tuple[tuple[str, ...], str], list[Control]] = defaultdict(list)
    for row in rows:
        if row.place.id:
            sides = tuple(sorted(side for side in row.holders if side in dataset.sides))
            found[sides, row.state].append(row)
    ordered = sorted(found.items(), key=lambda item: (-len(item[0][0]), item[0]))
    return [_of_sides(sides, own, dataset) for (sides, _), own in ordered[:MOST_CONTESTED]]


def _of_sides(sides: Sequence[str], rows: Sequence[Control], dataset: Dataset) -> Sentence:
    names = list(dict.fromkeys(place_name(row.place) for row in rows))[:MOST_PLACES]
    places, were = in_a_row(names), "was" if len(names) == 1 else "were"
    held_by = in_a_row([with_article(dataset.side_name(side)) for side in sides])
    if len(sides) > 1:
        divided = all(row.state == "divided" for row in rows)
        text = f"{places} {were} {'divided' if divided else 'contested'} between {held_by}."
    elif sides:
        text = f"{places} {were} partly in the hands of {held_by}; who had the rest is not told."
    else:
        text = f"{places} {were} contested, and no report says between whom."
    claims = tuple(dict.fromkeys(claim for row in rows for claim in row.claims[:MOST_CITED]))[: 2 * MOST_CITED]
    return Sentence(text=first_capital(text), claims=claims)


def _besieged(row: Control, dataset: Dataset) -> Sentence:
    besieger = with_article(dataset.side_name(row.besieged_by))
    return Sentence(
        text=first_capital(f"{place_name(row.place)} was besieged or cut off by {besieger}."), claims=row.claims[:3]
    )
