"""What the encoder's vectors tell of a claim and its nouns: shapes, the facts beside them, and what is shipped."""

from __future__ import annotations

import numpy as np

from fogline.extract.encoder import fits, kinds_known
from fogline.extract.lexicon import lexicon
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_nouns import Asked, nouns_asked
from fogline.extract.role_signs import NEAR, Scene, scene_of
from fogline.extract.role_vectors import RULED, SIDES, Seen, seen_of
from support.extracting import candidate_in, stretch_of

TEXT = "Rebel gunners fired on the harbour. The shelling killed two dockers."
WIDTH = 384
FACTS = len(RULED) + len(SIDES) + len(NEAR) + 2


def scene() -> Scene:
    """The killing of the second sentence, of which the rules find whom it is done to."""
    stretch = stretch_of(TEXT)
    ruled = [RoleMention(role="victim", tokens=(10, 12))]
    return scene_of(stretch.parsed, candidate_in(stretch, "killed"), "harm.killed", ruled, [], lexicon())


def facts(word: str) -> set[str]:
    """The facts of the noun that ends in a word, by their names."""
    own = scene()
    asked = next(
        one for one in nouns_asked(own.parsed, own.candidate, [], lexicon()) if own.parsed[one.head].text == word
    )
    names = [*RULED, *SIDES, *(f"near {step}" for step in range(len(NEAR) + 1)), "inner"]
    told = seen_of(own, [asked]).nouns[0, 3 * WIDTH :]
    return {name for name, one in zip(names, told, strict=True) if one}


def test_a_claim_and_its_nouns_have_their_vectors_and_facts() -> None:
    own = scene()
    asked = nouns_asked(own.parsed, own.candidate, [], lexicon())
    seen = seen_of(own, asked)
    assert seen.claim.shape == (1, 4 * WIDTH + len(kinds_known()))
    assert seen.nouns.shape == (len(asked), 3 * WIDTH + FACTS)
    assert seen_of(own, asked, kinds=()).claim.shape == (1, 4 * WIDTH)


def test_the_facts_tell_what_the_rules_say_and_where_a_noun_stands() -> None:
    assert {"acted", "own"} <= facts("dockers")
    assert {"no", "before"} <= facts("gunners")


def test_a_noun_tells_the_same_alone_and_among_others() -> None:
    own = scene()
    asked = nouns_asked(own.parsed, own.candidate, [], lexicon())
    together, alone = seen_of(own, asked), seen_of(own, asked[-1:])
    assert np.array_equal(together.nouns[-1:], alone.nouns)
    assert np.allclose(scores(together)[-1:], scores(alone), atol=1e-4)


def scores(seen: Seen) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return fits(seen.claim, seen.nouns)[0]


def test_the_shipped_head_tells_who_fired_from_where_it_fell() -> None:
    own = scene()
    asked = nouns_asked(own.parsed, own.candidate, [], lexicon())
    told = dict(zip([own.parsed[one.head].text for one in asked], scores(seen_of(own, asked))[:, 0], strict=True))
    assert told["gunners"] > max(told["harbour"], told["dockers"])


def test_a_noun_of_another_sentence_is_read_in_its_own() -> None:
    own = scene()
    gunners = Asked(head=1, tokens=(0, 2))
    whole = slice(2 * WIDTH, 3 * WIDTH)
    here = Asked(head=11, tokens=(10, 12))
    assert not np.allclose(seen_of(own, [gunners]).nouns[0, whole], seen_of(own, [here]).nouns[0, whole])
