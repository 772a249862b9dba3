"""`slaaudit check` from files to files."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from makers import REPLY, RINGS, write_rules
from slaaudit.__main__ import run

CALLS = """통화번호,통화일시,벨횟수,담당부서
T-1,2026-03-03 10:00,1,총무과
T-2,2026-03-03 11:00,2,감사과
T-3,2026-03-04 11:00,5,감사과
T-4,2025-12-30 15:00,1,총무과
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one log and one rule set."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "전화.csv").write_text(CALLS, encoding="utf-8")
    write_rules(tmp_path / "sample", RINGS)
    return tmp_path


def result(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    capsys.readouterr()
    run(["check", "전화.csv", "--rules", "sample", "-f", "json", *options])
    read: dict[str, Any] = json.loads(capsys.readouterr().out)
    return read


@pytest.mark.usefixtures("desk")
def test_the_period_with_most_cases_is_taken_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "전화.csv", "--rules", "sample"]) == 0
    captured = capsys.readouterr()
    assert "2026H1" in captured.out
    assert "4건 가운데 3건" in captured.err


@pytest.mark.usefixtures("desk")
def test_a_past_period_is_judged_as_of_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert result(capsys, "--period", "2025H2")["as_of"] == "2026-01-01T00:00:00"


@pytest.mark.usefixtures("desk")
def test_as_of_takes_a_time_of_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert result(capsys, "--as-of", "2026-07-15 09:30")["as_of"] == "2026-07-15T09:30:00"


def test_several_formats_in_one_run_and_no_temporary_file_stays(desk: Path) -> None:
    code = run(["check", "전화.csv", "--rules", "sample", "-f", "json=a.json", "-f", "csv=b.csv"])
    assert code == 0
    assert (
        json.loads((desk / "a.json").read_text(encoding="utf-8"))["schema"] == "slaaudit/result/1"
    )
    with (desk / "b.csv").open(encoding="utf-8-sig", newline="") as lines:
        assert [row["verdict"] for row in csv.DictReader(lines)] == ["met", "met", "missed"]
    assert sorted(path.name for path in desk.iterdir()) == ["a.json", "b.csv", "sample", "전화.csv"]


def test_a_file_is_replaced_only_by_force(desk: Path) -> None:
    (desk / "a.json").write_text("mine", encoding="utf-8")
    command = ["check", "전화.csv", "--rules", "sample", "-f", "json=a.json"]
    assert run(command) == 2
    assert (desk / "a.json").read_text(encoding="utf-8") == "mine"
    assert run([*command, "--force"]) == 0
    assert (desk / "a.json").read_text(encoding="utf-8").startswith("{")


def test_the_same_log_gives_the_same_bytes(desk: Path) -> None:
    for name in ("a.json", "b.json"):
        run(
            [
                "check",
                "전화.csv",
                "--rules",
                "sample",
                "--as-of",
                "2026-07-01",
                "-f",
                f"json={name}",
            ]
        )
    assert (desk / "a.json").read_bytes() == (desk / "b.json").read_bytes()
    assert str(desk) not in (desk / "a.json").read_text(encoding="utf-8")


@pytest.mark.usefixtures("desk")
def test_one_department_is_counted_alone_and_its_rows_add_up(
    capsys: pytest.CaptureFixture[str],
) -> None:
    read = result(capsys, "--department", "감사과")
    assert read["department"] == "감사과"
    (standard,) = read["standards"]
    assert (standard["met"], standard["missed"]) == (1, 1)
    (source,) = read["inputs"]
    skipped = {each["reason"]: each["rows"] for each in source["skipped"]}
    assert skipped["other_department"] == 1
    assert source["cases"] + sum(skipped.values()) == source["rows"]


PLANTED = (
    "홍길동",
    "남궁민수",
    "010-1234-5678",
    "900101-1234567",
    "gil@example.go.kr",
    "5521884403",
)
FREE_TEXT = "이 민원은 옆집 개가 짖는다는 내용으로 민원인이 세 번째 전화함"
SAID = "민원은 옆집 개가 짖는다는 내용으로 민원인이"


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
@pytest.mark.parametrize("heading", ["접수일시", "답변일시", "성명", "내용"])
def test_what_is_somebodys_is_in_no_output(
    desk: Path, capsys: pytest.CaptureFixture[str], heading: str, form: str
) -> None:
    write_rules(desk / "petitions", REPLY)
    head = ["접수번호", "접수일시", "답변일시", "성명", "내용"]
    rows = [head, ["A-0", "2026-03-03 09:00", "2026-03-05 10:00", "", ""]]
    for number, planted in enumerate((*PLANTED, FREE_TEXT), 1):
        row = [f"A-{number}", "2026-03-03 09:00", "", "", ""]
        row[head.index(heading)] = planted
        rows.append(row)
    with (desk / "민원.csv").open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(rows)
    run(["check", "민원.csv", "--rules", "petitions", "--period", "2026H1", "-f", form])
    captured = capsys.readouterr()
    for planted in (*PLANTED, SAID):
        assert planted not in captured.out + captured.err


