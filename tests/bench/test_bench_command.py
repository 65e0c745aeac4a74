"""The command of the exams: one JSON line out, a table for people beside it, refusals in one line."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import pytest
from bench.__main__ import main
from bench.exams import EXAMS, settled
from bench.floors import Floor, faults, load, raised, save
from bench.papers import PAPERS, Paper, absent, request_of
from bench.targets import TARGETS

TEXT = "Shells fell on Saturday. The road was cut last month."
MARKS = [("Saturday", "2031-03-01"), ("last month", "2031-02")]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "timeml" / "own.jsonl"
    path.parent.mkdir()
    timex = [
        {"start": TEXT.index(w), "end": TEXT.index(w) + len(w), "text": w, "type": "DATE", "value": v} for w, v in MARKS
    ]
    row = {"id": "one", "dct": "2031-03-03", "text": TEXT, "timex": timex}
    path.write_text(json.dumps(row) + "\n" + json.dumps({**row, "id": "two"}) + "\n", encoding="utf-8")
    return path


def test_an_exam_prints_one_line_and_a_table(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", "--data", str(corpus)]) == 0
    out, err = capsys.readouterr()
    record = json.loads(out)
    assert list(record) == ["exam", "data", "n", "figures", "seconds"]
    assert (record["exam"], record["n"], record["figures"]["value_f1"]) == ("dates", 4, 1.0)
    assert "own.jsonl" in record["data"]
    assert "value_f1" in err
    assert "95 %" in err


def test_packed_files_give_the_same(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = corpus.with_suffix(".jsonl.gz")
    packed.write_bytes(gzip.compress(corpus.read_bytes()))
    main(["dates", "--data", str(corpus)])
    plain = json.loads(capsys.readouterr().out)
    main(["dates", "--data", str(packed)])
    again = json.loads(capsys.readouterr().out)
    for record in (plain, again):
        record["figures"].pop("words_per_second")
    assert plain["figures"] == again["figures"]


def test_a_sample_is_told(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", "--data", str(corpus), "--sample", "1"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["n"], record["sample"]) == (2, 1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["horoscopes"], "no exam is called 'horoscopes'; there are: claims"),
        (["dates"], "dates needs its data: python -m bench dates --data"),
        (["dates", "--data", "nowhere.jsonl"], "nowhere.jsonl: no such file"),
        (["claims", "--documents", "nowhere.jsonl"], "claims needs reports and their gold"),
        (["claims", "--documents", "nowhere.jsonl", "--gold", "no.jsonl"], "nowhere.jsonl: no such file"),
        (["claims-own", "--shared", "nowhere"], "our own gold holds no texts"),
        (["dates", "--sample", "0"], "a sample holds at least one record"),
        (["floors", "--shared", "nowhere"], "floors are measured on it"),
        (["dates", "--nonsense"], "see python -m bench --help"),
        ([], "see python -m bench --help"),
    ],
)
def test_refusals_are_one_line_with_the_remedy(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


def test_a_broken_line_is_told_by_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports, gold = tmp_path / "reports.jsonl", tmp_path / "gold.jsonl"
    reports.write_text('{"name": "a.txt", "text": "Nothing."}\n', encoding="utf-8")
    gold.write_text('{"doc": "a.txt"}\nno JSON\n', encoding="utf-8")
    shared = Path(__file__).resolve().parents[3] / "shared"
    if not shared.is_dir():
        pytest.skip("needs the judge of the private reference material")
    assert main(["claims", "--documents", str(reports), "--gold", str(gold)]) == 2
    assert "gold.jsonl, line 2: not a JSON object" in capsys.readouterr().err


def test_a_file_that_is_not_packed_as_its_name_says_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.jsonl.gz"
    path.write_text("plain", encoding="utf-8")
    assert main(["dates", "--data", str(path), "--sample", "1"]) == 2
    assert "cannot be read as JSON Lines" in capsys.readouterr().err


def test_without_the_reference_material_all_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["all", "--shared", str(tmp_path / "nowhere"), "--write", str(tmp_path / "page.md")]) == 0
    assert "nothing to measure on" in capsys.readouterr().err
    assert not (tmp_path / "page.md").exists()


def test_an_exam_that_ends_early_is_told_and_the_rest_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = [Paper(name=name, exam="dates", title=name, about="", tuned="") for name in ("first", "second", "third")]
    record = {"exam": "dates", "data": "own", "n": 1, "figures": {"value_f1": 1.0}, "seconds": 0}
    ends = iter([(-15, ""), (1, ""), (0, json.dumps(record))])
    monkeypatch.setattr("bench.__main__.PAPERS", papers)
    monkeypatch.setattr(
        "bench.__main__.subprocess.run",
        lambda words, **_: subprocess.CompletedProcess(words, *(next(ends) if "bench" in words else (0, ""))),
    )
    assert main(["all", "--shared", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["paper"] for line in out.splitlines()] == ["third"]
    assert "first: the exam was stopped by signal 15" in err
    assert "second: the exam failed" in err


def test_help_names_every_exam_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    out = capsys.readouterr().out
    assert ended.value.code == 0
    for name, exam in EXAMS.items():
        assert f"  {name} " in out
        assert f"python -m bench {exam.example}" in out


def test_records_have_one_form() -> None:
    told = settled({"exam": "x", "data": ["a", "b"], "n": 1, "figures": {"f1": 1.0}, "seconds": 0, "tokens": 9}, None)
    assert told == {"exam": "x", "data": "a, b", "n": 1, "figures": {"f1": 1.0, "tokens": 9}, "seconds": 0}


def test_papers_are_of_exams_and_targets_of_papers(tmp_path: Path) -> None:
    names = [paper.name for paper in PAPERS]
    assert len(set(names)) == len(names)
    assert {paper.exam for paper in PAPERS} == set(EXAMS)
    assert {target.paper for target in TARGETS} <= set(names)
    news = PAPERS[0]
    assert absent(news, tmp_path) == ["gold/news.documents.jsonl", "gold/news.jsonl"]
    assert request_of(news, tmp_path).gold == tmp_path / "gold/news.jsonl"


def test_the_kept_test_part_has_no_floor() -> None:
    assert not [paper for paper in PAPERS if paper.part == "test" and paper.kept]


def floor(digest: str = "a", **figures: float) -> Floor:
    return Floor(digest=digest, figures=figures)


def test_floors_forgive_a_hair_and_no_more() -> None:
    assert faults(floor(f1=0.6, mae=0.4), floor(f1=0.596, mae=0.404)) == []
    assert faults(floor(f1=0.6), floor(f1=0.59)) == ["f1 is 0.59, below its floor of 0.6"]
    assert faults(floor(mae=0.4), floor(mae=0.41)) == ["mae is 0.41, above its ceiling of 0.4"]
    assert faults(floor(f1=0.6), floor()) == ["f1 is nan, below its floor of 0.6"]


def test_floors_of_another_gold_are_none() -> None:
    (told,) = faults(floor("a", f1=0.1), floor("b", f1=0.9))
    assert "another" in told


def test_floors_go_up_only() -> None:
    before = floor(f1=0.6, mae=0.4)
    assert raised(None, before, allow_regression=False) == (before, [])
    assert raised(before, floor(f1=0.7, mae=0.3), allow_regression=False)[0].figures == {"f1": 0.7, "mae": 0.3}
    kept, told = raised(before, floor(f1=0.5, mae=0.3), allow_regression=False)
    assert kept.figures == {"f1": 0.6, "mae": 0.3}
    assert told == ["f1 is 0.5, below its floor of 0.6"]
    assert raised(before, floor(f1=0.5, mae=0.5), allow_regression=True) == (floor(f1=0.5, mae=0.5), [])


def test_another_gold_with_worse_figures_leaves_the_floor() -> None:
    before = floor("a", f1=0.6)
    assert raised(before, floor("b", f1=0.5), allow_regression=False)[0] == before
    assert raised(before, floor("b", f1=0.7), allow_regression=False) == (floor("b", f1=0.7), [])


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert load(path) == {}
    save({"one": floor(f1=0.5)}, path)
    assert load(path) == {"one": floor(f1=0.5)}
