"""Whole commands: `check` beside the bare read of the same file, and start-up beside `pass`."""

import json
import random
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
from commands import SLAAUDIT, python, run
from rows import Row, median_pair

ROWS = 100_000
HEADINGS = (
    *("연번", "민원번호", "접수일시", "접수경로", "민원유형", "담당부서", "담당자", "연락처"),
    *("제목", "처리상태", "중간통지일시", "답변예정일", "답변일시", "보상지급", "비고", "만족도"),
)
BARE_READ = (
    "import sys, python_calamine as c;"
    "rows = c.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python();"
    "assert len(rows) > 100_000"
)


def command_rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        log = made_log(Path(folder) / "cases.xlsx")
        check = [SLAAUDIT, "check", str(log), "--rules", "kosea", "--period", "2026H1"]
        _check_answer(check, log)
        rows = [
            _pair("check, xlsx 100,000행", check, "calamine만", [BARE_READ, str(log)], 1.5),
            _pair("check, xlsx 1,000행", _small(Path(folder)), "pass", ["pass"], 45),
            _pair("check, 예시 자료", _sample(), "pass", ["pass"], 45),
        ]
    starts = (("--help", 8.0), ("calendar 2026", 8.0), ("rules check kosea", 25.0))
    rows += [
        _pair(words, [SLAAUDIT, *words.split()], "pass", ["pass"], budget)
        for words, budget in starts
    ]
    return rows


def _small(folder: Path) -> list[str]:
    log = made_log(folder / "small.xlsx", 1_000)
    return [SLAAUDIT, "check", str(log), "--rules", "kosea", "--period", "2026H1"]


def _sample() -> list[str]:
    root = Path(__file__).parents[2]
    return [SLAAUDIT, "check", str(root / "samples" / "kosea" / "cases.xlsx")]


def _pair(name: str, ours: list[str], against: str, theirs: list[str], budget: float) -> Row:
    spent, held = median_pair(lambda: run(ours), lambda: run(python(*theirs)))
    return Row(name, spent * 1000, "ms", budget, against, held * 1000)


def made_log(path: Path, rows: int = ROWS) -> Path:
    """Write a log of petitions: 16 columns, Korean headings, one cell in eight blank."""
    chance = random.Random(11)  # no secret, a seed
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("민원")
    sheet.append(["2026년 상반기 민원처리대장"])
    sheet.append(HEADINGS)
    first = datetime(2026, 1, 1)  # noqa: DTZ001
    for number in range(1, rows + 1):
        received = first + timedelta(minutes=chance.randrange(170 * 1440))
        sheet.append(_cells(number, received, chance))
    book.save(path)
    return path


def _cells(number: int, received: datetime, chance: random.Random) -> list[object]:
    replied = received + timedelta(minutes=chance.randrange(12 * 1440))
    channel = chance.choice(("홈페이지", "국민신문고", "정보공개청구", "우편"))
    rare = chance.random() < 0.25
    return [
        *(number, f"M-{number:07d}", received, channel, chance.choice(("단순질의", "건의"))),
        *(f"부서{chance.randrange(20)}", f"담당{number % 50}", "000-0000-0000", "제목", "완료"),
        received + timedelta(days=2) if rare else None,
        replied.date() if rare else None,
        replied,
        "예" if rare else None,
        *("", chance.randrange(1, 6)),
    ]


def _check_answer(check: list[str], log: Path) -> None:
    """Hold the rate of one standard against a count made here, day by day."""
    result = json.loads(run([*check, "-f", "json"]))
    standard = next(each for each in result["standards"] if each["id"] == "homepage-reply-7d")
    workbook = openpyxl.load_workbook(log, read_only=True)
    rows = workbook["민원"].iter_rows(min_row=3, values_only=True)
    holidays = {day for day, _ in result["calendar"]["holidays"]}
    petitions = [(row[2], row[12]) for row in rows if row[3] == "홈페이지"]
    met = sum(_in_seven_days(received, replied, holidays) for received, replied in petitions)
    assert standard["met"] == met, (standard["met"], met)
    assert standard["cases"] == ROWS


def _in_seven_days(received: datetime, replied: datetime, holidays: set[str]) -> bool:
    """민원처리법 제19조제2항: working days, the first counted."""
    day, counted = received.date(), 0
    while True:
        if day.weekday() < 5 and day.isoformat() not in holidays:
            counted += 1
        if counted == 7:
            return replied.date() <= day
        day += timedelta(days=1)
