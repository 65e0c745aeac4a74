"""The brief of a view to read here: every mark opens the report at the words it stands on.

What must stay true: it says what the brief that is handed out says, sentence for sentence.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from fogline.export.brief_parts import Brief, Citation, Sentence
from fogline.web.asking import Asked, ask
from fogline.web.disclosure import disclose
from fogline.web.pages.share import brief_of, shared_of
from fogline.web.rendering import show


def router() -> APIRouter:
    """The page."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/brief", page, methods=["GET"])
    return made


def page(request: Request) -> Response:
    """The brief of the place and period in the address."""
    asked = ask(request, page=True)
    brief = brief_of(shared_of(asked))
    sections = [
        (
            section.title,
            [(one.lead, [_told(asked, brief, each) for each in one.sentences]) for one in section.paragraphs],
        )
        for section in brief.sections
    ]
    cited = {one.number: _cited(asked, one) for one in brief.citations}
    return show(asked, "brief.html", here="overview", brief=brief, sections=sections, cited=cited, twin={})


def _told(asked: Asked, brief: Brief, sentence: Sentence) -> dict[str, Any]:
    numbers = sorted({brief.numbers[one] for one in sentence.claims if one in brief.numbers})
    return disclose("text", {"text": " ".join(sentence.text.split()), "numbers": numbers}, asked.profile)


def _cited(asked: Asked, one: Citation) -> dict[str, Any]:
    names = ("number", "claim", "document", "quote", "says", "outlet", "date", "file", "machine_written")
    return disclose("text", {name: getattr(one, name) for name in names}, asked.profile)
