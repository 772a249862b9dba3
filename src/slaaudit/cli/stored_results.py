"""Stored results as the user names them: read whole, with the SHA-256 that names them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from slaaudit.cli.choices import refuse
from slaaudit.cli.judging import JudgingRequest
from slaaudit.results import StoredResult, read_result
from slaaudit.rulefile.suggest import hint
from slaaudit.value_classes import dataclass

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


def stored_instead(asked: JudgingRequest) -> OpenedResult | None:
    """Open the stored result that was named in the place of logs; None where logs were named.

    Raises Refusal for what a result, which is judged already, does not take beside it.
    """
    stored = [file for file in asked.logs if is_result(file)]
    if not stored:
        return None
    if len(asked.logs) > 1 or asked.period or asked.as_of or asked.rules:
        raise refuse("SLA865", file=str(stored[0]))
    return open_result(stored[0])


def require_standards(result: StoredResult, wanted: Iterable[str]) -> None:
    """Refuse a standard that a result does not have."""
    known = [standard.id for standard in result.standards]
    for each in wanted:
        if each not in known:
            raise refuse("SLA881", shown=each, hint=hint(each, known))
