"""Pages of help as Korean needs them: a Hangul syllable takes two columns."""

import re
from collections.abc import Sequence
from typing import Any

import typer
from typer._click.formatting import HelpFormatter

from slaaudit.display_width import width

#: What click writes by itself, in English.
HELP_OPTION = "이 도움말을 보입니다"
_NO_WRAP = "\b"
#: A number stays with the word that it counts or names: `3 판정할 것이 없음`.
_WORDS = re.compile(r"(?:\d+ )?\S+")
_LONGEST_TERM = 30
_GAP = 2
_NARROWEST = 20


class WideFormatter(HelpFormatter):
    """Writes texts and lists by the columns of the screen, not by characters."""

    def write_text(self, text: str) -> None:
        """Wrap paragraphs; one that begins with click's own mark for it stays as it is."""
        indent = " " * self.current_indent
        room = self.width - self.current_indent
        paragraphs = [_paragraph(each, room) for each in re.split(r"\n\s*\n", text.strip("\n"))]
        shown = ["\n".join(f"{indent}{line}" for line in lines) for lines in paragraphs]
        self.write("\n\n".join(shown) + "\n")

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = _LONGEST_TERM, col_spacing: int = _GAP
    ) -> None:
        """Write terms and what they mean, side by side."""
        rows = list(rows)
        longest = max((width(term) for term, _ in rows), default=0)
        column = min(longest, col_max) + col_spacing
        room = max(self.width - self.current_indent - column, _NARROWEST)
        for term, meaning in rows:
            self._write_pair(term, wrapped(meaning, room), column)

    def _write_pair(self, term: str, lines: Sequence[str], column: int) -> None:
        indent = " " * self.current_indent
        gap = column - width(term)
        first, *rest = lines or ("",)
        start = f"{indent}{term}" + (" " * gap if gap >= _GAP else f"\n{indent}{' ' * column}")
        below = [f"{indent}{' ' * column}{line}" for line in rest]
        self.write("".join(f"{line}\n" for line in (f"{start}{first}".rstrip(), *below)))


class WideContext(typer.Context):
    """A command being called, whose help is written by the wide formatter."""

    formatter_class = WideFormatter


def speak_korean(command: Any, context: Any) -> None:  # noqa: ANN401  # typer exports neither
    """Give a command and those below it our pages of help."""
    command.context_class = WideContext
    option = command.get_help_option(context)
    if option is not None:
        option.help = HELP_OPTION
    for below in getattr(command, "commands", {}).values():
        speak_korean(below, context)


def wrapped(text: str, room: int) -> list[str]:
    """Break a text between words, so that no line is wider; a longer word stands alone."""
    lines: list[str] = []
    for word in _WORDS.findall(text):
        if lines and width(lines[-1]) + 1 + width(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _paragraph(text: str, room: int) -> list[str]:
    lines = [line.rstrip() for line in text.splitlines()]
    return lines[1:] if lines[0].strip() == _NO_WRAP else wrapped(" ".join(lines), room)
