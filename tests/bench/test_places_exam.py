"""The exam of place strings: what is left open is told apart, and the files of a folder are found."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.errors import BenchError
from bench.exams import Request, _places
from bench.places import Verdict, importable, language_figures
from bench.sureness import sureness


def test_answers_are_split_into_right_wrong_and_the_two_ways_of_staying_open() -> None:
    near = Verdict("town", off=2.0, listed=2.0, oracle=2.0, confidence=0.95)
    far = Verdict("town", off=90.0, listed=90.0, oracle=3.0, confidence=0.55)
    missed = Verdict("town", off=None, listed=None, oracle=4.0)
    unknown = Verdict("town", off=None, listed=None)
    figures = language_figures("en", [near, far, missed, unknown])

    assert (figures["en.answered"], figures["en.wrong20"]) == (0.5, 0.25)
    assert (figures["en.open_listed"], figures["en.open_unlisted"]) == (0.25, 0.25)
    assert (figures["en.sure"], figures["en.sure_right"]) == (0.5, 1.0)
    assert figures["en.calibration_error"] == 0.3


def test_no_answers_have_no_calibration_to_speak_of() -> None:
    assert sureness([]) == {"calibration_error": 0.0, "sure": 0.0}


def test_a_folder_of_gazetteers_is_read_whatever_its_files_are_packed_in(tmp_path: Path) -> None:
    for name in ("a.geojson", "b.geojson.gz", "SY.txt", "YE.zip", "LICENCE.txt", "parties.csv.gz"):
        (tmp_path / name).touch()

    assert [path.name for path in importable(tmp_path)] == ["SY.txt", "YE.zip", "a.geojson", "b.geojson.gz"]


def test_a_folder_with_nothing_to_import_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match="holds no GeoJSON"):
        _places(Request(exam="places", data=(tmp_path / "x.jsonl.gz",), gazetteer=tmp_path))
