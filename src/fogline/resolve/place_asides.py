"""Names that a sentence only tells in passing: in a clause of since when, or of what somebody or something else is.

"The town" of a later sentence is seldom the one of such a clause ("the biggest gain since it took Mill last May").
What must stay true: what troops did on their way ("after taking Mill") is news and not told in passing.
"""

from __future__ import annotations

import re

CLOSING_MARK = re.compile(r"[.!?][\"”’)]*(?=\s|$)|\n")
"""The mark that closes a sentence, without what follows it, or the end of a line."""
OPENS = re.compile(
    r"\b(?:since|when|(?:before|after|as|while|until)(?!\s+(?:\w+ing|well|of)\b)|who|whom|whose|which|where)\s+"
    r"[^,;:.!?\n]*$",
    re.IGNORECASE,
)
BESIDE_ANOTHER = re.compile(
    r"(?:\b(?:and|or|with)|,)\s+(?:also\s+)?(?:the\s+|its\s+)?(?:nearby|neighbou?ring|adjacent)\s+(?:[a-z]+\s+){1,2}of\s+$"
)
"""What stands before a name that is told beside another, of which the report is ("Mill and the nearby town of …")."""
REACH = 200
"""Characters before a name that are read for the beginning of its clause."""


def told_in_passing(text: str, start: int) -> int:
    """The end of the sentence in which a name stands in such a clause; -1 where it stands in none."""
    before = text[max(0, start - REACH) : start]
    breaks = [found.end() for found in CLOSING_MARK.finditer(before)]
    clause = OPENS.search(before, breaks[-1] if breaks else 0)
    if clause is None and not told_beside(text, start):
        return -1
    end = CLOSING_MARK.search(text, start)
    return end.end() if end else len(text)


def told_beside(text: str, start: int) -> bool:
    """Whether a name only stands beside another ("Mill and the nearby town of Ford")."""
    return BESIDE_ANOTHER.search(text, max(0, start - REACH), start) is not None
