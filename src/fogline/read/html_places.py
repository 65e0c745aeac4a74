"""What the place of a block in a page says it is: its elements, their roles and the names authors give them."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.etree import _Element

from fogline.model import ZoneKind
from fogline.read.html_blocks import Block

Verdict = tuple[ZoneKind, str]
BY_TAG: dict[str, Verdict] = {
    "nav": ("furniture", "navigation"),
    "footer": ("furniture", "foot of the page"),
    "aside": ("furniture", "aside"),
    "form": ("furniture", "form"),
    "button": ("furniture", "button"),
    "select": ("furniture", "form"),
    "label": ("furniture", "form"),
    "dialog": ("furniture", "box over the page"),
    "menu": ("furniture", "menu"),
    "figcaption": ("caption", "caption of a figure"),
    "blockquote": ("quotation", "block quote"),
}
ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alert alertdialog menu menubar form".split()
)
_NAMES: tuple[tuple[str, ZoneKind, str], ...] = (
    ("comments? comment-?list disqus respond commentlist discussion replies", "comment", "among readers' comments"),
    ("caption wp-caption(?:-text)? credits? photo-?credit image-?(?:caption|credit)", "caption", "named a caption"),
    (
        "byline author(?:-?(?:bio|box|info|name|note))? contributor writer about-?author",
        "author-note",
        "named a byline",
    ),
    ("related recommend\\w* read-?(?:more|next|also) more-?(?:from|stories|on)", "furniture", "list of other items"),
    ("trending popular most-?read latest up-?next", "furniture", "list of other items"),
    ("share sharing social share-?(?:bar|tools|buttons) print tools", "furniture", "share buttons"),
    ("newsletter subscribe subscription signup sign-?up paywall donate donation", "furniture", "promotion"),
    ("promo\\w* cta membership ads? advert\\w* sponsor\\w* banner outbrain taboola dfp", "furniture", "promotion"),
    ("cookies? consent gdpr modal popup overlay toast", "furniture", "box over the page"),
    ("nav(?:bar|igation)? menu breadcrumbs? sidebar side-?bar footer masthead", "furniture", "frame of the page"),
    ("site-?header topbar skip-?link widget\\w* tags? tag-?list topics pagination", "furniture", "frame of the page"),
    ("pager toolbar search", "furniture", "frame of the page"),
    ("dateline published publish(?:ed)?-?date timestamp post-?date entry-?date date", "dateline", "named a date"),
    ("pull-?quote", "quotation", "quotation set apart"),
)
BY_NAME: tuple[tuple[re.Pattern[str], Verdict], ...] = tuple(
    (re.compile(rf"(?:^|[-_ ])(?:{'|'.join(names.split())})(?:$|[-_ ])", re.IGNORECASE), (kind, reason))
    for names, kind, reason in _NAMES
)
"""Words of class and id names, whole or between hyphens."""
WHOLES = frozenset({"html", "body", "main", "article"})
MOSTLY_PAGE = 0.5
"""An element with more than this share of the page's words is the page, whatever its class says."""


@lru_cache(maxsize=4096)
def _named(names: str) -> Verdict | None:
    return next((verdict for pattern, verdict in BY_NAME if pattern.search(names)), None)


class Places:
    """Judges the blocks of one page; element sizes are counted once."""

    def __init__(self, tree: _Element, blocks: list[Block]) -> None:
        self.total = sum(len(block.text) for block in blocks)
        self.sizes: dict[_Element, int] = {}
        self.in_article = tree.find(".//article") is not None or tree.find(".//main") is not None
        for block in blocks:
            for element in block.around:
                self.sizes[element] = self.sizes.get(element, 0) + len(block.text)

    def judge(self, block: Block) -> Verdict | None:
        """What the elements around a block say of it; comments outrank all, then the innermost word."""
        verdicts = [verdict for element in block.around if (verdict := self._element(element, block))]
        comment = next((verdict for verdict in verdicts if verdict[0] == "comment"), None)
        return comment or next((verdict for verdict in verdicts if verdict[0] == "furniture"), None) or _last(verdicts)

    def is_inside(self, block: Block) -> bool:
        """Whether a block stands in the page's article or main part."""
        return any(element.tag in ("article", "main") for element in block.around)

    def _element(self, element: _Element, block: Block) -> Verdict | None:
        tag = str(element.tag)
        if tag in WHOLES:
            return None
        if tag == "header" and not any(each.tag in ("article", "main") for each in block.around):
            return "furniture", "head of the page"
        large = self.sizes.get(element, 0) > self.total * MOSTLY_PAGE
        if tag in BY_TAG and not (large and tag in ("form", "aside", "blockquote")):
            return BY_TAG[tag]
        if large:
            return None
        if element.get("role", "") in ROLES:
            return "furniture", "role of the element"
        names = f"{element.get('class', '')} {element.get('id', '')}".strip()
        verdict = _named(names[:300]) if names else None
        if verdict and verdict[0] in ("dateline", "author-note", "caption") and len(block.text) > 400:
            return None
        return ("dateline", "time element") if verdict is None and tag == "time" else verdict


def _last(verdicts: list[Verdict]) -> Verdict | None:
    return verdicts[-1] if verdicts else None
