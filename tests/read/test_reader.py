"""Bytes into documents, and every kind of damage into a problem."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.model import Document, from_wire, to_wire
from fogline.read import PROBLEM_CODES, read
from support.pdf import make_pdf
from support.reading import capture, read_all, read_one, zone_words
from support.timing import effort

SENTENCE = "Rebels took the bridge at Tel Amar on Monday, a monitor said. "
ARABIC = "قالت مصادر محلية إن القوات انسحبت من الحي يوم الأحد وإن عشرات المدنيين غادروا المنطقة. " * 6


@pytest.mark.parametrize(
    ("blob", "media", "code"),
    [
        (b"", "text/plain", "document-empty"),
        (b" \r\n\t", "text/plain", "document-empty"),
        (b"\xef\xbb\xbf", "text/plain", "document-empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 30, "text/plain", "not-text"),
        (b"PK\x03\x04" + bytes(range(256)) * 30, "text/markdown", "not-text"),
        (bytes(range(256)) * 30, "text/html", "not-text"),
        (SENTENCE.encode() * 810_000, "text/plain", "text-too-long"),
        (b"<p>" + SENTENCE.encode() * 810_000, "text/html", "text-too-long"),
        (SENTENCE.encode() * 50_000, "text/markdown", "text-too-long"),
        (b"%PDF-1.4\nnothing of the kind", "application/pdf", "pdf-unreadable"),
        (make_pdf([[(72, 700, SENTENCE)]])[:300], "application/pdf", "pdf-unreadable"),
        (make_pdf([[]]), "application/pdf", "pdf-without-text"),
        (b'{"text": "Rebels took', "application/json", "row-malformed"),
        (b'{"text": 3}', "application/json", "row-malformed"),
        (b'{"title": "no text"}', "application/json", "row-malformed"),
        (b"[" * 100_000, "application/json", "row-malformed"),
        (b'{"text": ""}', "application/json", "document-empty"),
        (b"<html><head><title>x</title></head><body></body></html>", "text/html", "document-empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_damage_ends_in_a_problem(blob: bytes, media: str, code: str) -> None:
    document, codes = read_all(blob, media)
    assert document is None
    assert codes == [code]
    assert code in PROBLEM_CODES


@pytest.mark.parametrize("tag", ["div", "span", "x-box", "blockquote"])
def test_a_page_nested_ten_thousand_deep_is_told_and_still_read(tag: str) -> None:
    page = f"<html><body>{f'<{tag}>' * 10_000}<p>{SENTENCE}</p>{f'</{tag}>' * 10_000}</body></html>"
    document, codes = read_all(page.encode(), "text/html")
    assert codes == ["html-too-deep"]
    assert document is not None
    assert document.text == SENTENCE.strip()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"),
        ("The governor said “no one” crossed the river’s east bank on Monday night. " * 3, "cp1252"),
        ("The governor said that no one had crossed the river.", "utf-16-le"),
    ],
)
def test_another_encoding_is_guessed_and_told(text: str, encoding: str) -> None:
    document, codes = read_all(text.encode(encoding))
    assert "encoding-guessed" in codes
    assert document is not None
    assert document.text == text


def test_utf_16_with_its_mark_is_no_guess() -> None:
    document, codes = read_all("The governor said no one had crossed the river.".encode("utf-16"))
    assert codes == []
    assert document is not None
    assert document.text.startswith("The governor")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_offsets_are_those_of_a_plain_reader_of_the_file(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    blob = f"Report\r\n{text}\nEnd of it".encode()
    path = tmp_path_factory.getbasetemp() / "plain.txt"
    path.write_bytes(blob)
    document, codes = read_all(blob)
    if codes == ["not-text"]:
        return
    assert document is not None
    with path.open(encoding="utf-8", newline="") as file:
        assert document.text == file.read()


def test_a_byte_order_mark_stays_in_the_text_and_out_of_the_zones() -> None:
    document = read_one(b"\xef\xbb\xbf" + SENTENCE.encode() * 3)
    assert document.text[0] == "\ufeff"
    assert document.zones[0].start == 1


@given(st.binary(max_size=300), st.sampled_from(["text/plain", "text/html", "text/markdown", "application/json"]))
def test_no_bytes_raise(blob: bytes, media: str) -> None:
    read_all(blob, media)


@given(st.binary(max_size=200))
def test_no_damage_to_a_pdf_raises(noise: bytes) -> None:
    whole = make_pdf([[(72, 700, SENTENCE)]])
    middle = len(whole) // 2
    read_all(whole[:middle] + noise + whole[middle + len(noise) :], "application/pdf")


def test_a_row_is_read_from_its_text() -> None:
    row = json.dumps({"text": SENTENCE * 3, "title": "ignored here"}).encode()
    document = read_one(row, "application/json", title="Bridge taken", source="Corvid", published="2019-05-07")
    assert document.text == SENTENCE * 3
    assert (document.title, document.source) == ("Bridge taken", "Corvid")
    assert document.dates[0].value == "2019-05-07"
    wrapped = json.dumps({"fields": {"text": "body"}, "file": "sha256:0", "row": {"body": SENTENCE, "text": "no"}})
    assert read_one(wrapped, "application/json").text == SENTENCE


def test_a_document_keeps_its_identity_and_passes_the_wire() -> None:
    one, other = read_one(SENTENCE * 3), read_one(SENTENCE * 3)
    assert one.id == other.id
    assert from_wire(Document, to_wire(one)) == one


def test_a_language_that_is_not_read_is_told_and_kept() -> None:
    document, codes = read_all(ARABIC.encode())
    assert document is not None
    assert document.language == "ar"
    assert codes == ["language-not-read"]
    assert len(list(read(capture(), ARABIC.encode(), languages=("en", "ar")))) == 1
    mixed = read_one(SENTENCE * 8 + ARABIC[:90])
    assert mixed.language == "en"
    opened = read_one(f"Operation Dawn ({ARABIC[:60]}) began on 3 May. " + SENTENCE * 8)
    assert opened.language == "en"
    assert read_one("Tel Amar 12").language == "und"


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        (f"{SENTENCE * 3}\n\n[This article was generated with AI.]", True),
        (f"{SENTENCE * 3}\n\nThis digest was written by a machine and was not checked by an editor.", True),
        (f"{SENTENCE * 3}\n\nAI-generated summary.", True),
        (f"{SENTENCE * 3}\n\nThe army said the video had been generated with AI by its enemies, and denied it.", False),
        (f"{SENTENCE * 3}\n\nThe mine was set off by a machine, the mayor said.", False),
    ],
)
def test_machine_written_is_what_the_report_says_of_itself(text: str, machine: bool) -> None:
    assert read_one(text).machine_written is machine


def test_a_thread_longer_than_the_article_yields_nothing() -> None:
    talk = "\n\n".join(
        f"  • user{number}\n\n    I think they killed {number} people there, you can be sure of it."
        for number in range(40)
    )
    document = read_one(f"Bridge taken at Tel Amar\n\n{SENTENCE * 5}\n\n{talk}")
    assert len(zone_words(document, "comment")) == 1
    assert "user0" in zone_words(document, "comment")[0]
    assert zone_words(document, "body") == [(SENTENCE * 5).strip()]


@pytest.mark.parametrize("mark", ["[", "<", "*a ", "> ", "| ", "#", '<div class="a', "- ", "&amp", "https://"])
@pytest.mark.parametrize("media", ["text/plain", "text/html", "text/markdown"])
def test_no_text_takes_quadratic_time(mark: str, media: str) -> None:
    short, long = ((mark * times).encode() for times in (4_000, 40_000))
    assert effort(lambda: read_all(long, media)) < 30 * effort(lambda: read_all(short, media))  # a hundred if it were


def test_a_long_report_costs_its_length_and_a_page_little_more_than_its_words() -> None:
    lines = [f"{SENTENCE * 4}Report {number}." for number in range(400)]
    short, long = ("\n\n".join(some).encode() for some in (lines[:40], lines))
    page = f"<html><body><article>{''.join(f'<p>{line}</p>' for line in lines)}</article></body></html>".encode()
    whole = effort(lambda: read_one(long))

    assert whole < 25 * effort(lambda: read_one(short))
    assert effort(lambda: read_all(page, "text/html")) < 20 * whole


def test_private_reports_keep_their_telling(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        document = read_one(path.read_bytes())
        with path.open(encoding="utf-8", newline="") as file:
            assert document.text == file.read()
        kept = sum(len(words) for words in zone_words(document, "body"))
        assert kept > 0.5 * (len(document.text) - sum(map(len, zone_words(document, "comment"))))
