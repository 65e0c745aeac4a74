"""What pronouns and short names of speakers stand for in the same report.

"The Observatory", "the group", "Khatib" and "he" name somebody who was named in full elsewhere. Only mentions in the
report itself are used; who the name is in the world is for `resolve`. A short name goes back to the nearest fuller
mention before it, or to the first after it where the report opens with the short form.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from fogline.extract.attribution.draft import Draft
from fogline.extract.attribution.name_runs import acting_people, capitalised, is_located, own_words
from fogline.extract.attribution.naming import author, core, named_before
from fogline.extract.attribution.people import BODY_WORDS, looks_personal
from fogline.extract.attribution.report import Range, Report
from fogline.extract.attribution.short_forms import (
    ARMED,
    BODIES,
    FIRST,
    INNER,
    KINDS,
    LONGEST_QUOTE,
    MANY,
    MOST,
    NEAR,
    OWNERS,
    PARTICLES,
    PEOPLE,
    PERSONS,
    STATELY,
    TOLD_BY_THEM,
    TOLD_IN,
    VAGUE,
    WATCHERS,
    WATCHING,
)
from fogline.extract.attribution.speakers import PERSONAL, can_speak, lemma


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A speaker phrase that may be referred back to; `titled` where its head is a person's rank or work."""

    tokens: Range
    name: Range
    words: tuple[str, ...]
    spoke: bool
    titled: bool = False


