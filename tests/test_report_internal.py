"""The internal edition lists every missed case with its grounds; the public one lists none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from makers import CITE, REPLY, RINGS, audited, case_log, rule_set
from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions
from slaaudit.findings import Refusal
from slaaudit.report_model import Document, ReportInputs, Table, report_document
from slaaudit.report_model.long_tables import PAGE_ROWS
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.verdict_rows import listed_rows
from slaaudit.results import case_rows, stored_result
from slaaudit.tables import Skipped

if TYPE_CHECKING:
    from slaaudit.report_model import Audience

NOTICE: dict[str, Any] = {
    "id": "interim-notice",
    "title": "늦어지면 알리기",
    "cite": CITE,
    "record": "request",
    "measure": "deadline",
    "to": "interim_notice_at",
    "by": {"due_of": ["reply-7d"]},
    "after": {"standard": "reply-7d", "verdict": "missed"},
}
REMEDY = {"amount": 5000, "currency": "KRW", "per": "case", "cite": CITE}
OWING = {**RINGS, "remedy": REMEDY}
CALLS: list[dict[str, str | None]] = [
    {"case_id": "T-1", "received_at": "2026-03-03 10:00", "rings": "1", "department": "총무과"},
    {"case_id": "T-2", "received_at": "2026-03-04 10:00", "rings": "5", "department": "총무과"},
    {"case_id": "T-3", "received_at": "2026-03-05 10:00", "rings": "3"},
    {"case_id": "T-4", "received_at": "2026-03-05 10:00", "rings": None, "department": "감사과"},
]
REQUESTS: list[dict[str, str | None]] = [
    {"case_id": "M-1", "received_at": "2026-03-03 10:00", "replied_at": "2026-03-17 09:00",
     "interim_notice_at": "2026-03-10 10:00", "department": "감사과"},
    {"case_id": "M-2", "received_at": "2026-03-03 10:00", "replied_at": None,
     "interim_notice_at": None, "department": "감사과"},
]  # fmt: skip


def report(audience: Audience = "internal", calls: int = 0) -> Document:
    rules = rule_set(OWING, REPLY, NOTICE)
    many = [{**CALLS[1], "case_id": f"N-{n}"} for n in range(calls)]
    log = case_log(
        rules, {"call": [*CALLS, *many], "request": REQUESTS}, skipped=[Skipped("title", 2)]
    )
    audit = audited(rules, log)
    result = stored_result(audit, ReportOptions())
    rows = case_rows(result, listed_rows(audit), "result.json")
    return report_document(ReportInputs(result, audience=audience, rows=rows))


def rows(document: Document, key: str) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table(document, key).rows]


def table(document: Document, key: str) -> Table:
    return next(each for each in document.tables() if each.key == key)


def test_every_missed_case_is_listed_by_department() -> None:
    assert rows(report(), "violations") == [
        ["M-1", "2. 7일 이내에 답변하기", "감사과", "2026-03-03 10:00", "2026-03-12",
         "2026-03-17 09:00", "3일", "기한 또는 기준 초과", "통지", "cases.xlsx", "request", "2"],
        ["M-2", "2. 7일 이내에 답변하기", "감사과", "2026-03-03 10:00", "2026-03-12", "-",
         "미처리", "하지 않은 채 기한이 지남", "미통지", "cases.xlsx", "request", "3"],
        ["M-2", "3. 늦어지면 알리기", "감사과", "-", "2026-03-12", "-", "미처리",
         "하지 않은 채 기한이 지남", "-", "cases.xlsx", "request", "3"],
        ["T-2", "1. 전화벨이 3번 울리기 전에 받기", "총무과", "-", "-", "-", "2회",
         "기한 또는 기준 초과", "-", "cases.xlsx", "call", "3"],
        ["T-3", "1. 전화벨이 3번 울리기 전에 받기", "부서 미기재", "-", "-", "-",
         "기준과 같음(3회)", "기한 또는 기준 초과", "-", "cases.xlsx", "call", "4"],
    ]  # fmt: skip


def test_grounds_tell_the_days_of_each_missed_duration() -> None:
    first, second = rows(report(), "grounds")
    assert first[0] == "M-1"
    assert first[4] == "3. 4.(수)~3. 6.(금) 3일, 3. 9.(월)~3. 12.(목) 4일"
    assert first[5] == "3. 3.(화) 첫날 불산입, 3. 7.(토) 토요일, 3. 8.(일) 일요일"
    assert second[1:] == first[1:]


def test_the_ledger_says_what_is_owed_case_by_case() -> None:
    listed = rows(report(), "remedy_ledger")
    assert [(row[0], row[3], row[4]) for row in listed] == [
        ("T-2", "5,000", "확인 안 됨"),
        ("T-3", "5,000", "확인 안 됨"),
    ]


def test_quality_names_what_was_not_judged_and_what_was_left_out() -> None:
    document = report()
    (doubtful,) = rows(document, "doubtful")
    assert doubtful[:2] == ["T-4", "1. 전화벨이 3번 울리기 전에 받기"]
    assert doubtful[2].startswith("필요한 값이 비어 있음")
    assert doubtful[3:] == ["cases.xlsx", "call", "5"]
    assert rows(document, "skipped_rows")[0] == ["cases.xlsx", "call", "표 제목", "2"]


def test_the_public_edition_has_none_of_it() -> None:
    document = report("public")
    assert [section.number for section in document.sections] == list(range(13))
    for name, form in DOCUMENT_FORMATS.items():
        content = form.draw(document, DrawingOptions())
        assert b"T-2" not in content, name


def test_a_page_shows_the_first_rows_and_says_how_many_there_are() -> None:
    listed = table(report(calls=600), "violations")
    assert len(listed.rows) == PAGE_ROWS
    assert len(listed.more) == 605 - PAGE_ROWS
    assert listed.notes[-1].startswith(f"모두 605줄 가운데 {PAGE_ROWS}줄만 적음")
    assert [row.cells[0].text for row in listed.more[-2:]] == ["N-599", "T-3"]


def test_a_damaged_row_is_refused_with_its_key() -> None:
    result = stored_result(audited(rule_set(RINGS), case_log(rule_set(RINGS), {})), ReportOptions())
    with pytest.raises(Refusal) as refused:
        case_rows(result, [{"verdict": "missed", "standard": 3}], "result.json")
    assert refused.value.findings[0].code == "SLA863"
