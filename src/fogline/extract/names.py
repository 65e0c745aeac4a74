"""Noun phrases as spans: which words name a party, a place or a thing.

The span of a name runs from its first left modifier to its head, without article, and takes an "of" phrase with it
where that is part of the name ("Ministry of Defence", "University of Aleppo").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc, Token

from fogline.extract import truecase
from fogline.extract.candidates import event_noun
from fogline.extract.lexicon import Lexicon
from fogline.extract.sentence_spans import sentence_of
from fogline.timex.lexicon import MONTHS, WEEKDAYS

LEFT_DEPS = frozenset({"compound", "amod", "poss", "nmod", "nummod", "quantmod", "case", "punct", "advmod", "npadvmod"})
OF_HEADS = frozenset(
    "ministry university office head leader chief member spokesman spokeswoman spokesperson president minister "
    "director commander governor party front army council union league organization organisation committee group "
    "brigade battalion people government forces force house secretary department part half neighbourhood "
    "neighborhood city town village province district area region suburb outskirt outskirts countryside port island "
    "centre center heart core periphery "
    "vicinity edge entrance north south east west northeast northwest southeast southwest "
    "hill valley peninsula camp strait mount crossing hamlet quarter enclave dozen score hundred thousand million ten "
    "majority".split()
)
FOR_HEADS = frozenset(
    "institute network observatory center centre organization organisation agency ministry department office council "
    "committee commission fund association union secretary minister initiative foundation society bureau".split()
)
"""Heads of names that go on with "for" and another name ("the Institute for the Study of War")."""
MEMBERS = frozenset({"fighter", "soldier", "troop", "militant", "gunman", "unit", "man"})
"""People who are whose they are "of" a name ("fighters of the League"), and only then."""
DROPPED_LEFT = frozenset(
    {
        "the",
        "a",
        "an",
        "suspected",
        "alleged",
        "some",
        "any",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "both",
        "all",
        "other",
        "such",
        "several",
        "many",
        "various",
        "more",
        "most",
        "few",
        "than",
        "only",
        "though",
        "although",
        "while",
    }
)
LONG_WORD, PLAIN_ENOUGH = 3, 3
"""How many small words longer than that make a sentence no headline in capitals."""
SENTENCES_KEPT = 64
"""Sentences remembered as plain print or not: more than are asked about at once."""
MEANS = frozenset(
    "air artillery rocket missile mortar drone tank ground naval suicide car truck barrel bomb chemical gas cluster "
    "nuclear aerial sniper gun knife arson ied vbied rpg".split()
)
"""By what an attack is made, which a headline may write with a capital ("Army Air Raids")."""
CALENDAR = frozenset({*MONTHS, *WEEKDAYS})
"""Days and months before an event ("the Monday raids"), which are nobody's name."""
NEXT = frozenset({"following", "next", "same", "previous"})
TIMES = frozenset({"day", "week", "month", "year", "morning", "afternoon", "evening", "night"})
LAST_DAY, YEAR = 31, 4
LED = frozenset({"led", "backed", "allied", "aligned", "supported"})
"""Participles that make one adjective with the name before them."""
OPERATIONS = frozenset(
    "operation campaign action intervention offensive exercise drill push buildup escalation".split()
)
"""Events that "military" describes; of a raid it says whose it was."""
DESCRIBING_HEADLINES = frozenset(
    "twin double triple fresh new heavy deadly fierce intense massive major latest recent renewed ongoing escalating "
    "intensified retaliatory targeted suspected alleged deadliest".split()
)
"""What a headline says of an attack with a capital, and is nobody's name."""
PEOPLE_ENDINGS = (
    "ian",
    "ean",
    "ish",
    "ese",
    "can",
    "qi",
    "ni",
    "li",
    "ti",
    "ab",
    "led",
    "backed",
    "ch",
    "eek",
    "ghan",
    "udi",
)
"""How adjectives of peoples and countries end in English ("Syrian", "Kurdish", "Iraqi", "US-led")."""
Range = tuple[int, int]
NOT_PLACES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december ramadan god twitter facebook youtube telegram english arabic dec nov oct "
    "sept sep aug jan feb".split()
)
"""Words that stand after a preposition of place and name none."""


ITSELF = frozenset("himself herself itself themselves myself ourselves yourself yourselves oneself".split())
"""Words that stand for the doer once more."""


