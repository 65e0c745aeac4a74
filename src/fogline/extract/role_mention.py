"""A role's words, as the parse gives them: tokens of one stretch, before they become a claim's mentions."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.extract.names import Range
from fogline.model import Role


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A role's words as a token range, with the fuller words they stand for where they are short."""

    role: Role
    tokens: Range
    antecedent: Range | None = None
