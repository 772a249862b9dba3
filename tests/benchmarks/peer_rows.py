"""The same three questions of the same workbook, asked of what a user would take instead.

Seven working days of which the first counts, fewer than three rings, a wait within five minutes.
Each peer's answer is held against the counts that are true of the log, and told beside its time.
"""

import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from answers import check, require_answers
from commands import in_turn
from made_logs import MadeLog, holidays, workbook_log
from made_rules import three_rules
from rows import Row

ROWS = 100_000
_SCRIPTS = Path(__file__).parent / "peers"
#: What is named in a row, its script, and the packages that it needs.
_PEERS = (
    ("pandas, calamine과 busday", "pandas_busday.py", ("pandas", "python_calamine")),
    ("polars, fastexcel", "polars_columns.py", ("polars", "fastexcel")),
    ("duckdb, fastexcel", "duckdb_sql.py", ("duckdb", "polars", "fastexcel")),
    ("openpyxl, 행마다", "openpyxl_loop.py", ("openpyxl",)),
    ("pandas, apply", "pandas_apply.py", ("pandas", "openpyxl")),
)


def peer_rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = workbook_log(folder / "cases.xlsx", ROWS)
        rules = three_rules(folder / "three")
        return list(_rows(log, rules))


def _rows(log: MadeLog, rules: str) -> Iterator[Row]:
    ours = check(log, rules)
    for name, script, packages in _PEERS:
        missing = [each for each in packages if find_spec(each) is None]
        if missing:
            print(f"{', '.join(missing)}이(가) 없어 그 행을 건너뜁니다: {name}")
            continue
        theirs = [sys.executable, str(_SCRIPTS / script), str(log.path), ",".join(holidays())]
        spent, held = in_turn(ours, theirs)
        require_answers(spent, log)
        times = (spent.seconds * 1000, "ms", 1, name, held.seconds * 1000)
        yield Row(f"세 물음, xlsx {ROWS:,}행", *times, _verdict(held.written, log))


def _verdict(written: str, log: MadeLog) -> str:
    told = tuple(int(number) for number in written.split())
    if told == log.truth.answers:
        return "답 맞음"
    pairs = zip(told, log.truth.answers, strict=True)
    return "답 틀림: " + ", ".join(f"{one:,} ≠ {true:,}" for one, true in pairs if one != true)
