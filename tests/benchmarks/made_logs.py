"""Logs to measure with, of any length, and what is true of them.

They are made in blocks of columns, so that making one takes less than reading it: 16 columns,
Korean headings, one cell in eight blank.
"""

import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from string import ascii_uppercase
from typing import Any, Literal

import numpy as np
import xlsxwriter
from commands import SLAAUDIT, run
from numpy.typing import NDArray

HEADINGS = (
    *(
        "연번",
        "민원번호",
        "접수일시",
        "접수경로",
        "민원유형",
        "담당부서",
        "연락처",
        "제목",
        "처리상태",
    ),
    *("중간통지일시", "답변예정일", "답변일시", "보상지급", "벨횟수", "도착일시", "안내일시"),
)
CATEGORIES = tuple(f"유형 {number}" for number in range(200))
CHANNELS = ("홈페이지", "국민신문고", "정보공개청구", "우편")
_BLOCK_ROWS = 50_000
_DAY, _HOUR = 86_400, 3_600
_FIRST = np.datetime64("2026-01-01T00:00:00")
_SERIAL_ZERO = np.datetime64("1899-12-30T00:00:00")

_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET, _STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"

Columns = dict[str, NDArray[Any]]
Shape = Literal["shared", "inline"]


@dataclass
class Truth:
    """What a log holds, counted without the product: answers are worked out case by case."""

    replies: Counter[tuple[str, date, date]] = field(default_factory=Counter)
    rings_under_three: int = 0
    waits_within_five_minutes: int = 0

    def add(self, columns: Columns) -> None:
        days = (columns[name].astype("M8[D]").tolist() for name in ("접수일시", "답변일시"))
        self.replies.update(zip(columns["접수경로"].tolist(), *days, strict=True))
        self.rings_under_three += int((columns["벨횟수"] < 3).sum())
        waits = columns["안내일시"] - columns["도착일시"]
        self.waits_within_five_minutes += int((waits <= np.timedelta64(300, "s")).sum())

    def replied_in_seven_days(self, *channels: str) -> int:
        """민원처리법 제19조제2항: working days, the first counted."""
        within = (
            cases
            for (channel, received, replied), cases in self.replies.items()
            if channel in channels and replied and replied <= _seventh_day(received)
        )
        return sum(within)

    @property
    def answers(self) -> tuple[int, int, int]:
        replied = self.replied_in_seven_days(*CHANNELS)
        return replied, self.rings_under_three, self.waits_within_five_minutes


@dataclass(frozen=True)
class MadeLog:
    path: Path
    rows: int
    truth: Truth


@cache
def holidays() -> tuple[str, ...]:
    found = json.loads(run([SLAAUDIT, "calendar", "2026", "-f", "json"]))
    return tuple(day for day, _ in found["holidays"])


@cache
def _seventh_day(day: date) -> date:
    counted = 0
    while True:
        counted += int(day.weekday() < 5 and day.isoformat() not in holidays())
        if counted == 7:
            return day
        day += timedelta(days=1)


def text_log(path: Path, rows: int) -> MadeLog:
    truth = Truth()
    with path.open("w", encoding="utf-8") as written:
        written.write(",".join(HEADINGS) + "\n")
        for columns in _blocks(rows, truth):
            texts = (_texts(each) for each in columns.values())
            written.writelines(",".join(cells) + "\n" for cells in zip(*texts, strict=True))
    return MadeLog(path, rows, truth)


def parquet_log(path: Path, rows: int) -> MadeLog:
    import pyarrow as pa  # noqa: PLC0415  # an extra
    import pyarrow.parquet as pq  # noqa: PLC0415  # an extra

    truth, writer = Truth(), None
    for columns in _blocks(rows, truth):
        table = pa.table({name: _arrow_ready(each) for name, each in columns.items()})
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()
    return MadeLog(path, rows, truth)


def workbook_log(path: Path, rows: int, shape: Shape = "shared") -> MadeLog:
    """Write a sheet as Excel and xlsxwriter do (`shared`), or as openpyxl does (`inline`)."""
    truth, strings = Truth(), _Strings()
    text = strings.cell if shape == "shared" else _inline_cell
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _other_parts():
            archive.writestr(name, content)
        with archive.open(_SHEET, "w", force_zip64=True) as sheet:
            for piece in _sheet(_blocks(rows, truth), text):
                sheet.write(piece.encode("ascii", "xmlcharrefreplace"))
        archive.writestr(_STRINGS, strings.part())
    return MadeLog(path, rows, truth)


