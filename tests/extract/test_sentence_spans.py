"""A token's sentence is that of the parse."""

from __future__ import annotations

from fogline.extract.sentence_spans import sentence_of
from support.extracting import stretch_of

TEXT = "Rebel gunners fired on the harbour. The shelling killed two dockers. Nobody claimed it."


def test_each_token_has_the_sentence_of_the_parse() -> None:
    parsed = stretch_of(TEXT).parsed
    assert len(list(parsed.sents)) == 3
    for token in parsed:
        own = sentence_of(token)
        assert (own.start, own.end, own.text) == (token.sent.start, token.sent.end, token.sent.text)


def test_of_two_stretches_each_token_has_its_own() -> None:
    one, other = stretch_of(TEXT).parsed, stretch_of("The port is quiet.").parsed
    assert sentence_of(one[0]).text == "Rebel gunners fired on the harbour."
    assert sentence_of(other[0]).text == "The port is quiet."
