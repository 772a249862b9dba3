"""What the charter owes: per case, per employee, paid against owed; nothing is guessed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import openpyxl
import pytest

import slaaudit.reports
from makers import CITE, audited, case_log, rule_set
from slaaudit.__main__ import run
from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions
from slaaudit.remedy_account import account_document, account_of, account_plain
from slaaudit.reporting.options import ReportOptions
from slaaudit.results import stored_result

if TYPE_CHECKING:
    from slaaudit.results.stored import StoredResult

SAMPLES = Path(__file__).parents[1] / "samples"
KOSEA = [str(SAMPLES / "kosea/cases.xlsx"), "--rules", "kosea", "--period", "2026H1"]
LATE: dict[str, Any] = {
    "id": "reply-7d",
    "title": "7일 이내에 답하기",
    "cite": CITE,
    "record": "request",
    "measure": "duration",
    "from": "received_at",
    "to": "replied_at",
    "clock": "business_days",
    "limit": {"at_most": "7일"},
    "excuse": {"id": "notice", "notified": "interim_notice_at", "before": "due", "cite": CITE},
    "remedy": {"cite": CITE, "amount": "10000", "paid": "compensation_paid"},
}
RUDE: dict[str, Any] = {
    "id": "rude",
    "title": "불친절에 보상하기",
    "cite": CITE,
    "record": "request",
    "when": {"upheld": True},
    "measure": "check",
    "of": ["retrained"],
    "remedy": {
        "cite": CITE,
        "amount": "10000",
        "per": "discourteous_employees",
        "when": "applicable",
    },
}


def case(name: str, **fields: str | None) -> dict[str, str | None]:
    usual = {"received_at": "2026-03-03 10:00", "replied_at": "2026-03-05 10:00"}
    none = ("interim_notice_at", "compensation_paid", "upheld", "retrained")
    return {
        "case_id": name,
        **usual,
        **dict.fromkeys(none),
        "discourteous_employees": None,
        "department": "총무과",
        **fields,
    }


def result(*cases: dict[str, str | None], rules: tuple[dict[str, Any], ...]) -> StoredResult:
    known = rule_set(*rules)
    audit = audited(known, case_log(known, {"request": list(cases)}))
    return stored_result(audit, ReportOptions())


def test_a_late_case_without_notice_is_owed_once_and_one_with_notice_is_not() -> None:
    late = {"received_at": "2026-04-01 10:00", "replied_at": "2026-04-30 10:00"}
    account = account_of(
        result(
            case("M-1"),
            case("M-2", **late, compensation_paid="예"),
            case("M-3", **late, interim_notice_at="2026-04-03 10:00"),
            case("M-4", **late, compensation_paid="아니오"),
            case("M-5", **late),
            rules=(LATE,),
        )
    )
    assert [owed.case for owed in account.owed] == ["M-2", "M-4", "M-5"]
    total = account.total
    assert (total.cases, total.amount) == (3, 30_000)
    assert (total.paid, total.paid_amount) == (1, 10_000)
    assert (total.unpaid, total.unpaid_amount) == (1, 10_000)
    assert (total.unconfirmed, total.unconfirmed_amount) == (1, 10_000)


def test_an_upheld_complaint_is_owed_for_each_discourteous_employee() -> None:
    account = account_of(
        result(
            case("M-1", upheld="예", retrained="예", discourteous_employees="2"),
            case("M-2", upheld="예", retrained="예", discourteous_employees="1"),
            case("M-3", upheld="아니오", retrained="예", discourteous_employees="3"),
            rules=(RUDE,),
        )
    )
    assert [(owed.case, owed.times, owed.amount) for owed in account.owed] == [
        ("M-1", 2, 20_000),
        ("M-2", 1, 10_000),
    ]
    assert (account.total.times, account.total.amount) == (3, 30_000)


def test_an_amount_that_nobody_gives_is_counted_and_never_guessed() -> None:
    account = account_of(
        result(
            case("M-1", upheld="예", retrained="예", discourteous_employees="2"),
            case("M-2", upheld="예", retrained="예", discourteous_employees=None),
            rules=(RUDE,),
        )
    )
    assert (account.total.cases, account.total.amount, account.total.unknown) == (2, 20_000, 1)


def test_a_case_that_could_not_be_judged_is_undecided_and_not_owed() -> None:
    account = account_of(result(case("M-1", received_at=None), rules=(LATE,)))
    assert (account.total.cases, account.undecided) == (0, 1)


def test_months_are_those_of_the_day_that_dates_the_case() -> None:
    late = {"replied_at": "2026-06-30 10:00"}
    account = account_of(
        result(
            case("M-1", **late),
            case("M-2", **late, received_at="2026-04-30 10:00"),
            case("M-3", **late, received_at="2026-04-01 10:00"),
            rules=(LATE,),
        )
    )
    (standard,) = account.standards
    months = [(month, owed.cases, owed.amount) for month, owed in standard.months]
    assert months == [("2026-03", 1, 10_000), ("2026-04", 2, 20_000)]


def test_a_result_that_an_older_slaaudit_wrote_has_no_month_and_no_count() -> None:
    late = result(case("M-1", replied_at="2026-04-30 10:00"), rules=(LATE,))
    (owed,) = late.remedies
    older = owed.model_copy(update={"dated_on": None, "times": None, "unit_amount": None})
    account = account_of(late.model_copy(update={"remedies": (older,)}))
    assert account.standards[0].months[0][0] is None
    assert account.total.amount == 10_000


@pytest.mark.parametrize(("written", "short"), [("10000", 0), ("7000", 1)])
def test_a_figure_in_the_log_is_what_was_paid(written: str, short: int) -> None:
    paying = {**LATE, "remedy": {"cite": CITE, "amount": "10000", "paid": "paid_won"}}
    figure = {**LATE, "id": "paid", "measure": "value", "of": "paid_won"}
    for key in ("from", "to", "clock", "excuse", "remedy"):
        del figure[key]
    known = rule_set(paying, {**figure, "limit": {"at_least": "1점"}})
    late = {**case("M-1", replied_at="2026-04-30 10:00"), "paid_won": written}
    audit = audited(known, case_log(known, {"request": [late]}))
    account = account_of(stored_result(audit, ReportOptions()))
    assert account.total.paid_amount == int(written)
    assert account.total.short == short


def written(tmp_path: Path, output_format: str, *arguments: str) -> bytes:
    file = tmp_path / f"remedies.{output_format}"
    assert run(["remedies", *KOSEA, *arguments, "-f", f"{output_format}={file}"]) == 0
    return file.read_bytes()


def test_the_json_follows_its_schema_and_adds_up(tmp_path: Path) -> None:
    plain = json.loads(written(tmp_path, "json"))
    schema = Path(slaaudit.reports.__file__).with_name("remedies.schema.json")
    jsonschema.validate(plain, json.loads(schema.read_bytes()))
    total = plain["total"]
    assert (total["cases"], total["amount"], total["times"]) == (24, 250_000, 25)
    assert total["cases"] == total["paid"] + total["unpaid"] + total["unconfirmed"]
    for key in ("cases", "amount", "paid_amount", "unpaid_amount", "undecided"):
        assert total[key] == sum(each[key] for each in plain["standards"])
    for each in plain["standards"]:
        assert each["amount"] == sum(month["amount"] for month in each["months"])


def test_logs_and_their_stored_result_give_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored = tmp_path / "2026H1.json"
    assert run(["check", *KOSEA, "-f", f"json={stored}"]) == 0
    capsys.readouterr()
    assert run(["remedies", *KOSEA]) == 0
    judged = capsys.readouterr().out
    assert run(["remedies", str(stored)]) == 0
    assert capsys.readouterr().out == judged
    assert run(["remedies", str(stored), "--period", "2026H1"]) == 2
    assert "SLA865" in capsys.readouterr().err


def test_nothing_is_decided_for_the_institution_and_the_page_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["remedies", *KOSEA]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "누구에게 얼마를 지급할지는 기관이 결정함" in page
    assert "판정불가 9건은 보상 대상인지 알 수 없어 들어 있지 않음" in page


def test_the_ledger_is_for_the_institution_alone_and_names_nobody(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(tmp_path, "xlsx")))
    cells = [
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    ]
    assert "내부용: 밖으로 내보내지 않음" in cells
    ledger = book["3-1 보상 대장"]
    assert [cell.value for cell in ledger[2]][:3] == ["표준", "접수번호", "부서"]
    assert ledger.max_row >= 24
    assert not any("담당" in cell for cell in cells if not cell.startswith("□"))


def test_a_promise_can_be_chosen_and_an_unknown_one_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = written(tmp_path, "csv", "--standard", "discourtesy-remedy").decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(rows)))
    assert [(row["접수번호"], row["수"], row["보상금액(원)"]) for row in read] == [
        ("M-0006", "1", "10000"),
        ("M-0044", "2", "20000"),
        ("M-0069", "1", "10000"),
        ("M-0087", "1", "10000"),
    ]
    assert run(["remedies", *KOSEA, "--standard", "discourtesy-remdy"]) == 2
    assert "discourtesy-remedy" in capsys.readouterr().err


def test_the_ledger_may_go_to_another_program(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ledger = written(tmp_path, "csv")
    capfdbinary.readouterr()
    assert run(["remedies", *KOSEA, "-f", "csv"]) == 0
    assert capfdbinary.readouterr().out == ledger


def test_a_period_in_which_nothing_is_owed_says_so() -> None:
    account = account_of(result(case("M-1"), rules=(LATE,)))
    assert account_plain(account)["remedies"] == []
    assert (account.total.cases, account.total.amount) == (0, 0)


@pytest.mark.parametrize("width", range(60, 141, 4))
def test_no_width_of_the_screen_cuts_a_figure_off(width: int) -> None:
    known = [case(f"M-{n}", replied_at="2026-04-30 10:00") for n in range(11)]
    unknown = [case(f"N-{n}", received_at=None) for n in range(777)]
    account = account_of(result(*known, *unknown, rules=(LATE,)))
    drawn = DOCUMENT_FORMATS["text"].draw(account_document(account), DrawingOptions(width=width))
    table = drawn.decode().split("표준별", 1)[1].split("※", 1)[0]
    assert "110,000" in table
    assert "777" in table
