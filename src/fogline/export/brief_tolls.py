"""The brief's tolls: ranges with whose words set the bounds, parts named inside their whole; nothing is added up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fogline.export.brief_names import in_a_row, is_presentable, place_names_of, teller_of, with_article
from fogline.export.brief_parts import Paragraph, Section, Sentence
from fogline.export.brief_words import VAGUE, number_words
from fogline.export.dataset import Dataset
from fogline.fuse.prose import day_in_words, first_capital, when_in_words
from fogline.fuse.toll_items import told_places
from fogline.model import Event, ReadClaim, Toll, TollBound, Where

MOST_PARTS = 2
MANY = 20
"""Dead from whom on a toll is told also where its place is not known."""
ENEMY = "Told by the other side"
"""How a toll's note begins where one side counts the other's losses."""
PARTIAL = "May be part of"
"""How a toll's note begins whose dead may be among those of a greater count."""
TOWNS = frozenset({"settlement", "city-part"})
BESIDE = re.compile(r"(?:near|outside) (?=[A-Z])")
"""How a place begins that is not the named one but next to it."""
ENDINGS = (
    "killed",
    "injured",
    "displaced",
    "detained",
    "missing",
    "trapped",
    "hit",
    "destroyed",
    "damaged",
    "evacuated",
)


def tolls_section(dataset: Dataset, most: int, *, since: str = "") -> tuple[Section, int]:
    """The tolls with a figure: running totals, then incidents by day; and how many more there are.

    Args:
        dataset: narrowed to a place and a period.
        most: tolls to tell.
        since: first day of what is news; harm that was over before it is background.
    """
    claims = dataset.by_id()
    known = [toll for toll in dataset.tolls if toll.claims and _bounds(toll) and _last_day(toll) >= since]
    ids = {toll.id for toll in known}
    parts: dict[str, list[Toll]] = defaultdict(list)
    for toll in known:
        if toll.part_of in ids:
            parts[toll.part_of or ""].append(toll)
    whole = [toll for toll in known if toll.part_of not in ids and _may_stand(toll)]
    ranked = sorted(whole, key=lambda toll: (_rank(toll, claims), -_size(toll), toll.id))
    chosen: list[Toll] = []
    for toll in ranked:
        if len(chosen) < most and not any(_says_again(toll, other) for other in chosen):
            chosen.append(toll)
    shown = sorted(chosen, key=_in_order)
    paragraphs = []
    for scope, lead in (("running", "Running totals"), ("incident", "Single incidents")):
        own = [_toll(toll, parts[toll.id][:MOST_PARTS], dataset, claims) for toll in shown if toll.scope == scope]
        if own:
            paragraphs.append(Paragraph(lead=lead, sentences=tuple(own)))
    told = len(shown) + sum(len(parts[toll.id][:MOST_PARTS]) for toll in shown)
    return Section(title="Tolls", paragraphs=tuple(paragraphs)), len(known) - told


def _last_day(toll: Toll) -> str:
    return (toll.when and toll.when.latest) or "9999"


def _may_stand(toll: Toll) -> bool:
    """Whether a reader can tell what a toll is of: by its place and day, by running on, or by how many died."""
    many = "killed" in toll.category and _size(toll) >= MANY and toll.when is not None
    return toll.scope == "running" or _is_placed(toll) or many


def _says_again(toll: Toll, other: Toll) -> bool:
    """Whether a toll tells nothing more: figures that agree of the same harm and days, and of no other town."""
    if toll.category != other.category or when_in_words(toll.when) != when_in_words(other.when):
        return False
    return _figure(toll) == _figure(other) or (_agree(toll, other) and not _are_apart(toll, other))


def _agree(toll: Toll, other: Toll) -> bool:
    """Whether some number lies within the bounds of both."""
    least = max(one.low.value if one.low else 0 for one in (toll, other))
    most = min((one.high.value for one in (toll, other) if one.high), default=least)
    return least <= most


def _are_apart(toll: Toll, other: Toll) -> bool:
    """Whether two tolls are of places that can be named and neither of which lies in the other."""
    own, others = ([place for place in one.places if is_presentable(place)] for one in (toll, other))
    near = {place.id for place in own} & {place.id for place in others} or any(
        one.id in two.within or two.id in one.within for one in own for two in others
    )
    return bool(own and others) and not near


def _in_order(toll: Toll) -> tuple[bool, str, str]:
    return toll.scope != "running", (toll.when and toll.when.earliest) or "9999", toll.id


def _is_placed(toll: Toll) -> bool:
    dated = toll.when is not None and toll.when.earliest is not None
    return dated and any(is_presentable(place) for place in toll.places)


