"""A sample for checking by hand: how large, which cases, and what the check came to."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import jsonschema
import openpyxl
import pytest

import slaaudit.reports
from slaaudit.__main__ import run
from slaaudit.results import read_result
from slaaudit.sampling import Precision, Sample, draw_sample, evaluate
from slaaudit.sampling.drawing import allocated

SAMPLES = Path(__file__).parents[1] / "samples"
KOSEA = [str(SAMPLES / "kosea/cases.xlsx"), "--rules", "kosea", "--period", "2026H1"]
AGREES = "일치(예/아니오)"


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("stored") / "2026H1.json"
    assert run(["check", *KOSEA, "-f", f"json={file}"]) == 0
    return file


def drawn(stored: Path, n: int, seed: int = 7) -> Sample:
    return draw_sample(*read_result(stored.name, stored.read_bytes()), lambda _: n, seed)


@pytest.mark.parametrize(
    ("population", "error", "needed"),
    [(1, 5, 1), (100, 5, 80), (785, 5, 259), (10_000, 5, 370), (10_000_000, 5, 385), (785, 10, 86)],
)
def test_the_size_is_that_of_a_finite_population(population: int, error: int, needed: int) -> None:
    """n₀ = 1.96² × 0.25 / 0.05² = 384.15; n = n₀ / (1 + (n₀ - 1) / N), rounded up."""
    assert Precision(error, 95).size(population) == needed


def test_every_stratum_gets_one_and_the_rest_goes_by_size() -> None:
    assert allocated([600, 300, 100], 10) == [6, 3, 1]
    assert allocated([1_000, 1, 1], 5) == [3, 1, 1]
    assert allocated([2, 2], 10) == [2, 2]


def test_the_same_seed_draws_the_same_cases_on_every_machine(stored: Path) -> None:
    cases = [case.row.case for case in drawn(stored, 30).cases]
    assert cases[:5] == ["M-0042", "C-0011", "M-0018", "T-0139", "T-0036"]
    assert cases == [case.row.case for case in drawn(stored, 30).cases]
    assert cases != [case.row.case for case in drawn(stored, 30, seed=8).cases]


def test_strata_are_promise_and_verdict_where_there_are_cases_enough(stored: Path) -> None:
    fine = drawn(stored, 100)
    assert len(fine.strata) == fine.finest == 58
    taken = Counter(case.stratum for case in fine.cases)
    assert [taken[at] for at in range(58)] == [stratum.drawn for stratum in fine.strata]
    assert min(taken.values()) >= 1
    assert {case.row.verdict for case in fine.cases} == {
        "met", "missed", "excused", "pending", "unmeasurable",
    }  # fmt: skip
    by_verdict = drawn(stored, 30)
    assert [stratum.standard for stratum in by_verdict.strata] == [None] * 5
    whole = drawn(stored, 4)
    assert [(each.verdict, each.drawn) for each in whole.strata] == [(None, 4)]


def test_what_no_case_shows_is_left_out_and_counted(stored: Path) -> None:
    sample = drawn(stored, 30)
    _, rows = read_result(stored.name, stored.read_bytes())
    assert sample.population + sample.left_out == len(rows)


def test_each_stratum_weighs_as_much_as_its_population(stored: Path) -> None:
    sample = drawn(stored, 30)
    # Of the missed ones (96 of 785) all three are wrong, and nothing else is.
    answers = [case.row.verdict != "missed" for case in sample.cases]
    found = evaluate(sample, answers, Precision())
    assert found.error_percent == pytest.approx(100 * 96 / 785)
    low, high = found.interval
    assert 0 < low < found.error_percent < high < 100
    assert len(found.wrong) == 3


def test_nothing_wrong_in_a_sample_is_not_nothing_wrong_in_all(stored: Path) -> None:
    found = evaluate(drawn(stored, 30), [True] * 30, Precision())
    low, high = found.interval
    assert (found.error_percent, low) == (0, 0)
    assert 8 < high < 15  # Wilson for 0 of 30 without end: 11.4


def test_a_plain_interval_is_wilsons() -> None:
    """Newcombe 1998, table I: 81 of 263 is 0.2553 to 0.3662; 0 of 20 is 0 to 0.1611."""
    assert Precision().interval(81 / 263, 1 / 263) == pytest.approx((25.53, 36.62), abs=0.01)
    assert Precision().interval(0, 1 / 20) == pytest.approx((0, 16.11), abs=0.01)


def test_when_everything_was_checked_nothing_is_uncertain(stored: Path) -> None:
    sample = drawn(stored, 1_000)
    assert len(sample.cases) == sample.population == 785
    found = evaluate(sample, [case.number > 10 for case in sample.cases], Precision())
    low, high = found.interval
    assert low == high == pytest.approx(found.error_percent)
    assert found.error_percent == pytest.approx(100 * 10 / 785)


def test_a_stratum_of_which_nothing_was_checked_is_not_taken_to_be_right(stored: Path) -> None:
    sample = drawn(stored, 30)
    answers = [None if case.row.verdict == "missed" else True for case in sample.cases]
    found = evaluate(sample, answers, Precision())
    assert found.covered == 785 - 96
    assert found.unfilled == 3


def sheet_of(stored: Path, folder: Path, suffix: str, *arguments: str) -> Path:
    file = folder / f"sheet.{suffix}"
    asked = ["sample", str(stored), "--n", "30", "--seed", "7", *arguments]
    assert run([*asked, "-f", f"{suffix}={file}", "--force"]) == 0
    return file


def test_the_sheet_may_go_to_another_program(
    stored: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    file = sheet_of(stored, tmp_path, "csv")
    capfdbinary.readouterr()
    assert run(["sample", str(stored), "--n", "30", "--seed", "7", "-f", "csv"]) == 0
    assert capfdbinary.readouterr().out == file.read_bytes()


def fill_workbook(file: Path, answers: dict[int, str]) -> None:
    book = openpyxl.load_workbook(file)
    sheet = book["1-1 대조표"]
    column = next(cell.column for cell in sheet[2] if cell.value == AGREES)
    for number in range(1, 31):
        sheet.cell(number + 2, column).value = answers.get(number, "예")
    book.save(file)


def fill_csv(file: Path, answers: dict[int, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    for number, row in enumerate(rows, start=1):
        row[AGREES] = answers.get(number, "예")
    with file.open("w", encoding="cp949", newline="") as stream:  # as a Korean Excel saves it
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def evaluated(stored: Path, sheet: Path, *arguments: str) -> int:
    usual = ["--n", "30", "--seed", "7"]
    return run(["sample", str(stored), *(arguments or usual), "--evaluate", str(sheet)])


@pytest.mark.parametrize(("suffix", "fill"), [("xlsx", fill_workbook), ("csv", fill_csv)])
def test_the_filled_sheet_becomes_an_error_rate(
    suffix: str,
    fill: object,
    stored: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sheet = sheet_of(stored, tmp_path, suffix)
    assert callable(fill)
    fill(sheet, {3: "아니오", 18: "아니오", 5: ""})
    capsys.readouterr()
    assert evaluated(stored, sheet) == 0
    said = capsys.readouterr().out
    assert "판정 오류율 7.2% (95% 신뢰구간 2.0~22.5%)" in said
    assert "채우지 않은 1건은 맞다고도 틀리다고도 보지 않음" in said
    assert "M-0018" in said


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_sheet_saved_by_another_program_is_read_too(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = sheet_of(stored, tmp_path, "xlsx")
    fill_workbook(sheet, {3: "아니오"})
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    to = ["--convert-to", "ods", "--outdir", str(tmp_path), str(sheet)]
    subprocess.run(
        ["soffice", "--headless", profile, *to], check=True, capture_output=True, timeout=120
    )
    assert evaluated(stored, sheet.with_suffix(".ods")) == 0
    assert "1건이 원자료와 다름" in capsys.readouterr().out


def test_cells_to_be_filled_in_take_yes_and_no_alone(stored: Path, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(sheet_of(stored, tmp_path, "xlsx"))["1-1 대조표"]
    assert [cell.value for cell in sheet[2]] == [
        "번호", "표준", "접수번호", "자료", "시트", "행", "판정", "값", "기한", "원자료 확인값",
        AGREES, "비고",
    ]  # fmt: skip
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("K3:K32", '"예,아니오"')


def test_what_people_fill_in_is_wide_enough_to_write_in(stored: Path, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(sheet_of(stored, tmp_path, "xlsx"))["1-1 대조표"]
    assert min(sheet.column_dimensions[column].width for column in ("J", "L")) >= 20


def test_a_damaged_row_names_the_file(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = json.loads(stored.read_bytes())
    for row in plain["verdicts"]:
        row["value"] = "many"
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(plain), encoding="utf-8")
    assert run(["sample", str(edited)]) == 2
    assert "edited.json" in capsys.readouterr().err
    edited.write_text(json.dumps({**plain, "verdicts": "none"}), encoding="utf-8")
    assert run(["sample", str(edited)]) == 2
    assert "SLA863" in capsys.readouterr().err


def test_rows_of_another_sample_are_refused(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = sheet_of(stored, tmp_path, "csv")
    fill_csv(sheet, {})
    assert evaluated(stored, sheet, "--n", "30", "--seed", "8") == 2
    assert "SLA884" in capsys.readouterr().err
    assert evaluated(stored, sheet, "--n", "20", "--seed", "7") == 2


@pytest.mark.parametrize(
    ("change", "code", "exit_code"),
    [
        (("예", "글쎄"), "SLA885", 2),
        (("M-0042", "M-0043"), "SLA884", 2),
        (("일치(예/아니오)", "결과"), "SLA883", 2),
        (("예", ""), "SLA887", 3),
    ],
)
def test_a_sheet_that_cannot_be_used_says_why(
    change: tuple[str, str],
    code: str,
    exit_code: int,
    stored: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    sheet = sheet_of(stored, tmp_path, "csv")
    fill_csv(sheet, {})
    written = sheet.read_text(encoding="cp949")
    before, after = change
    lines = written.splitlines(keepends=True)
    told = [line.replace(f",{before},", f",{after},") for line in lines]
    sheet.write_text("".join(told), encoding="cp949", newline="")
    assert evaluated(stored, sheet) == exit_code
    assert code in capsys.readouterr().err


def test_a_row_that_stands_twice_is_refused(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = sheet_of(stored, tmp_path, "csv")
    fill_csv(sheet, {})
    lines = sheet.read_text(encoding="cp949").splitlines(keepends=True)
    sheet.write_text("".join([*lines, lines[3]]), encoding="cp949", newline="")
    assert evaluated(stored, sheet) == 2
    assert "SLA886" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["--n", "0"], ["--error", "0%"], ["--error", "half"], ["--confidence", "100%"]],
)
def test_wrong_settings_are_refused(
    stored: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sample", str(stored), *arguments]) == 2
    assert "SLA804" in capsys.readouterr().err


def test_without_a_number_the_size_is_that_of_the_error(stored: Path, tmp_path: Path) -> None:
    file = tmp_path / "sample.json"
    asked = ["--error", "10%", "--confidence", "90%"]
    assert run(["sample", str(stored), *asked, "-f", f"json={file}"]) == 0
    plain = json.loads(file.read_bytes())
    assert plain["drawn"] == plain["needed"] == 63
    validate(plain)


def validate(plain: object) -> None:
    schema = Path(slaaudit.reports.__file__).with_name("sample.schema.json")
    jsonschema.Draft202012Validator(json.loads(schema.read_bytes())).validate(plain)


def test_the_json_follows_its_schema(stored: Path, tmp_path: Path) -> None:
    validate(json.loads(sheet_of(stored, tmp_path, "json").read_bytes()))
    sheet = sheet_of(stored, tmp_path, "csv")
    fill_csv(sheet, {3: "아니오"})
    file = tmp_path / "evaluation.json"
    asked = ["--n", "30", "--seed", "7", "--evaluate", str(sheet)]
    assert run(["sample", str(stored), *asked, "-f", f"json={file}"]) == 0
    plain = json.loads(file.read_bytes())
    validate(plain)
    assert (plain["checked"], plain["unfilled"], plain["wrong"]) == (30, 0, 1)


def test_a_promise_without_a_case_leaves_nothing_to_draw(
    stored: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["sample", str(stored), "--standard", "survey-yearly"]) == 3
    assert "SLA882" in capsys.readouterr().err
    assert run(["sample", str(stored), "--standard", "survey-yaerly"]) == 2
    assert "survey-yearly" in capsys.readouterr().err
