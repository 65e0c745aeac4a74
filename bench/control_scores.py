"""Facts of control, what counts as the right holder, and the figures."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from bench.errors import BenchError
from bench.jsonlines import Row
from bench.resample import intervals
from fogline.fuse.facts import Facts
from fogline.fuse.sides import side_of
from fogline.model import ReadClaim, fold_name

PLAIN_WORDS = frozenset("the armed forces force troops army armies military soldiers fighters militants units".split())
"""Words that make a party's soldiers of its name: "Azerbaijani troops" hold what the Azerbaijani hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What the reports say of a place at the end of a day.

    Attributes:
        holder: side or party; empty where the right answer is to name none.
        accepted: folded names that count as the holder.
        besiegers: folded names that count as the besieger; empty where there is no siege.
    """

    place: str
    aliases: tuple[str, ...]
    day: str
    holder: str
    accepted: frozenset[str]
    state: str
    besieged_by: str
    besiegers: frozenset[str]
    document: str = ""
    kind: str = ""
    war: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the record answered, each side with the names it has there."""

    holder: str | None
    names: frozenset[str]
    state: str
    besieged_by: str | None
    besieger_names: frozenset[str]


def facts_in(found: Sequence[Row]) -> list[Fact]:
    """Reads facts; whoever besieges goes by the names it has as a holder in other facts of the war.

    Raises:
        BenchError: place or day are missing.
    """
    called: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in found:
        called[str(row.get("war")), str(row.get("holder"))] |= set(map(str, row.get("holder_aliases") or ()))
    return [_fact(row, called[str(row.get("war")), str(row.get("besieged_by"))]) for row in found]


def _fact(row: Row, besieger_aliases: Iterable[str]) -> Fact:
    if not row.get("place") or not row.get("day"):
        raise BenchError("facts of control want `place` and `day`, and `holder`, `state` or `besieged_by`")
    holder, besieger = str(row.get("holder") or ""), str(row.get("besieged_by") or "")
    return Fact(
        place=str(row["place"]),
        aliases=tuple(map(str, row.get("aliases") or ())),
        day=str(row["day"]),
        holder=holder,
        accepted=plain_names((holder, *(row.get("holder_aliases") or ()))) if holder else frozenset(),
        state=str(row.get("state") or ""),
        besieged_by=besieger,
        besiegers=plain_names((besieger, *besieger_aliases)) if besieger else frozenset(),
        document=str(row.get("document") or ""),
        kind=str(row.get("kind") or ""),
        war=str(row.get("war") or ""),
    )


def plain_names(names: Iterable[str]) -> frozenset[str]:
    """Folded names without the words for soldiers, so that "the Crown's army" is the Crown's."""
    return frozenset(_plain(name) for name in names if fold_name(name))


@cache
def _plain(name: str) -> str:
    words = fold_name(name.replace("_", " ")).split()
    kept = [word for word in words if word not in PLAIN_WORDS]
    return " ".join(kept or words)


def known_names(claims: Sequence[ReadClaim], facts: Facts) -> dict[str, frozenset[str]]:
    """What each side of a record is called: by the packs, and by the parties that the record has on it."""
    called: dict[str, set[str]] = defaultdict(set)
    for side, name in facts.side_names.items():
        called[side] |= {name, side.rpartition(":")[2]}
    for state, name in facts.state_names.items():
        called[state].add(name)
    for name, owner in (*facts.name_sides.items(), *facts.peoples.items()):
        called[owner].add(name)
    for claim in claims:
        for party in (*claim.actors, *claim.targets, *claim.victims, *(one.party for one in claim.says)):
            own = side_of(party)
            if own:
                called[own].add(party.name)
    return {side: plain_names(names) for side, names in called.items()}


def is_right(side: str | None, names: frozenset[str], accepted: frozenset[str]) -> bool:
    """Whether a side is one that counts: by a name of it, or by its id ("iraq_government" is a government)."""
    if side is None:
        return False
    last = _plain(side).split()[-1:]
    return bool(names & accepted) or ("_" in side and bool(accepted.intersection(last)))


def is_unseen(fact: Fact) -> bool:
    """Whether no one who works on the rules has read what came of a fact: those of places with an odd SHA-256."""
    return int(hashlib.sha256(fact.place.encode()).hexdigest(), 16) % 2 == 1


def majority(asked: Sequence[Fact]) -> float:
    """The accuracy of answering with the commonest holder."""
    held = [fact for fact in asked if fact.holder]
    commonest = Counter(fact.holder for fact in held).most_common(1)
    return round(commonest[0][1] / len(held), 3) if commonest else 0.0


def figures_of(asked: Sequence[Fact], given: Sequence[Given], *, detail: bool = True) -> dict[str, Any]:
    """The figures of answers.

    Args:
        asked: facts.
        given: the answers to them, in the same order.
        detail: by kind of fact and by war too.
    """
    pairs = list(zip(asked, given, strict=True))
    held = [pair for pair in pairs if pair[0].holder]
    figures: dict[str, Any] = {name: round(value, 3) for name, value in _of_holders(held).items()}
    open_ = [one for fact, one in pairs if not fact.holder]
    figures["no_holder_right"] = _share(sum(one.holder is None for one in open_), len(open_))
    stated = [(fact, one) for fact, one in pairs if fact.state]
    figures["state_accuracy"] = _share(sum(_state(one) == fact.state for fact, one in stated), len(stated))
    figures |= _of_sieges(pairs)
    if detail:
        figures["kinds"] = _apart(held, lambda fact: fact.kind)
        figures["wars"] = _apart(held, lambda fact: fact.war)
    return figures


def intervals_of(asked: Sequence[Fact], given: Sequence[Given]) -> dict[str, list[float]]:
    """The middle 95 % of the figures of holders over resampled reports, or facts where they name no report."""
    groups: dict[str, list[tuple[Fact, Given]]] = defaultdict(list)
    for number, (fact, one) in enumerate(zip(asked, given, strict=True)):
        if fact.holder:
            groups[fact.document or str(number)].append((fact, one))
    return intervals(list(groups.values()), lambda drawn: _of_holders([pair for group in drawn for pair in group]))


def _of_holders(held: Sequence[tuple[Fact, Given]]) -> dict[str, float]:
    right = sum(is_right(one.holder, one.names, fact.accepted) for fact, one in held)
    answered = sum(one.holder is not None for _, one in held)
    return {
        "accuracy": right / (len(held) or 1),
        "answered": answered / (len(held) or 1),
        "accuracy_answered": right / (answered or 1),
    }


def _of_sieges(pairs: Sequence[tuple[Fact, Given]]) -> dict[str, float]:
    wanted = sum(bool(fact.besieged_by) for fact, _ in pairs)
    told = sum(one.besieged_by is not None for _, one in pairs)
    right = sum(is_right(one.besieged_by, one.besieger_names, fact.besiegers) for fact, one in pairs)
    return {
        "besieged_p": _share(right, told),
        "besieged_r": _share(right, wanted),
        "besieged_f1": _share(2 * right, told + wanted),
    }


def _state(one: Given) -> str:
    """A place of which sides have parts is contested in the words of the facts."""
    return "contested" if one.state == "divided" else one.state


def _apart(held: Sequence[tuple[Fact, Given]], of: Callable[[Fact], str]) -> dict[str, dict[str, float]]:
    groups: Mapping[str, list[tuple[Fact, Given]]] = defaultdict(list)
    for fact, one in held:
        if of(fact):
            groups[of(fact)].append((fact, one))
    return {
        name: {"n": len(group), **{key: round(value, 3) for key, value in _of_holders(group).items()}}
        for name, group in sorted(groups.items())
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0
