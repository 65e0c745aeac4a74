"""The keys of MUC-4 as this exam reads them: templates of incidents, and the entities of a whole report by role.

A slot's filler is a set of strings that mean the same; any of them is right. A person is named in one slot and
described in another, and the two are one entity where they share a string; so are fillers of two templates. What must
stay true: two fillers of one slot are never made one, because the people who wrote the keys kept them apart.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Strings = frozenset[str]
"""Strings that mean the same filler, normalised."""

ROLES: dict[str, tuple[str, ...]] = {
    "perp_individual": ("perp_individual",),
    "perp_org": ("perp_org",),
    "phys_tgt": ("phys_tgt",),
    "hum_tgt": ("hum_tgt_name", "hum_tgt_desc"),
    "weapon": ("instrument_id",),
}
"""The five string roles, and the slots of the keys that each is made of."""
TESTED = ("tst1", "tst2")
"""Parts that are measured; where a file has neither, all others but what was learnt from."""
LEARNT_FROM = "train"
_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(a|an|the)\b")


@dataclass(frozen=True, slots=True)
class Entity:
    """One filler: its strings, and whether the keys leave it to the reader."""

    strings: Strings
    optional: bool = False


def normal(text: str) -> str:
    """A string as it is compared: lower case, without punctuation, articles and spare space, in that order."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def measured(told: Sequence[Row]) -> list[Row]:
    """The records to score: those of the test parts, else those of any other part, else all."""
    parts = [str(row.get("split", "")).lower() for row in told]
    tested = [row for row, part in zip(told, parts, strict=True) if part in TESTED]
    others = [row for row, part in zip(told, parts, strict=True) if part != LEARNT_FROM]
    return tested or others or list(told)


def trained_on(told: Iterable[Row]) -> list[Row]:
    """The records to learn from: those of the training part and no other."""
    return [row for row in told if row.get("split") == LEARNT_FROM]


def template_entities(template: Row, role: str) -> list[Entity]:
    """The fillers of one role in one template, a name and its description as one."""
    optional = bool(template.get("optional"))
    slots = [[_entity(told, optional=optional) for told in template.get(slot) or ()] for slot in ROLES[role]]
    return joined(slots)


def report_entities(row: Row, role: str) -> list[Entity]:
    """The fillers of one role in all templates of a report, each once."""
    return joined([template_entities(template, role) for template in row.get("templates") or ()])


def joined(groups: Iterable[Iterable[Entity]]) -> list[Entity]:
    """Makes one of entities that share a string, unless they stand in one group.

    Args:
        groups: entities that are told apart within a group. A later entity joins the first that shares a string and
            has had none of its group yet.

    Returns:
        The entities in the order they were first told; one is optional only where each of its tellings is.
    """
    found: list[Entity] = []
    for group in groups:
        taken: set[int] = set()
        for one in group:
            if not one.strings:
                continue
            at = next((i for i, old in enumerate(found) if i not in taken and old.strings & one.strings), None)
            if at is None:
                taken.add(len(found))
                found.append(one)
            else:
                taken.add(at)
                found[at] = Entity(found[at].strings | one.strings, found[at].optional and one.optional)
    return found


def _entity(told: Row, *, optional: bool) -> Entity:
    # A few fillers of the keys lack their quotation marks and stand as a value.
    texts = told.get("strings") or told.get("value") or []
    texts = [texts] if isinstance(texts, str) else texts
    return Entity(frozenset(filter(None, map(normal, map(str, texts)))), optional or bool(told.get("optional")))
