"""How many people a clause tells were shot, whatever became of them: "five people were shot, one fatally".

Reports on shootings count those who were hit before anybody knows who lives. Who was shot and did not die was wounded.
What must stay true: shots are no people, and those "shot dead" are counted as killed and not here.
"""

from __future__ import annotations

import re

from fogline.fuse.listed import NUMBERS

NUMBER = rf"(\d{{1,3}}|{'|'.join(NUMBERS)})"
DEAD = r"(?! (?:dead|and killed|to death|at\b|himself|herself|down|and (?:\w+ )?(?:wounded|injured)))"
WHOM = (
    r"(?:people|persons|men|women|children|teens|teenagers|boys|girls|adults|victims|males|females|civilians|soldiers|"
    r"officers|others|residents|students|workers|protesters|protestors|demonstrators|juveniles|youths|bystanders)"
)
SUFFERED = re.compile(
    rf"(?<!and )(?<!, )(?<!\w)(?:{NUMBER} (?:(?:\w+ )?{WHOM} )?(?:(?:were|are|have been|had been) )?(?:\w+ly )?)"
    rf"(?:shot|struck by gunfire)\b{DEAD}",
    re.IGNORECASE,
)
"""After "and" a number is of some of those shot, after a comma it is an age."""
DID = re.compile(rf"\b(?:shot|shoots|shooting) (?:at least )?{NUMBER} (?:\w+ )?{WHOM}\b(?! dead)", re.IGNORECASE)
FATALLY = re.compile(
    rf"\b{NUMBER} (?:\w+ )?fatally\b|\b{NUMBER} of (?:them|whom) (?:died|was killed|were killed)", re.IGNORECASE
)


def people_shot(quote: str) -> tuple[int, int] | None:
    """How many people a clause tells were shot, and how many of them it says died; `None` where it counts none."""
    words = " ".join(quote.split())
    told = [*SUFFERED.finditer(words), *DID.finditer(words)]
    if not told:
        return None
    fatal = FATALLY.search(words)
    return max(_value(one[1]) for one in told), _value(fatal[1] or fatal[2]) if fatal else 0


def _value(number: str) -> int:
    return NUMBERS.get(number.lower()) or int(number)
