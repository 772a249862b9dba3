"""Tables to the case log: records and fields found, ids settled, no row lost."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from slaaudit.findings import Finding
from slaaudit.normalise import (
    RowsLost,
    field_mappings,
    known_headings,
    map_fields,
    missing_fields,
    missing_records,
    normalise,
)
from slaaudit.normalise.guessing import guess_heading
from slaaudit.normalise.masking import masked
from slaaudit.readers import USUAL_READING, csv_log, read_tables
from slaaudit.readers.log_file import LogFile
from slaaudit.spec.charter import Charter
from slaaudit.spec.columns import ColumnMap
from slaaudit.spec.ruleset import RuleSet, StandardRule
from slaaudit.spec.standards import JudgedStandard
from slaaudit.table_finder import SheetPlace, find_tables, heading_key
from slaaudit.tables import CaseLog, CaseTable, CellState, RawTable
from slaaudit.terms import FieldKind

CITE = {"source": "charter", "at": "1-1", "quote": "전화는 벨이 3번 이상 울리기 전에 받겠습니다"}
REPLY = {
    "id": "reply-7d",
    "title": "7일 안에 답하기",
    "cite": CITE,
    "record": "request",
    "when": {"channel": "홈페이지"},
    "measure": "duration",
    "from": "received_at",
    "to": "replied_at",
    "clock": "calendar_days",
    "limit": {"at_most": "7일"},
}
RINGS = {
    "id": "rings-3",
    "title": "벨",
    "cite": CITE,
    "record": "call",
    "measure": "value",
    "of": "rings",
    "limit": {"less_than": "3회"},
}
PAUSED = REPLY | {
    "id": "paused",
    "pause": [{"cite": CITE, "record": "hold", "from": "held_at", "to": "released_at"}],
}
PER_CASE = REPLY | {
    "id": "per-case",
    "limit": {"at_most": {"field": "limit_days", "unit": "업무일"}},
}


def rule_set(
    *standards: Mapping[str, Any], columns: Mapping[str, Any] = MappingProxyType({})
) -> RuleSet:
    adapter: TypeAdapter[JudgedStandard] = TypeAdapter(JudgedStandard)
    rules = tuple(StandardRule((adapter.validate_python(dict(one)),)) for one in standards)
    charter = Charter.model_validate(
        {
            "schema": "slaaudit/charter/1",
            "institution": {"id": "kosea", "name": "한국사회적기업진흥원"},
            "sources": {"charter": {"title": "고객서비스헌장"}},
        }
    )
    mapped = ColumnMap.model_validate({"records": dict(columns)})
    return RuleSet(charter, mapped, rules, (), "0" * 64, {})


Sheet = Sequence[Sequence[object]]


def table_of(
    rows: Sheet, rules: RuleSet, sheet: str | None = "민원", file: str = "a.xlsx"
) -> RawTable:
    place = SheetPlace(file, "0" * 64, sheet)
    (table,) = find_tables(rows, known_headings(rules), place)  # type: ignore[arg-type]
    return table


def log_of(rules: RuleSet, **sheets: Sheet) -> CaseLog:
    return normalise([table_of(rows, rules, name) for name, rows in sheets.items()], rules)


def codes(log: CaseLog) -> list[str]:
    return [finding.code for finding in log.findings]


def the_finding(log: CaseLog, code: str) -> Finding:
    (found,) = [finding for finding in log.findings if finding.code == code]
    assert found.message("ko")
    assert found.message("en")
    assert found.help("ko")
    return found


def words(table: CaseTable, field: str) -> list[str | None]:
    column = table.columns[field]
    return [
        column.labels[value] if present else None
        for value, present in zip(column.values.tolist(), column.present.tolist(), strict=True)
    ]


def states(table: CaseTable, field: str) -> list[str]:
    return [CellState(state).name for state in table.columns[field].state.tolist()]


HEAD = ["접수번호", "접수일시", "답변일시", "접수경로"]
A = ["A-1", "2026-03-02 09:00", "2026-03-04 10:00", "홈페이지"]
B = ["A-2", "2026-03-03 09:00", "", "전화"]


def test_known_headings_are_those_of_the_fields_in_use() -> None:
    known = known_headings(rule_set(REPLY))
    assert {"접수일시", "회신일", "received_at", "접수경로", "담당부서"} <= known
    assert not {"벨횟수", "성명", "점수"} & known
    mapped = {"request": {"fields": {"received_at": {"date": "접수 일자", "time": "접수시각"}}}}
    assert {"접수일자", "접수시각"} <= known_headings(rule_set(REPLY, columns=mapped))


def test_a_plain_sheet() -> None:
    log = log_of(rule_set(REPLY), 민원=[HEAD, A, B])
    table = log.tables["request"]
    assert table.case_ids.tolist() == ["A-1", "A-2"]
    assert (table.row.tolist(), table.source.tolist()) == ([2, 3], [0, 0])
    assert words(table, "channel") == ["홈페이지", "전화"]
    assert states(table, "replied_at") == ["PRESENT", "BLANK"]
    (source,) = log.sources
    assert (source.record, source.rows, source.cases) == ("request", 3, 2)
    assert not log.findings


def test_two_records_of_one_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "민원"
    for row in (HEAD, A):
        book.worksheets[0].append(row)
    calls = book.create_sheet("전화 응대")
    for row in (["통화번호", "인입시각", "벨횟수"], ["T-1", "2026-03-02 09:00:00", "3회"]):
        calls.append(row)
    book.save(tmp_path / "두 기록.xlsx")
    book.close()
    rules = rule_set(REPLY, RINGS)
    log = normalise(read_tables(tmp_path / "두 기록.xlsx", known_headings(rules)), rules)
    assert set(log.tables) == {"request", "call"}
    assert log.tables["call"].columns["rings"].values.tolist() == [3.0]
    assert log.tables["call"].source.tolist() == [1]


def test_an_unknown_sheet_takes_the_only_record() -> None:
    assert set(log_of(rule_set(REPLY), Sheet1=[HEAD, A]).tables) == {"request"}


def test_an_unknown_sheet_takes_the_record_whose_headings_it_has() -> None:
    rules = rule_set(REPLY, RINGS)
    log = log_of(rules, Sheet1=[["접수번호", "접수일시", "벨횟수"], ["T-1", "2026-03-02 09:00", 2]])
    assert set(log.tables) == {"call"}


def test_a_sheet_that_fits_two_records_is_said_and_not_used() -> None:
    rules = rule_set(REPLY, RINGS)
    log = log_of(rules, Sheet1=[["접수번호", "접수일시"], ["T-1", "2026-03-02 09:00"]])
    assert (dict(log.tables), codes(log)) == ({}, ["SLA721"])
    assert [(skip.reason, skip.rows) for skip in log.sources[0].skipped] == [
        ("header", 1),
        ("unused", 1),
    ]


def test_a_sheet_of_calls_is_never_judged_as_requests() -> None:
    log = log_of(rule_set(REPLY), 전화=[HEAD, A])
    assert (dict(log.tables), codes(log)) == ({}, ["SLA722"])


def test_a_further_table_of_a_sheet_is_what_its_headings_say() -> None:
    rules = rule_set(REPLY, RINGS)
    rows = [
        HEAD,
        A,
        [],
        ["전화"],
        ["통화번호", "인입시각", "벨횟수"],
        ["T-1", "2026-03-02 09:00", 2],
    ]
    place = SheetPlace("a.xlsx", "0" * 64, "민원")
    tables = find_tables(rows, known_headings(rules), place)  # type: ignore[arg-type]
    log = normalise(tables, rules)
    assert [source.record for source in log.sources] == ["request", "call"]
    assert log.tables["call"].case_ids.tolist() == ["T-1"]
    assert sum(source.rows for source in log.sources) == len(rows)


def test_declared_sheet_names_come_first() -> None:
    columns = {"request": {"sheets": ["전화*"]}}
    assert set(log_of(rule_set(REPLY, columns=columns), 전화민원=[HEAD, A]).tables) == {"request"}


def test_a_file_name_speaks_where_the_sheet_is_silent() -> None:
    rules = rule_set(REPLY, RINGS)
    table = table_of([["접수번호", "접수일시"], ["1", "2026-03-02"]], rules, None, "민원 2026.csv")
    assert set(normalise([table], rules).tables) == {"request"}


def test_declared_headings_hold_alone() -> None:
    columns = {"request": {"fields": {"replied_at": {"columns": ["완결 일시"]}}}}
    rules = rule_set(REPLY, columns=columns)
    table = table_of(
        [[*HEAD[:3], "완결일시"], ["1", "2026-03-02", "2026-03-03", "2026-03-09"]], rules
    )
    assert map_fields(table, "request", rules)["replied_at"].heading == "완결일시"
    assert missing_fields(log_of(rules, 민원=[HEAD, A]), rules) == [("request", "replied_at")]


def test_a_guess_among_several_headings_is_shown() -> None:
    rows = [
        ["접수번호", "접수일", "접수일시", "답변일시"],
        ["1", "2026-03-02", "2026-03-02 09:00", ""],
    ]
    log = log_of(rule_set(REPLY), 민원=rows)
    assert the_finding(log, "SLA723").facts["others"] == "접수일"
    assert log.tables["request"].columns["received_at"].width is not None


def test_a_heading_that_only_looks_right_is_named_and_never_used() -> None:
    rows = [
        ["접수번호", "접수일시", "답변 완료일", "답변자"],
        ["1", "2026-03-02", "2026-03-03", "홍길동"],
    ]
    rules = rule_set(REPLY)
    log = log_of(rules, 민원=rows)
    said = the_finding(log, "SLA727")
    assert (said.facts["field"], said.facts["heading"]) == ("replied_at", "답변 완료일")
    assert "replied_at" not in log.tables["request"].columns
    assert ("request", "replied_at") in missing_fields(log, rules)
    named = {"request": {"fields": {"replied_at": {"columns": ["답변 완료일"]}}}}
    confirmed = rule_set(REPLY, columns=named)
    assert states(log_of(confirmed, 민원=rows).tables["request"], "replied_at") == ["PRESENT"]


def test_the_mapping_says_of_every_field_who_says_so() -> None:
    columns = {"request": {"fields": {"channel": {"columns": ["경로"]}}}}
    rules = rule_set(REPLY, columns=columns)
    head = ["접수번호", "접수일시", "접수일", "답변 완료일", "경로", "전화번호"]
    table = table_of([head, ["1", "2026-03-02", "", "", "전화", "010-1234-5678"]], rules)
    mapped = {each.field: each for each in field_mappings(table, "request", rules)}
    assert {name: (each.origin.value, each.heading) for name, each in mapped.items()} == {
        "received_at": ("synonym", "접수일시"),
        "replied_at": ("guess", "답변 완료일"),
        "channel": ("columns.yaml", "경로"),
        "case_id": ("synonym", "접수번호"),
        "department": ("none", None),
    }
    assert mapped["received_at"].others == ("접수일",)
    assert mapped["replied_at"].likeness == 80


@pytest.mark.parametrize(
    ("heading", "known", "percent"),
    [
        ("답변 완료일", "답변일", 80),
        ("최초접수일시", "접수일시", 77),
        ("접슈일시", "접수일시", 82),
        ("처리 담당부서", "담당부서", 77),
        ("전화번호", "통화번호", None),
        ("담당자", "담당부서", None),
        ("민원인", "민원번호", None),
        ("고객명", "고객번호", None),
    ],
)
def test_likeness_counts_the_letters_of_syllables(
    heading: str, known: str, percent: int | None
) -> None:
    guess = guess_heading("x", FieldKind.CATEGORY, [known], [heading])
    assert (None if guess is None else guess.likeness) == percent


def test_what_a_yes_or_no_is_about_is_no_guess() -> None:
    assert guess_heading("x", FieldKind.FLAG, ["연락처안내"], ["연락처"]) is None


def test_what_another_field_is_called_is_no_guess() -> None:
    assert guess_heading("replied_at", FieldKind.INSTANT, ["처리 일시"], ["처리일시"]) is None
    assert guess_heading("received_at", FieldKind.INSTANT, ["접수일자"], ["접수자"]) is None


def test_blanks_that_follow_a_department_again_and_again_are_said_where_merging_is_unknown() -> (
    None
):
    rules = rule_set(REPLY)
    rows = [["접수번호", "접수일시", "담당부서"]]
    teams = ("기획팀", "", "", "총무팀", "", "", "감사실")
    rows += [[f"A-{n}", "2026-03-02", team] for n, team in enumerate(teams)]
    (table,) = find_tables(rows, known_headings(rules), SheetPlace("민원.csv", "0", None))
    said = the_finding(normalise([table], rules), "SLA726")
    assert (said.facts["rows"], said.place.row) == ("3~4, 6~7", 3)
    place = SheetPlace("민원.xlsx", "0", "민원", merged=())
    (table,) = find_tables(rows, known_headings(rules), place)
    assert codes(normalise([table], rules)) == []


def test_date_and_time_columns() -> None:
    columns = {"request": {"fields": {"received_at": {"date": "접수일", "time": "접수시각"}}}}
    rules = rule_set(REPLY, columns=columns)
    rows = [
        ["접수번호", "접수일", "접수시각"],
        ["1", "2026-03-02", "9:05"],
        ["2", "2026-03-02", "?"],
    ]
    log = log_of(rules, 민원=rows)
    assert states(log.tables["request"], "received_at") == ["PRESENT", "UNREADABLE"]
    assert the_finding(log, "SLA731").place.row == 3


def test_declared_values_and_flags_and_rings() -> None:
    columns = {
        "call": {"fields": {"rings": {"columns": ["울린시간"], "per": "3초"}}},
        "request": {
            "fields": {"channel": {"columns": ["경로"], "values": {"홈페이지": ["누리집"]}}}
        },
    }
    rules = rule_set(REPLY, RINGS, columns=columns)
    log = log_of(
        rules,
        전화=[["접수번호", "접수일시", "울린시간"], ["1", "2026-03-02 09:00", "7초"]],
        민원=[["접수번호", "접수일시", "경로"], ["1", "2026-03-02", "누리집"]],
    )
    assert log.tables["call"].columns["rings"].values.tolist() == [3.0]
    assert words(log.tables["request"], "channel") == ["홈페이지"]


def test_a_written_unit_that_does_not_fit_is_unreadable() -> None:
    head = ["접수번호", "접수일시", "처리기간", "답변일시"]
    log = log_of(
        rule_set(PER_CASE), 민원=[head, ["1", "2026-03-02", "7일"], ["2", "2026-03-02", "3시간"]]
    )
    assert states(log.tables["request"], "limit_days") == ["PRESENT", "UNREADABLE"]
    calls = [["접수번호", "접수일시", "벨횟수"], ["1", "2026-03-02", "7초"]]
    assert states(log_of(rule_set(RINGS), 전화=calls).tables["call"], "rings") == ["UNREADABLE"]


def test_tables_of_one_record_are_joined() -> None:
    third = ["A-3", "2026-04-01 09:00", "", "방문"]
    log = log_of(rule_set(REPLY), 민원1월=[HEAD, A], 민원2월=[HEAD, B, third])
    table = log.tables["request"]
    assert words(table, "channel") == ["홈페이지", "전화", "방문"]
    assert (table.source.tolist(), table.row.tolist()) == ([0, 1, 1], [2, 2, 3])
    assert [source.cases for source in log.sources] == [1, 2]


def test_a_column_that_one_sheet_lacks_is_unreadable_there_never_blank() -> None:
    short = [HEAD[:2], B[:2]]
    log = log_of(rule_set(REPLY), 민원1월=[HEAD, A], 민원2월=short)
    assert states(log.tables["request"], "replied_at") == ["PRESENT", "UNREADABLE"]
    assert codes(log) == ["SLA724", "SLA724"]


def test_ids_that_are_missing_are_made_from_sheet_and_row_and_said() -> None:
    log = log_of(rule_set(REPLY), 민원=[HEAD, ["", *A[1:]], B])
    assert log.tables["request"].case_ids.tolist() == ["민원:2", "A-2"]
    assert the_finding(log, "SLA733").facts["example"] == "민원:2"
    rules = rule_set(REPLY)
    tables = [table_of([HEAD[1:], A[1:]], rules, "민원", file) for file in ("a.xlsx", "b.xlsx")]
    assert normalise(tables, rules).tables["request"].case_ids.tolist() == [
        "a.xlsx/민원:2",
        "b.xlsx/민원:2",
    ]


def test_copies_count_once() -> None:
    spaced = ["A-1 ", "2026. 3. 2. 09:00", "2026-03-04 10:00", "홈페이지\u200b"]
    log = log_of(rule_set(REPLY), 민원=[HEAD, A, B, A, spaced])
    assert log.tables["request"].row.tolist() == [2, 3]
    assert [(skip.reason, skip.rows) for skip in log.sources[0].skipped] == [
        ("header", 1),
        ("duplicate", 2),
    ]
    assert the_finding(log, "SLA736").facts["examples"] == "A-1 (4, 5)"
    assert the_finding(log, "SLA736").place.row == 4


def test_one_case_written_twice_differently_is_kept_with_what_differs_unreadable() -> None:
    other = [*A[:2], "2026-03-20 10:00", "홈페이지"]
    log = log_of(rule_set(REPLY), 민원=[HEAD, A, B, A, other])
    table = log.tables["request"]
    assert table.row.tolist() == [2, 3, 5]
    assert states(table, "replied_at") == ["UNREADABLE", "BLANK", "UNREADABLE"]
    assert words(table, "channel") == ["홈페이지", "전화", "홈페이지"]
    said = the_finding(log, "SLA738")
    assert (said.facts["examples"], said.facts["fields"]) == ("A-1 (2, 5)", "답변일시")
    assert said.place.row == 5
    assert the_finding(log, "SLA736").facts["examples"] == "A-1 (4)"


def test_an_answer_in_one_row_and_none_in_the_other_is_a_difference() -> None:
    log = log_of(rule_set(REPLY), 민원=[HEAD, A, [*A[:2], "", A[3]]])
    assert states(log.tables["request"], "replied_at") == ["UNREADABLE", "UNREADABLE"]


def test_an_id_that_is_used_again_on_another_day_stands_for_another_case() -> None:
    again = ["A-1", "2026-05-06 09:00", "", "홈페이지"]
    log = log_of(rule_set(REPLY), 민원=[HEAD, A, again])
    assert states(log.tables["request"], "replied_at") == ["PRESENT", "BLANK"]
    said = the_finding(log, "SLA735")
    assert (said.facts["examples"], said.place.row) == ("A-1 (2, 3)", 3)
    assert said.facts["fields"] == "접수일시, 답변일시"


def test_an_id_that_two_departments_use_stands_for_two_cases() -> None:
    rows = [[*HEAD, "담당부서"], [*A, "기획팀"], [*A[:2], "", A[3], "총무팀"]]
    log = log_of(rule_set(REPLY), 민원=rows)
    assert codes(log) == ["SLA735"]
    assert states(log.tables["request"], "replied_at") == ["PRESENT", "BLANK"]


def test_rows_that_only_differ_in_what_cannot_be_read_are_no_copies() -> None:
    first, second = [*A[:2], "?", A[3]], [*A[:2], "모름", A[3]]
    log = log_of(rule_set(REPLY), 민원=[HEAD, first, second, first])
    assert log.tables["request"].row.tolist() == [2, 3]
    assert the_finding(log, "SLA738").facts["fields"] == "답변일시"


def test_the_same_file_twice_counts_once() -> None:
    rules = rule_set(REPLY)
    log = normalise([table_of([HEAD, A, B], rules)] * 2, rules)
    assert [source.cases for source in log.sources] == [2, 0]


def test_several_holds_of_one_case_are_no_repeats() -> None:
    rules = rule_set(PAUSED)
    hold = ["A-1", "2026-03-03 09:00", "2026-03-03 10:00"]
    rows = [["접수번호", "보류일시", "해제일시"], hold, hold, ["", *hold[1:]]]
    log = log_of(rules, 민원=[HEAD, A], 보류=rows)
    assert len(log.tables["hold"]) == 3
    assert the_finding(log, "SLA734").facts["rows"] == "4"


def test_unreadable_values_are_said_once_per_column_and_masked() -> None:
    bad = [[f"A-{n}", "010-1234-5678", "2026-02-30", "전화"] for n in range(7)]
    log = log_of(rule_set(REPLY), 민원=[HEAD, *bad])
    assert codes(log) == ["SLA731", "SLA731"]
    received = log.findings[0]
    assert received.facts["rows"] == "2, 3, 4, 5, 6 …"
    assert received.facts["samples"] == "'***-****-****'"
    assert (received.place.heading, received.place.row) == ("접수일시", 2)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("010-1234-5678", "***-****-****"),
        ("02)123-4567", "**)***-****"),
        ("900101-1234567", "******-*******"),
        ("gil@example.go.kr", "***@*******.**.**"),
        ("+82-10-1234-5678", "+**-**-****-****"),
        ("1234-5678-9012-3456", "****-****-****-****"),
        ("1234 5678 9012 3456", "**** **** **** ****"),
        ("110-234-567890", "***-***-******"),
        ("M12345678", "*********"),
        ("20260230", "********"),
        ("46083.5", "46083.5"),
        ("123456", "123456"),
        ("홍길동", "***"),
        ("담당 홍길동 부재", "담당 *** 부재"),
        ("남궁민수", "****"),
        ("이송중", "이송중"),
        ("처리중", "처리중"),
        ("\x1b[31m오류\x1b[0m\u202e", "오류"),
        ("2026-02-30", "2026-02-30"),
        ("민원인이 전화로 다시 문의함", "**** *** ** ***"),
        ("민원인이 전화로 다시 문의하여 담당자가 안내함", "**** *** ** **** ***…"),
        ("인천 중구 세종대로 1", "인천 중구 **** *"),
        ("추후 처리 예정", "추후 처리 예정"),
    ],
)
def test_masking(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_lost_values_are_said_as_such(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEAD, [*A[:2], "#N/A", A[3]], [*B[:2], "=C2", B[3]], ["A-3", B[1], None, B[3]]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "민원.xlsx")
    book.close()
    rules = rule_set(REPLY)
    log = normalise(read_tables(tmp_path / "민원.xlsx", known_headings(rules)), rules)
    assert states(log.tables["request"], "replied_at") == ["UNREADABLE", "UNREADABLE", "BLANK"]
    assert the_finding(log, "SLA732").facts["samples"] == "'#N/A', '=C2'"


def test_numeric_ids_beyond_fifteen_digits() -> None:
    log = log_of(rule_set(REPLY), 민원=[HEAD, [1234567890123456.0, *A[1:]], [12.0, *B[1:]]])
    assert log.tables["request"].case_ids.tolist() == ["1234567890123456", "12"]
    assert the_finding(log, "SLA737").facts["rows"] == "2"


def test_what_the_log_lacks() -> None:
    rules = rule_set(REPLY, RINGS)
    log = log_of(rules, 민원=[HEAD[:2], A[:2]])
    assert set(missing_fields(log, rules)) == {("request", "replied_at"), ("request", "channel")}
    assert missing_records(log, rules) == ["call"]


def test_a_sheet_without_a_header_stays_in_the_account() -> None:
    log = log_of(rule_set(REPLY), 메모=[["가", "나"], [1, 2]])
    assert [(source.record, source.rows, source.cases) for source in log.sources] == [("", 2, 0)]
    assert codes(log) == ["SLA711"]


def test_rows_that_do_not_add_up_stop_the_run() -> None:
    rules = rule_set(REPLY)
    table = table_of([HEAD, A], rules)
    object.__setattr__(table, "rows_read", 5)
    with pytest.raises(RowsLost):
        normalise([table], rules)


TEXTS = ["A-1", "A-2", "소계", "합계", "계", "※", "-", "접수번호", "접수일시", "#N/A", "홈페이지"]
DATES = ["2026-03-02", "2026-02-30", "2026-03-02 09:00"]
CELLS = st.sampled_from([*TEXTS, *DATES, "", " ", "주) 참고", 1.0, 0.0, True, None])
ROWS = st.lists(st.lists(CELLS, max_size=5), max_size=12)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(above=ROWS, below=ROWS, again=ROWS)
def test_every_row_of_a_messy_sheet_is_a_case_or_skipped(
    above: Sheet, below: Sheet, again: Sheet
) -> None:
    rules = rule_set(REPLY)
    sheets = [[*above, HEAD, *below], [*above, *again], again]
    places = [SheetPlace("a.xlsx", "0", f"민원{number}") for number in range(3)]
    known = known_headings(rules)
    tables = [
        table
        for rows, at in zip(sheets, places, strict=True)
        for table in find_tables(rows, known, at)  # type: ignore[arg-type]
    ]
    log = normalise(tables, rules)
    for source in log.sources:
        skips = sum(skip.rows for skip in source.skipped)
        assert source.rows == source.cases + skips
    for at, rows in zip(places, sheets, strict=True):
        read = [source.rows for source in log.sources if source.sheet == at.sheet]
        assert not read or sum(read) == len(rows)
    cases = sum(source.cases for source in log.sources)
    assert cases == sum(map(len, log.tables.values()))
    for table in log.tables.values():
        assert {len(column) for column in table.columns.values()} == {len(table)}
        counted = np.bincount(table.source, minlength=len(log.sources)).tolist()
        assert counted == [source.cases for source in log.sources]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(
    rows=st.lists(
        st.lists(st.sampled_from(["", "A", "소계", "※", "2026-03-02"]), min_size=1), max_size=8
    )
)
def test_every_row_of_a_messy_text_is_a_case_or_skipped(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream).writerows([HEAD, *rows])
    file = LogFile("a.csv", stream.getvalue().encode())
    (table,) = csv_log.read(file, frozenset(map(heading_key, HEAD)), USUAL_READING)
    assert table.rows_read == len(rows) + 1