def is_one_another(token: Token) -> bool:
    """Whether a word closes "each other" or "one another", which name nobody."""
    if token.i == 0 or token.lower_ not in ("other", "another"):
        return False
    return (token.nbor(-1).lower_, token.lower_) in (("each", "other"), ("one", "another"))


def name_range(token: Token) -> Range:
    """The token range [left, right) of the name or plain noun that `token` heads."""
    parsed = token.doc
    left = token.i
    for child in token.lefts:
        if child.dep_ in LEFT_DEPS:
            left = min(left, child.left_edge.i)
    left = _without_articles(parsed, left, token.i)
    left = _without_articles(parsed, _without_days(parsed, left, token.i), token.i)
    left = max(left, _own_number(token))
    right = _with_number(token)
    owned = token.lemma_.lower() in MEMBERS
    if token.lemma_.lower() in OF_HEADS or token.pos_ == "PROPN" or owned:
        for child in token.rights:
            if child.dep_ == "prep" and (child.lower_ == "of" or _goes_on_for(token, child)):
                named = any(noun.pos_ == "PROPN" for noun in child.children if noun.dep_ == "pobj")
                right = _of_phrase_end(child, right) if named or not owned else right
                break
    return left, right


def _goes_on_for(token: Token, preposition: Token) -> bool:
    """Whether "for" leads on a name ("Institute for War Studies"), and not to what is done for somebody."""
    if preposition.lower_ != "for" or token.pos_ != "PROPN" or token.lemma_.lower() not in FOR_HEADS:
        return False
    return preposition.i == token.i + 1 and any(
        noun.pos_ == "PROPN" for noun in preposition.children if noun.dep_ == "pobj"
    )


def _own_number(token: Token) -> int:
    """Where a noun's numeral stands if words of another phrase stand before it ("the council's count 30 soldiers")."""
    owner = next((child for child in token.lefts if child.dep_ == "poss"), None)
    number = next((child for child in token.lefts if child.dep_ == "nummod" and child.like_num), None)
    apart = owner is not None and number is not None and number.i - owner.i > 2
    return int(number.i) if number is not None and apart else 0


def _with_number(token: Token) -> int:
    """One past a name's head, its number included ("Base 46", "Gate 3")."""
    following = int(token.i) + 1
    if token.pos_ != "PROPN" or following >= len(token.doc):
        return following
    number = token.doc[following]
    numbered = number.pos_ == "NUM" and number.text.isdigit() and number.head.i in (token.i, token.head.i)
    return following + 1 if numbered and not any(child.i > number.i for child in number.children) else following


def _without_articles(parsed: Doc, left: int, head: int) -> int:
    while left < head and (
        parsed[left].lower_ in DROPPED_LEFT or parsed[left].is_punct or parsed[left].dep_ == "predet"
    ):
        left += 1
    return left


def _without_days(parsed: Doc, left: int, head: int) -> int:
    """The left end of a name past the day told right before it ("On 1 April 1975 government troops").

    Names have days too ("14 March Alliance"): only before plain words for people is a day without a year no part of it.
    """
    words = [parsed[i].lower_ for i in range(left, head)]
    if len(words) > 1 and words[0] in NEXT and words[1] in TIMES:
        return left + 2
    at = 1 if words and words[0].isdigit() and int(words[0]) <= LAST_DAY else 0
    if len(words) <= at or words[at] not in MONTHS:
        return left
    dated = len(words) > at + 1 and words[at + 1].isdigit() and len(words[at + 1]) == YEAR
    if dated:
        return left + at + 2
    numbered = bool(at) or (left > 0 and parsed[left - 1].lower_.isdigit())
    return left + at + 1 if numbered and parsed[head].tag_ == "NNS" and parsed[head].is_lower else left


def _of_phrase_end(preposition: Token, right: int) -> int:
    inner = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    return max(right, name_range(inner)[1]) if inner is not None else right


def with_conjuncts(token: Token) -> Iterator[Token]:
    """The noun and those coordinated to it, in order."""
    yield token
    for other in token.conjuncts:
        if other.i > token.i and other.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            yield other