class Names:
    """The speakers of a report and its capitalised names, in order, as antecedents."""

    def __init__(self, report: Report) -> None:
        self.report = report
        runs = [run for run in capitalised(report) if _bare(report.words[run[0] : run[1]])]
        self.runs = [self._mention(run, spoke=False) for run in runs]
        self.spoken: list[Mention] = []
        self.people = acting_people(report)
        self._starts = [mention.tokens[0] for mention in self.runs]
        self.by_word: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.runs:
            for word in set(_bare(mention.words)):
                self.by_word[word].append(mention)

    def _mention(self, tokens: Range, *, spoke: bool) -> Mention:
        name = core(self.report, tokens)
        return Mention(tokens=tokens, name=name, words=tuple(self.report.words[name[0] : name[1]]), spoke=spoke)

    def note(self, tokens: Range, head: Token | None) -> None:
        """Remembers a phrase, or the fuller one it stands for, as a speaker, for short forms that follow."""
        fuller = self.antecedent(tokens, head)
        titled = fuller is None and head is not None and lemma(head) in self.report.lexicon.titles
        mention = replace(self._mention(fuller or tokens, spoke=True), titled=titled)
        owner = None if fuller is not None or head is None else self._behind(tokens, head)
        if owner is not None:
            mention = replace(mention, name=owner, words=tuple(self.report.words[owner[0] : owner[1]]))
        self.spoken.append(mention)

    def _behind(self, tokens: Range, head: Token) -> Range | None:
        """Who stands behind words for a statement ("a ministry release", "a report by the committee")."""
        writer = author(head)
        if writer.i != head.i:
            return core(self.report, (int(writer.left_edge.i), int(writer.right_edge.i) + 1))
        named = named_before(self.report, tokens, head)
        return core(self.report, named) if named is not None else None

    def antecedent(self, tokens: Range, head: Token | None) -> Range | None:
        """The fuller words that a speaker phrase stands for, or `None` where it is full already."""
        report = self.report
        head = head or report.parsed[tokens[1] - 1]
        word = head.lower_
        if tokens[1] - tokens[0] == 1 and word in PERSONAL | PERSONS | {"both"}:
            return self._for_pronoun("they" if word == "both" else word, tokens)
        owner = OWNERS.get(report.words[tokens[0]])
        if owner is not None and (tokens[1] - tokens[0] == 1 or lemma(head) in TOLD_BY_THEM):
            return self._for_pronoun(owner, (tokens[0], tokens[0] + 1))
        name = core(report, tokens)
        words = report.words[name[0] : name[1]]
        if report.lexicon.is_medium(tuple(words)):
            return None
        if any(report.parsed[i].pos_ == "PROPN" for i in range(*name)) or self._is_surname(name, tokens):
            fuller = self._fuller(words, name)
            if fuller is not None:
                return fuller
        if not any(report.parsed[i].pos_ == "PROPN" for i in range(*tokens)) and _watches(report, tokens):
            return self._named_after(tokens)
        if report.words[tokens[0]] in ("the", "this", "that") and lemma(head) in KINDS:
            return self._for_definite(head, words, tokens)
        return None

    def _is_surname(self, name: Range, tokens: Range) -> bool:
        """Whether one bare word that the parser took for no name is a person's last one ("Reyes said", "[REYES]")."""
        first, end = name
        token = self.report.parsed[first]
        if tokens != name or end - first != 1 or not token.text[:1].isupper() or token.pos_ not in ("NOUN", "X", "ADJ"):
            return False
        named = self.by_word.get(token.lower_, ())
        return any(one.words[-1] == token.lower_ and looks_personal(self.report, one.name) for one in named)

    def _for_pronoun(self, word: str, tokens: Range) -> Range | None:
        if word in FIRST and not self.within_quotation(tokens[0]):
            return None
        spoken = (one for one in reversed(self.spoken[-MOST:]) if one.tokens != tokens and self._agrees(word, one))
        speaker = next(spoken, None)
        if word in BODIES:
            body = self._acting_before(tokens[0])
            if body is not None and (speaker is None or body[0] > speaker.tokens[0]):
                return body
        subject = self._person_before(tokens[0]) if word in PERSONS else self._many_before(word, tokens[0])
        if subject is None and speaker is None:
            subject = self._many_over(word, tokens[0])
        if subject is not None and (speaker is None or subject[0] > speaker.tokens[0]):
            return subject
        if speaker is not None:
            return self._full(speaker)
        if word in PERSONS:
            for mention in reversed(self._runs_before(tokens[0])):
                if self._is_person(mention) and not is_located(self.report, mention.tokens):
                    return self._full(mention)
            return self._one_name()
        return None

    def _one_name(self) -> Range | None:
        """The last speaker named by one word, whom "he" can only mean where the report has named no other person."""
        for mention in reversed(self.spoken[-MOST:]):
            if self.within_quotation(mention.name[0]):  # nobody's own words name who says them
                continue
            token = self.report.parsed[mention.name[0]]
            plain = len(mention.words) == 1 and token.tag_ == "NNP" and token.text.istitle()
            if plain and not self.report.lexicon.is_medium(mention.words) and looks_personal(self.report, mention.name):
                return mention.name
        return None

    def _person_before(self, i: int) -> Range | None:
        """The person who is the subject of a clause in the sentence before, the last of several."""
        sentence = self.report.sentence_of[i]
        for tokens in reversed(self.people):
            if self.report.sentence_of[tokens[0]] >= sentence:
                continue
            if self.report.sentence_of[tokens[0]] < sentence - 1:
                return None
            mention = self._mention(tokens, spoke=False)
            return self._full(mention) if self._is_person(mention) else tokens
        return None

    def _many_before(self, word: str, i: int) -> Range | None:
        """The people who are the subject of the sentence before ("Activists had no word of it. They said …")."""
        report, first = self.report, self.report.sentence(i)[0]
        if word not in ("they", "them") or first == 0 or report.paragraphs[first - 1] != report.paragraphs[i]:
            return None
        for token in report.parsed[report.sentence(first - 1)[0] : first]:
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.tag_ in ("NNS", "NNPS"):
                return core(report, own_words(token)) if can_speak(token, report.lexicon) else None
        return None

    def _many_over(self, word: str, i: int) -> Range | None:
        """The people who are the subject over a relative clause ("rebels blamed the army, which they said …")."""
        verb = self.report.parsed[i].head
        if word not in ("they", "them") or verb.dep_ != "relcl":
            return None
        for token in self.report.parsed[self.report.sentence(i)[0] : i]:
            if token.dep_ == "nsubj" and token.head.dep_ == "ROOT" and token.tag_ in ("NNS", "NNPS"):
                return core(self.report, own_words(token)) if can_speak(token, self.report.lexicon) else None
        return None

    def _acting_before(self, i: int) -> Range | None:
        """The body that is the subject of the sentence before ("The committee has published …. It says …")."""
        sentence = self.report.sentence_of[i]
        for mention in reversed(self._runs_before(i)):
            away = sentence - self.report.sentence_of[mention.tokens[0]]
            if away > 1:
                return None
            head = self._name_head(mention.name)
            known = not set(mention.words).isdisjoint(BODY_WORDS)
            if away == 1 and known and head.dep_ == "nsubj" and head.head.dep_ == "ROOT":
                return None if self._is_person(mention) else self._full(mention)
        return None

    def within_quotation(self, i: int) -> bool:
        """Says whether a token stands between quotation marks of its paragraph."""
        before = [self.report.parsed[k].text for k in range(max(0, i - LONGEST_QUOTE), i)]
        opened = sum(text in ("“", "«", "„") for text in before) > sum(text in ("”", "»") for text in before)
        return opened or sum(text == '"' for text in before) % 2 == 1

    def _runs_before(self, i: int) -> list[Mention]:
        """The nearest names before a token, in order."""
        k = bisect_left(self._starts, i)
        return self.runs[max(0, k - MOST) : k]

    def _full(self, mention: Mention) -> Range:
        return self._fuller(mention.words, mention.name) or mention.name

    def _agrees(self, word: str, mention: Mention) -> bool:
        head = self._name_head(mention.name)
        plural = head.tag_ in ("NNS", "NNPS") and head.lower_ != "media"
        if word in PERSONS:
            known = mention.titled or lemma(head) in self.report.lexicon.titles | PEOPLE
            return not plural and (known or (self._is_person(mention) and not is_located(self.report, mention.tokens)))
        if word in BODIES:
            return not plural and not self._is_person(mention)
        return word in MANY and (plural or not self._is_person(mention))

    def _name_head(self, name: Range) -> Token:
        """The word of a name that says whether it is one or many ("Observatory" of "Observatory for Human Rights")."""
        start, end = name
        cut = next((i for i in range(start + 1, end) if self.report.words[i] in ("of", "for", "in", "at")), end)
        return self.report.parsed[cut - 1]

    def _is_person(self, mention: Mention) -> bool:
        """Whether a name looks like a person's: two or more capitalised words without a body's words."""
        words = mention.words
        heads = {word.rstrip("s") for word in words} | set(words)
        start = mention.tokens[0]
        titled = (
            mention.name[0] > start and self.report.words[mention.name[0] - 1].rstrip(".") in self.report.lexicon.titles
        )
        if titled:
            return True
        if not self.report.parsed[mention.name[1] - 1].text[:1].isupper() or not INNER.isdisjoint(words):
            return False
        return 2 <= len(words) <= 4 and not heads & (KINDS | self.report.lexicon.basis.keys() | BODY_WORDS)

    def _fuller(self, words: Sequence[str], name: Range) -> Range | None:
        """The nearest longer name that contains the short one's words in order, before it or else after it."""
        short = _bare(words)
        if not short:
            return None
        same = self.by_word.get(short[0], [])
        k = bisect_left([mention.name[0] for mention in same], name[0])
        for mention in [*reversed(same[max(0, k - MOST) : k]), *same[k : k + MOST]]:
            long = _bare(mention.words)
            if len(long) > len(short) and _within(short, long):
                return mention.name
        return None

    def _for_definite(self, head: Token, words: Sequence[str], tokens: Range) -> Range | None:
        """Who "the group" or "the sources" are: a speaker called so before, or for vague words the last fitting one."""
        noun = head.lower_
        forms = {noun} | {word for word in [lemma(head)] if word in VAGUE}
        vague = noun in VAGUE or noun in self.report.lexicon.titles
        modifiers = {w for w in words if w not in ("the", "this", "that", noun)} - self.report.lexicon.tails
        watching = WATCHERS & set(words)
        described = all(word.islower() for word in self._texts(tokens)[1:])
        candidates: Iterable[Mention] = reversed([m for m in self.spoken[-MOST:] if m.tokens != tokens])
        fallback: Range | None = None
        for mention in candidates:
            whole = self.report.words[mention.tokens[0] : mention.tokens[1]]
            if "and" in whole and head.tag_ not in ("NNS", "NNPS"):
                continue
            if self._is_other(noun, modifiers | watching, mention):
                continue
            if not forms.isdisjoint(whole) and mention.tokens != tokens and len(mention.words) > len(words):
                return self._full(mention)
            fits = not modifiers - set(whole) or (
                described and self._is_near(mention, tokens) and _suits(words, mention)
            )
            if fallback is None and vague and self._could_be(noun, mention) and fits:
                fallback = self._full(mention)
        holder = None if modifiers else self._holder_before(noun, tokens)
        return holder or fallback or (None if modifiers or not vague else self._body_before(tokens))

    def _texts(self, tokens: Range) -> list[str]:
        return [self.report.parsed[i].text for i in range(*tokens)]

    def _is_near(self, mention: Mention, tokens: Range) -> bool:
        """Whether a mention stands so near that words which only describe ("the militant group") may be of it."""
        return self.report.sentence_of[tokens[0]] - self.report.sentence_of[mention.tokens[0]] <= NEAR

    def _is_other(self, noun: str, modifiers: set[str], mention: Mention) -> bool:
        """Whether a speaker cannot be meant: a person by a body's word, or what is described otherwise."""
        personal = noun in self.report.lexicon.titles or noun in PEOPLE or noun in TOLD_IN
        if not personal and self._is_person(mention):
            return True
        named = any(self.report.parsed[i].pos_ == "PROPN" for i in range(*mention.tokens))
        return bool(modifiers) and not named and modifiers.isdisjoint(mention.words)

    def _holder_before(self, office: str, tokens: Range) -> Range | None:
        """The nearest person named before with an office ("the secretary" after "Defence Secretary Paul Dray")."""
        if office not in self.report.lexicon.titles or office in self.report.lexicon.tails:
            return None
        for mention in reversed(self._runs_before(tokens[0])):
            first = max(0, mention.tokens[0] - 1)
            if office in self.report.words[first : mention.name[0]] and looks_personal(self.report, mention.name):
                return self._full(mention)
        return None

    def _named_after(self, tokens: Range) -> Range | None:
        """Who "a watchdog" is: the body that the sentences behind it name as speaking."""
        last = self.report.sentence_of[tokens[0]] + NEAR
        for mention in self.runs[bisect_left(self._starts, tokens[1]) :]:
            if self.report.sentence_of[mention.tokens[0]] > last:
                return None
            head = self._name_head(mention.name)
            speaks = head.dep_ == "nsubj" and head.head.lower_ in self.report.lexicon.verbs
            if speaks and not set(mention.words).isdisjoint(WATCHING):
                return mention.name
        return None

    def _body_before(self, tokens: Range) -> Range | None:
        """The nearest body named before "the group" though it has not spoken yet."""
        floor = self.report.sentence_of[tokens[0]] - NEAR
        for mention in reversed(self._runs_before(tokens[0])):
            if set(mention.words).isdisjoint(BODY_WORDS):
                continue
            near = self.report.sentence_of[mention.tokens[0]] >= floor
            return mention.name if near and not self._is_person(mention) else None
        return None

    def _could_be(self, noun: str, mention: Mention) -> bool:
        person = self._is_person(mention)
        personal = noun in self.report.lexicon.titles and noun not in self.report.lexicon.tails
        if noun in TOLD_IN:
            return True
        named = any(self.report.parsed[i].pos_ == "PROPN" for i in range(*mention.name))
        return named and person == personal


