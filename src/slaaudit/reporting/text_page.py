"""A page of plain text: headings, indented lines and tables of a terminal's width."""

import io
from collections.abc import Iterable, Sequence
from typing import Protocol

from rich.box import Box
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from slaaudit.reporting.wording import said
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

#: Only a rule under the heading, of a character that every console has in one width.
_UNDERLINED = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


@dataclass(frozen=True, slots=True)
class Page:
    """Where a report is written, and in which language."""

    console: Console
    lang: Lang

    def said(self, ko: str, en: str) -> str:
        """Choose the wording."""
        return said(self.lang, ko, en)

    @property
    def narrow(self) -> bool:
        """Whether there is room for the short headings only."""
        return self.console.width < 100  # noqa: PLR2004  # the width of the full table

    def heading(self, text: str) -> None:
        """Begin a section."""
        self.console.file.write("\n")
        if self._coloured:
            self.console.print(Text(text, style="bold"))
        else:
            self.line(text, indent=0)

    @property
    def _coloured(self) -> bool:
        return self.console.color_system is not None

    def line(self, text: str, indent: int = 2, style: str = "") -> None:
        """Write one line, folded under its own beginning."""
        console, room = self.console, self.console.width - indent
        if style and self._coloured:
            console.print(Padding(Text(text, style=style), (0, 0, 0, indent)))
            return
        # to print a line rich lays it out as a page of its own: most do not even need folding
        fits = text.isprintable() and cell_len(text) <= room
        lines = (text,) if fits else (line.plain for line in Text(text).wrap(console, room))
        console.file.writelines(f"{' ' * indent}{line}\n" for line in lines)

    def table(self, columns: Sequence["ColumnHead"]) -> Table:
        """Begin a table; the first column takes the room that is left."""
        table = Table(box=_UNDERLINED, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
        for column in columns:
            table.add_column(
                Text(column.title),
                justify="right" if column.figure else "left",
                overflow="fold",
                no_wrap=column.figure,
                ratio=None if column.figure else 1,
                min_width=None if column.figure else 16,
            )
        return table

    def grid(self, columns: Sequence["ColumnHead"], rows: Iterable[Sequence[str]]) -> None:
        """Write a table whose columns are as wide as their words, if there is room."""
        table = Table(box=_UNDERLINED, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
        for column in columns:
            table.add_column(
                Text(column.title),
                justify="right" if column.figure else "left",
                overflow="fold",
                no_wrap=column.figure,
            )
        for row in rows:
            table.add_row(*map(Text, row))
        self.console.print(table)


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A column of a table; figures stand to the right and are never broken."""

    title: str
    figure: bool = True


class Shown(Protocol):
    """What every kind of options says of the screen: columns, and whether it shows colours."""

    @property
    def width(self) -> int:
        """Give the columns of the screen."""

    @property
    def colour(self) -> bool:
        """Tell whether colours are shown."""


def written_lines(written: io.StringIO) -> bytes:
    """Give a page as UTF-8 without the blanks at the ends of lines, which only fill a console."""
    lines = (line.rstrip() for line in written.getvalue().splitlines())
    return ("\n".join(lines) + "\n").encode()


def page_console(written: io.StringIO, options: Shown) -> Console:
    """Give the console that a page is written on: as wide and as colourful as asked for."""
    return Console(
        file=written,
        width=options.width,
        force_terminal=options.colour,
        color_system="standard" if options.colour else None,
        no_color=not options.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
