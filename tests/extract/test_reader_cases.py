"""The claim reader: the golden cases of tests/cases/extract, which anyone can extend (see its README)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fogline.extract.reader import extract
from fogline.model import FAMILIES, Claim, Count, Role, published_status
from support.reading import read_one

CASES = Path(__file__).resolve().parent.parent / "cases" / "extract"
ROLES: dict[str, Role] = {
    "actors": "actor",
    "targets": "target",
    "victims": "victim",
    "places": "place",
    "time": "time",
}
KEYS = {*ROLES, "status", "polarity", "says", "counts"}


@dataclass(frozen=True, slots=True)
class Expected:
    """One line of a case."""

    kind: str
    words: str
    keys: dict[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A text with the claims it must yield and the words that must yield none."""

    name: str
    text: str
    claims: tuple[Expected, ...]
    silent: tuple[str, ...]


def cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.txt")):
        for number, block in enumerate(path.read_text(encoding="utf-8").split("\n===\n"), start=1):
            yield parsed(f"{path.stem}-{number}", block)


def parsed(name: str, block: str) -> Case:
    text, mark, lines = block.rpartition("\n---\n")
    assert mark, f"{name}: a line --- must stand between text and claims"
    wanted = [line for line in lines.splitlines() if line.strip()]
    silent = tuple(line[1:].strip() for line in wanted if line.startswith("!"))
    claims = tuple(expected(name, line) for line in wanted if not line.startswith("!"))
    flat = one_line(text)
    for words in (*silent, *(claim.words for claim in claims)):
        assert flat.count(words) == 1, f"{name}: {words!r} must stand once in the text"
    return Case(name, text, claims, silent)


def expected(name: str, line: str) -> Expected:
    kind, words, *rest = (part.strip() for part in line.split("|"))
    assert kind.partition(".")[0] in FAMILIES, f"{name}: {kind}"
    pairs = (pair.partition("=") for pair in (rest[0] if rest else "").split(";") if pair.strip())
    keys = {key.strip(): value.strip() for key, _, value in pairs}
    assert keys.keys() <= KEYS, f"{name}: unknown key in {line!r}"
    return Expected(kind, words, keys)


def one_line(text: str) -> str:
    return " ".join(text.split())


def shown(claim: Claim) -> dict[str, str]:
    """A claim as the lines of the cases tell it."""
    told = {
        "status": published_status(claim),
        "polarity": claim.polarity,
        "says": ", ".join(one_line(speaker.named.quote) for speaker in claim.speakers),
        "counts": any_order(number(quantity.count) for quantity in claim.quantities),
    }
    for key, role in ROLES.items():
        told[key] = any_order(one_line(mention.named.quote) for mention in claim.in_role(role))
    return told


def number(count: Count) -> str:
    if count.low is not None and count.low == count.high:
        bounds = str(count.low)
    elif count.high is None:
        bounds = f"{count.low}+"
    else:
        bounds = f"up to {count.high}" if count.low is None else f"{count.low}-{count.high}"
    return f"{count.unit} {bounds}{' in all' if count.cumulative else ''}"


def any_order(values: Iterator[str]) -> str:
    return ", ".join(sorted(values))


def as_shown(key: str, value: str) -> str:
    """A case's value in the form that `shown` gives; the order counts for speakers alone."""
    parts = [part.strip() for part in value.split(", ")]
    return value if key == "says" else ", ".join(sorted(parts))


ALL = list(cases())


def test_there_are_cases_of_every_family() -> None:
    assert len(ALL) >= 40
    assert {claim.kind.partition(".")[0] for case in ALL for claim in case.claims} == set(FAMILIES)


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.name} {case.text[:40]}")
def test_the_claims_of(case: Case) -> None:
    document = read_one(case.text)
    found = [one.record for one in extract(document) if isinstance(one.record, Claim)]
    told = {(claim.kind, one_line(claim.span.quote)): shown(claim) for claim in found}
    for claim in case.claims:
        assert (claim.kind, claim.words) in told
        got = told[claim.kind, claim.words]
        assert {key: got[key] for key in claim.keys} == {key: as_shown(key, value) for key, value in claim.keys.items()}
    for words in case.silent:
        assert not [quote for _, quote in told if words in quote or quote in words]
