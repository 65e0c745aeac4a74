"""Armed people of whom a clause does not say whose they are: "gunmen seized the depot", "fighters took the plant".

A resolver calls them by the country of the report, and so they would pass for that state's own. What must stay true:
what only such people are told to take is nobody's that is known, and it is not the state's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from fogline.fuse.sides import singular
from fogline.model import Party, ReadClaim, fold_name

WHOSE_UNTOLD = "nobody says whose they are"
BANDS = frozenset(
    "fighter gunman gunmen attacker assailant raider militant combatant militiaman militiamen tribesman "
    "tribesmen".split()
)
"""Heads, in the singular, for armed people of any side."""
PEOPLE = frozenset("man men people person".split())
"""Heads that are of armed people beside a word that arms them."""
ARMED = frozenset("armed masked hooded".split())
DESCRIBING = frozenset(
    "the a an some several many dozen dozens hundred hundreds score scores of group armed masked unidentified "
    "unknown heavily suspected hooded other these those more about around at least two three four five ten "
    "twenty".split()
)
"""Words beside them that do not tell whose they are."""
OWN = re.compile(r"\b(?:its|their|his|her|our|the|these|those)\s+(?:own\s+)?$", re.IGNORECASE)


def is_band(words: str) -> bool:
    """Whether words are of armed people and of nothing that tells whose they are."""
    tokens = fold_name(words).split()
    told = {singular(token) for token in tokens if token not in DESCRIBING and not token.isdigit()}
    return bool(told) and told <= (BANDS | PEOPLE if ARMED.intersection(tokens) else BANDS)


def is_own(claim: ReadClaim, report: Sequence[ReadClaim]) -> bool:
    """Whether a clause's doers are the people of whoever was told of before: "its fighters", "the fighters".

    Args:
        claim: the clause.
        report: all of its report, for the clause that names a doer whom this one leaves out.
    """
    for doer in claim.claim.in_role("actor"):
        for told in (one.claim.span for one in report):
            at = doer.span.start - told.start
            if 0 <= at <= len(told.quote) and OWN.search(told.quote[:at]):
                return True
    return False


def band_of(claim: ReadClaim, parties: tuple[Party, ...], read: Callable[[str, str], str | None]) -> tuple[str, ...]:
    """The ids of the parties of a clause that it tells of in such words alone, and no list or earlier word explains.

    Args:
        claim: the clause.
        parties: its doers.
        read: the side that words mean in the report.
    """
    doers = [one.named.quote for one in claim.claim.in_role("actor")]
    if not doers or not all(is_band(words) for words in doers):
        return ()
    if any((side := read(words, claim.document)) and not side.startswith("new:") for words in doers):
        return ()
    return tuple(party.id for party in parties if party.id.startswith("new:") and party.generic)
