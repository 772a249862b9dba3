"""`slaaudit due`: open cases by due moment, and one due moment without a log."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import jsonschema
import pytest
from rich.cells import cell_len

import slaaudit.reports
from slaaudit.__main__ import run

SAMPLES = Path(__file__).parents[1] / "samples"
SCHEMAS = Path(slaaudit.reports.__file__).parent
AS_OF = ["--as-of", "2026-06-30 10:00"]
KOSEA = [str(SAMPLES / "kosea/cases.xlsx"), "--rules", "kosea", *AS_OF]
CHARTER = """\
schema: slaaudit/charter/1
institution: {id: hanbit, name: 한빛도서관}
sources: {charter: {title: 한빛도서관 이용자 헌장}}
standards:
  - id: reply-7d
    title: "7일 이내에, 밤이라도; 답하기 \\\\ 약속"
    cite: {source: charter, at: 2-2, quote: 7일 이내에 답하겠습니다}
    record: request
    measure: duration
    from: received_at
    to: replied_at
    clock: civil_petition
    limit: {at_most: 7일}
    pause: {cite: {source: charter, at: 2-3}, from: held_at, to: released_at, unit: days}
  - id: call-3h
    title: 3시간 이내에 전화하기
    cite: {source: charter, at: 2-4, quote: 3시간 이내에 전화하겠습니다}
    record: request
    when: {channel: 전화}
    measure: duration
    from: received_at
    to: called_back_at
    clock: office_hours
    limit: {at_most: 3시간}
  - id: rings
    title: 3번 울리기 전에 받기
    cite: {source: charter, at: 1-1}
    record: call
    measure: value
    of: rings
    limit: {less_than: 3회}
