"""Casualty frames: which word of harm takes which number.

Every number of people in a sentence is given at most one predicate: its own noun ("22 injuries"), the words right
before it ("killing 15", "the deaths of 40"), right after it ("three were wounded", "12 dead"), a running toll, or,
where words stand between, the parse. A number joined to another by "and" or "including" shares its predicate.
What an active verb's subject does is never harm to the subject: "a gunman killed four" counts four.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fogline.extract.quantities.found import Harm
from fogline.extract.quantities.harmed import (
    BE,
    FINITE,
    HAVE,
    INCLUDING,
    LEAVE,
    MAX_BETWEEN,
    SHOOT,
    Harmed,
    Item,
    is_ranked,
)
from fogline.extract.quantities.heads import category_of, first_of_list
from fogline.extract.quantities.included import harmed_elsewhere
from fogline.extract.quantities.lexicon import match
from fogline.extract.quantities.numerals import word_set
from fogline.extract.quantities.words import NOUN_TAGS

_BETWEEN = word_set(
    "have has had having all also reportedly allegedly confirmed reported feared believed presumed already later "
    "instantly immediately either still then to said known thought now there tragically each themselves - – — "
    "severely seriously critically badly lightly slightly moderately gravely fatally mortally left found "
    "remain remains remained \" “ ” ' ‘ ’ "
    "may might could since far so managed forced able compelled began started trying"
)
_SOLE_VERBS = word_set(
    "claim claims claimed claiming cost costs costing take takes took taking taken lose loses "
    "lost losing loss save end ended"
)
_PLACING = word_set("from in by with to for at near on into under")
"""A number after these belongs to a phrase and not to the subject: "three children from one family were killed"."""
_LOSE = word_set("lose loses lost losing")
_BEFALLEN = word_set("death deaths fatality fatalities injury injuries")
"""What befalls people, beside the words for those whom it befalls."""
_MEN = word_set(
    "soldier fighter soldiers fighters troops men guerrillas militants rebels policemen officers servicemen militiamen"
)
_CONDITIONS = word_set("critical serious grave stable life-threatening")
_SUSTAIN = word_set("sustained suffered received sustaining suffering")
_TOGETHER = word_set("with alongside besides plus accompanied")
_RELATIVE = word_set("who whom whose which that where when")
_PUT = {
    "at": word_set("put puts putting estimate estimates estimated estimating place places placed placing"),
    "to": word_set(
        "raise raises raised raising lower lowers lowered lowering revise revises revised revising update updates "
        "updated updating increase increased bring brings brought bringing cut cuts"
    ),
}
"""Verbs that set a figure, by the word right before it."""
_COUNTS = word_set("count counts tally figure number total estimate toll")
"""What may be set anew without saying what it counts."""
_MAX_PUT = 14
"""Words between such a verb and the figure."""
_MAX_ACROSS = 32
"""Words between a subject and the verb that harms it, appositions and relative clauses included."""
_MAX_LEFT = 14
"""Words between "left" and the state that people were left in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The predicate of harm that takes a number.

    Attributes:
        harm: what happened to the people counted.
        predicate: index of the word that says so.
        total: position of the item that this is a part of.
        toll: a running figure.
        category: which people, where other words than the number's own noun say so.
    """

    harm: Harm
    predicate: int
    total: int | None = None
    toll: bool = False
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finder(Harmed):
    """Looks for predicates in one sentence."""

    def own(self, position: int, used: set[int]) -> Frame | None:
        """Finds the item's own predicate."""
        item = self.items[position]
        if item.counted.sort not in ("people", "other") or item.phrase.shape in ("ordinal", "share"):
            return None
        if is_ranked(self.words, item):
            return None
        noun = self._by_noun(item)
        if noun and not self._state_of_whole(position, noun):
            return replace(self._both(noun, item), toll=self._toll(item) is not None)
        for frame in (
            self._before(item, used), self._after(position), self._toll(item), self._among(item), self._named(item),
            self._with(item), self._adjectival(item), self._sustained(item), self._in_condition(item),
            self._put_at(item), self._elsewhere(item), self._by_parse(item), self._across(item),
        ):  # fmt: skip
            if frame and self.may_be_harmed(position, frame.harm):
                return self._both(frame, item)
        return noun

    def _adjectival(self, item: Item) -> Frame | None:
        """Of "six wounded soldiers left behind were killed" the verb tells what was done, not the adjective."""
        frame = self._by_adjective(item)
        done = self._by_parse(item) or self._across(item) if frame and frame.harm == "injured" else None
        return done if done and done.harm == "killed" else frame

    def _both(self, frame: Frame, item: Item) -> Frame:
        """Reads "20 killed or wounded" and "killing and injuring ten" as casualties of either sort."""
        step = 1 if frame.predicate >= item.phrase.end else -1
        if self.words.at(frame.predicate + step) not in ("and", "or", "/"):
            return frame
        own, other = self.forms(frame.predicate), self.forms(frame.predicate + 2 * step)
        same_form = any(form in own and own[form] != harm for form, harm in other.items())
        pair = {frame.harm, *other.values()} == {"killed", "injured"}
        # "Three martyrs and injuries" counts the martyrs: people and what befell others are no one number.
        alike = (self.words.at(frame.predicate) in _BEFALLEN) == (
            self.words.at(frame.predicate + 2 * step) in _BEFALLEN
        )
        if not same_form or not pair or not alike or self._has_own_number(frame.predicate, step):
            return frame
        return replace(frame, harm="casualties")

    def _has_own_number(self, predicate: int, step: int) -> bool:
        """Whether each of two joined words of harm has a number of its own ("left two dead and injured ten")."""
        if step > 0:
            return self._item_at(predicate + 3) is not None
        return any(other.end == predicate - 1 for other in self.items)

    def _by_noun(self, item: Item) -> Frame | None:
        """Reads "22 injuries", "42 dead", "12 bodies", "300,000 civilian deaths"."""
        head = item.counted.head
        if head is None or item.counted.partitive:
            return None
        forms = self.forms(head)
        harm = (
            forms.get("noun")
            or forms.get("state")
            or (forms.get("past") if item.counted.end == head + 1 and self._bare_state(item) else None)
        )
        if not harm or item.counted.sort != "people":
            return None
        if self.words.lower[head] in ("life", "lives") and not self._lives_lost(head):
            return None
        return Frame(harm=harm, predicate=head)

    def _bare_state(self, item: Item) -> bool:
        return item.counted.head is not None and item.counted.head - item.phrase.end <= 1

    def _state_of_whole(self, position: int, noun: Frame) -> bool:
        """In "killed 26 displaced" and "four of the wounded died" another verb harms those already harmed."""
        if noun.harm not in ("displaced", "detained", "trapped", "injured"):
            return False
        after = self._after(position)
        harmed = after is not None and after.harm in ("killed", "injured") and after.harm != noun.harm
        return self._before(self.items[position], set()) is not None or harmed

    def _lives_lost(self, index: int) -> bool:
        nearby = self.words.lower[max(0, index - 7) : index + 5]
        return any(word in _SOLE_VERBS for word in nearby)

    def _before(self, item: Item, used: set[int]) -> Frame | None:
        """Reads "killing 15", "deaths of 40", "the lives of three", "left 12 wounded"."""
        index = item.start - 1
        while (
            self.words.tag(index) in ("RB", "DT", "PRP$", "JJ", "RP") and self.words.at(index) not in self.lexicon.harm
        ):
            index -= 1
        if index < 0 or index in used or item.start - index > 5:
            return None
        if self.words.at(index) == "of":
            return self._noun_of(index)
        if self.words.at(index) in LEAVE:
            return self._left(item)
        if self._lost(index, item):
            return Frame(harm="killed", predicate=index)
        forms = self.forms(index) or self.forms(self._joined_verb(index))
        harm = forms.get("gerund") or forms.get("past") or forms.get("base") or forms.get("present")
        if "state" in forms and self.words.at(index - 1) in SHOOT:  # "shot dead three men"
            return Frame(harm=forms["state"], predicate=index)
        if not harm or self._passive(index):
            return None
        if self.words.tag(index) in ("NN", "NNS") and not {"base", "present"} & forms.keys():
            return None
        return Frame(harm=harm, predicate=index)

    def _lost(self, index: int, item: Item) -> bool:
        """Whether men under arms are what somebody lost ("the army lost 12 soldiers"); of kin the deaths are told."""
        head = item.counted.head
        counted = head is not None and self.words.lower[head] in _MEN | (
            {"man"} if item.phrase.shape == "none" else set()
        )
        return counted and self.words.at(index) in _LOSE and self.words.tag(index).startswith("VB")

    def _joined_verb(self, index: int) -> int:
        """The verb to which another is joined: of "killed and buried two farmers" the killing tells the harm."""
        if not self.words.tag(index).startswith("VB") or self.words.at(index - 1) not in ("and", "or"):
            return index
        return index - 2

    def _left(self, item: Item) -> Frame | None:
        """Reads "left 312 fighters and villagers dead": the state stands after all that were left in it."""
        for index in range(item.end, min(item.end + _MAX_LEFT, len(self.words))):
            state = self.forms(index).get("state") or self.forms(index).get("past")
            if state and self.words.at(index) not in LEAVE:
                return Frame(harm=state, predicate=index)
            if self.words.at(index) in (".", ";") or self.words.tag(index) in FINITE:
                return None
        return None

    def _passive(self, index: int) -> bool:
        """In "were killed 20 kilometres away" and "were killed two days ago" the number is no object."""
        back = index - 1
        while back >= 0 and (self.words.tag(back) == "RB" or self.words.lower[back] in _BETWEEN):
            if self.words.lower[back] in HAVE:  # "are believed to have killed": what they are is another verb's
                return False
            back -= 1
        return back >= 0 and self.words.lower[back] in BE

    def _noun_of(self, of: int) -> Frame | None:
        index = of - 1
        harm = self.forms(index).get("noun") or self.forms(index).get("gerund")
        if not harm:
            return None
        if self.words.at(index) in ("life", "lives") and not self._lives_lost(index):
            return None
        return Frame(harm=harm, predicate=index)

    def _after(self, position: int) -> Frame | None:
        """Reads "were killed", "died", "dead", "killed" as a passive without its verb."""
        item = self.items[position]
        index = self._predicate_index(item.end)
        if index is None or (self.words.at(item.start - 1) in _PLACING and index != item.end):
            return None
        forms = self.forms(index)
        passive = any(word in BE for word in self.words.lower[item.end : index])
        if "intransitive" in forms:
            return Frame(harm=forms["intransitive"], predicate=index)
        if "past" in forms and (passive or not self._takes_object(index)):
            return Frame(harm=forms["past"], predicate=index)
        if "state" in forms and not self._lost_else(index):
            return Frame(harm=forms["state"], predicate=index)
        return None

    def _lost_else(self, index: int) -> bool:
        """Whether people lost something other than their lives ("four lost limbs", "children lost their parents")."""
        owned = index + 1 + (self.words.tag(index + 1) in ("PRP$", "DT"))
        lost = self.words.at(index) == "lost" and self.words.at(owned) not in ("life", "lives")
        return lost and self._takes_object(index)

    def _predicate_index(self, start: int) -> int | None:
        """Passes adverbs and auxiliaries after a noun phrase, and one "from the same family"."""
        index = self._past_phrase(start)
        for _ in range(MAX_BETWEEN):
            word = self.words.at(index)
            if (word in self.lexicon.harm and word not in LEAVE) or self.deadly(index) or self.captures(index):
                return index
            if self.words.at(index + 1) == "and" and self.words.tag(index).startswith("VB"):
                joined = index + 2  # "were shot and killed"
                return joined if self.forms(joined) and self.words.at(joined) not in LEAVE else None
            if word not in BE and word not in _BETWEEN and self.words.tag(index) not in ("RB", "MD", "RBR"):
                return None
            index += 1
        return None

    def _past_phrase(self, index: int) -> int:
        """Passes "who", "from one family", "in the house" up to the verb, if a verb follows."""
        if self.words.at(index) in ("who", "that", "which"):
            return index + 1
        if self.words.tag(index) != "IN" or self.words.at(index) in (
            "after",
            "when",
            "as",
            "if",
            "that",
            "while",
            "because",
            "including",
        ):
            return index
        ahead = index + 1
        while ahead < index + 9 and (
            self.words.tag(ahead) in NOUN_TAGS | {"DT", "JJ", "PRP$", "CD", "POS", "IN", "HYPH"}
        ):
            ahead += 1
        return ahead if self.words.at(ahead) in BE or self.words.at(ahead) in ("have", "had", "has", "died") else index

    def _takes_object(self, index: int) -> bool:
        """Tells whether a bare "killed" has an object after it, so that what stands before it did the killing."""
        following = index + 1 + (self.deadly(index) or self.captures(index))
        while self.words.tag(following) == "RB" and not self._item_at(following):
            following += 1
        if self.words.at(following) in INCLUDING:
            return False
        other = self._item_at(following)
        if other is not None and self.items[other].counted.sort in ("people", "other"):
            return self._after(other) is None and not self._own_state(other)
        return self.words.tag(following) in ("DT", "PRP", "PRP$", "NNP", "NNPS", "NNS", "NN", "JJ", "WP")

    def _own_state(self, position: int) -> bool:
        head = self.items[position].counted.head
        return head is not None and "past" in self.forms(head)

    def _item_at(self, index: int) -> int | None:
        return next((n for n, item in enumerate(self.items) if item.start == index), None)

    def _toll(self, item: Item) -> Frame | None:
        """Reads "the death toll has risen to 42", "put the number of injured at 30", "Death toll … at least 112"."""
        if item.phrase.shape == "article":  # "the number of dead is still a matter of debate"
            return None
        start = next(start for start, end in self.words.sentences if start <= item.start < end)
        for index in range(item.start - 1, start - 1, -1):
            found = match(self.lexicon.tolls, self.words.lower, index)
            if found and index + found[0] <= item.start:
                crossed = any(
                    other.start > index and other.end <= item.start
                    for other in self.items
                    if (other.counted.sort == "people" and other.phrase.shape != "article") or self._is_figure(other)
                )
                verb = self.words.at(item.start - 1) in (
                    "at",
                    "to",
                    "of",
                    "is",
                    "was",
                    "as",
                    ":",
                    "from",
                    "by",
                ) or self._moved(index, item.start)
                return None if crossed or not verb else Frame(harm=found[1], predicate=index, toll=True)
        return None

    def _is_figure(self, item: Item) -> bool:
        """Whether a bare number is the figure of the toll before it ("put the toll at 5,300 and …")."""
        return item.counted.head is None and self.words.at(item.start - 1) == "at"

    def _put_at(self, item: Item) -> Frame | None:
        """Reads "put the dead at eight", "puts its losses at 40 or more", "raised the count of its dead by 4 to 61"."""
        verbs = _PUT.get(self.words.at(item.start - 1))
        if verbs is None or (item.counted.head is not None and item.counted.sort != "people"):
            return None  # "brought the dead to two morgues"
        for index in range(item.start - 2, max(-1, item.start - _MAX_PUT), -1):
            if self.words.lower[index] in verbs:
                told = range(index + 1, item.start - 1)
                harm = self._told_harm(told) or self._recounted(told)
                who = (category_of(self.words, at, at, self.lexicon) or self.adjective(at) for at in told)
                category = next((name for name in who if name), "")
                return Frame(harm=harm, predicate=index, toll=True, category=category) if harm else None
        return None

    def adjective(self, index: int) -> str:
        """Which people a word before a toll's noun says ("civilian deaths", "army losses")."""
        return self.lexicon.adjectives.get(self.words.lower[index], "")

    def _recounted(self, told: range) -> Harm | None:
        """Of "revised its count to 61" what was counted before: the last harm told in the same stretch."""
        if not any(self.words.lower[at] in _COUNTS for at in told):
            return None
        for index in range(told.start - 2, -1, -1):
            harms = self.forms(index).values()
            if harm := next((harm for harm in harms if harm in ("killed", "injured", "casualties")), None):
                return harm
        return None

    def _told_harm(self, told: range) -> Harm | None:
        """What the words for a toll count; the dead and the wounded together are casualties."""
        harms = [harm for at in told if (harm := self._toll_noun(at))]
        return "casualties" if {"killed", "injured"} <= set(harms) else next(iter(harms), None)

    def _toll_noun(self, index: int) -> Harm | None:
        """What the words for a toll count: "deaths", "the dead", "losses"."""
        if self.words.lower[index] in ("loss", "losses"):
            return "casualties"
        forms = self.forms(index)
        return forms.get("counted") or forms.get("state")

    def _moved(self, start: int, end: int) -> bool:
        return any(word in self.lexicon.movers for word in self.words.lower[start:end]) or end - start <= 9

    def _elsewhere(self, item: Item) -> Frame | None:
        found = harmed_elsewhere(self, item)
        return Frame(harm=found[0], predicate=found[1]) if found else None

    def _among(self, item: Item) -> Frame | None:
        """Reads "12 children were among the dead", "two were among those wounded"."""
        window = self.words.lower[item.end : item.end + 3]
        if not {"among", "amongst"} & set(window):
            return None
        start = item.end + next(n for n, word in enumerate(window) if word in ("among", "amongst"))
        for index in range(start + 1, min(start + 5, len(self.words))):
            forms = self.forms(index)
            harm = forms.get("noun") or forms.get("past") or forms.get("state")
            if harm:
                return Frame(harm="killed" if harm == "casualties" else harm, predicate=index)
        return None

    def _named(self, item: Item) -> Frame | None:
        """Reads "the dead were four brothers", "those killed included a judge", "among the dead were 11 soldiers"."""
        verb = item.start - 1
        while self.words.tag(verb) == "RB":
            verb -= 1
        if self.words.at(verb) not in BE | INCLUDING or self.words.at(verb - 2) not in ("the", "those", "all"):
            return None
        forms = self.forms(verb - 1)
        harm = forms.get("counted") or forms.get("state") or forms.get("past")
        return Frame(harm=harm, predicate=verb - 1) if harm in ("killed", "injured") else None

    def _with(self, item: Item) -> Frame | None:
        """Reads "was killed along with his three children"."""
        index = item.start - 1
        while self.words.tag(index) in ("DT", "PRP$", "JJ") or self.words.at(index) in ("of", "by"):
            index -= 1
        if self.words.at(index) not in _TOGETHER:
            return None
        for back in range(index - 1, max(-1, index - 5), -1):
            forms = self.forms(back)
            harm = forms.get("intransitive") or (forms.get("past") if self._passive(back) else None)
            if harm:
                return Frame(harm=harm, predicate=back)
        return None

    def _by_adjective(self, item: Item) -> Frame | None:
        """Reads "three injured people", "12 missing civilians"."""
        head = item.counted.head
        if head is None:
            return None
        for index in range(item.phrase.end, head):
            forms = self.forms(index)
            harm = forms.get("state") or forms.get("past")
            if harm:
                return Frame(harm=harm, predicate=index)
        return None

    def _sustained(self, item: Item) -> Frame | None:
        """Reads "five medics suffered minor injuries"."""
        index = item.end
        while self.words.tag(index) == "RB" or self.words.at(index) in ("have", "has", "had", "also"):
            index += 1
        if self.words.at(index) not in _SUSTAIN:
            return None
        for ahead in range(index + 1, min(index + 5, len(self.words))):
            harm = self.forms(ahead).get("noun")
            if harm == "injured":
                return Frame(harm=harm, predicate=ahead)
        return None

    def _in_condition(self, item: Item) -> Frame | None:
        """Reads "two people, including a child, are in critical condition"."""
        end = next(end for start, end in self.words.sentences if start <= item.start < end)
        for index in range(item.end, min(end, item.end + _MAX_LEFT)):
            if self.words.tags[index] in FINITE and self.words.lower[index] not in BE | HAVE | {"remain", "remained"}:
                return None
            if self.words.lower[index] in _CONDITIONS and self.words.at(index + 1) == "condition":
                return Frame(harm="injured", predicate=index + 1)
        return None

    def _across(self, item: Item) -> Frame | None:
        """Passes appositions and relative clauses to the verb: "12 men, two of whom were brothers, were killed"."""
        if self.words.at(item.start - 1) in _PLACING or self.words.at(item.start - 1) in INCLUDING:
            return None
        end = next(end for start, end in self.words.sentences if start <= item.start < end)
        index, relative = item.end, False
        while index < min(end, item.end + _MAX_ACROSS):
            word = self.words.lower[index]
            if word == ";":
                return None
            if word in _RELATIVE:
                relative = True
            elif word == ",":
                relative = False
            elif self.words.tags[index] in FINITE and not relative:
                return self._finite(index)
            index += 1
        return None

    def _finite(self, index: int) -> Frame | None:
        """Takes the predicate that a finite verb leads to, if that is one of harm to its subject."""
        forms = self.forms(index)
        if "intransitive" in forms:
            return Frame(harm=forms["intransitive"], predicate=index)
        found = (
            self._predicate_index(index)
            if self.words.lower[index] in BE or self.words.at(index + 1) == "been"
            else None
        )
        if found is None or found == index:
            return None
        harm = self.forms(found).get("past") or self.forms(found).get("state")
        return Frame(harm=harm, predicate=found) if harm else None

    def _by_parse(self, item: Item) -> Frame | None:
        """Asks the parse where other words stand between: "twelve people, most of them asleep, were killed"."""
        head = item.counted.head if item.counted.head is not None else item.phrase.core
        if item.counted.partitive or head >= len(self.words):
            return None
        token = first_of_list(self.words.parsed[head], item.start)
        verb = token.head
        forms = self.forms(verb.i)
        if not (forms or self.words.lower[verb.i] in _LOSE) or verb.i == head:
            return None
        if token.dep_ == "nsubjpass" and "past" in forms:
            return Frame(harm=forms["past"], predicate=verb.i)
        if token.dep_ in ("nsubj", "nsubjpass") and "intransitive" in forms:
            return Frame(harm=forms["intransitive"], predicate=verb.i)
        if token.dep_ == "dobj" and self._lost(verb.i, item):  # "lost two helicopters and 40 men"
            return Frame(harm="killed", predicate=verb.i)
        if token.dep_ == "dobj" and not self._passive(verb.i):
            harm = forms.get("gerund") or forms.get("past") or forms.get("base") or forms.get("present")
            return Frame(harm=harm, predicate=verb.i) if harm else None
        return None
