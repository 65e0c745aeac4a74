"""What waits for a person: what most needs an eye, in order; claims with what they may be the same as, and ties.

What must stay true: the page and its twins give the same in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from fogline.model import Dispute, ReadClaim
from fogline.review.measure import measured
from fogline.review.near import Neighbours
from fogline.review.queue import QueueItem, queue
from fogline.views import Wanted
from fogline.web.asking import Asked, record_of
from fogline.web.disclosure import disclose
from fogline.web.hard_matter import hard_claim
from fogline.web.rows import Row, rows_of
from fogline.web.unsure import tie_rows, unsure_ties

HELPING, MOST = 50, 200
"""Claims of one page, where the address does not say and at most."""
LOOKED_AT = 3000
"""Claims among which the order is made; those in disputes are always among them."""
QUARRELS = 500
NEAR_DAYS, NEAR = 10, 120
"""Days within which, and so many claims among which, those that may be the same are looked for."""
SIZE, SEED = 100, 1
"""Of a sample, where the address does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Claims and ties in the order in which they need an eye.

    Attributes:
        ordered: all that were looked at.
        claims: by id.
        total: how many claims wait in all.
        ties: how many ties do.
        spared: how many of those looked at are left out until they are asked for, by why they are hard to read.
    """

    ordered: Sequence[QueueItem]
    claims: Mapping[str, ReadClaim]
    total: int
    ties: int = 0
    spared: Mapping[str, int] = field(default_factory=dict)

    def helping(self, asked: Asked) -> Sequence[QueueItem]:
        """As many of the first as the address asks for."""
        return self.ordered[: min(asked.state.limit or HELPING, MOST)]


def waiting(asked: Asked) -> Waiting:
    """The queue of the address."""
    claims, disputes = _waiting(asked)
    ties = unsure_ties(asked)
    total = asked.standing.shelf.count("claim", _wanted(asked))
    ordered = queue(claims.values(), disputes, ties)
    hard = {} if asked.state.hard == "show" else _hard(asked, ordered, claims)
    left = [item for item in ordered if _name(item) not in hard]
    return Waiting(ordered=left, claims=claims, total=total, ties=len(ties), spared=Counter(hard.values()))


def _hard(asked: Asked, ordered: Sequence[QueueItem], claims: Mapping[str, ReadClaim]) -> dict[str, str]:
    """Why an item is hard to read, by its name, for those that are; a tie is where one of its two claims is."""
    ends = {claim for item in ordered if item.tie for claim in item.tie.claims} - claims.keys()
    known = {**claims, **{claim.id: claim for claim in asked.standing.shelf.of("claim", sorted(ends))}}
    whys = {name: why for name, claim in known.items() if (why := hard_claim(claim))}
    of = {_name(item): item.tie.claims if item.tie else (item.claim,) for item in ordered}
    return {name: why for name, both in of.items() if (why := next(filter(None, map(whys.get, both)), ""))}


def _name(item: QueueItem) -> str:
    return item.tie.id if item.tie else item.claim


def drawn(asked: Asked, *, size: int, seed: int) -> Waiting:
    """The claims of a sample that wait for a review, in the order of the draw; see ``fogline evaluate``."""
    with record_of(asked.request).ledger() as ledger:
        sample = measured(ledger, size=size, seed=seed).sample
    left = [one.claim for one in sample if one.verdict == "waiting"]
    found: dict[str, ReadClaim] = {claim.id: claim for claim in asked.standing.shelf.of("claim", left)}
    ordered = [QueueItem(claim=one, reason="sample", why=f"drawn with seed {seed}") for one in left if one in found]
    return Waiting(ordered=ordered, claims=found, total=len(ordered))


def waiting_rows(asked: Asked) -> tuple[list[Row], int]:
    """The queue as rows for its twins."""
    told = waiting(asked)
    return _rows(asked, told), told.total + told.ties


def sample_rows(asked: Asked) -> tuple[list[Row], int]:
    """What waits of a sample, as rows for its twins."""
    told = drawn(asked, size=asked.more.get("size", SIZE), seed=asked.more.get("seed", SEED))
    return _rows(asked, told), told.total


def _rows(asked: Asked, told: Waiting) -> list[Row]:
    items = told.helping(asked)
    claims = [told.claims[one.claim] for one in items if one.tie is None]
    near = near_rows(asked, claims)
    plain = {row["id"]: row for row in rows_of("claim", claims, asked.standing, asked.profile)}
    ties = tie_rows(asked, items)
    rows = []
    for place, one in enumerate(items, start=1):
        if one.tie is not None:
            if asks := ties.get(one.tie.id):
                row = {"id": one.tie.id, "place": place, "reason": one.reason, "why": one.why, "near": []}
                rows.append({**disclose("history", row, asked.profile), "tie": asks["tie"], "claim": asks["left"]})
            continue
        others = [
            {"id": other["claim"]["id"], "why": other["why"], "probability": other["probability"]}
            for other in near[one.claim]
        ]
        row = {"id": one.claim, "place": place, "reason": one.reason, "why": one.why, "near": others}
        rows.append({**disclose("history", row, asked.profile), "tie": None, "claim": plain[one.claim]})
    return rows


def _wanted(asked: Asked, **more: Any) -> Wanted:
    return replace(asked.state.wanted(), reviewed=("unreviewed",), **more)


def _waiting(asked: Asked) -> tuple[dict[str, ReadClaim], list[Dispute]]:
    """Claims that nobody has looked at, those in disputes whatever their place in the record, and the disputes."""
    shelf = asked.standing.shelf
    disputes = list(shelf.page("dispute", limit=QUARRELS).rows)
    named = {claim for one in disputes for claim in (*one.left, *one.right)}
    first = shelf.page("claim", _wanted(asked, ids=tuple(sorted(named))), limit=LOOKED_AT).rows if named else ()
    rest = shelf.page("claim", _wanted(asked), limit=LOOKED_AT).rows
    return {claim.id: claim for claim in (*rest, *first)}, disputes


def near_rows(asked: Asked, claims: Sequence[ReadClaim]) -> dict[str, list[Row]]:
    """For each claim those that may tell of the same thing."""
    pool: dict[str, ReadClaim] = {claim.id: claim for claim in claims}
    for claim in claims:
        for other in _around(asked, claim):
            pool.setdefault(other.id, other)
    neighbours = Neighbours(list(pool.values()), _events(asked, list(pool)))
    found = {claim.id: neighbours.of(claim.id) for claim in claims}
    named = list({one.claim for many in found.values() for one in many})
    rows = {row["id"]: row for row in asked.of("claim", named)}
    return {
        claim: [{"claim": rows[one.claim], "why": one.why, "probability": one.probability} for one in many]
        for claim, many in found.items()
    }


def _around(asked: Asked, claim: ReadClaim) -> Sequence[ReadClaim]:
    """Claims of about the same place and days."""
    places = tuple(place.id for place in claim.places[:2] if place.id)
    day = claim.when.earliest if claim.when else None
    if not places and not day:
        return ()
    width = timedelta(days=NEAR_DAYS)
    begin = (date.fromisoformat(day) - width).isoformat() if day else ""
    end = (date.fromisoformat(claim.when.latest or day) + width).isoformat() if day and claim.when else ""
    wanted = Wanted(places=places, start=begin, end=end)
    rows: tuple[ReadClaim, ...] = asked.standing.shelf.page("claim", wanted, limit=NEAR).rows
    return rows


def _events(asked: Asked, claims: Sequence[str]) -> dict[str, str]:
    """Event by claim."""
    known: dict[str, str] = {}
    for begin in range(0, len(claims), 400):
        wanted = Wanted(claims=tuple(claims[begin : begin + 400]))
        for event in asked.standing.shelf.page("event", wanted, limit=1000).rows:
            known |= dict.fromkeys(event.claims, event.id)
    return known
