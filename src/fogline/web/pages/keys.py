"""The keys of all pages: what each does, and a place where a person sets others, kept in their browser alone.

What must stay true: every key of a page that is one character stands here, since only those are in the way of speech
input and of other keyboards (WCAG 2.1.4); Enter, Escape, Tab and arrows stay as they are everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import APIRouter, Request, Response

from fogline.web.asking import ask
from fogline.web.rendering import show

KEYS: Mapping[str, str] = {
    "/": "Search everything",
    "?": "The keys of the page",
    "[": "Map: the change before · Review: begin one word earlier",
    "]": "Map: the next change · Review: end one word later",
    "{": "Review: begin one word later",
    "}": "Review: end one word earlier",
    "A": "Review: accept the claims shown under Next",
    "a": "Review and editor: accept",
    "b": "Ties: it follows the other",
    "c": "Editor: the words are the claim",
    "d": "Review: correct the date",
    "e": "Review and reports: edit",
    "f": "Merging and ties: look for another",
    "h": "Ties: the other is a part of it · Editor: the words are when",
    "l": "Ties: the other follows it",
    "m": "Review, events, parties and places: the same as …",
    "n": "Reports: add a claim · Merging: the first to split off · Ties: nothing to do with it · Editor: a number",
    "o": "Review: open the report",
    "p": "Map: play · Ties: it is part of the other · Editor: the words are where",
    "r": "Review and editor: reject",
    "s": "Review: skip · Editor: record · Merging: see what changes",
    "t": "Events: what it is tied to · Editor: the words are to whom",
    "u": "Review and merging: take it back",
    "v": "Editor: the words are a victim",
    "w": "Merging and ties: why · Editor: the words are who",
    "y": "Editor: the words are who says so",
} | {str(number): f"The choice number {number}" for number in range(1, 10)}
"""What each key does, by the page; in the order of the list."""


def router() -> APIRouter:
    """The page."""
    made = APIRouter(include_in_schema=False)
    made.add_api_route("/keys", page, methods=["GET"])
    return made


def page(request: Request) -> Response:
    """All keys, each with a field for another one."""
    return show(ask(request, page=True), "keys.html", keys=KEYS)