def _other_parts() -> Iterator[tuple[str, bytes]]:
    """Give what else a workbook holds; the styles 1 and 2 are a moment's and a day's."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet("민원")
        sheet.write_string(0, 0, "글자")
        for column, form in enumerate(("yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd")):
            sheet.write_number(1, column, 46_023, book.add_format({"num_format": form}))
    with zipfile.ZipFile(written) as archive:
        for name in archive.namelist():
            if name not in (_SHEET, _STRINGS):
                yield name, archive.read(name)


def _blocks(rows: int, truth: Truth) -> Iterator[Columns]:
    for first in range(0, rows, _BLOCK_ROWS):
        columns = _columns(first, min(_BLOCK_ROWS, rows - first))
        truth.add(columns)
        yield columns


def _columns(first: int, rows: int) -> Columns:
    chance = np.random.default_rng(first)

    def words(*known: str) -> NDArray[Any]:
        return np.array(known)[chance.integers(0, len(known), rows)]

    def later(begins: NDArray[Any], most: int, step: int = 1) -> NDArray[Any]:
        return begins + chance.integers(0, most // step, rows) * np.timedelta64(step, "s")

    numbers = np.arange(first + 1, first + rows + 1)
    received = later(np.full(rows, _FIRST), 170 * _DAY, 60)
    replied = later(received, 12 * _DAY, 60)
    opened = received.astype("M8[D]").astype("M8[s]") + np.timedelta64(9 * _HOUR, "s")
    arrived = later(opened, 9 * _HOUR)
    rare = chance.random(rows) < 0.25
    noted, replied[chance.random(rows) < 0.02] = replied.copy(), np.datetime64("NaT")
    columns = (
        *(numbers, np.array([f"M-{number:08d}" for number in numbers.tolist()]), received),
        *(words(*CHANNELS), words(*CATEGORIES), words(*(f"부서{at}" for at in range(20)))),
        *(words("000-0000-0000"), words(*(f"제목 {at}" for at in range(5_000))), words("완료")),
        np.where(rare, received + np.timedelta64(2 * _DAY, "s"), np.datetime64("NaT")),
        *(np.where(rare, noted.astype("M8[D]"), np.datetime64("NaT")), replied),
        *(np.where(rare, "예", ""), chance.integers(1, 5, rows), arrived, later(arrived, 600)),
    )
    return dict(zip(HEADINGS, columns, strict=True))


def _texts(column: NDArray[Any]) -> list[str]:
    if column.dtype.kind != "M":
        return [str(cell) for cell in column.tolist()]
    texts = np.datetime_as_string(column)
    if texts.dtype.itemsize == 4 * len("2026-01-01T00:00:00"):
        texts.view("U1").reshape(len(texts), -1)[:, 10] = " "
    return [str(cell) for cell in np.where(np.isnat(column), "", texts).tolist()]


def _arrow_ready(column: NDArray[Any]) -> NDArray[Any]:
    if column.dtype.kind == "U":
        return np.where(column == "", None, column.astype(object))  # type: ignore[call-overload, no-any-return]
    return column


class _Strings:
    """The texts of a workbook, each once."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def cell(self, text: str) -> str:
        code = self._codes.get(text)
        if code is None:
            code = self._codes[text] = len(self._codes)
        return f' t="s"><v>{code}</v></c>'

    def part(self) -> str:
        texts = "".join(f"<si><t>{text}</t></si>" for text in self._codes)
        return f'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{_SHEETS}">{texts}</sst>'


def _inline_cell(text: str) -> str:
    return f' t="inlineStr"><is><t>{text}</t></is></c>'


def _sheet(blocks: Iterator[Columns], text: Callable[[str], str]) -> Iterator[str]:
    yield f'<worksheet xmlns="{_SHEETS}"><sheetData>'
    yield f'<row r="1"><c r="A1"{text("2026년 상반기 민원처리대장")}</row><row r="2">'
    letters = ascii_uppercase[: len(HEADINGS)]
    for letter, heading in zip(letters, HEADINGS, strict=True):
        yield f'<c r="{letter}2"{text(heading)}'
    yield "</row>"
    row = 3
    for columns in blocks:
        size = len(columns["연번"])
        places = range(row, row + size)
        cells = (
            _written(letter, places, column, text)
            for letter, column in zip(letters, columns.values(), strict=True)
        )
        lines = zip(places, zip(*cells, strict=True), strict=True)
        yield "".join(f'<row r="{at}" spans="1:16">{"".join(line)}</row>' for at, line in lines)
        row += size
    yield "</sheetData></worksheet>"


def _written(
    letter: str, places: Sequence[int], column: NDArray[Any], text: Callable[[str], str]
) -> list[str]:
    """Write a column's cells; a blank one is not there."""
    if column.dtype.kind == "U":
        told = {word: text(word) for word in dict.fromkeys(column.tolist()) if word}
        return [
            f'<c r="{letter}{at}"{told[word]}' if word else ""
            for at, word in zip(places, column.tolist(), strict=True)
        ]
    style = ""
    if column.dtype.kind == "M":
        style = f' s="{1 if column.dtype == np.dtype("M8[s]") else 2}"'
        column = (column.astype("M8[s]") - _SERIAL_ZERO) / np.timedelta64(_DAY, "s")
    return [
        "" if number != number else f'<c r="{letter}{at}"{style}><v>{number}</v></c>'  # noqa: PLR0124  # NaN
        for at, number in zip(places, column.tolist(), strict=True)
    ]
