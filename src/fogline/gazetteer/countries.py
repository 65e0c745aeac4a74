"""Countries as parties: their names, the adjectives of their people, and the noun classes that name their branches.

A report about any war names states and their forces by adjective and noun ("Ruritanian warplanes"); no pack can list
them all. These tables let every country have its state, government, army and so on, with ids of their own
(``country:CO``, ``country:CO.army``) wherever no pack names them.
"""

from __future__ import annotations

import tomllib
from functools import cache

from fogline.gazetteer.spelling import fold_spelling
from fogline.gazetteer.world import DATA, table

BRANCH_NOUNS = {
    "army": ("army", "military"),
    "air": ("air force", "military"),
    "navy": ("navy", "military"),
    "police": ("police", "government"),
    "intelligence": ("intelligence services", "government"),
    "government": ("government", "government"),
    "parliament": ("parliament", "government"),
    "foreign_ministry": ("foreign ministry", "government"),
    "defence_ministry": ("defence ministry", "government"),
    "interior_ministry": ("interior ministry", "government"),
    "health_ministry": ("health ministry", "government"),
    "media": ("state media", "media"),
    "president": ("president", "person"),
    "prime_minister": ("prime minister", "person"),
    "foreign_minister": ("foreign minister", "person"),
    "defence_minister": ("defence minister", "person"),
}
"""Display noun and kind of each branch of a state."""


@cache
def country_names() -> dict[str, str]:
    """Two-letter code of a country by each of its folded names."""
    out: dict[str, str] = {}
    for row in table("countries.csv"):
        for name in (row["name"], *row["names"].split("|"), *row["arabic"].split("|")):
            if name:
                out.setdefault(fold_spelling(name), row["country"])
    out["congo"] = "CD"
    return out


@cache
def adjectives() -> dict[str, str]:
    """Two-letter code of a country by the folded adjectives and nouns of its people."""
    out: dict[str, str] = {}
    for row in table("countries.csv"):
        for name in (*row["adjectives"].split("|"), *row["people"].split("|")):
            if name:
                out.setdefault(fold_spelling(name), row["country"])
    out["congolese"] = "CD"
    out["dominican"] = "DO"
    return out


UNRULY = frozenset(
    form
    for noun in "rebel insurgent militant jihadist jihadi terrorist extremist guerrilla separatist paramilitary gunman "
    "militia militiaman mercenary opposition".split()
    for form in (noun, f"{noun}s", noun.removesuffix("man") + "men", noun.removesuffix("y") + "ies")
)
"""Armed people who are no state's, though a country stands before them ("Ruritania rebels")."""


def by_people(words: str) -> str:
    """Words for armed people with the adjective of a people for the country before them ("Ruritania rebels")."""
    parts = words.split()
    if len(parts) < 2 or parts[-1].lower() not in UNRULY:
        return words
    for many in range(len(parts) - 1, 0, -1):
        code = country_names().get(fold_spelling(" ".join(parts[:many])))
        if code:
            return " ".join((display_names()[code][1], *parts[many:]))
    return words


STATELESS = frozenset(
    "kurds arabs druze alawites yazidis turkmens sunnis shiites shias houthis serbs tamils chechens hutus tutsis "
    "pashtuns hazaras tuaregs rohingya uyghurs tigrayans oromos amharas".split()
)
"""Peoples by their folded plural that no country is called by."""


@cache
def peoples() -> frozenset[str]:
    """Folded plurals by which a people is named ("Ruritanians"): somebody, never a place."""
    plurals = (name for row in table("countries.csv") for name in row["people"].split("|"))
    return STATELESS | {fold_spelling(name) for name in plurals if name.endswith("s")}


@cache
def display_names() -> dict[str, tuple[str, str]]:
    """Usual name and first adjective of each country by its code."""
    rows = table("countries.csv")
    return {row["country"]: (row["name"], row["adjectives"].split("|")[0] or row["name"]) for row in rows}


@cache
def heads() -> dict[str, frozenset[str]]:
    """Folded head nouns by class, plurals included."""
    raw = tomllib.loads((DATA / "heads.toml").read_text(encoding="utf-8"))
    return {
        name: frozenset(form for noun in nouns for form in number_forms(fold_spelling(noun)))
        for name, nouns in raw.items()
    }


IRREGULAR = {"man": "men", "child": "children", "people": "people", "aircraft": "aircraft", "police": "police"}


def number_forms(folded: str) -> tuple[str, ...]:
    """A folded noun in the singular and the plural."""
    *before, last = folded.split()
    lead = "".join(f"{word} " for word in before)
    for one, many in IRREGULAR.items():
        if last.endswith(one):
            return folded, f"{lead}{last[: -len(one)]}{many}"
    if last.endswith("s"):
        return (folded,)
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return folded, f"{lead}{last[:-1]}ies"
    return folded, f"{lead}{last}es" if last.endswith(("ch", "sh", "x")) else f"{lead}{last}s"
