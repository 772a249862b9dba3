"""Whole commands: `check` beside the bare read of the same file, and start-up beside `pass`."""

import tempfile
from pathlib import Path

from answers import check, require_replies
from commands import SLAAUDIT, in_turn, python, run
from made_logs import Shape, workbook_log
from rows import Row, median_pair

ROWS = 100_000
_SAMPLE = str(Path(__file__).parents[2] / "samples" / "kosea" / "cases.xlsx")
_SHAPES: dict[Shape, str] = {"shared": "공유 문자열", "inline": "셀 안의 문자열"}
BARE_READ = (
    "import sys, python_calamine as c;"
    "rows = c.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python();"
    "assert len(rows) > 100_000"
)


def command_rows() -> list[Row]:
    rows = [*_workbook_rows("shared"), *_workbook_rows("inline")]
    with tempfile.TemporaryDirectory() as folder:
        small = check(workbook_log(Path(folder) / "small.xlsx", 1_000))
        rows += [
            _pair("check, xlsx 1,000행", small, "pass", ["pass"], 45),
            _pair("check, 예시 자료", [SLAAUDIT, "check", _SAMPLE], "pass", ["pass"], 45),
        ]
    starts = (("--help", 8.0), ("calendar 2026", 8.0), ("rules check kosea", 25.0))
    rows += [
        _pair(words, [SLAAUDIT, *words.split()], "pass", ["pass"], budget)
        for words, budget in starts
    ]
    return rows


def _workbook_rows(shape: Shape) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        log = workbook_log(Path(folder) / "cases.xlsx", ROWS, shape)
        ours, bare = in_turn(check(log), python(BARE_READ, str(log.path)))
    require_replies(ours, log)
    name = f"check, xlsx {ROWS:,}행, {_SHAPES[shape]}"
    return [
        Row(name, ours.seconds * 1000, "ms", 1.5, "calamine만", bare.seconds * 1000),
        Row(f"{name}의 기억", ours.megabytes, "MB", 300, note=bare.memory_of("calamine")),
    ]


def _pair(name: str, ours: list[str], against: str, theirs: list[str], budget: float) -> Row:
    spent, held = median_pair(lambda: run(ours), lambda: run(python(*theirs)))
    return Row(name, spent * 1000, "ms", budget, against, held * 1000)
