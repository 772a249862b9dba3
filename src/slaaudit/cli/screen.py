"""The screen: results to stdout, notices and findings to stderr."""

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from shutil import get_terminal_size

from slaaudit.findings import Finding, Severity
from slaaudit.reporting.clean import clean_text
from slaaudit.terms import Lang

#: The width of text that goes to a file or a pipe.
_PLAIN_WIDTH = 100
_NARROWEST = 60
_WORDS = {
    Severity.ERROR: ("오류", "error"),
    Severity.WARNING: ("주의", "warning"),
    Severity.INFO: ("알림", "note"),
}


def notice(text: str) -> None:
    """Say something beside the result."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def notice_findings(findings: Iterable[Finding], lang: Lang) -> None:
    """Say findings beside the result, each with what to do."""
    for finding in findings:
        notice(finding_lines(finding, lang))


def finding_lines(finding: Finding, lang: Lang) -> str:
    """Write a finding with its place, and what to do below it."""
    word = _WORDS[finding.severity][0 if lang == "ko" else 1]
    head = f"{place_text(finding)}{word} {finding.code}: {clean_text(finding.message(lang))}"
    advice = clean_text(finding.help(lang))
    return f"{head}\n  → {advice}" if advice else head


def place_text(finding: Finding) -> str:
    """Write where a finding is: `path:line:column: ` in a rule file, else file, sheet and row."""
    place = finding.place
    if place.file is None:
        return ""
    if place.line is not None:
        return f"{clean_text(place.file)}:{place.line}:{place.column or 1}: "
    more = [clean_text(str(part)) for part in (place.sheet, place.row, place.heading) if part]
    return f"{' '.join([clean_text(place.file), *more])}: "


def write_stdout(chunks: Iterable[str] | Iterable[bytes]) -> None:
    """Write a result: text in the console's encoding, bytes as they are.

    A reader that leaves early (`| head`) ends the writing, not the run: its code still counts.
    """
    try:
        for chunk in chunks:
            if isinstance(chunk, str):
                sys.stdout.write(chunk)
            else:
                sys.stdout.flush()
                sys.stdout.buffer.write(chunk)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def has_colour() -> bool:
    """Tell whether stdout is a terminal that shows colours and was not asked to do without."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or "WT_SESSION" in os.environ


def text_width() -> int:
    """Give the terminal's width; a fixed one where the text goes to a file or another program."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return _pager_width() or _PLAIN_WIDTH
    return max(_NARROWEST, get_terminal_size((_PLAIN_WIDTH, 24)).columns)


def _pager_width() -> int | None:
    """Give the width of the terminal behind a pipe (`| more`), where errors still go to it."""
    try:
        piped = stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode)
        return max(_NARROWEST, os.get_terminal_size(sys.stderr.fileno()).columns) if piped else None
    except (OSError, ValueError):
        return None  # no file, or no terminal


@contextmanager
def waiting(text: str, *, worthwhile: bool) -> Iterator[None]:
    """Show that something long is under way, on a terminal only."""
    if not worthwhile or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415  # loaded for long runs only

    with Console(stderr=True).status(text):
        yield
