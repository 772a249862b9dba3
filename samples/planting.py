"""What the scripts that make invented service logs have in common.

A script drafts rows, each with what an audit must say of it; here they are numbered and written as
workbooks, as delimited text or as HTML tables, together with the manifest of what was planted.
Every run writes the same bytes. Nothing here uses slaaudit.
"""

import csv
import html
import io
import json
import os
import random
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

# openpyxl writes other bytes where lxml is installed; the samples are written without it
os.environ["OPENPYXL_LXML"] = "False"

from openpyxl import LXML, Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Cell = str | int | float | date | datetime | None
Outcome = tuple[str, str, str]  # standard, verdict, reason
Planted = tuple[str, str, str, str]  # standard, case, verdict, reason
Hours = Sequence[tuple[time, time]]

#: The first and the last working day of the half-year that most samples speak of.
FIRST_DAY, LAST_DAY = date(2026, 1, 2), date(2026, 6, 30)
OFFICE_HOURS: Hours = ((time(9), time(12)), (time(13), time(18)))
# 관공서의 공휴일에 관한 규정 (토·일요일 제외)
_HOLIDAYS_BY_YEAR = {
    2025: (
        (1, 1), (1, 27), (1, 28), (1, 29), (1, 30), (3, 3), (5, 5), (5, 6), (6, 3), (6, 6), (8, 15),
        (10, 3), (10, 6), (10, 7), (10, 8), (10, 9), (12, 25),
    ),
    2026: (
        (1, 1), (2, 16), (2, 17), (2, 18), (3, 2), (5, 1), (5, 5), (5, 25), (6, 3), (7, 17),
        (8, 17), (9, 24), (9, 25), (10, 5), (10, 9), (12, 25),
    ),
}  # fmt: skip
HOLIDAYS = frozenset(
    date(year, month, day) for year, days in _HOLIDAYS_BY_YEAR.items() for month, day in days
)
_SAVED_AT = datetime(2026, 7, 1)  # noqa: DTZ001  # a file's clock names no zone


@dataclass(frozen=True)
class Draft:
    """A row before it has its number: when it happened, what it says, what an audit must say."""

    at: datetime
    cells: dict[str, Cell]
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A table: title rows, headings, one row per draft, a total, a note.

    `numbering` makes a case's number of its place: `T-{:04d}`.
    """

    name: str
    title: str
    subtitles: tuple[str, ...]
    id_heading: str
    numbering: str
    headings: tuple[str, ...]
    drafts: Sequence[Draft]
    total: bool = False
    note: str | None = None

    @property
    def all_headings(self) -> tuple[str, ...]:
        return ("연번", self.id_heading, *self.headings)


@dataclass(frozen=True)
class Row:
    """A draft with its number, and the cells that no standard needs filled in."""

    case: str
    cells: dict[str, Cell]
    outcomes: tuple[Outcome, ...]


def missed(standard: str, reason: str = "over_limit") -> Outcome:
    return (standard, "missed", reason)


def unmeasurable(standard: str, reason: str) -> Outcome:
    return (standard, "unmeasurable", reason)


def pending(standard: str) -> Outcome:
    return (standard, "pending", "not_yet_due")


def excused(standard: str, excuse: str) -> Outcome:
    return (standard, "excused", f"excuse:{excuse}")


# --- the calendar, walked one day or one minute at a time ---------------------------------------
# `closed` holds the institution's own days off


def at(text: str, year: int = 2026) -> datetime:
    """Read `MM-DD HH:MM` of a year."""
    return datetime.fromisoformat(f"{year}-{text.replace(' ', 'T')}")


def is_working(day: date, closed: Sequence[date] = ()) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS and day not in closed


def is_open(moment: datetime, hours: Hours = OFFICE_HOURS, closed: Sequence[date] = ()) -> bool:
    in_hours = any(start <= moment.time() < end for start, end in hours)
    return in_hours and is_working(moment.date(), closed)


def nth_working_day(start: date, count: int, closed: Sequence[date] = ()) -> date:
    """The count-th working day, the start itself being the first if it is one."""
    day, left = start - timedelta(days=1), count
    while left:
        day += timedelta(days=1)
        left -= is_working(day, closed)
    return day


def working_day_after(day: date, count: int, closed: Sequence[date] = ()) -> date:
    return nth_working_day(day + timedelta(days=1), count, closed)


def working_day_before(day: date, closed: Sequence[date] = ()) -> date:
    day -= timedelta(days=1)
    return day if is_working(day, closed) else working_day_before(day, closed)


def after_working_minutes(
    start: datetime, minutes: int, hours: Hours = OFFICE_HOURS, closed: Sequence[date] = ()
) -> datetime:
    moment, left = start, minutes
    while left:
        left -= is_open(moment, hours, closed)
        moment += timedelta(minutes=1)
    return moment


def days_from_to(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def clocked(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def office_moment(
    rng: random.Random,
    first: date = FIRST_DAY,
    last: date = LAST_DAY,
    closed: Sequence[date] = (),
) -> datetime:
    """Some minute of office hours, far enough from closing for a call or a visit to end."""
    day = rng.choice([each for each in days_from_to(first, last) if is_working(each, closed)])
    return clocked(day, rng.choice((9, 10, 11, 13, 14, 15, 16)), rng.randrange(60))


# --- how the field writes instants ---------------------------------------------------------------


def plain_text(moment: datetime) -> str:
    """2026-03-03 14:35."""
    return f"{moment:%Y-%m-%d %H:%M}"


def dotted(moment: date) -> str:
    """2026. 3. 3.(화) 14:35, without the time where there is none."""
    day = f"{moment.year}. {moment.month}. {moment.day}.({'월화수목금토일'[moment.weekday()]})"
    return f"{day} {moment:%H:%M}" if isinstance(moment, datetime) else day


def in_words(moment: datetime) -> str:
    """2026.3.3. 오후 2:35."""
    half = "오전" if moment.hour < 12 else "오후"
    clock = f"{moment.hour % 12 or 12}:{moment:%M}"
    return f"{moment.year}.{moment.month}.{moment.day}. {half} {clock}"


def short_year(moment: date) -> str:
    """'26.3.3 14:35, without the time where there is none."""
    day = f"'{moment:%y}.{moment.month}.{moment.day}"
    return f"{day} {moment:%H:%M}" if isinstance(moment, datetime) else day


