"""Parsed stretches, candidates and claims for the tests of the claim reader."""

from __future__ import annotations

from fogline.extract.candidates import Candidate, candidates
from fogline.extract.lexicon import lexicon
from fogline.extract.parse import Stretch, stretches
from fogline.extract.reader import extract
from fogline.extract.roles import roles
from fogline.model import Claim, Document, Role, Zone, ZoneKind


def document_of(text: str, *zones: tuple[ZoneKind, str]) -> Document:
    """A document whose zones hold the given words, or with all of its text as body."""
    found = [Zone(kind=kind, start=text.index(words), end=text.index(words) + len(words)) for kind, words in zones]
    whole = () if zones or not text else (Zone(kind="body", start=0, end=len(text)),)
    return Document(capture="capture_0", name="case.txt", text=text, zones=tuple(found) or whole, language="en")


def stretch_of(text: str) -> Stretch:
    """The one stretch of a text."""
    (only,) = stretches(document_of(text))
    return only


def candidates_of(text: str) -> list[str]:
    """The words of every candidate, in order."""
    parsed = stretch_of(text).parsed
    return [parsed[one.left : one.right].text for one in candidates(parsed, lexicon())]


def candidate_in(stretch: Stretch, predicate: str) -> Candidate:
    """The candidate whose event word reads so."""
    (found,) = [one for one in candidates(stretch.parsed, lexicon()) if stretch.parsed[one.event].text == predicate]
    return found


def claims_of(document: Document | str) -> list[Claim]:
    """The claims of a document or a plain text, in order."""
    read = document_of(document) if isinstance(document, str) else document
    return [found.record for found in extract(read) if isinstance(found.record, Claim)]


def words_in(claim: Claim, role: Role) -> list[str]:
    """The words in a role, of pronouns what they stand for."""
    return [mention.named.quote for mention in claim.in_role(role)]


def filled(text: str, predicate: str, kind: str) -> dict[str, list[str]]:
    """The words in each role of the claim whose event word reads so, as the rules alone have it."""
    stretch = stretch_of(text)
    parsed = stretch.parsed
    found: dict[str, list[str]] = {}
    for one in roles(parsed, candidate_in(stretch, predicate), kind, lexicon()):
        found.setdefault(one.role, []).append(parsed[one.tokens[0] : one.tokens[1]].text)
    return found
