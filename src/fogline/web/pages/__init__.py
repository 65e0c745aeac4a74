"""Pages for people: one module a page, each with a `router()`; the table below says which there are.

A page asks (`ask(request, page=True)`), gets plain rows out of what it was given, and shows them (`show`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from fastapi import APIRouter

from fogline.web.pages import (
    brief,
    compare,
    disputes,
    documents,
    edit,
    embed,
    events,
    forecasts,
    ground,
    identity,
    keys,
    lists,
    login,
    maps,
    names,
    overview,
    queue,
    review,
    search,
    share,
    since,
    sources,
    ties,
    tolls,
)

PAGES: tuple[Callable[[], APIRouter], ...] = (
    maps.router,
    embed.router,
    ground.router,
    overview.router,
    compare.router,
    documents.router,
    events.router,
    tolls.router,
    disputes.router,
    forecasts.router,
    sources.router,
    names.router,
    queue.router,
    review.router,
    edit.router,
    identity.router,
    ties.router,
    share.router,
    brief.router,
    since.router,
    search.router,
    keys.router,
    login.router,
    lists.router,
)
"""Routers in the order in which they are asked; `lists` has a plain page for every table that has none of its own."""


@cache
def page_routers() -> tuple[APIRouter, ...]:
    """The routers of all pages."""
    return tuple(make() for make in PAGES)