def test_rows_of_a_sheet_as_people_make_it_add_up(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rules(desk / "both", RINGS, REPLY)
    rows = """2026년 상반기 민원처리대장,,
접수번호,접수일시,답변일시
A-1,2026-03-03 09:00,2026-03-05 10:00
A-2,2026. 3. 3.(화) 오후 2:35,언젠가
A-1,2026-03-03 09:00,2026-03-05 10:00
A-3,,
A-4,2025-12-01 09:00,2025-12-02 09:00
소 계,5,

2. 전화 응대,,
통화번호,통화일시,벨횟수
T-1,2026-03-03 10:00:00,1회
T-2,N/A,2회
※ 벨은 3초에 한 번,,
"""
    (desk / "대장.csv").write_text(rows, encoding="utf-8")
    command = ["check", "대장.csv", "--rules", "both", "--period", "2026H1"]
    run([*command, "-f", "json"])
    requests, calls = json.loads(capsys.readouterr().out)["inputs"]
    assert (requests["record"], requests["area"], requests["cases"]) == ("request", "A2:C9", 3)
    assert {each["reason"]: each["rows"] for each in requests["skipped"]} == {
        "title": 1, "header": 1, "duplicate": 1, "out_of_period": 1, "total": 1, "blank": 1,
    }  # fmt: skip
    assert (calls["record"], calls["area"], calls["cases"]) == ("call", "A11:C14", 2)
    assert {each["reason"]: each["rows"] for each in calls["skipped"]} == {
        "title": 1, "header": 1, "note": 1,
    }  # fmt: skip
    run(command)
    page = capsys.readouterr().out
    assert "읽은 행 9 = 판정 3 + " in page
    assert "읽은 행 5 = 판정 2 + " in page


@pytest.mark.usefixtures("desk")
def test_an_unknown_department_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["check", "전화.csv", "--rules", "sample", "--department", "홍보과"]) == 2
    assert "감사과, 총무과" in capsys.readouterr().err


def test_the_rules_are_found_by_the_institution_that_the_title_names(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rules(desk / "rules" / "one", RINGS, institution={"id": "one", "name": "가나기관"})
    write_rules(desk / "rules" / "two", RINGS, institution={"id": "two", "name": "다라기관"})
    log = f"다라기관 2026년 상반기 전화 기록\n{CALLS}"
    (desk / "기록.csv").write_text(log, encoding="utf-8")
    assert run(["check", "기록.csv"]) == 0
    assert "다라기관 이행표준" in capsys.readouterr().out


def test_english_is_spoken_on_demand_but_codes_stay(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rules(desk / "both", RINGS, REPLY)
    assert run(["check", "전화.csv", "--rules", "both", "--lang", "en"]) == 0
    captured = capsys.readouterr()
    assert "service standards audit" in captured.out
    assert "SLA759" in captured.out
    assert run(["check", "전화.csv", "--rules", "both", "--lang=en", "--as-of", "x"]) == 2
    assert "error SLA806: The instant" in capsys.readouterr().err


@pytest.mark.usefixtures("desk")
def test_a_reader_that_leaves_early_does_not_change_the_code() -> None:
    command = [sys.executable, "-m", "slaaudit", "check", "전화.csv", "--rules", "sample"]
    with subprocess.Popen(
        [*command, "--fail-on", "missed"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, errors = process.communicate()
    assert process.returncode == 1
    assert b"Traceback" not in errors


@pytest.mark.usefixtures("desk")
def test_a_korean_windows_console_shows_every_character(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "slaaudit", "check", "전화.csv", "--rules", "sample"],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={"PYTHONIOENCODING": "cp949", "PATH": ""},
    )
    assert "?" not in done.stdout.decode("cp949")


def test_without_arguments_it_says_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 0
    assert "slaaudit check" in capsys.readouterr().out


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("slaaudit ")


def test_judging_needs_no_tests_so_broken_ones_are_left_to_rules_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("전화.csv").write_text(CALLS, encoding="utf-8")
    rules = write_rules(tmp_path / "sample", RINGS)
    judge = ["check", "전화.csv", "--rules", "sample", "--period", "2026H1", "-f", "json"]
    digests = []
    for tests in ("schema: slaaudit/tests/1\ntests: []\n", "tests: [broken\n"):
        (rules / "tests.yaml").write_text(tests, encoding="utf-8")
        assert run(judge) == 0
        digests.append(json.loads(capsys.readouterr().out)["rules"]["digest"])
    assert digests[0] != digests[1]
    assert run(["rules", "check", "sample", "-f", "concise"]) == 1
    assert "tests.yaml" in capsys.readouterr().out
    assert run(["rules", "test", "sample"]) == 2


_LOG_READERS = {"pandas", "openpyxl", "python_calamine"}
_LIGHT = _LOG_READERS | {"numpy", "pydantic", "yaml", "rich", "holidays"}


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["--help"], _LIGHT),
        (["check", "--help"], _LIGHT),
        (["calendar", "2026"], _LIGHT),
        (["rules", "check", "kosea"], _LOG_READERS | {"numpy", "holidays", "rich"}),
        (["check", "samples/kosea/cases.xlsx", "--rules", "kosea"], {"pandas", "openpyxl"}),
    ],
)
def test_a_command_loads_nothing_heavy_that_it_does_not_need(
    arguments: list[str], unneeded: set[str]
) -> None:
    program = (
        "import sys; from slaaudit.__main__ import run; run(sys.argv[1:]); "
        "print('loaded', *sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, *arguments]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    loaded = done.stderr.rpartition("loaded ")[2].split()
    assert "slaaudit" in loaded
    assert not unneeded.intersection(loaded)
