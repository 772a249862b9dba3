"""The options of reading, as every command that reads logs takes them."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from log_files import workbook, zipped
from makers import REPLY, write_rules
from slaaudit.cli.options import ReadingRequest
from slaaudit.cli.reading import how_to_read

SLAAUDIT = Path(sys.executable).with_name("slaaudit")
ROWS = [
    ["접수번호", "접수일시", "답변일시", "접수경로"],
    ["A-1", "2026-03-02 09:05", "2026-03-04 10:00", "우편"],
    ["A-2", "2026-03-03 09:05", "2026-03-05 10:00", "우편"],
]
CSV = "\n".join(",".join(row) for row in ROWS) + "\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return write_rules(tmp_path / "rules" / "sample", REPLY)


def run(
    folder: Path, *arguments: str | Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SLAAUDIT, "check", *arguments, "--rules", folder / "rules" / "sample"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **(environment or {})},
        stdin=subprocess.DEVNULL,
        check=False,
    )


def inputs(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode in (0, 1), done.stderr
    return list(json.loads(done.stdout)["inputs"])


@pytest.mark.usefixtures("rules")
def test_members_of_an_archive_are_named_behind_it(tmp_path: Path) -> None:
    (tmp_path / "months.zip").write_bytes(
        zipped({"2월.csv": CSV, "1월.csv": CSV.replace("A-", "B-")})
    )
    found = inputs(run(tmp_path, "months.zip", "-f", "json"))
    assert [each["file"] for each in found] == ["months.zip/1월.csv", "months.zip/2월.csv"]
    assert [each["cases"] for each in found] == [2, 2]


@pytest.mark.usefixtures("rules")
def test_a_glob_in_quotes_and_a_folder_are_the_same_months(tmp_path: Path) -> None:
    months = tmp_path / "자료"
    months.mkdir()
    for number in (1, 2, 10):
        text = CSV.replace("A-", f"{number}-")
        (months / f"민원_{number}월.csv").write_text(text, encoding="cp949")
    by_glob = inputs(run(tmp_path, "자료/민원_*.csv", "-f", "json"))
    assert [each["file"] for each in by_glob] == ["민원_1월.csv", "민원_2월.csv", "민원_10월.csv"]
    assert inputs(run(tmp_path, "자료", "-f", "json")) == by_glob


@pytest.mark.usefixtures("rules")
def test_a_password_comes_from_the_environment(tmp_path: Path) -> None:
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook(ROWS))).encrypt("비밀-7", stream)
    (tmp_path / "대장.xlsx").write_bytes(stream.getvalue())
    arguments = ("대장.xlsx", "-f", "json", "--password-env", "LOG_PASSWORD")
    done = run(tmp_path, *arguments, environment={"LOG_PASSWORD": "비밀-7"})
    assert [each["cases"] for each in inputs(done)] == [2]
    assert "비밀-7" not in done.stdout + done.stderr
    wrong = run(tmp_path, *arguments, environment={"LOG_PASSWORD": "아님"})
    assert (wrong.returncode, "SLA740" in wrong.stderr) == (2, True)
    unset = run(tmp_path, *arguments)
    assert (unset.returncode, "SLA808" in unset.stderr) == (2, True)
    without = run(tmp_path, "대장.xlsx")
    assert (without.returncode, "--password-env" in without.stderr) == (2, True)


@pytest.mark.usefixtures("rules")
def test_delimiter_and_encoding_may_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(CSV.replace(",", "^").encode("johab"))
    arguments = ("a.csv", "-f", "json", "--delimiter", "^", "--encoding", "johab")
    assert [each["cases"] for each in inputs(run(tmp_path, *arguments))] == [2]


@pytest.mark.usefixtures("rules")
@pytest.mark.parametrize(
    ("option", "value"),
    [("--delimiter", ",,"), ("--delimiter", '"'), ("--encoding", "없음"), ("--encoding", "hex")],
)
def test_what_no_file_can_be_read_by_is_refused(tmp_path: Path, option: str, value: str) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    done = run(tmp_path, "a.csv", option, value)
    assert (done.returncode, "SLA804" in done.stderr) == (2, True)


@pytest.mark.usefixtures("rules")
def test_hidden_rows_are_counted_as_read_and_skipped(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415  # only here

    book = openpyxl.load_workbook(io.BytesIO(workbook(ROWS)))
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    (shown,) = inputs(run(tmp_path, "a.xlsx", "-f", "json", "--skip-hidden"))
    assert (shown["cases"], shown["rows"]) == (1, 3)
    assert {"reason": "hidden", "rows": 1} in shown["skipped"]
    (whole,) = inputs(run(tmp_path, "a.xlsx", "-f", "json"))
    assert whole["cases"] == 2


@pytest.mark.usefixtures("rules")
def test_a_stray_cell_ends_in_a_sentence_and_not_in_the_end_of_the_process(tmp_path: Path) -> None:
    import openpyxl  # noqa: PLC0415  # only here

    book = openpyxl.load_workbook(io.BytesIO(workbook(ROWS)))
    book.active["XFD1048576"] = " "
    book.save(tmp_path / "a.xlsx")
    done = run(tmp_path, "a.xlsx")
    assert (done.returncode, "XFD1048576" in done.stderr) == (2, True)


def test_rules_diff_reads_logs_by_the_same_options(tmp_path: Path, rules: Path) -> None:
    (tmp_path / "a.csv").write_bytes(CSV.replace(",", "^").encode("johab"))
    options = ("--log", "a.csv", "--delimiter", "^", "--encoding", "johab")
    done = subprocess.run(
        [SLAAUDIT, "rules", "diff", rules, rules, *options, "-f", "json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_password_is_asked_at_a_terminal_and_enter_repeats_the_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, str]] = []

    def prompt(question: str, *, default: str, **others: object) -> str:
        assert others["hide_input"]
        assert others["err"]
        asked.append((question, default))
        return default or "비밀-7"

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr("slaaudit.cli.reading.typer.prompt", prompt)
    password = how_to_read(ReadingRequest(), "ko").password
    assert password is not None
    assert [password("1월.xlsx"), password("2월.xlsx")] == ["비밀-7", "비밀-7"]
    assert asked == [("1월.xlsx의 암호", ""), ("2월.xlsx의 암호 (앞과 같으면 Enter)", "비밀-7")]


def test_no_password_is_asked_where_nobody_sits_at_a_terminal() -> None:
    password = how_to_read(ReadingRequest(), "ko").password
    assert password is not None
    assert password("1월.xlsx") is None
