"""`slaaudit inspect`: what was read and how, before any verdict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import openpyxl
import pytest

import slaaudit.reports
from makers import REPLY, RINGS, as_yaml, charter, write_rules
from slaaudit.__main__ import run
from slaaudit.rulefile import load_rule_set
from slaaudit.rulefile.usual import usual_rules

if TYPE_CHECKING:
    from slaaudit.spec.columns import ColumnMap

SAMPLES = Path(__file__).parents[1] / "samples"
SCHEMA = json.loads(
    (Path(slaaudit.reports.__file__).parent / "inspection.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
CHANNEL = {"when": {"channel": ["홈페이지", "전화"]}}
COLUMNS = """\
schema: slaaudit/columns/1
records:
  request:
    sheets: [민원대장]
    fields:
      received_at: {date: 접수일자, time: 접수시각}
      channel: {columns: [경로], values: {홈페이지: [누리집, 홈페이지]}}
"""
HOURLY = {**REPLY, "id": "reply-1h", "clock": "office_hours", "limit": {"at_most": "1시간"}}
SMALL = as_yaml(charter(REPLY)).encode()
CSV = """\
민원 처리 대장
접수번호,접수일시,민원접수경로,답변일시,담당자,비고
A-1,2026-03-02 10:00,전화,2026-03-05 09:00,김,급함
A-1,2026-03-02 10:00,전화,2026-03-05 09:00,김,급함
A-2,2026-03-03,홈페이지,2026-03-02,이,
A-3,2026-03-04 11:00,홈페이지,곧 처리,박,
A-4,2025-03-04 11:00,홈페이지,2025-03-05 11:00,박,
합계,4,,,,
"""


def laid(folder: Path, *standards: dict[str, Any], text: str = CSV) -> list[str]:
    (folder / "대장.csv").write_text(text, encoding="cp949")
    rules = write_rules(folder / "rules", *(standards or (REPLY,)))
    return [str(folder / "대장.csv"), "--rules", str(rules)]


def seen(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert run(["inspect", *arguments, "-f", "json"]) == 0
    plain: dict[str, Any] = json.loads(capsys.readouterr().out)
    VALIDATOR.validate(plain)
    return plain


def page(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["inspect", *arguments]) == 0
    return " ".join(capsys.readouterr().out.split())


def mapping(plain: dict[str, Any], field: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        each for each in plain["tables"][0]["mapping"] if each["field"] == field
    )
    return found


def column(plain: dict[str, Any], field: str) -> dict[str, Any]:
    found: dict[str, Any] = next(
        each for each in plain["records"][0]["columns"] if each["field"] == field
    )
    return found


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("institution", ["jntp", "kofpi", "kosea", "kosti", "sonosa"])
def test_every_sample_is_read_whole(institution: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = SAMPLES / institution
    logs = sorted(
        str(file) for file in folder.iterdir() if file.suffix in (".xlsx", ".csv", ".xls")
    )
    plain = seen(capsys, *logs)
    assert plain["institution"]["id"] == institution
    assert [each["file"] for each in plain["files"]] == [Path(log).name for log in logs]
    for table in plain["tables"]:
        left_out = sum(each["rows"] for each in table["skipped"])
        assert table["rows"] == table["cases"] + left_out, table["file"]
    sources = {each["source"] for table in plain["tables"] for each in table["mapping"]}
    assert sources <= {"columns.yaml", "none"}


def test_files_say_their_kind_and_how_text_was_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = laid(tmp_path)
    (file,) = seen(capsys, *arguments)["files"]
    assert (file["kind"], file["read_as"]) == ("csv", ["cp949", ","])
    assert "대장.csv: 글로 된 표 (cp949, 쉼표)" in page(capsys, *arguments)


def test_the_header_says_why_and_rows_say_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (table,) = seen(capsys, *laid(tmp_path))["tables"]
    assert table["header"]["chosen"]["rows"] == [2]
    assert table["header"]["chosen"]["known"] == ["답변일시", "접수번호", "접수일시"]
    skipped = {each["reason"]: (each["rows"], each["spans"]) for each in table["skipped"]}
    assert skipped == {
        "title": (1, [[1, 1]]),
        "header": (1, [[2, 2]]),
        "total": (1, [[8, 8]]),
        "duplicate": (1, []),
        "out_of_period": (1, []),
    }
    assert (table["rows"], table["cases"]) == (8, 3)


def test_each_field_names_its_heading_and_who_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = laid(tmp_path, {**REPLY, **CHANNEL})
    plain = seen(capsys, *arguments)
    assert mapping(plain, "received_at")["source"] == "synonym"
    guess = mapping(plain, "channel")
    assert (guess["source"], guess["heading"]) == ("guess", "민원접수경로")
    assert 66 <= guess["likeness"] < 100
    assert mapping(plain, "department")["source"] == "none"
    assert plain["tables"][0]["unused"] == ["담당자", "비고"]
    said = page(capsys, *arguments)
    assert f"민원접수경로 추정 {guess['likeness']}%: 쓰지 않음" in said
    assert "필요 없어 싣지 않은 열: 담당자, 비고" in said
    assert "추정한 제목은 쓰지 않았습니다" in said


def test_columns_say_how_much_was_read_and_how_finely(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = laid(tmp_path, REPLY, HOURLY)
    plain = seen(capsys, *arguments)
    received, replied = column(plain, "received_at"), column(plain, "replied_at")
    assert received["resolution"] == {"second": 0, "minute": 3, "hour": 0, "day": 1}
    assert (replied["read"], replied["blank"], replied["unreadable"]) == (3, 0, 1)
    (unread,) = plain["records"][0]["unread"]
    assert (unread["rows"], unread["samples"]) == ("6", "'곧 처리'")
    said = page(capsys, *arguments)
    assert "분까지 적히지 않은 값은 시간·분·초를 다투는 기준에서 판정불가" in said
    assert "못 읽은 값: 답변일시 1개 (대장.csv 6행): '곧 처리'" in said


def test_standards_say_what_stands_in_their_way(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = laid(tmp_path, {**REPLY, **CHANNEL}, HOURLY, RINGS)
    plain = seen(capsys, *arguments)
    lacking, hourly, rings = plain["standards"]
    assert lacking["columns_missing"] == ["channel"]
    assert rings["record_missing"]
    reasons = {each["reason"]: each["rows"] for each in hourly["unmeasurable"]}
    assert reasons == {"end_before_start": "5", "field_unreadable:replied_at": "6"}
    assert "verdict" not in json.dumps(plain)
    said = page(capsys, *arguments)
    assert "전화 기록이 없어 잴 수 없는 표준 1개: phone-3-rings" in said
    assert "끝이 시작보다 앞섬 1 (5행)" in said


def test_rows_of_several_sheets_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for month in ("1월", "2월"):
        (tmp_path / f"{month}.csv").write_text(CSV.replace("A-", f"{month}-"), encoding="utf-8")
    rules = write_rules(tmp_path / "rules", REPLY)
    logs = [str(tmp_path / f"{month}.csv") for month in ("1월", "2월")]
    (standard,) = seen(capsys, *logs, "--rules", str(rules))["standards"]
    rows = {each["reason"]: each["rows"] for each in standard["unmeasurable"]}
    assert rows["end_before_start"] == "1월.csv 5, 2월.csv 5"


def test_hidden_sheets_and_sheets_without_a_table_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "민원"
    for row in (["접수번호", "접수일시", "답변일시"], ["A-1", "2026-03-02 10:00", None]):
        sheet.append(row)
    book.create_sheet("예전").sheet_state = "hidden"
    book.create_sheet("안내").append(["작성 요령", "빠짐없이"])
    book.save(tmp_path / "민원.xlsx")
    rules = write_rules(tmp_path / "rules", REPLY)
    plain = seen(capsys, str(tmp_path / "민원.xlsx"), "--rules", str(rules))
    assert [(each["sheet"], each["record"]) for each in plain["tables"]] == [
        ("민원", "request"),
        ("예전", None),
        ("안내", None),
    ]
    assert {"SLA711", "SLA714"} <= {each["code"] for each in plain["findings"]}


def test_without_rules_the_usual_headings_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    laid(tmp_path)
    monkeypatch.chdir(tmp_path)
    plain = seen(capsys, "대장.csv")
    assert (plain["institution"], plain["standards"]) == (None, [])
    assert mapping(plain, "replied_at")["heading"] == "답변일시"
    assert not any(each["code"].startswith("SLA75") for each in plain["findings"])
    assert "기관의 규칙 없이" in page(capsys, "대장.csv")


def test_the_usual_rules_read_every_usual_record() -> None:
    assert {rule.judged[-1].record for rule in usual_rules()} == {
        *("call", "visit", "request", "outbound_visit", "observation", "activity", "survey")
    }


def test_a_log_without_cases_is_shown_and_nothing_to_judge(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = laid(tmp_path, text="가,나\n1,2\n")
    assert run(["inspect", *arguments]) == 3
    assert "머리글을 찾지 못함" in capsys.readouterr().out


def test_the_written_columns_pass_and_are_then_the_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = laid(tmp_path, {**REPLY, **CHANNEL})
    rules = tmp_path / "rules"
    assert run(["inspect", *arguments, "--write", str(rules)]) == 0
    capsys.readouterr()
    written = (rules / "columns.yaml").read_text(encoding="utf-8")
    assert written.startswith("# yaml-language-server: $schema=.schema/columns.schema.json\n")
    assert (rules / ".schema" / "columns.schema.json").is_file()
    assert "      # channel: {columns: [민원접수경로]}  # 추정 (닮음" in written
    assert run(["rules", "check", str(rules)]) == 0
    capsys.readouterr()
    again = seen(capsys, *arguments)
    assert mapping(again, "received_at")["source"] == "columns.yaml"
    assert mapping(again, "channel")["source"] == "guess"
    confirmed = written.replace("      # channel:", "      channel:")
    (rules / "columns.yaml").write_text(confirmed, encoding="utf-8")
    assert mapping(seen(capsys, *arguments), "channel")["source"] == "columns.yaml"


def test_what_columns_yaml_says_already_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "접수번호,접수일자,접수시각,경로,답변일시\n"
    text = f"{head}A-1,2026-03-02,10:00,누리집,2026-03-05 09:00\n"
    arguments = laid(tmp_path, {**REPLY, **CHANNEL}, text=text)
    file = tmp_path / "rules" / "columns.yaml"
    file.write_text(COLUMNS, encoding="utf-8")
    assert run(["inspect", *arguments, "--write", str(file)]) == 2  # never overwritten unasked
    assert "SLA811" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == COLUMNS
    assert run(["inspect", *arguments, "--write", str(file), "--force"]) == 0
    before, after = columns_of(COLUMNS), columns_of(file.read_text(encoding="utf-8"))
    kept = before.records["request"].fields
    fields = after.records["request"].fields
    assert {name: fields[name] for name in kept} == kept
    assert after.records["request"].sheets == ("민원대장", "대장")
    assert fields["replied_at"].columns == ("답변일시",)


@pytest.mark.parametrize("institution", ["jntp", "kosti", "kofpi"])
def test_shipped_columns_are_written_as_they_are_read(
    institution: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = SAMPLES / institution
    logs = [str(file) for file in folder.iterdir() if file.suffix in (".xlsx", ".xls")]
    file = tmp_path / "columns.yaml"
    assert run(["inspect", *logs, "--rules", institution, "--write", str(file)]) == 0
    capsys.readouterr()
    shipped = SAMPLES.parent / "rules" / institution / "columns.yaml"
    head = shipped.with_name("charter.yaml").read_bytes()
    before = columns_of(shipped.read_text(encoding="utf-8"), head).records
    after = columns_of(file.read_text(encoding="utf-8"), head).records
    for record, columns in before.items():
        fields = after[record].fields
        assert {name: fields[name] for name in columns.fields} == columns.fields


def columns_of(text: str, head: bytes = SMALL) -> ColumnMap:
    """Read a columns.yaml beside a charter that is known to be good."""
    rules, findings = load_rule_set({"charter.yaml": head, "columns.yaml": text.encode()})
    assert rules is not None, [finding.message("ko") for finding in findings]
    return rules.columns


def test_the_page_is_there_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = page(capsys, *laid(tmp_path), "--lang", "en")
    assert "8 rows read = 3 cases + header 1 (row" in said
    assert "No verdicts: only what was read, and how." in said
