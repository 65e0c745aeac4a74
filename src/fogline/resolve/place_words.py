"""The words around place names: kinds, parts, directions, conditions.

They decide what of a mention is a name and what narrows or shifts it. Lists are of English as war reports write it;
plurals are listed where they change the meaning (a plural kind word names several unnamed places).
"""

from __future__ import annotations

from fogline.model import PlacePrecision

KIND_WORDS: dict[str, tuple[str, PlacePrecision]] = {
    # word: (kinds of gazetteer it fits, precision of a place known by this word alone)
    "city": ("city town settlement", "settlement"),
    "town": ("city town village settlement", "settlement"),
    "township": ("city town village settlement", "settlement"),
    "village": ("village town settlement", "settlement"),
    "hamlet": ("village settlement", "settlement"),
    "settlement": ("village town settlement neighbourhood area", "settlement"),
    "locality": ("village town settlement", "settlement"),
    "capital": ("city town settlement", "settlement"),
    "port": ("city town settlement site", "settlement"),
    "stronghold": ("city town village settlement neighbourhood area", "settlement"),
    "bastion": ("city town village settlement neighbourhood area", "settlement"),
    "district": ("neighbourhood area district_admin subdistrict city_part", "neighbourhood"),
    "neighbourhood": ("neighbourhood area city_part", "neighbourhood"),
    "neighborhood": ("neighbourhood area city_part", "neighbourhood"),
    "quarter": ("neighbourhood area city_part", "neighbourhood"),
    "suburb": ("town village neighbourhood area settlement city", "settlement"),
    "enclave": ("area neighbourhood region town city", "district"),
    "pocket": ("area neighbourhood region town city", "district"),
    "zone": ("area neighbourhood region", "district"),
    "area": ("area neighbourhood region town village settlement city district_admin subdistrict", "vague"),
    "sector": ("area neighbourhood", "neighbourhood"),
    "province": ("province region", "province"),
    "governorate": ("province", "province"),
    "state": ("province country", "province"),
    "oblast": ("province", "province"),
    "department": ("province", "province"),
    "county": ("district_admin province", "district"),
    "parish": ("district_admin province", "district"),
    "municipality": ("city town district_admin settlement", "district"),
    "subdistrict": ("subdistrict", "district"),
    "sub-district": ("subdistrict", "district"),
    "prefecture": ("province district_admin", "province"),
    "region": ("region province area", "vague"),
    "country": ("country", "country"),
    "republic": ("country", "country"),
    "kingdom": ("country", "country"),
    "countryside": ("area region", "district"),
    "hinterland": ("area region", "district"),
    "valley": ("area region site", "vague"),
    "desert": ("area region", "vague"),
    "plain": ("area region", "vague"),
    "coast": ("area region", "vague"),
    "peninsula": ("region", "vague"),
    "island": ("region town area settlement", "vague"),
    "river": ("river", "vague"),
    "lake": ("river region", "vague"),
    "mountain": ("mountain", "site"),
    "mountains": ("mountain region", "vague"),
    "hill": ("mountain site", "site"),
    "ridge": ("mountain site", "site"),
    "road": ("road", "site"),
    "highway": ("road", "site"),
    "motorway": ("road", "site"),
    "street": ("road", "site"),
    "route": ("road", "site"),
    "roundabout": ("site landmark square", "site"),
    "junction": ("site", "site"),
    "intersection": ("site", "site"),
    "bridge": ("landmark site", "site"),
    "tunnel": ("site", "site"),
    "crossing": ("crossing", "site"),
    "checkpoint": ("site crossing", "site"),
    "gate": ("crossing landmark", "site"),
    "border": ("crossing", "vague"),
    "frontier": ("crossing", "vague"),
    "airport": ("airport airbase", "site"),
    "airfield": ("airbase airport", "site"),
    "airbase": ("airbase", "site"),
    "air base": ("airbase", "site"),
    "base": ("base airbase", "site"),
    "barracks": ("base", "site"),
    "camp": ("camp neighbourhood", "neighbourhood"),
    "refugee camp": ("camp neighbourhood", "neighbourhood"),
    "hospital": ("hospital", "site"),
    "clinic": ("hospital", "site"),
    "school": ("landmark site", "site"),
    "university": ("landmark site", "site"),
    "academy": ("base site landmark", "site"),
    "college": ("base site landmark", "site"),
    "mosque": ("landmark", "site"),
    "church": ("landmark", "site"),
    "cathedral": ("landmark", "site"),
    "citadel": ("landmark", "site"),
    "castle": ("landmark", "site"),
    "palace": ("landmark", "site"),
    "square": ("square", "site"),
    "market": ("landmark site", "site"),
    "prison": ("site landmark", "site"),
    "dam": ("dam site", "site"),
    "factory": ("site", "site"),
    "plant": ("site", "site"),
    "facility": ("site", "site"),
    "refinery": ("site", "site"),
    "station": ("site", "site"),
    "field": ("site", "site"),
    "oilfield": ("site", "site"),
    "garage": ("site", "site"),
    "headquarters": ("base site", "site"),
    "embassy": ("site landmark", "site"),
    "mall": ("site landmark", "site"),
    "theatre": ("landmark", "site"),
    "theater": ("landmark", "site"),
    "stadium": ("landmark", "site"),
    "hotel": ("landmark", "site"),
    "monastery": ("landmark", "site"),
    "complex": ("site", "site"),
    "bakery": ("site landmark", "site"),
    "marketplace": ("landmark site", "site"),
    "outpost": ("site", "site"),
    "restaurant": ("site landmark", "site"),
    "kindergarten": ("site", "site"),
    "orphanage": ("site", "site"),
    "pharmacy": ("site", "site"),
    "museum": ("landmark site", "site"),
    "cemetery": ("site landmark", "site"),
    "courthouse": ("site", "site"),
    "viaduct": ("site", "site"),
    "front": ("", "vague"),
    "frontline": ("", "vague"),
    "territory": ("", "vague"),
    "territories": ("", "vague"),
    "place": ("", "vague"),
    "site": ("site", "site"),
    "building": ("site", "site"),
    "corridor": ("road", "vague"),
    "position": ("", "vague"),
    "ground": ("", "vague"),
    "street corner": ("", "site"),
}