"""
LOG = """\
접수번호,접수일시,답변일시,접수경로,회신전화일시,보류일시,해제일시,담당부서
A-1,2026-03-03 10:00,,홈페이지,,,,열람과
A-2,2026-03-05 10:00,2026-03-06 10:00,홈페이지,,,,열람과
A-3,2026-03-09 16:30,,전화,,,,총무과
A-4,2026-03-04 10:00,,홈페이지,,2026-03-06,,총무과
A-5,3월 언젠가,,홈페이지,,,,총무과
A-6,2026-02-02 10:00,,홈페이지,,,,총무과
"""
NOW = ["--as-of", "2026-03-09 17:00"]


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rules = tmp_path / "rules" / "hanbit"
    rules.mkdir(parents=True)
    (rules / "charter.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "접수.csv").write_text(LOG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["due", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def listed(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    code, out, err = said(capsys, "접수.csv", "--rules", "hanbit", *NOW, "-f", "json", *more)
    assert code == 0, err
    plain: dict[str, Any] = json.loads(out)
    jsonschema.validate(plain, json.loads((SCHEMAS / "due.schema.json").read_text("utf-8")))
    return plain


@pytest.mark.usefixtures("desk")
def test_what_is_over_comes_first_then_by_due_moment_then_what_is_paused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cases = listed(capsys)["cases"]
    keys = ("state", "case", "standard", "due_at", "left", "left_unit")
    assert [tuple(case[key] for key in keys) for case in cases] == [
        ("over", "A-6", "reply-7d", "2026-02-10", -15, "working_day"),
        ("open", "A-3", "call-3h", "2026-03-10T10:30:00", 2.5 * 3600, "working_second"),
        ("open", "A-1", "reply-7d", "2026-03-11", 2, "working_day"),
        ("open", "A-3", "reply-7d", "2026-03-17", 6, "working_day"),
        ("paused", "A-4", "reply-7d", "2026-03-16", 5, "working_day"),
    ]


@pytest.mark.usefixtures("desk")
def test_a_case_whose_due_moment_cannot_be_told_is_told_with_its_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    unknown = listed(capsys)["unknown"]
    assert [(case["case"], case["reason"], case["row"]) for case in unknown] == [
        ("A-5", "date_unreadable", 6)
    ]


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("within", "cases"),
    [
        ("당일", ["A-6"]),
        ("3시간", ["A-6", "A-3"]),
        ("1일", ["A-6", "A-3"]),
        ("2일", ["A-6", "A-3", "A-1"]),
        ("1주", ["A-6", "A-3", "A-1", "A-4"]),
    ],
)
def test_within_counts_working_days_and_office_hours(
    within: str, cases: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert [case["case"] for case in listed(capsys, "--within", within)["cases"]] == cases


@pytest.mark.usefixtures("desk")
def test_one_department_or_one_case_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert {case["case"] for case in listed(capsys, "--department", "열람과")["cases"]} == {"A-1"}
    assert [case["standard"] for case in listed(capsys, "--case", "A-3")["cases"]] == [
        "call-3h",
        "reply-7d",
    ]


@pytest.mark.usefixtures("desk")
def test_the_page_and_the_csv_say_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    known = ["접수.csv", "--rules", "hanbit", *NOW]
    _, page, _ = said(capsys, *known)
    assert "근무일 15일 지남" in page
    assert "근무시간 2시간 30분" in page
    assert "지금 다시 시작하면" in page
    assert page.index("A-6") < page.index("A-1") < page.index("A-4") < page.index("A-5")
    assert "기준일을 읽을 수 없음" in page
    _, out, _ = said(capsys, *known, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"))))
    plain = listed(capsys)
    assert [row["case"] for row in rows] == [
        case["case"] for case in (*plain["cases"], *plain["unknown"])
    ]
    _, english, _ = said(capsys, *known, "--lang", "en")
    assert "Over already" in english


@pytest.mark.usefixtures("desk")
def test_a_narrow_terminal_has_the_promise_on_its_own_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    _, page, _ = said(capsys, "접수.csv", "--rules", "hanbit", *NOW)
    assert "  2026-02-10 (화) 24:00  근무일 15일 지남  A-6  총무과\n      1. 7일 이내에" in page
    assert all(cell_len(line) <= 80 for line in page.splitlines())


# --- the calendar file ---------------------------------------------------------------------------


def events(desk: Path, capsys: pytest.CaptureFixture[str]) -> tuple[bytes, list[Any]]:
    file = desk / "due.ics"
    code, _, err = said(
        capsys, "접수.csv", "--rules", "hanbit", *NOW, "-f", f"ics={file}", "--force"
    )
    assert code == 0
    assert "1건은 달력 파일에 없습니다" in err
    content = file.read_bytes()
    return content, list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_a_second_library_reads_one_event_for_each_case(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, found = events(desk, capsys)
    assert not icalendar.Calendar.from_ical(content).errors
    plain = listed(capsys)["cases"]
    assert len(found) == len(plain)
    for event, case in zip(found, plain, strict=True):
        assert not event.errors
        assert case["case"] in event["SUMMARY"]
        assert case["title"] in event["SUMMARY"]
        assert event["CATEGORIES"].cats == [case["department"]]
        starts = event.decoded("DTSTART")
        if "T" in case["due_at"]:
            seoul = datetime.fromisoformat(case["due_at"]).replace(tzinfo=UTC) - timedelta(hours=9)
            assert starts == seoul
        else:
            assert starts == date.fromisoformat(case["due_at"])
            assert event.decoded("DTEND") == starts + timedelta(days=1)
        assert len(event.walk("VALARM")) == 2
        assert (event["STATUS"] == "TENTATIVE") == (case["state"] == "paused")
        assert event.decoded("DTSTAMP") == datetime(2026, 3, 9, 8, tzinfo=UTC)
    assert "7일 이내에 답하겠습니다" in found[0]["DESCRIPTION"]


def test_no_line_is_longer_than_75_octets_nor_broken_inside_a_letter(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, _ = events(desk, capsys)
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()


def test_an_event_keeps_its_uid_and_the_file_its_bytes(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, found = events(desk, capsys)
    again, _ = events(desk, capsys)
    assert content == again
    uids = [str(event["UID"]) for event in found]
    assert len(set(uids)) == len(uids)
    later = desk / "later.ics"
    moved = ["--as-of", "2026-03-10 09:00", "-f", f"ics={later}"]
    assert said(capsys, "접수.csv", "--rules", "hanbit", *moved)[0] == 0
    after = icalendar.Calendar.from_ical(later.read_bytes()).walk("VEVENT")
    assert {str(event["UID"]) for event in after} == set(uids)


# --- one due moment without a log ----------------------------------------------------------------


def test_one_due_moment_without_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--rules", "kosea", "--standard", "homepage-reply-7d", "--from", "2026-02-26 10:00"]
    code, out, _ = said(capsys, *asked)
    assert code == 0
    assert "2026-03-09 (월) 24:00까지" in out
    assert "2026-03-02 (월)  뺌  삼일절 대체 휴일" in out
    code, out, _ = said(capsys, *asked, "-f", "json")
    plain = json.loads(out)
    form = json.loads((SCHEMAS / "due-moment.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(plain, form)
    assert (plain["from"], plain["due_at"]) == ("2026-02-26T10:00:00", "2026-03-09")
    assert sum(day["role"] == "counted" for day in plain["time"]["days"]) == 7


@pytest.mark.parametrize(
    ("rules", "standard", "start", "due_at"),
    [
        ("kofpi", "homepage-reply-3d", "2026-02-26 10:00", "2026-03-04T10:00:00"),
        ("kosea", "absent-callback-1h", "2026-02-27 17:30", "2026-03-03T09:30:00"),
        ("kosea", "visit-notice-1d", "2026-03-03 14:00", "2026-03-02"),
        ("kosea", "interim-notice-before-due", "2026-02-26 10:00", "2026-03-09"),
        ("kosea", "homepage-reply-7d", "2026-02-26", "2026-03-09"),
    ],
)
def test_every_measure_with_a_due_moment_can_be_reckoned(
    rules: str, standard: str, start: str, due_at: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--rules", rules, "--standard", standard, "--from", start, "-f", "json"]
    code, out, err = said(capsys, *asked)
    assert code == 0, err
    assert json.loads(out)["due_at"] == due_at


# --- nothing open, and wrong use ------------------------------------------------------------------


def test_nothing_open_is_no_failure(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head, *rows = LOG.splitlines()
    closed = next(row for row in rows if row.startswith("A-2"))
    (desk / "접수.csv").write_text(f"{head}\n{closed}\n", encoding="utf-8")
    code, out, _ = said(capsys, "접수.csv", "--rules", "hanbit", *NOW)
    assert code == 0
    assert "기한을 기다리는 건이 없습니다." in out


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], "SLA897"),
        (["--standard", "reply-7d"], "SLA897"),
        (["접수.csv", "--standard", "reply-7d", "--from", "2026-03-03"], "SLA897"),
        (["--standard", "rings", "--from", "2026-03-03 10:00"], "SLA898"),
        (["--standard", "reply-8d", "--from", "2026-03-03 10:00"], "SLA893"),
        (["--standard", "call-3h", "--from", "2026-03-03"], "SLA899"),
        (["--standard", "reply-7d", "--from", "2031-03-03 10:00"], "SLA899"),
        (["--standard", "reply-7d", "--from", "내일"], "SLA806"),
        (["접수.csv", "--case", "A-2"], "SLA896"),
        (["접수.csv", "--case", "A-22"], "SLA892"),
        (["접수.csv", "--within", "3회"], "SLA804"),
        (["접수.csv", "--department", "회계과"], "SLA821"),
        (["접수.csv", "--as-of", "2031-01-01"], "SLA832"),
        (["접수.csv", "-f", "xlsx"], "SLA804"),
    ],
)
def test_wrong_use_is_said(
    arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found, out, err = said(capsys, *arguments, "--rules", "hanbit")
    assert (found, out) == (2, "")
    assert code in err


def test_every_sample_has_its_open_cases_listed(capsys: pytest.CaptureFixture[str]) -> None:
    schema = json.loads((SCHEMAS / "due.schema.json").read_text(encoding="utf-8"))
    for institution in ("kosea", "jntp", "sonosa", "kosti", "kofpi"):
        folder = SAMPLES / institution
        kinds = (".xlsx", ".csv", ".xls")
        logs = sorted(str(each) for each in folder.iterdir() if each.suffix in kinds)
        as_of = ["--as-of", "2025-12-24 10:00" if institution == "kosti" else "2026-06-24 10:00"]
        code, out, err = said(capsys, *logs, "--rules", institution, *as_of, "-f", "json")
        assert code == 0, err
        plain = json.loads(out)
        jsonschema.validate(plain, schema)
        assert {case["state"] for case in plain["cases"]} >= {"open"}
