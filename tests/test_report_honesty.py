"""Whatever the log holds, the report adds up, and says nothing better than it was."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from makers import ATTEST, CITE, REPLY, RINGS, audited, case_log, rule_set
from slaaudit.model import Tally
from slaaudit.report_model import Document, ReportInputs, Row, Statement, Table, report_document
from slaaudit.report_model.sections.surveys import section as surveys_section
from slaaudit.reporting.options import ReportOptions
from slaaudit.results import stored_result

if TYPE_CHECKING:
    from slaaudit.results import StoredResult
    from slaaudit.spec.ruleset import RuleSet

MEETINGS: dict[str, Any] = {
    "id": "meetings",
    "title": "간담회를 달마다 한 번 열기",
    "cite": CITE,
    "record": "activity",
    "measure": "count",
    "per": "month",
    "limit": {"at_least": "1회"},
}
OBSERVED: dict[str, Any] = {
    "id": "first-words",
    "title": "인사하며 받기",
    "cite": CITE,
    "record": "observation",
    "measure": "check",
    "of": ["greeted"],
}
TARGET = {**REPLY, "target": "95%"}
RULES = rule_set(RINGS, TARGET, OBSERVED, MEETINGS, ATTEST)
DAYS = st.sampled_from(["2026-01-05", "2026-03-31", "2026-06-30", "2025-12-31", "", "모름", None])
DEPARTMENTS = st.sampled_from(["총무과", "민원과", "회계과", "홍보과", None])


def rows_of(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(st.fixed_dictionaries({**fields, "department": DEPARTMENTS}), max_size=25)


LOGS = st.fixed_dictionaries(
    {},
    optional={
        "call": rows_of(
            received_at=DAYS, rings=st.sampled_from(["1", "2", "3", "9", "", "많음", None])
        ),
        "request": rows_of(received_at=DAYS, replied_at=DAYS),
        "observation": rows_of(
            observed_at=DAYS, greeted=st.sampled_from(["Y", "N", "", "글쎄", None])
        ),
        "activity": rows_of(held_on=DAYS),
    },
)


def result_of(
    rows: dict[str, Any], as_of: str = "2026-07-01", rules: RuleSet = RULES
) -> StoredResult:
    judged = audited(rules, case_log(rules, rows), as_of=as_of)
    return stored_result(judged, ReportOptions())


def table(document: Document, key: str) -> Table:
    return next(each for each in document.tables() if each.key == key)


def numbers(row: Row) -> list[float | int | None]:
    return [cell.number for cell in row.cells]


def column(table: Table, title: str, rows: list[Row] | None = None) -> int:
    place = [each.title for each in table.columns].index(title)
    rows = [row for row in table.rows if not row.total] if rows is None else rows
    return sum(int(row.cells[place].number or 0) for row in rows)


# --- totals equal sums ---------------------------------------------------------------------------


@settings(derandomize=True, max_examples=60, deadline=None)
@given(LOGS, st.sampled_from(["2026-02-01", "2026-07-01", "2026-12-31"]))
def test_every_total_is_the_sum_of_its_rows_and_every_table_agrees(
    rows: dict[str, Any], as_of: str
) -> None:
    result = result_of(rows, as_of)
    tally = result.tally
    for audience in ("public", "internal"):
        document = report_document(ReportInputs(result, audience=audience))
        for each in document.tables():
            require_sums(each)
        require_counts(document, result, tally)
        require_honest_rates(document)
        require_why(document, result)


def require_sums(shown: Table) -> None:
    totals = [row for row in shown.rows if row.total]
    for total in totals:
        for place, about in enumerate(shown.columns):
            figure = total.cells[place].number
            if about.kind in ("count", "money") and figure is not None:
                assert figure == column(shown, about.title), (shown.key, about.title)


def require_counts(document: Document, result: StoredResult, tally: Tally) -> None:
    applicable = tally.cases - tally.not_applicable
    for key in ("kinds", "by_standard"):
        shown = table(document, key)
        assert column(shown, "대상건수") == applicable
        assert column(shown, "이행") == tally.met
        assert column(shown, "미이행") == tally.missed
        assert column(shown, "면책") == tally.excused
        assert column(shown, "판정불가") == tally.unmeasurable
    glance = table(document, "at_a_glance").rows[0]
    assert numbers(glance)[:4] == [applicable, tally.met, tally.missed, tally.unmeasurable]
    assert column(table(document, "shortfalls"), "건수") == tally.missed
    assert column(table(document, "unmeasurable"), "건수") == tally.unmeasurable
    of_cases = sum((each.tally for each in result.standards if each.measure != "count"), Tally())
    for key, title in (("departments", "대상건수"), ("months", "대상")):
        assert column(table(document, key), title) == of_cases.cases - of_cases.not_applicable, key
        assert column(table(document, key), "미이행") == of_cases.missed, key
    for source in table(document, "sources").rows:
        read, *parts = [int(cell.number or 0) for cell in source.cells[2:]]
        assert read == sum(parts)


def require_honest_rates(document: Document) -> None:
    for shown in document.tables():
        titles = [each.title for each in shown.columns]
        if "이행률(%)" not in titles or "미이행" not in titles:
            continue
        rate, met, missed = (titles.index(t) for t in ("이행률(%)", "이행", "미이행"))
        for row in shown.rows:
            figure, text = row.cells[rate].number, row.cells[rate].text
            kept, short = row.cells[met].number or 0, row.cells[missed].number or 0
            assert (figure is None) == (kept + short == 0), (shown.key, row)
            if figure is not None:
                assert not (short and text.startswith("100"))
                assert text.endswith("*") == (kept + short < 30)
                assert any("30건보다 적" in note for note in shown.notes) or kept + short >= 30


def require_why(document: Document, result: StoredResult) -> None:
    standards = table(document, "by_standard").rows
    unmeasured = [row for row in standards if row.cells[-1].text.startswith("미측정(")]
    assert len(unmeasured) == sum(not each.tally.judged for each in result.standards)
    assert table(document, "at_a_glance").rows[0].cells[-1].number == len(unmeasured)
    shown = table(document, "shortfalls")
    if any(row.cells[1].text == "미흡사항 없음" for row in shown.rows):
        tally = result.tally
        assert not (tally.missed)
        assert not (tally.unmeasurable)
        assert not (tally.pending)
        assert not unmeasured
    for chart in document.charts():
        if chart.unit == "%":
            said = re.findall(r"\d\.\d%(?!p)(.?)", chart.description)
            assert all(sign == "(" for sign in said), chart.description


# --- nasty logs ----------------------------------------------------------------------------------


def said(document: Document, section: int) -> str:
    blocks = document.sections[section].blocks
    return "\n".join(block.text for block in blocks if isinstance(block, Statement))


def test_where_nothing_was_judged_the_report_says_how_many_are_open() -> None:
    rows = [{"received_at": "2026-03-03 10:00", "rings": None}] * 3
    document = report_document(ReportInputs(result_of({"call": rows}, rules=rule_set(RINGS))))
    assert "이행률을 내지 않음" in said(document, 0)
    assert "판정불가 3건" in said(document, 0)
    assert table(document, "shortfalls").rows[0].cells[1].text == "판정된 건이 없음"
    assert table(document, "plans").rows[0].cells[0].text == "판정된 건이 없음"


def test_one_case_is_no_rate_to_boast_of() -> None:
    document = report_document(
        ReportInputs(result_of({"call": [{"received_at": "2026-03-03 10:00", "rings": "1"}]}))
    )
    assert "판정한 1건 가운데 1건을 이행하여 이행률 100.0%" in said(document, 0)
    assert "30건보다 적어" in said(document, 0)
    assert table(document, "at_a_glance").rows[0].cells[4].text == "100.0*"


def test_what_could_not_be_judged_bounds_the_rate() -> None:
    rings = ["1"] * 6 + ["5"] * 2 + [None] * 2
    rows = [{"received_at": "2026-03-03 10:00", "rings": each} for each in rings]
    document = report_document(ReportInputs(result_of({"call": rows}, rules=rule_set(RINGS))))
    assert "판정불가 2건이 모두 미이행이었다면 이행률 60.0%, 모두 이행이었다면 80.0%" in said(
        document, 11
    )


def test_kept_so_far_is_not_kept_altogether() -> None:
    rows = [
        {"received_at": "2026-03-03 10:00", "replied_at": "2026-03-05 10:00"},
        {"received_at": "2026-06-30 10:00", "replied_at": None},
    ]
    document = report_document(ReportInputs(result_of({"request": rows})))
    kinds = table(document, "kinds").rows
    assert [row.cells[-1].text for row in kinds if row.cells[0].text == "민원·VOC"] == [
        "판정분 이행"
    ]


def test_a_result_that_does_not_say_why_is_not_clear_of_misses() -> None:
    rows = [{"received_at": "2026-03-03 10:00", "rings": "9"}]
    result = result_of({"call": rows})
    older = result.model_copy(
        update={
            "standards": tuple(
                each.model_copy(update={"reasons_by_verdict": {}}) for each in result.standards
            )
        }
    )
    row = table(report_document(ReportInputs(older)), "shortfalls").rows[0]
    assert [cell.text for cell in row.cells[2:5]] == ["1", "원인이 적히지 않음", "1"]


def test_observed_samples_have_their_interval_and_are_called_samples() -> None:
    rows = [{"observed_at": "2026-03-03 10:00", "greeted": "Y"}] * 9
    document = report_document(ReportInputs(result_of({"observation": rows})))
    assert "표본 점검" in said(document, 1)
    notes = " ".join(table(document, "by_standard").notes)
    assert "n=9, 95% 신뢰구간 70.1~100.0%" in notes
    chart = next(each for each in document.charts() if each.key == "rates")
    assert [bar.label for bar in chart.bars] == ["3. 인사하며 받기*"]


def test_no_interval_reaches_a_hundred_over_a_miss() -> None:
    row = {"observed_at": "2026-03-03 10:00"}
    rows = [{**row, "greeted": "Y"}] * 1999 + [{**row, "greeted": "N"}]
    document = report_document(ReportInputs(result_of({"observation": rows})))
    assert "n=2,000, 95% 신뢰구간 99.7~99.9%" in " ".join(table(document, "by_standard").notes)


def test_a_score_below_its_bar_never_reads_as_if_it_reached_it() -> None:
    survey = {
        "id": "score-80",
        "title": "만족도 80점 이상",
        "cite": CITE,
        "record": "survey",
        "measure": "mean",
        "of": "score",
        "limit": {"at_least": "80점"},
    }
    rules = rule_set(survey)
    scores = ["79.9", "79.98"]
    rows = [{"responded_on": "2026-03-03", "score": each} for each in scores]
    judged = audited(rules, case_log(rules, {"survey": rows}), as_of="2026-07-01")
    result = stored_result(judged, ReportOptions())
    shown = next(surveys_section(ReportInputs(result)).tables())
    assert shown.rows[0].cells[3].text == "79.94*"


# --- other periods -------------------------------------------------------------------------------


def under(result: StoredResult, label: str, first: str, until: str) -> StoredResult:
    period = {"label": label, "from": first, "until": until}
    return result.model_copy(update={"period": type(result.period).model_validate(period)})


def calls(*rings: str) -> dict[str, Any]:
    return {
        "call": [
            {"received_at": "2026-03-03 10:00", "rings": each, "department": "총무과"}
            for each in rings
        ]
    }


def test_a_trend_holds_what_all_periods_judged_by_the_same_rule() -> None:
    now = result_of({**calls("1", "1", "9"), "activity": [{"held_on": "2026-03-05"}]})
    last = under(result_of(calls("1", "9")), "2025H2", "2025-07-01", "2026-01-01")
    first = under(result_of(calls("9", "9")), "2025H1", "2025-01-01", "2025-07-01")
    document = report_document(ReportInputs(now, last, (first,)))
    shown = table(document, "trend")
    assert [[cell.text for cell in row.cells] for row in shown.rows] == [
        ["2025년 상반기", "2", "0", "2", "0.0*"],
        ["2025년 하반기", "2", "1", "1", "50.0*"],
        ["2026년 상반기", "3", "2", "1", "66.7*"],
    ]
    chart = next(each for each in document.charts() if each.key == "trend")
    assert [bar.value for bar in chart.bars] == [0.0, 50.0, 66.7]
    assert "2025년 하반기 50.0%(2건 중 1건)" in chart.description
    assert not any(
        each.key == "trend" for each in report_document(ReportInputs(now, last)).tables()
    )


def test_a_trend_without_a_common_rule_is_empty_and_says_so() -> None:
    now = result_of(calls("1"))
    standards = tuple(each.model_copy(update={"lines_digest": "other"}) for each in now.standards)
    last = under(now, "2025H2", "2025-07-01", "2026-01-01").model_copy(
        update={"standards": standards}
    )
    first = under(now, "2025H1", "2025-01-01", "2025-07-01")
    shown = table(report_document(ReportInputs(now, last, (first,))), "trend")
    assert [cell.text for cell in shown.rows[0].cells] == ["2025년 상반기", "-", "-", "-", "-"]
    assert "표준 0개만" in shown.notes[0]
    assert "뺀 표준: 1번" in shown.notes[-1]


def test_departments_are_compared_by_what_both_periods_judged_alike() -> None:
    now = result_of(calls(*"1111119999"))
    last = under(result_of(calls(*"1111111999")), "2025H2", "2025-07-01", "2026-01-01")
    shown = table(report_document(ReportInputs(now, last)), "departments")
    assert [cell.text for cell in shown.rows[0].cells[4:7]] == ["60.0*", "70.0*", "-10.0"]
    assert "총무과 70.0%(10건 중 7건)" in " ".join(shown.notes)
    other = tuple(each.model_copy(update={"lines_digest": "-"}) for each in last.standards)
    changed = last.model_copy(update={"standards": other})
    shown = table(report_document(ReportInputs(now, changed)), "departments")
    assert [cell.text for cell in shown.rows[0].cells[4:7]] == ["60.0*", "-", "-"]


# --- waivers -------------------------------------------------------------------------------------


def test_approved_exceptions_are_shown_with_both_rates() -> None:
    result = result_of(calls("1", "1", "9"))
    standard = result.standards[0]
    waived = standard.model_copy(update={"missed": 0, "excused": 1, "waived": 1,
                                         "reasons_by_verdict": {}})  # fmt: skip
    changed = result.model_copy(update={"standards": (waived, *result.standards[1:])})
    document = report_document(ReportInputs(changed))
    for key in ("by_standard", "kinds"):
        notes = " ".join(table(document, key).notes)
        assert "승인된 예외 1건" in notes, key
        assert "제외하면 이행률 66.7%" in notes, key
    assert table(document, "shortfalls").rows[0].cells[1].text == "판정한 건에는 미이행이 없음"
    assert "승인된 예외 1건은 면책으로" in said(document, 7)
    assert table(document, "by_standard").rows[0].cells[-1].text == "판정분 이행"


# --- what decides nothing ------------------------------------------------------------------------


def test_a_promise_without_a_figure_widens_no_bounds() -> None:
    soon = {**REPLY, "id": "reply-soon", "limit": {"no_figure": "true"}}
    rules = rule_set(RINGS, soon)
    rows = {
        "call": [{"received_at": "2026-03-03 10:00", "rings": each} for each in ("1", "9", None)],
        "request": [{"received_at": "2026-03-03 10:00", "replied_at": "2026-03-04 10:00"}] * 4,
    }
    document = report_document(ReportInputs(result_of(rows, rules=rules)))
    assert "판정불가 5건 (그 가운데 4건은 헌장에 수치가 없어" in said(document, 0)
    assert "나머지 판정불가 1건이 모두 미이행이었다면 이행률 33.3%" in said(document, 11)
    assert table(document, "by_standard").rows[1].cells[-1].text == "미측정(헌장에 수치 없음)"


def test_what_was_paid_of_an_unknown_amount_is_no_nought() -> None:
    result = result_of(calls("9"))
    owed = {
        "standard": "phone-3-rings",
        "case": "1",
        "amount": None,
        "currency": "KRW",
        "paid": True,
    }
    remedy = {"words": "상품", "form": None, "cite": "1-1"}
    plain = json.loads(result.model_dump_json(by_alias=True))
    plain["remedies"] = [owed]
    plain["standards"][0]["remedy"] = remedy
    document = report_document(ReportInputs(type(result).model_validate(plain)))
    row = table(document, "remedies").rows[0]
    assert [cell.text for cell in row.cells[2:]] == ["1", "1", "금액 미정", "0", "0"]
    assert table(document, "at_a_glance").rows[0].cells[6].text == "금액 미정"
    plain["remedies"] = [owed, {**owed, "amount": 10_000}]
    document = report_document(ReportInputs(type(result).model_validate(plain)))
    assert "금액을 알 수 없는 1건" in " ".join(table(document, "at_a_glance").notes)
