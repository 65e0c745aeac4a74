"""How well what was read of MUC-4 reports agrees with the keys: entities of a report by role, templates slot by slot.

`ceaf_ree` is the measure of Du et al. (GRIT, EACL 2021): in each report and role the entities read are assigned to
those of the keys, one to one; a pair is right where every string of the one read is a string of the key's, as `normal`
writes them. Entities of the keys that are marked optional count like all others, as they do there; `_optional_free`
follows the rule of 1992, by which an optional one that was not read is not missed. For `all_slot` templates are
assigned to templates so that most of their fillers agree, and what stands in templates that found no partner is missing
or spurious.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bench.muc_gold import ROLES, Entity, Row, Strings, report_entities
from bench.muc_match import assigned
from bench.muc_slots import SLOTS, Filler, Template, credit, template_of
from bench.resample import intervals

Entities = Mapping[str, Sequence[Strings]]
"""What was read of a report: for each role its entities, each one or more strings that mean it."""
Counts = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read of one report."""

    entities: Entities = field(default_factory=dict)
    templates: Sequence[Template] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """Right, read and wanted, by role or slot."""

    right: Counts = field(default_factory=lambda: defaultdict(float))
    read: Counts = field(default_factory=lambda: defaultdict(float))
    wanted: Counts = field(default_factory=lambda: defaultdict(float))

    def add(self, other: Tally) -> None:
        """Counts another tally in."""
        for ours, theirs in ((self.right, other.right), (self.read, other.read), (self.wanted, other.wanted)):
            for name, count in theirs.items():
                ours[name] += count

    def shares(self, name: str | None = None) -> tuple[float, float, float]:
        """Precision, recall and F1 of one role or slot, or of all together; zero where nothing was read or wanted."""
        right, read, wanted = (
            sum(count.values()) if name is None else count[name] for count in (self.right, self.read, self.wanted)
        )
        precision, recall = (right / read if read else 0.0), (right / wanted if wanted else 0.0)
        return precision, recall, (2 * right / (read + wanted) if right else 0.0)


def figures(rows: Sequence[Row], read: Sequence[Read]) -> dict[str, object]:
    """All figures of the exam, with intervals by resampling reports.

    Args:
        rows: the records.
        read: what was read of each, in the same order.
    """
    pairs = list(zip(rows, read, strict=True))
    by_role = [entity_tally(row, one.entities) for row, one in pairs]
    free = [entity_tally(row, one.entities, optional_free=True) for row, one in pairs]
    by_slot = [template_tally(row, one.templates) for row, one in pairs]
    told: dict[str, object] = {}
    told |= _named("ceaf_ree", summed(by_role))
    told["ceaf_ree_f1_optional_free"] = round(summed(free).shares()[2], 4)
    told |= _named("all_slot", summed(by_slot))
    told["roles"] = {role: _three(summed(by_role).shares(role)) for role in ROLES}
    told["slots"] = {slot: _three(summed(by_slot).shares(slot)) for slot in SLOTS}
    told["interval"] = intervals(list(zip(by_role, by_slot, strict=True)), _both)
    return told


def summed(tallies: Iterable[Tally]) -> Tally:
    """Tallies of several reports as one."""
    total = Tally()
    for one in tallies:
        total.add(one)
    return total


def entity_tally(row: Row, entities: Entities, *, optional_free: bool = False) -> Tally:
    """Counts one report by role."""
    tally = Tally()
    for role in ROLES:
        wanted, read = report_entities(row, role), list(entities.get(role, ()))
        pairs = assigned([[_is_right(gold, one) for one in read] for gold in wanted])
        met = {index for index, _ in pairs}
        missed = sum(index not in met and not (optional_free and gold.optional) for index, gold in enumerate(wanted))
        tally.right[role] = len(pairs)
        tally.read[role] = len(read)
        tally.wanted[role] = len(pairs) + missed
    return tally


def template_tally(row: Row, read: Sequence[Template]) -> Tally:
    """Counts one report slot by slot, templates paired so that most agrees."""
    wanted = [template_of(told) for told in row.get("templates") or ()]
    agreed = [[_agreement(gold, one) for one in read] for gold in wanted]
    pairs = assigned([[sum(one.values()) for one in line] for line in agreed])
    tally = Tally()
    for row_index, column in pairs:
        for slot, right in agreed[row_index][column].items():
            tally.right[slot] += right
    for count, templates in ((tally.read, read), (tally.wanted, wanted)):
        count |= {slot: float(sum(len(one.slots.get(slot, ())) for one in templates)) for slot in SLOTS}
    return tally


def _is_right(gold: Entity, read: Strings) -> float:
    return float(bool(read) and read <= gold.strings)


def _agreement(gold: Template, read: Template) -> dict[str, float]:
    """For every slot what its fillers are worth together, best assigned."""
    return {slot: _slot_worth(slot, gold.slots.get(slot, ()), read.slots.get(slot, ())) for slot in SLOTS}


def _slot_worth(slot: str, gold: Sequence[Filler], read: Sequence[Filler]) -> float:
    worth = [[credit(slot, one, other) for other in read] for one in gold]
    return sum(worth[row][column] for row, column in assigned(worth))


def _both(sample: Sequence[tuple[Tally, Tally]]) -> dict[str, float]:
    return {
        "ceaf_ree_f1": summed(one for one, _ in sample).shares()[2],
        "all_slot_f1": summed(one for _, one in sample).shares()[2],
    }


def _named(name: str, tally: Tally) -> dict[str, float]:
    return {f"{name}_{key}": value for key, value in _three(tally.shares()).items()}


def _three(shares: tuple[float, float, float]) -> dict[str, float]:
    return {key: round(value, 4) for key, value in zip(("p", "r", "f1"), shares, strict=True)}
