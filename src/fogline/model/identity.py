"""Records that are named by their content, the name computed once.

Reading asks for a claim's id a dozen times; hashing its canonical JSON each time took a fifth of all reading. What must
stay true: records are immutable, so the kept name is the name.
"""

from __future__ import annotations

from typing import ClassVar

from fogline.model.canonical import tagged_hash


class Identified:
    """A frozen record whose id is a tagged hash of its canonical JSON."""

    __slots__ = ("_identity",)
    TAG: ClassVar[str]
    _identity: str

    @property
    def id(self) -> str:
        """The record's identity."""
        try:
            return self._identity
        except AttributeError:
            object.__setattr__(self, "_identity", tagged_hash(self.TAG, self))
            return self._identity
