"""Logs as long as they come: a workbook of a million rows, ten million rows as text or parquet.

These take minutes, and are measured only where they are asked for: `make bench LARGE=1`.
"""

import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from answers import check, require_answers, require_replies
from command_rows import BARE_READ
from commands import in_turn, python
from made_logs import MadeLog, parquet_log, text_log, workbook_log
from made_rules import three_rules
from rows import Row

MANY, MOST = 1_000_000, 10_000_000


def large_workbook_rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = workbook_log(folder / "many.xlsx", MANY)
        return list(_workbook_rows(log, three_rules(folder / "three")))


def large_text_rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = text_log(folder / "most.csv", MOST)
        return [_most_row(log, three_rules(folder / "three"))]


def large_parquet_rows() -> list[Row]:
    if find_spec("pyarrow") is None:
        print("pyarrow가 없어 그 행을 건너뜁니다: pip install 'slaaudit[parquet]'")
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = parquet_log(folder / "most.parquet", MOST)
        return [_most_row(log, three_rules(folder / "three"))]


def _workbook_rows(log: MadeLog, rules: str) -> Iterator[Row]:
    bare_read = python(BARE_READ, str(log.path))
    kosea, bare, three = in_turn(check(log), bare_read, check(log, rules))
    require_replies(kosea, log)
    require_answers(three, log)
    for name, ours in (("kosea", kosea), ("세 물음", three)):
        told = f"{name}, xlsx {MANY:,}행"
        yield Row(told, ours.seconds, "s", 1.2, "calamine만", bare.seconds, ours.processors)
        yield Row(f"{told}의 기억", ours.megabytes, "MB", 1500, note=bare.memory_of("calamine"))


def _most_row(log: MadeLog, rules: str) -> Row:
    [ours] = in_turn(check(log, rules))
    require_answers(ours, log)
    told = f"{ours.seconds:,.0f} s, {ours.processors}".rstrip(", ")
    name = f"세 물음, {log.path.suffix[1:]} {MOST:,}행의 기억"
    return Row(name, ours.megabytes, "MB", 1000, note=told)
