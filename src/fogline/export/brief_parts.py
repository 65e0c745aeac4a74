"""What a brief is made of: sections of sentences, each with the claims it rests on, and the numbered list of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fogline.model import ReadClaim, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and the ids of the claims that bear it out."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences that belong together, under a lead such as a day or a place where there is one."""

    sentences: tuple[Sentence, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the brief."""

    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One entry of the list: the exact words, who says them, where they stand."""

    number: int
    claim: str
    document: str
    start: int
    end: int
    quote: str
    says: str
    outlet: str
    date: str
    file: str
    machine_written: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A situation report.

    Attributes:
        about: place and period in words.
        as_of: the day of the map and of who holds what; empty when nothing is dated.
        left_out: what was left out for length, in words; empty when nothing was.
        wordless: sentences left out because the text of a report they rest on is not in the record, in words.
        before: what the record tells from before the period, and how to ask for it; empty when nothing.
    """

    title: str
    about: str
    as_of: str
    made: str
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    left_out: str = ""
    wordless: str = ""
    before: str = ""
    numbers: Mapping[str, int] = field(default_factory=dict)

    def marks(self, sentence: Sentence) -> str:
        """The citation marks of a sentence: ``[1][4]``."""
        return "".join(
            f"[{number}]" for number in sorted({self.numbers[one] for one in sentence.claims if one in self.numbers})
        )


def citations_of(sections: Iterable[Section], claims: Mapping[str, ReadClaim]) -> tuple[Citation, ...]:
    """Numbers the claims that sentences rest on, in the order in which they are first cited."""
    order: dict[str, int] = {}
    for section in sections:
        for sentence in section.sentences:
            for claim in sentence.claims:
                if claim in claims:
                    order.setdefault(claim, len(order) + 1)
    return tuple(_citation(number, claims[claim]) for claim, number in order.items())


def _citation(number: int, claim: ReadClaim) -> Citation:
    span = claim.claim.span
    chain = [speaker.party.name for speaker in claim.says]
    return Citation(
        number=number,
        claim=claim.id,
        document=claim.document,
        start=span.start,
        end=span.end,
        quote=span.quote,
        says=", through ".join(chain) or "the report itself",
        outlet=claim.source or "outlet not known",
        date=claim.published or _about(claim.published_when),
        file=claim.document_name,
        machine_written=claim.machine_written,
    )


def _about(published: When | None) -> str:
    """When a report without a day of its own was published, as far as that is known."""
    if published is None or not (published.earliest or published.latest):
        return "undated"
    if published.latest is None:
        return f"not before {published.earliest}"
    if published.earliest is None:
        return f"not after {published.latest}"
    return f"between {published.earliest} and {published.latest}"
