"""Stored results as the user names them: read whole, with the SHA-256 that names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from slaaudit.cli.choices import refuse
from slaaudit.results import StoredResult, read_result

#: Enough of a file to tell whether it is a result.
_HEAD_BYTES = 256


@dataclass(frozen=True, slots=True)
class OpenedResult:
    """A stored result and its verdict rows, which are plain."""

    file: Path
    result: StoredResult
    rows: list[Mapping[str, object]]


def is_result(file: Path) -> bool:
    """Tell by its first bytes whether a file is a stored result rather than a log."""
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError:
        return False
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and b'"slaaudit/' in head


def open_result(file: Path) -> OpenedResult:
    """Read a stored result; raises Refusal where it is none, damaged or not to be opened."""
    try:
        content = file.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise refuse("SLA864", file=str(file), why=why) from None
    result, rows = read_result(str(file), content)
    return OpenedResult(file, result, rows)