PART_WORDS: dict[str, PlacePrecision] = {
    # parts of a place: "the outskirts of X", "X outskirts"
    "outskirt": "vague",
    "edge": "vague",
    "periphery": "vague",
    "vicinity": "vague",
    "surroundings": "vague",
    "environs": "vague",
    "approach": "vague",
    "entrance": "vague",
    "suburb": "vague",
    "countryside": "district",
    "rural part": "district",
    "centre": "city-part",
    "center": "city-part",
    "heart": "city-part",
    "core": "city-part",
    "downtown": "city-part",
    "half": "city-part",
    "part": "city-part",
    "portion": "city-part",
    "section": "city-part",
    "side": "city-part",
    "swath": "city-part",
    "swathe": "city-part",
    "rest": "city-part",
    "much": "city-part",
    "most": "city-part",
    "north": "city-part",
    "south": "city-part",
    "east": "city-part",
    "west": "city-part",
    "northeast": "city-part",
    "northwest": "city-part",
    "southeast": "city-part",
    "southwest": "city-part",
    "north-east": "city-part",
    "north-west": "city-part",
    "south-east": "city-part",
    "south-west": "city-part",
}
SHOWN_AFTER = frozenset({"outskirt", "countryside", "centre", "center", "edge", "periphery", "suburb", "surroundings"})
"""Parts shown after the name: "Aleppo outskirts"."""

DIRECTIONS: dict[str, str] = {
    base + joint + other: base + other + "ern" if other else base + "ern"
    for base in ("north", "south")
    for joint, other in (("", ""), ("", "east"), ("", "west"), ("-", "east"), ("-", "west"))
} | {"east": "eastern", "west": "western"}
"""Noun of direction to its adjective."""
DIRECTION_ADJECTIVES = (
    frozenset(DIRECTIONS)
    | frozenset(DIRECTIONS.values())
    | frozenset(
        {"north-eastern", "north-western", "south-eastern", "south-western", "northernmost", "southernmost", "central"}
        | {"rural", "greater", "inner", "outer", "upper", "lower", "downtown", "coastal", "mid"}
    )
)
PARTIES = frozenset({"person", "armed group", "coalition", "militia", "political body", "government", "military"})
"""Kinds of parties whose name is no place."""
GROUND = frozenset({"territory", "stronghold", "position", "line", "frontline", "turf"})
"""Kinds of ground that is told by whose it is."""
WIDE_KINDS = frozenset({"region", "continent", "world"})
"""Kinds that do not lie in a town: "the region" in a report about a town is around it."""
NAMES_A_PARTY = "names a party, no place"
"""Rule of a place mention whose words are somebody's name: what is read from it is no place, not an unknown one."""
NO_PLACE = "no place by its words"
"""Rule of words that nothing says are a place: no list has them, and no word of place stands before them."""
CONDITION_SUFFIXES = tuple(
    f"-{word}" for word in ("held", "controlled", "run", "occupied", "besieged", "dominated", "administered", "backed")
)
CONDITIONS = frozenset(
    {"besieged", "occupied", "divided", "contested", "encircled", "liberated", "war-torn", "battered", "embattled"}
    | {"historic", "ancient", "old", "strategic", "key", "main", "nearby", "neighbouring", "neighboring", "adjacent"}
    | {"surrounding", "remaining", "last", "entire", "whole", "same", "small", "large", "major", "tiny", "crowded"}
    | {"residential", "populated", "populous", "mostly", "predominantly", "Kurdish", "Alawite", "Shiite", "Sunni"}
    | {"Christian", "Druze", "mainly", "densely", "heavily", "bombed-out", "devastated", "ruined", "local", "Arab"}
    | {"other", "northern", "busy", "working-class", "affluent", "upscale", "impoverished", "second", "largest"}
    | {
        "new",
        "second-largest",
        "border",
        "front-line",
        "frontline",
        "industrial",
        "commercial",
        "military",
        "held",
        "controlled",
    }
)

