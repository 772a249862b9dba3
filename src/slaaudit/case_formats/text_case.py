"""A case on a terminal: the verdict first, the small calendar in a fixed width."""

import io

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from slaaudit.case_formats import CaseFile, DrawingOptions
from slaaudit.case_words import CasePage, DayCell, Grid, Labelled, Lines, Part, Sheet
from slaaudit.reporting.text_page import page_console, written_lines
from slaaudit.terms import Verdict

_LOOKS = {
    Verdict.MET.key: "green",
    Verdict.MISSED.key: "bold red",
    Verdict.EXCUSED.key: "yellow",
    Verdict.UNMEASURABLE.key: "magenta",
}
#: Columns of one day: seven of them, indented, fit on 80.
_DAY = 10


def draw(file: CaseFile, options: DrawingOptions) -> bytes:
    """Write the pages one below the other."""
    return draw_pages(file.pages, options)


def draw_pages(pages: tuple[CasePage, ...], options: DrawingOptions) -> bytes:
    """Write pages of text."""
    written = io.StringIO()
    console = page_console(written, options)
    for place, page in enumerate(pages):
        if place:
            console.print("\n" + "=" * 60 + "\n")
        _page(console, page)
    return written_lines(written)


def _page(console: Console, page: CasePage) -> None:
    console.print(Text(page.title, style="bold"))
    console.print("   ".join(f"{fact.label} {fact.text}" for fact in page.facts))
    for standard in page.standards:
        console.print()
        console.print(Text(f"■ {standard.title} [{standard.id}]", style="bold"))
        for part in standard.parts:
            _part(console, part, _LOOKS.get(standard.verdict, "bold"))
    if page.others is not None:
        console.print()
        _sheet(console, page.others, indent=0)
    console.print()
    for note in page.notes:
        console.print(Text(f"※ {note}", style="dim" if console.color_system else ""))


def _part(console: Console, part: Part, look: str) -> None:
    match part:
        case Lines():
            _lines(console, part, look)
        case Sheet():
            console.print()
            _sheet(console, part, indent=2)
        case Grid():
            _grid(console, part)


def _lines(console: Console, part: Lines, look: str) -> None:
    console.print()
    console.print(Text(f"  {part.title}", style="bold"))
    grid = _bare(4)
    grid.add_column(no_wrap=True, min_width=_widest(part.lines))
    grid.add_column(overflow="fold")
    for line in part.lines:
        grid.add_row("", Text(line.label), Text(line.text, style=look if line.strong else ""))
    console.print(grid)


def _widest(lines: tuple[Labelled, ...]) -> int:
    return max((cell_len(line.label) for line in lines), default=0)


def _bare(indent: int, *, headed: bool = False) -> Table:
    """Begin a table without lines whose first column is the indent."""
    grid = Table(box=None, show_header=headed, padding=(0, 2, 0, 0), pad_edge=False)
    grid.add_column(width=max(indent - 2, 0))
    return grid


def _sheet(console: Console, part: Sheet, indent: int) -> None:
    console.print(Text(" " * indent + part.title, style="bold"))
    # two columns explain themselves
    grid = _bare(indent + 2, headed=len(part.columns) > 2)  # noqa: PLR2004
    for place, column in enumerate(part.columns):
        last = place == len(part.columns) - 1
        grid.add_column(Text(column, style=""), no_wrap=not last and place == 0, overflow="fold")
    for row in part.rows:
        grid.add_row("", *map(Text, row))
    console.print(grid)


def _grid(console: Console, part: Grid) -> None:
    console.print()
    console.print(Text(f"  {part.title}", style="bold"))
    console.print("    " + "".join(_padded(day) for day in part.weekdays))
    for week in part.weeks:
        rows = [
            [_number(cell) for cell in week],
            [cell.mark if cell else "" for cell in week],
            [" ".join(f"<{each}>" for each in cell.happened) if cell else "" for cell in week],
        ]
        for row in rows:
            if any(row):
                console.print(Text("    " + "".join(map(_padded, row))))


def _number(cell: DayCell | None) -> str:
    return "" if cell is None else f"{cell.on.month}-{cell.on.day:02d}"


def _padded(text: str) -> str:
    return text + " " * max(_DAY - cell_len(text), 1)
