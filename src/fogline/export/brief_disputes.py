"""The brief's disputes: two accounts side by side, in figures where they differ in figures, else in their own words.

What must stay true: both sides of a dispute are told, each on its own teller's word; a denial is told as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from fogline.export.brief_names import outlet_of, reporting, teller_of
from fogline.export.brief_parts import Paragraph, Section, Sentence
from fogline.export.brief_quotes import Told, quoted, sentence_of
from fogline.export.brief_words import clause_of, count_words, is_plural
from fogline.export.dataset import Dataset
from fogline.fuse.prose import day_in_words, first_capital, when_in_words
from fogline.model import Count, Dispute, ReadClaim, fold_name

ASIDE = re.compile(r"\s*\((?:denied|claimed|machine-written|no source)[^()]*\)")
UNTOLD = re.compile(r"^(?:Other|Statement|Change):|an unnamed place", re.IGNORECASE)
"""Titles that name no happening a reader could know."""
HARMS = frozenset({"killed", "injured", "displaced", "detained", "missing"})
TWO_DAYS = " puts it on "
"""How a dispute says that two accounts give one happening two days; other disputes of days are of another sort."""


def disputes_section(dataset: Dataset, claims: Mapping[str, ReadClaim], most: int) -> tuple[Section, int]:
    """Accounts side by side, those that cannot both be true first; and how many more there are."""
    known = [one for one in dataset.disputes if _is_between_two(one, claims)]
    ranked = sorted(
        known, key=lambda one: (not one.hard, one.sort == "holder", -len(one.left) - len(one.right), one.id)
    )
    told: dict[str, Paragraph] = {}
    seen: set[str] = set()
    for one in ranked:
        sides = [[claims[claim] for claim in ids if claim in claims] for ids in (one.left, one.right)]
        left, right = (_best(own, other, dataset, one) for own, other in (sides, sides[::-1]))
        lead = _lead(one, left)
        # One quarrel may be told as a denial and as a question of who holds the place.
        if len(told) >= most or UNTOLD.search(one.about) or lead in told or seen & {left.id, right.id}:
            continue
        paragraph = _dispute(lead, one, left, right, dataset)
        if paragraph is not None:
            told[lead] = paragraph
            seen |= {left.id, right.id}
    return Section(title="What is disputed", paragraphs=tuple(told.values())), len(known) - len(told)


def _lead(one: Dispute, left: ReadClaim) -> str:
    """What is in dispute: a question where a clause of ours tells it, else what the record calls it."""
    about = ASIDE.sub("", one.about).rstrip(".")
    clause = clause_of(left)
    if one.sort == "denial" and clause is not None and left.claim.polarity == "positive":
        return f"Whether {clause}"
    if one.sort == "holder":
        return f"Who holds {about}"
    if one.sort in ("number", "population"):
        return f"How many were {about}" if about in HARMS else first_capital(about)
    return first_capital(about)


def _is_between_two(one: Dispute, claims: Mapping[str, ReadClaim]) -> bool:
    return any(claim in claims for claim in one.left) and any(claim in claims for claim in one.right)


def _dispute(lead: str, one: Dispute, left: ReadClaim, right: ReadClaim, dataset: Dataset) -> Paragraph | None:
    """The two accounts; `None` where one of them cannot be told in a sentence."""
    if one.sort in ("number", "population"):
        sentence = _numbers(left, right, one.about)
    else:
        sentence = _days(left, right) if one.sort == "date" and TWO_DAYS in one.why else None
    if sentence is not None:
        return Paragraph(lead=lead, sentences=(sentence,))
    granted = _granted(left, right) if one.sort == "denial" else None
    if granted is not None:
        return Paragraph(lead=lead, sentences=(granted,))
    first, second = _account(left, dataset), _account(right, dataset, left)
    aside = one.sort == "denial" and left.claim.family != right.claim.family
    if aside or first is None or second is None or first.text == second.text:
        return None
    return Paragraph(lead=lead, sentences=(first, second))


def _best(accounts: list[ReadClaim], against: list[ReadClaim], dataset: Dataset, one: Dispute) -> ReadClaim:
    """The account told best: of what the other side tells of, with its number, in a sentence that stands alone."""
    kinds = {claim.claim.kind for claim in against}

    def rank(claim: ReadClaim) -> tuple[bool, bool, bool, bool, bool, bool, str]:
        counted = one.sort in ("number", "population") and not claim.counts
        whole = sentence_of(claim, dataset.texts).whole
        clause = clause_of(claim)
        other = claim.claim.kind not in kinds
        nobody = one.sort in ("denial", "blame") and claim.claim.polarity == "positive" and not claim.actors
        return claim.machine_written, counted, nobody, clause is None and not whole, other, clause is None, claim.id

    return min(accounts, key=rank)


def _numbers(left: ReadClaim, right: ReadClaim, about: str) -> Sentence | None:
    """Two figures: "A told of at least 20 civilians killed, and B of 24 civilians killed"."""
    # A claim may count the dead and the injured; told are those who the dispute is about.
    pairs = [
        (a, b) for a in left.counts for b in right.counts if fold_name(a.unit) == fold_name(b.unit) and _sized(a, b)
    ]
    pair = next((two for two in pairs if fold_name(two[0].unit).endswith(fold_name(about))), None)
    if pair is None or teller_of(left) == teller_of(right):
        return None
    first, second = (f"{count_words(count)} {_harm(count)}".strip() for count in pair)
    text = f"{teller_of(left)} told of {first}, and {teller_of(right)} of {second}."
    return Sentence(text=first_capital(text), claims=(left.id, right.id))


def _sized(one: Count, other: Count) -> bool:
    return any(value is not None for value in (one.low, one.high)) and any(
        value is not None for value in (other.low, other.high)
    )


def _harm(count: Count) -> str:
    last = count.unit.split()[-1] if count.unit else ""
    return last if last in ("killed", "injured", "displaced", "detained", "missing", "evacuated") else ""


def _days(left: ReadClaim, right: ReadClaim) -> Sentence | None:
    """Two days: "A put it on 9 May 2031, and B on 10 May 2031"."""
    days = [when_in_words(claim.when) for claim in (left, right) if claim.when and claim.when.earliest]
    if len(days) < 2 or days[0] == days[1] or teller_of(left) == teller_of(right):
        return None
    text = f"{teller_of(left)} put it {days[0]}, and {teller_of(right)} {days[1]}."
    return Sentence(text=first_capital(text), claims=(left.id, right.id))


def _granted(left: ReadClaim, right: ReadClaim) -> Sentence | None:
    """A denial that its own teller took back later, with both days; `None` for any other dispute."""
    clause = clause_of(left)
    days = [claim.published for claim in (right, left)]
    same = teller_of(left) == teller_of(right) and bool(left.says and right.says)
    if clause is None or not same or not days[0] or not days[1] or days[0] >= days[1]:
        return None
    denied, granted = (day_in_words(day) for day in days if day)
    text = f"{teller_of(right)} denied on {denied} that {clause}, and acknowledged it on {granted}."
    return Sentence(text=first_capital(text), claims=(right.id, left.id))


def _account(claim: ReadClaim, dataset: Dataset, before: ReadClaim | None = None) -> Sentence | None:
    """One account: who says it and in which words, else a whole sentence of its report, or a clause of ours."""
    told: Told = sentence_of(claim, dataset.texts)
    clause = clause_of(claim)
    denied = claim.status == "denied" or claim.claim.polarity == "negative"
    if claim.says and denied and clause is None and not told.whole:
        text = f"{teller_of(claim)} denied it: {_own_words(claim)}."
    elif claim.says and clause is not None:
        own = clause.partition(" ")[0] != clause and clause.startswith(teller_of(claim))
        pronoun = "they" if is_plural(teller_of(claim)) else "it"
        said = pronoun + clause.removeprefix(teller_of(claim)) if own else clause
        text = f"{teller_of(claim)} {'denied' if denied else 'said'} that {said}."
    elif told.whole:
        text = f"{reporting(claim, turn=before is not None)}: {told.quoted}"
        if before is not None and outlet_of(claim) == outlet_of(before):
            same = bool(claim.source) or claim.document == before.document
            text = f"{'it also' if same else 'another report'} wrote: {told.quoted}"
    elif clause is not None:
        text = f"{teller_of(claim)} {'denied' if denied else 'said'} that {clause}."
    else:
        return None
    return Sentence(text=first_capital(text), claims=(claim.id,))


def _own_words(claim: ReadClaim) -> str:
    """The claim's words between quotation marks."""
    return quoted(" ".join(claim.claim.span.quote.split()))