def apart(moment: datetime) -> tuple[str, str]:
    """Date and time for two columns: 2026-03-03 and 14:35."""
    return f"{moment:%Y-%m-%d}", f"{moment:%H:%M}"


# --- rows ----------------------------------------------------------------------------------------


def numbered(
    rng: random.Random,
    sheet: Sheet,
    departments: Sequence[str],
    department_heading: str = "담당\n부서",
) -> list[Row]:
    """Sort a sheet's drafts by time, number them, and fill in what no standard needs."""
    rows = []
    for number, draft in enumerate(sorted(sheet.drafts, key=lambda draft: draft.at), start=1):
        case = sheet.numbering.format(number)
        others: dict[str, Cell] = {
            "연번": number, sheet.id_heading: case, department_heading: rng.choice(departments),
            "담당자": f"담당{rng.randint(1, 9)}", "연락처": f"000-0000-{number:04d}",
            "내용": f"{sheet.name} 견본 {number}",
        }  # fmt: skip
        rows.append(Row(case, others | draft.cells, draft.outcomes))
    return rows


def in_columns(sheet: Sheet, rows: Iterable[Row]) -> list[list[Cell]]:
    """The cells under the sheet's headings."""
    return [[row.cells.get(heading) for heading in sheet.all_headings] for row in rows]


def planted_in(rows: Iterable[Row]) -> list[Planted]:
    return [
        (standard, row.case, verdict, reason)
        for row in rows
        for standard, verdict, reason in row.outcomes
    ]


# --- files ---------------------------------------------------------------------------------------


def write_sheet(book: Workbook, sheet: Sheet, rows: Iterable[Row]) -> None:
    page = book.create_sheet(sheet.name)
    headings = sheet.all_headings
    for number, title in enumerate((sheet.title, *sheet.subtitles), start=1):
        page.append([title])
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(headings))
        right = number > 1
        page.cell(number, 1).alignment = Alignment(horizontal="right" if right else "center")
        page.cell(number, 1).font = Font(bold=not right)
    page.append(headings)
    for cell in page[page.max_row]:
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.font = Font(bold=True)
    for cells in in_columns(sheet, rows):
        page.append(cells)
        for cell in page[page.max_row]:
            if isinstance(cell.value, date):
                timed = isinstance(cell.value, datetime)
                cell.number_format = "yyyy-mm-dd hh:mm" if timed else "yyyy-mm-dd"
    if sheet.total:
        page.append(["합계", f"{len(sheet.drafts)}건"])
    if sheet.note:
        page.append([sheet.note])
    for column in range(1, len(headings) + 1):
        page.column_dimensions[get_column_letter(column)].width = 16


def empty_workbook() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def fixed_bytes(book: Workbook) -> bytes:
    """Save with the same times in every run: those of the archive, and those of the properties."""
    if LXML:
        raise RuntimeError("openpyxl was imported before planting")
    saved, fixed = io.BytesIO(), io.BytesIO()
    book.save(saved)
    stamp = f"{_SAVED_AT:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            content = re.sub(rb"(?<=W3CDTF\">)[^<]+", stamp, old.read(name))
            entry = zipfile.ZipInfo(name, _SAVED_AT.timetuple()[:6])
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def as_text(cell: Cell) -> str:
    """A cell as an export without types shows it."""
    if cell is None:
        return ""
    return plain_text(cell) if isinstance(cell, datetime) else str(cell)


def write_csv(
    path: Path,
    title_lines: Iterable[str],
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    encoding: str = "cp949",
) -> None:
    """Delimited text as Korean systems export it: titles above the headings, CRLF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([line] for line in title_lines)
    writer.writerow(headings)
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    path.write_bytes(text.getvalue().encode(encoding))


def write_html(
    path: Path,
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    encoding: str = "utf-8",
) -> None:
    """An HTML table as e-government systems hand it out under the name of a workbook (.xls)."""
    charset = {"cp949": "euc-kr"}.get(encoding, encoding)
    lines = [
        "<html>",
        "<head>",
        f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">',
        "<style>td {mso-number-format:'\\@';}</style>",
        "</head>",
        "<body>",
        '<table border="1">',
        f'<tr><td colspan="{len(headings)}" align="center">{_markup(title)}</td></tr>',
        f"<tr>{''.join(f'<th>{_markup(heading)}</th>' for heading in headings)}</tr>",
        *(f"<tr>{''.join(f'<td>{_markup(cell)}</td>' for cell in row)}</tr>" for row in rows),
        "</table>",
        "</body>",
        "</html>",
    ]
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))


def _markup(cell: Cell) -> str:
    return html.escape(as_text(cell), quote=False).replace("\n", "<br>")


def write_manifest(path: Path, about: Mapping[str, object], planted: Iterable[Planted]) -> None:
    """What was made (institution, period, as_of, files, cases) and what an audit must find."""
    keys = ("standard", "case", "verdict", "reason")
    entries = [dict(zip(keys, entry, strict=True)) for entry in sorted(planted)]
    text = json.dumps({**about, "planted": entries}, ensure_ascii=False, indent=1)
    path.write_text(f"{text}\n", encoding="utf-8")
