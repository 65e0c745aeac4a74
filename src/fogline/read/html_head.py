"""What a page's head says of it: title, outlet, address, publication dates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.etree import _Element

from fogline.model import fold_name

TITLES = ("og:title", "twitter:title", "dc.title", "headline")
SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "article.published",
    "date",
)
LONGEST_JSON = 1_000_000
ENTRY_OPENING = 60
"""Characters by which an entry is told on the page."""
ARTICLES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "liveblogposting", "webpage", "report")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Metadata of a page, unchecked; `updates` are a live page's entries by their first words, with their instants."""

    title: str | None = None
    source: str | None = None
    url: str | None = None
    dates: tuple[str, ...] = ()
    updates: tuple[tuple[str, str], ...] = ()


def read_head(tree: _Element) -> Head:
    """Reads the metadata a page states about itself, best known form first."""
    meta = _meta(tree)
    linked = list(_linked_data(tree))
    dates = [meta[name] for name in DATES if meta.get(name)]
    dates += [str(item["datePublished"]) for item in linked if isinstance(item.get("datePublished"), str)]
    dates += [
        value
        for element in tree.iter("time")
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if (value := element.get("datetime"))
    ]
    headings = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
    return Head(
        title=_first(meta, TITLES)
        or _text_of(linked, "headline")
        or next(filter(None, headings), None)
        or _title(tree),
        source=_first(meta, SITES) or next(filter(None, map(_publisher, linked)), None),
        url=_address(tree, meta),
        dates=tuple(dict.fromkeys(dates)),
        updates=tuple(update for item in linked for update in _updates(item)),
    )


def _updates(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The entries of a live page as its linked data lists them: by headline and by the words of the entry."""
    told = item.get("liveBlogUpdate")
    for update in told if isinstance(told, list) else [told]:
        if not isinstance(update, dict) or not isinstance(update.get("datePublished"), str):
            continue
        for words in (update.get("headline"), update.get("articleBody")):
            if isinstance(words, str) and words.strip():
                yield fold_name(words)[:ENTRY_OPENING], update["datePublished"]


def guess_date(tree: _Element) -> str | None:
    """A date from the page's address, markup or words, when its metadata state none."""
    from htmldate import find_date

    try:
        found = find_date(tree, original_date=True, extensive_search=False)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return str(found) if found else None


def _meta(tree: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _title(tree: _Element) -> str | None:
    element = next(iter(tree.iter("title")), None)
    return " ".join(element.text_content().split()) or None if element is not None else None


def _address(tree: _Element, meta: dict[str, str]) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            return str(element.get("href")).strip()
    return meta.get("og:url")


def _linked_data(tree: _Element) -> Iterator[dict[str, Any]]:
    for element in tree.iter("script"):
        words = element.text or ""
        if element.get("type") != "application/ld+json" or len(words) > LONGEST_JSON:
            continue
        try:
            data = json.loads(words)
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and _kind(item) in ARTICLES:
                yield item


def _kind(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind).lower()


def _text_of(items: list[dict[str, Any]], key: str) -> str | None:
    return next((item[key].strip() for item in items if isinstance(item.get(key), str) and item[key].strip()), None)


def _publisher(item: dict[str, Any]) -> str | None:
    publisher = item.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return name.strip() or None if isinstance(name, str) else None