def _rank(toll: Toll, claims: Mapping[str, ReadClaim]) -> tuple[bool, int, bool, bool, int, int]:
    """Machine-written counts last; the dead before the injured; wholes before what may be part of them.

    Figures come before words like "dozens", those ten times as high before the others, and of like ones those that more
    tell before those that one tells.
    """
    machine = all(claims[one].machine_written for one in toll.claims if one in claims)
    harm = 0 if "killed" in toll.category else 1 if "injured" in toll.category else 2
    return machine, harm, toll.note.startswith(PARTIAL), _is_vague(toll), -len(str(_size(toll))), -len(toll.says)


def _is_vague(toll: Toll) -> bool:
    return (toll.low.value if toll.low else None, toll.high.value if toll.high else None) in VAGUE


def _bounds(toll: Toll) -> list[TollBound]:
    return [bound for bound in (toll.low, toll.best, toll.high) if bound]


def _size(toll: Toll) -> int:
    return max((bound.value for bound in _bounds(toll)), default=0)


def _toll(toll: Toll, parts: Sequence[Toll], dataset: Dataset, claims: Mapping[str, ReadClaim]) -> Sentence:
    """One toll: figure, parts, place, day, and on whose word."""
    toll, loosely = _without_vague(toll, claims)
    toll, least = _with_least(toll, claims)
    who, _, done = _category(toll, dataset).rpartition(" were ")
    inner = [f"{_figure(part)} {_part(part)}" for part in parts if _part(part) not in ("", who)]
    among = f", among them {in_a_row(inner)}," if inner else ""
    alone = _figure(toll).split()[-1] == "one"
    verb, who = ("was", _one(who)) if alone else ("were", who)
    where, whose = _where(toll, dataset, claims)
    when = f" {_when(toll)}" if toll.when and toll.when.earliest else ""
    vaguely = f"; {teller_of(claims[loosely[0].claim])} told of {loosely[1]}" if loosely else ""
    text = f"{_figure(toll, at_least=least)} {who}{among} {verb} {done}{where}{when}{_by_whom(toll, claims)}{vaguely}."
    cited = (*_bounds(toll), *(loosely[:1] if loosely else ()), *(bound for part in parts for bound in _bounds(part)))
    cites = dict.fromkeys((*(bound.claim for bound in cited), *filter(None, [whose])))
    return Sentence(text=first_capital(text), claims=tuple(cites))


def dead_of(event: Event, tolls: Sequence[Toll], claims: Mapping[str, ReadClaim]) -> Sentence | None:
    """How many an event killed and on whose word; `None` where its tolls have no number of all its dead."""
    own = [one for one in tolls if one.event == event.id and one.category == "killed" and one.scope == "incident"]
    known = [one for one in own if _bounds(one) and not _is_vague(one)]
    if len(known) != 1 or all(claims[one].machine_written for one in known[0].claims if one in claims):
        return None
    toll, least = _with_least(known[0], claims)
    figure = _figure(toll, at_least=least)
    people = "person was" if figure.split()[-1] == "one" else "people were"
    cited = tuple(dict.fromkeys(bound.claim for bound in _bounds(toll)))
    return Sentence(text=first_capital(f"{figure} {people} killed{_by_whom(toll, claims)}."), claims=cited)


def _told_places(toll: Toll, claims: Mapping[str, ReadClaim]) -> list[Where]:
    """The places of a toll that a claim's own words tell; where only its surroundings gave one, none is named."""
    told = {(where.id, where.name) for one in toll.claims if one in claims for where in told_places(claims[one])}
    return [one for one in toll.places if is_presentable(one) and (one.id, one.name) in told]


def _without_vague(toll: Toll, claims: Mapping[str, ReadClaim]) -> tuple[Toll, tuple[TollBound, str] | None]:
    """A toll without a highest figure that only "hundreds" gave it, and that bound in words; as it is without one.

    "Between 112 and 999" would say more than anybody did.
    """
    high = toll.high
    if high is None or toll.low is None or high.claim not in claims or (toll.low.value, high.value) in VAGUE:
        return toll, None
    words = (VAGUE.get((one.low, one.high)) for one in claims[high.claim].counts if one.high == high.value)
    told = next(filter(None, words), None)
    if told is None:
        return toll, None
    return replace(toll, high=None), (high, told.removesuffix(" of"))


def _with_least(toll: Toll, claims: Mapping[str, ReadClaim]) -> tuple[Toll, bool]:
    """A toll that somebody's "at least" leaves open upwards, with that number as its higher one, and whether it is so.

    "At least 850" alone would hide that somebody else told of more than 1,100.
    """
    if toll.high is not None or toll.low is None:
        return toll, False
    told = [
        TollBound(value=count.low, claim=one, says="")
        for one in toll.claims
        if one in claims
        for count in claims[one].counts
        if count.unit == toll.category and count.low is not None and count.high is None
    ]
    most = max(told, key=lambda bound: bound.value, default=None)
    if most is None or most.value <= toll.low.value or (toll.low.value, most.value) in VAGUE:
        return toll, False
    return replace(toll, high=most), True


