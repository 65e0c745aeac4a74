"""Pages for people: one module a page, each with a `router()`; the table below says which there are.

A page asks (`ask(request, page=True)`), gets plain rows out of what it was given, and shows them (`show`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from fastapi import APIRouter

from fogline.web.pages import documents, events, lists, login, maps, overview, search

PAGES: tuple[Callable[[], APIRouter], ...] = (
    maps.router,
    overview.router,
    documents.router,
    events.router,
    search.router,
    login.router,
    lists.router,
)
"""Routers in the order in which they are asked; `lists` has a plain page for every table that has none of its own."""


@cache
def page_routers() -> tuple[APIRouter, ...]:
    """The routers of all pages."""
    return tuple(make() for make in PAGES)