ARABIC_KINDS: dict[str, str] = {
    "مدينه": "city", "بلده": "town", "قريه": "village", "حي": "neighbourhood", "حاره": "neighbourhood",
    "محافظه": "governorate", "ناحيه": "subdistrict", "شارع": "street", "دوار": "roundabout", "ساحه": "square",
    "جامع": "mosque", "مسجد": "mosque", "سوق": "market", "مدرسه": "school", "مشفي": "hospital", "مستشفي": "hospital",
    "مخيم": "camp", "جسر": "bridge", "معبر": "crossing", "مطار": "airport", "حاجز": "checkpoint", "نهر": "river",
}  # fmt: skip
"""Arabic kind words, folded, that stand before a name."""

PLAIN_PREPOSITIONS = frozenset(
    {"in", "at", "on", "into", "inside", "within", "from", "to", "across", "throughout", "over", "through", "along"}
    | {"of", "for", "onto", "against", "upon", "via", "by", "under", "amid", "behind"}
)
SHIFTS: dict[str, str] = {
    "near": "near",
    "outside": "outside",
    "around": "around",
    "towards": "towards",
    "toward": "towards",
    "beyond": "beyond",
    "beside": "near",
    "off": "off",
    "between": "between",
    "surrounding": "around",
    "opposite": "near",
}
"""Words that move a mention off the named place, and how they are shown."""
FILLERS = frozenset(
    {"the", "a", "an", "its", "their", "this", "that", "these", "those", "his", "her", "our", "some", "any", "just"}
    | {"all", "also", "both", "parts", "much", "most", "close", "next", "further", "directly", "mainly", "now", "far"}
    | {"reportedly", "immediately", "right", "deep", "Syrian"}
)
NUMBER_WORDS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several"}
    | {"many", "some", "few", "dozens", "multiple", "various", "numerous", "different", "another", "other", "at"}
    | {"more", "than", "over", "about", "nearly", "both", "dozen", "hundreds", "scores", "most", "any", "all", "least"}
)
STATES = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California", "colo": "Colorado",
    "conn": "Connecticut", "del": "Delaware", "fla": "Florida", "ga": "Georgia", "ill": "Illinois", "ind": "Indiana",
    "kan": "Kansas", "ky": "Kentucky", "la": "Louisiana", "md": "Maryland", "mass": "Massachusetts",
    "mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi", "mo": "Missouri", "mont": "Montana",
    "neb": "Nebraska", "nev": "Nevada", "nh": "New Hampshire", "nj": "New Jersey", "nm": "New Mexico",
    "ny": "New York", "nc": "North Carolina", "nd": "North Dakota", "okla": "Oklahoma", "ore": "Oregon",
    "pa": "Pennsylvania", "ri": "Rhode Island", "sc": "South Carolina", "sd": "South Dakota", "tenn": "Tennessee",
    "tex": "Texas", "vt": "Vermont", "va": "Virginia", "wash": "Washington", "wva": "West Virginia",
    "wis": "Wisconsin", "wyo": "Wyoming", "ont": "Ontario", "que": "Quebec", "alta": "Alberta",
}  # fmt: skip
"""States as news style shortens them after a town's name ("Alexandria, La."); names only there."""
QUARTERS = frozenset("district quarter sector zone area suburb neighbourhood neighborhood".split())
"""Kinds of parts that towns have by their bearing."""
HERE = frozenset({"there", "here", "elsewhere", "it", "them", "this", "that", "where", "which", "away"})
"""Words that stand for a place without being one."""


def singular(word: str) -> str:
    """The singular of a kind or part word, as the tables list it."""
    lower = word.lower()
    if lower in KIND_WORDS or lower in PART_WORDS:
        return lower
    if lower.endswith("ies") and lower[:-3] + "y" in KIND_WORDS:
        return lower[:-3] + "y"
    for cut in (2, 1):
        if lower.endswith("es"[-cut:]) and lower[:-cut] in KIND_WORDS.keys() | PART_WORDS.keys():
            return lower[:-cut]
    return lower


def is_anywhere(folded: str) -> bool:
    """Whether a name says nothing but a bearing and a kind ("Southern District"), as towns everywhere have one."""
    bearing, _, kind = folded.rpartition(" ")
    return kind in QUARTERS and all(word in DIRECTION_ADJECTIVES for word in bearing.split())
