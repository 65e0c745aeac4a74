"""A row of control with what the places around it need to know, and when two rows are one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fogline.fuse.control_sign import Sign
from fogline.fuse.days import days_between
from fogline.model import Control


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of control with what the places around it need to know.

    Attributes:
        key: of the place.
        told: last day that anything it rests on was told of.
        moving: it rests on ground gained, not on ground held.
        documents: the reports it rests on.
        rule: by which it is told so.
        signs: what it rests on.
        inner: the places inside that bear on it.
    """

    key: str
    control: Control
    told: str
    moving: bool
    documents: frozenset[str] = frozenset()
    rule: str = ""
    signs: tuple[Sign, ...] = ()
    inner: tuple[Row, ...] = ()

    def continues_into(self, other: Row) -> bool:
        """Whether the next row says the same on the same word."""
        a, b = self.control, other.control
        same = (a.holder, a.holders, a.state, a.besieged_by, a.says) == (
            b.holder,
            b.holders,
            b.state,
            b.besieged_by,
            b.says,
        )
        return same and a.end is not None and b.start is not None and days_between(a.end, b.start) == 1

    def joined(self, other: Row) -> Row:
        """The two as one row; the later one's reason, both one's claims."""
        claims = tuple(dict.fromkeys((*self.control.claims, *other.control.claims)))
        control = replace(other.control, start=self.control.start, claims=claims)
        return Row(
            key=self.key,
            control=control,
            told=max(self.told, other.told),
            moving=self.moving or other.moving,
            documents=self.documents | other.documents,
            rule=other.rule,
            signs=tuple({id(sign): sign for sign in (*self.signs, *other.signs)}.values()),
            inner=tuple({id(row): row for row in (*self.inner, *other.inner)}.values()),
        )