def _suits(words: Sequence[str], mention: Mention) -> bool:
    """Whether a body can be described so: who fights watches no war, and no ministry or agency is called militant."""
    if not ARMED.isdisjoint(words):
        return WATCHING.isdisjoint(mention.words) and STATELY.isdisjoint(mention.words)
    return WATCHERS.isdisjoint(words) or not WATCHING.isdisjoint(mention.words)


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    """A name's words without particles and marks, which come and go between mentions."""
    return tuple(word for word in words if word not in PARTICLES)


def _within(short: tuple[str, ...], long: Sequence[str]) -> bool:
    return any(tuple(long[i : i + len(short)]) == short for i in range(len(long) - len(short) + 1))


def _watches(report: Report, tokens: Range) -> bool:
    """Whether a phrase names some watcher of a war by its kind alone ("a watchdog", "a monitoring group")."""
    if report.words[tokens[0]] in ("the", "this", "that", "another", "other"):
        return False
    return not {"watchdog", "monitor", "monitoring", "watchdogs"}.isdisjoint(report.words[tokens[0] : tokens[1]])


def stands_for(names: Names, draft: Draft) -> Range | None:
    """The antecedent of a draft's speaker: the noun of a relative pronoun, or the fuller mention."""
    if draft.source is None:
        return None
    if draft.stands_for is not None:
        head = names.report.parsed[draft.stands_for[1] - 1]
        return names.antecedent(draft.stands_for, head) or core(names.report, draft.stands_for)
    head = names.report.parsed[draft.head] if draft.head is not None else None
    return names.antecedent(draft.source, head)
