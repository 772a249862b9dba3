"""The report says what was judged: nothing more, nothing rounded away, and nobody recognisable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from makers import ATTEST, CITE, REPLY, RINGS, as_yaml, audited, case_log, charter, rule_set
from slaaudit.model import Tally
from slaaudit.report_model import (
    Cell,
    Document,
    Emphasis,
    PlanEntry,
    ReportInputs,
    ReportTexts,
    Row,
    Table,
    report_document,
)
from slaaudit.report_model.departments import department_rows
from slaaudit.report_model.figures import rate_cell
from slaaudit.report_model.intervals import wilson
from slaaudit.report_model.wording import months_said, period_before, period_title
from slaaudit.reporting.options import ReportOptions
from slaaudit.results import stored_result
from slaaudit.results.stored import StoredGroup, StoredGroupStandard
from slaaudit.rulefile import load_rule_set

if TYPE_CHECKING:
    from slaaudit.results import StoredResult

MEETINGS: dict[str, Any] = {
    "id": "meetings",
    "title": "간담회를 해마다 3회 열기",
    "cite": CITE,
    "record": "activity",
    "measure": "count",
    "per": "year",
    "limit": {"at_least": "3회"},
}


def result(*calls: str | None, standard: dict[str, Any] = RINGS, **rows: Any) -> StoredResult:  # noqa: ANN401
    rules = rule_set(standard, ATTEST, *([MEETINGS] if "activity" in rows else []))
    cases = [
        {"received_at": "2026-03-03 10:00", "rings": rings, "department": "총무과"}
        for rings in calls
    ]
    log = case_log(rules, {"call": cases, **rows})
    return stored_result(audited(rules, log, as_of="2026-07-01"), ReportOptions())


def table(document: Document, key: str) -> Table:
    return next(each for each in document.tables() if each.key == key)


def texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def test_every_section_of_the_outline_stands_in_its_place() -> None:
    document = report_document(ReportInputs(result("1")))
    assert document.title == "2026년 상반기 고객서비스헌장 이행실태 점검결과"
    assert [section.number for section in document.sections] == list(range(13))
    assert [section.title for section in document.sections][:4] == [
        "한눈에 보기", "점검개요", "총괄 현황", "이행표준별 이행실적",
    ]  # fmt: skip


def test_every_promise_has_its_row_and_what_is_not_measured_says_why() -> None:
    rows = table(report_document(ReportInputs(result("1", "4"))), "by_standard").rows
    assert [row.cells[0].number for row in rows] == [1, 2]
    assert texts(rows[0])[5:] == ["2", "1", "1", "0", "0", "50.0*", "-", "-", "미이행 있음"]
    assert rows[1].cells[-1].text == "미측정(증빙으로 확인)"


def test_a_log_without_the_record_is_no_zero_percent() -> None:
    rules = rule_set(RINGS)
    empty = stored_result(audited(rules, case_log(rules, {"visit": []})), ReportOptions())
    document = report_document(ReportInputs(empty))
    row = table(document, "by_standard").rows[0]
    assert texts(row)[-4:] == ["-", "-", "-", "미측정(자료 없음)"]
    assert document.sections[0].blocks[0].text.startswith("이행·미이행으로 판정된 건이 없어")  # type: ignore[union-attr]


def test_one_miss_in_many_never_reads_a_hundred() -> None:
    cell = rate_cell(Tally(met=99_999, missed=1))
    assert (cell.text, cell.emphasis) == ("99.9", Emphasis.SHORT)
    assert rate_cell(Tally(met=99_999)).text == "100.0"
    assert rate_cell(Tally(pending=3)) == Cell("-")


def test_a_change_is_told_only_where_the_rule_is_the_same() -> None:
    now, before = result("1", "1", "4"), result("1", "4")
    row = table(report_document(ReportInputs(now, before)), "by_standard").rows[0]
    assert texts(row)[10:13] == ["66.7*", "50.0*", "+16.7"]
    stricter_rule = {**RINGS, "limit": {"less_than": "2회"}}
    stricter = result("1", "4", standard=stricter_rule)
    document = report_document(ReportInputs(now, stricter))
    row = table(document, "by_standard").rows[0]
    assert texts(row)[10:13] == ["66.7*", "비교불가", "-"]
    notes = " ".join(table(document, "by_standard").notes)
    assert "1번은 규칙이 바뀌어 견줄 수 없음" in notes
    assert "2회 미만" in notes
    assert "3회 미만" in notes


def test_a_heading_of_another_name_is_no_other_rule() -> None:
    fields = {"rings": {"columns": ["벨소리"]}}
    columns = {"schema": "slaaudit/columns/1", "records": {"call": {"fields": fields}}}
    files = {"charter.yaml": as_yaml(charter(RINGS)), "columns.yaml": as_yaml(columns)}
    rules, _ = load_rule_set({name: text.encode() for name, text in files.items()})
    assert rules is not None
    renamed = stored_result(audited(rules, case_log(rules, {"call": []})), ReportOptions())
    assert renamed.standards[0].method == "벨소리가 3회 미만"
    assert renamed.standards[0].lines_digest == result("1").standards[0].lines_digest


def test_nothing_missed_is_not_said_while_anything_is_open() -> None:
    open_case = table(report_document(ReportInputs(result("1", None))), "shortfalls")
    assert texts(open_case.rows[0])[1] == "판정한 건에는 미이행이 없음"
    attested = table(report_document(ReportInputs(result("1"))), "shortfalls")
    assert texts(attested.rows[0])[1] == "판정한 건에는 미이행이 없음"
    rules = rule_set(RINGS)
    call = {"received_at": "2026-03-03 10:00", "rings": "1"}
    judged = audited(rules, case_log(rules, {"call": [call]}))
    clear = table(
        report_document(ReportInputs(stored_result(judged, ReportOptions()))), "shortfalls"
    )
    assert texts(clear.rows[0])[1] == "미흡사항 없음"


def test_a_yearly_promise_shows_its_progress() -> None:
    held = [{"held_on": "2026-03-05"}, {"held_on": "2026-06-05"}]
    row = table(report_document(ReportInputs(result("1", activity=held))), "regular").rows[0]
    assert texts(row)[3:] == ["3", "2", "-", "3월, 6월", "아직 끝나지 않은 기간 1"]


def test_plans_stand_beside_what_fell_short() -> None:
    plan = PlanEntry("phone-3-rings", "당겨받기 교육", owner="총무과")
    inputs = ReportInputs(result("1", "4"), texts=ReportTexts(plans=(plan,)))
    (row,) = table(report_document(inputs), "plans").rows
    assert texts(row) == [
        "1. 전화벨이 3번 울리기 전에 받기 (미이행 1건)", "당겨받기 교육", "총무과",
        "(작성)", "(작성)", "-",
    ]  # fmt: skip


def test_causes_add_up_to_what_was_missed() -> None:
    (row,) = table(report_document(ReportInputs(result("1", "4", "5"))), "shortfalls").rows
    assert texts(row)[2:] == ["2", "기한 또는 기준 초과", "2", "100.0"]


def group(name: str, cases: int) -> StoredGroup:
    counts = {"cases": cases, "met": cases, "missed": 0, "excused": 0, "pending": 0}
    return StoredGroup.model_validate(
        {"department": name, **counts, "not_applicable": 0, "unmeasurable": 0, "standards": []}
    )


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ((9, 8, 7), [9, 8, 7]),
        ((9, 4, 3), [9, 7]),  # two small ones, seven together
        ((9, 8, 4), [9, 12]),  # one alone could be worked back: its neighbour joins it
        ((9, 8, 1, 1), [9, 10]),  # two are still too few
        ((4,), [4]),  # there is nothing to hide it in: the total says as much
    ],
)
def test_small_departments_are_never_alone(sizes: tuple[int, ...], shown: list[int]) -> None:
    groups = tuple(group(f"{place}과", cases) for place, cases in enumerate(sizes))
    rows = department_rows(groups, merge=True)
    assert [row.tally.cases for row in rows] == shown
    assert sum(row.tally.cases for row in rows) == sum(sizes)


def test_a_case_that_many_promises_judge_is_one_case() -> None:
    judged = {"cases": 2, "met": 2, "missed": 0, "excused": 0, "pending": 0, "unmeasurable": 0}
    standards = [{"id": name, "not_applicable": 0, **judged} for name in ("a", "b", "c")]
    small = group("나과", 6).model_copy(
        update={"standards": tuple(StoredGroupStandard.model_validate(s) for s in standards)}
    )
    rows = department_rows((group("가과", 9), small), merge=True, records=dict.fromkeys("abc", "x"))
    assert [row.label for row in rows] == ["기타 부서"]
    apart = department_rows((group("가과", 9), small), merge=True, records={})
    assert [row.label for row in apart] == ["가과", "나과"]


def test_the_internal_edition_keeps_departments_apart() -> None:
    groups = (group("가과", 9), group("나과", 1))
    assert [row.label for row in department_rows(groups, merge=False)] == ["가과", "나과"]


@pytest.mark.parametrize(
    ("kept", "judged", "low", "high"),
    [(37, 40, 80.1, 97.4), (0, 10, 0.0, 27.8), (10, 10, 72.2, 100.0)],
)
def test_wilson_intervals(kept: int, judged: int, low: float, high: float) -> None:
    interval = wilson(kept, judged)
    assert interval is not None
    assert (round(interval[0], 1), round(interval[1], 1)) == (low, high)
    assert wilson(0, 0) is None


@pytest.mark.parametrize(
    ("label", "title", "before"),
    [
        ("2026H1", "2026년 상반기", "전반기"),
        ("2026Q3", "2026년 3분기", "전분기"),
        ("2026-03", "2026년 3월", "전월"),
        ("2025", "2025년", "전년"),
        ("2026-01-01..2026-02-28", "2026-01-01 ~ 2026-02-28", "전기"),
    ],
)
def test_periods_are_called_as_people_call_them(label: str, title: str, before: str) -> None:
    assert (period_title(label), period_before(label)) == (title, before)


def test_months_of_another_year_say_so() -> None:
    assert months_said({"2025-11": 2, "2026-01": 1}) == "11월(2회), 2026년 1월"


def test_a_table_of_unequal_rows_is_refused() -> None:
    whole = table(report_document(ReportInputs(result("1"))), "months")
    with pytest.raises(ValueError, match="every row has 5 cells"):
        replace(whole, rows=(Row((Cell("1월"),)),))


def test_replies_are_told_with_how_long_they_took() -> None:
    rules = rule_set(REPLY)
    rows = [{"received_at": "2026-03-03", "replied_at": f"2026-03-{day}"} for day in ("05", "20")]
    judged = audited(rules, case_log(rules, {"request": rows}), as_of="2026-07-01")
    inputs = ReportInputs(stored_result(judged, ReportOptions()))
    row = table(report_document(inputs), "handling_times").rows[0]
    assert texts(row)[2:] == ["2", "7일 4시간", "2일", "13일", "13일", "7일 이내", "-7.1"]