def party_in_phrase(event: Token, lexicon: Lexicon) -> Range | None:
    """The party named to the left of an event noun: "Syrian government" in "Syrian government air raids"."""
    parsed = event.doc
    left = min((child.left_edge.i for child in event.lefts if child.dep_ in LEFT_DEPS), default=event.i)
    left = _without_articles(parsed, left, event.i)
    while left < event.i and _only_describes(parsed[left], lexicon):
        left += 1
    right = left
    for i in range(left, event.i):
        joined = i > left and (_is_led(parsed[i]) or _joins_parties(parsed[i], event, lexicon))
        if not joined and (parsed[i].lower_ in MEANS or not names_party(parsed[i], lexicon)):
            break
        right = i + 1
    while right > left and not (
        parsed[right - 1].pos_ in ("NOUN", "PROPN")
        or (right - left > 1 and _is_led(parsed[right - 1]))
        or is_proper_adjective(parsed[right - 1])
        or lexicon.is_a(parsed[right - 1].lemma_.lower(), "force")
    ):
        right -= 1
    merely_kind = right - left == 1 and parsed[left].lower_ == "military" and event.lemma_.lower() in OPERATIONS
    return (left, right) if right > left and not merely_kind else None


def _is_led(token: Token) -> bool:
    """Whether a participle after a hyphen belongs to the name before it ("US-led", "Turkish-backed")."""
    return token.lower_ in LED and token.nbor(-1).text == "-"


def _joins_parties(token: Token, event: Token, lexicon: Lexicon) -> bool:
    """Whether "and" stands between two parties whose event is told ("Russian and government raids")."""
    if token.lower_ not in ("and", "or") or token.i + 1 >= event.i:
        return False
    after = token.nbor(1)
    return after.lower_ not in MEANS and names_party(after, lexicon) and names_party(token.nbor(-1), lexicon)


def _only_describes(token: Token, lexicon: Lexicon) -> bool:
    """Whether a modifier says how an event was or how many there were ("an alleged, heavy raid"), and not whose."""
    if token.lower_ in DESCRIBING_HEADLINES:
        return True
    if token.pos_ not in ("ADJ", "ADV", "NUM", "VERB", "PUNCT", "CCONJ") or token.lower_ in MEANS:
        return False
    return not names_party(token, lexicon)


def names_party(token: Token, lexicon: Lexicon) -> bool:
    """Whether a modifier can be part of a party's name rather than of the event's."""
    lemma = token.lemma_.lower()
    told = event_noun(token, lexicon) is not None and not lexicon.is_a(lemma, "alliance", "coalition")
    if told or (lexicon.is_a(lemma, "aircraft", "weapon") and token.pos_ != "PROPN"):
        return False
    if token.lower_ in CALENDAR:
        return False
    if token.pos_ == "PROPN" or is_proper_adjective(token) or token.tag_ == "POS" or token.lower_ == "terrorist":
        return True
    if _is_initials(token) and not lexicon.is_a(lemma, "weapon", "vehicle", "aircraft"):
        return True
    return lexicon.is_a(lemma, "force") or token.text in ("-", "’s", "'s")


def _is_initials(token: Token) -> bool:
    """Whether a word in capitals stands before one without, which a line in capitals never shows."""
    after = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    return token.text.isupper() and token.text.isalpha() and 3 <= len(token.text) <= 6 and after.islower()


def is_proper_adjective(token: Token) -> bool:
    """Whether the token is a capitalised adjective such as "Syrian" or "Kurdish".

    At a sentence's start every word has a capital, so there the ending must be that of a people or country.
    """
    if token.pos_ not in ("ADJ", "PROPN") or not token.text[:1].isupper():
        return False
    if token.is_sent_start or token.i == 0:
        return bool(token.pos_ == "PROPN" or token.lower_.endswith(PEOPLE_ENDINGS) or truecase.is_name(token.lower_))
    return True


def is_name(token: Token) -> bool:
    """Whether a word is a proper noun, by its tag or by a capital that no sentence start or headline explains."""
    if token.pos_ == "PROPN":
        return True
    if token.pos_ != "NOUN" or not token.text[:1].isupper() or token.is_sent_start or token.i == 0:
        return False
    return _is_plain_print(token.doc, sentence_of(token).start)


@lru_cache(maxsize=SENTENCES_KEPT)
def _is_plain_print(parsed: Doc, first: int) -> bool:
    """Whether a token's sentence is no headline in capitals; remembered, since it is asked for each noun."""
    plain = [one for one in sentence_of(parsed[first]) if one.text.islower() and len(one) > LONG_WORD]
    return len(plain) >= PLAIN_ENOUGH


def is_placelike(token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can stand for a place by its form: a proper name, or a plain noun of places."""
    if token.pos_ == "PROPN":
        return True
    return token.pos_ == "NOUN" and lexicon.is_a(token.lemma_.lower(), "place", "facility")