def _where(toll: Toll, dataset: Dataset, claims: Mapping[str, ReadClaim]) -> tuple[str, str]:
    """Where it was, in words that follow a verb, and the claim that tells it where none of the toll's own does."""
    places, whose = _told_places(toll, claims), ""
    if not places:
        beside = next((one.name for one in toll.places if one.id and BESIDE.match(one.name)), "")
        if beside:
            return f" {beside}", ""
        places, whose = _places_of_event(toll, dataset, claims)
    named = place_names_of(places, 2)
    return (f" {'at' if places[0].precision == 'site' else 'in'} {named}", whose) if named else ("", "")


def _places_of_event(toll: Toll, dataset: Dataset, claims: Mapping[str, ReadClaim]) -> tuple[list[Where], str]:
    """Where the event of a toll was, by most of the reports that name a place of it, and the surest claim of that.

    "The death toll rose to 86" says of no town; the attack that it is the toll of was in one, as the toll's own report
    has it or several do.
    """
    event = next((one for one in dataset.events if one.id == toll.event), None)
    told: dict[str, list[tuple[ReadClaim, Where]]] = defaultdict(list)
    for claim in (claims[one] for one in (event.claims if event else ()) if one in claims):
        for where in told_places(claim):
            if where.id and where.precision in TOWNS and is_presentable(where):
                told[where.id].append((claim, where))
    own = {claims[one].document for one in toll.claims if one in claims}
    told = {
        place: found
        for place, found in told.items()
        if len(reports := {claim.document for claim, _ in found}) > 1 or reports & own
    }
    if not told:
        return [], ""
    usual = max(told.values(), key=lambda found: (len({claim.document for claim, _ in found}), found[0][1].name))
    claim, where = max(usual, key=lambda pair: (pair[0].confidence, pair[0].id))
    return [where], claim.id


def _when(toll: Toll) -> str:
    """When people were harmed; of a running total, by when that many had been."""
    if toll.scope == "running" and toll.when is not None and toll.when.latest:
        return f"by {day_in_words(toll.when.latest)}"
    return when_in_words(toll.when)


def _part(part: Toll) -> str:
    """Who a part is of: "children"; empty where nothing is said of them."""
    words = part.category
    for ending in ENDINGS:
        words = words.removesuffix(ending)
    return words.strip()


def _one(noun: str) -> str:
    known = {"people": "person", "children": "child", "women": "woman", "men": "man"}
    return known.get(noun, noun.removesuffix("s"))


def _by_whom(toll: Toll, claims: Mapping[str, ReadClaim]) -> str:
    """Whose words set the bounds: one name where one speaker gave both."""

    def teller(bound: TollBound) -> str:
        return teller_of(claims[bound.claim]) if bound.claim in claims else bound.says

    enemy = " of the other side" if toll.note.startswith(ENEMY) else ""
    low, high = toll.low, toll.high
    if low and high and low.value != high.value and teller(low) != teller(high):
        return f"; {teller(low)} gave the lower figure and {teller(high)} the higher"
    return f", by the count of {in_a_row([teller(bound) for bound in _bounds(toll)])}{enemy}"


def _figure(toll: Toll, *, at_least: bool = False) -> str:
    low, best, high = toll.low, toll.best, toll.high
    vague = VAGUE.get((low.value if low else None, high.value if high else None))
    if vague:
        return vague
    if low and high and low.value != high.value:
        middle = (
            f", most likely {number_words(best.value)}," if best and best.value not in (low.value, high.value) else ""
        )
        if at_least:
            return f"from {number_words(low.value)} to {number_words(high.value)} or more"
        return f"between {number_words(low.value)} and {number_words(high.value)}{middle}"
    if low and high:
        return number_words(low.value)
    if low:
        return f"at least {number_words(low.value)}"
    if high:
        return f"up to {number_words(high.value)}"
    return f"about {number_words(best.value)}" if best else "an unknown number of"


def _category(toll: Toll, dataset: Dataset) -> str:
    """Who suffered what: "civilians were killed", "people on the side of the government were injured"."""
    words = toll.category
    for ending in ENDINGS:
        if words == ending:
            side = f" on the side of {with_article(dataset.side_name(toll.side))}" if toll.side in dataset.sides else ""
            return f"people{side} were {ending}"
        if words.endswith(f" {ending}"):
            return f"{words.removesuffix(f' {ending}')} were {ending}"
    return f"{words} were counted"
