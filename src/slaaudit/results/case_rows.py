"""The rows of single cases that the internal edition lists; the public one gets none."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache
from pathlib import PurePath

from pydantic import TypeAdapter, ValidationError

from slaaudit.findings import Finding, Place, Refusal, RefusalKind
from slaaudit.results.stored import StoredResult, StoredRow
from slaaudit.value_classes import dataclass

#: Reasons that hold for a promise as a whole; no row of the log is to blame.
_OF_ALL = ("column_missing", "no_figure")


@dataclass(frozen=True, slots=True)
class CaseRows:
    """Missed cases, cases that could not be judged, and the verdicts on interim notices.

    `notices`: by the promise to give notice and the case that was missed.
    """

    missed: tuple[StoredRow, ...] = ()
    doubtful: tuple[StoredRow, ...] = ()
    notices: Mapping[tuple[str, str], str] = field(default_factory=dict)


def case_rows(result: StoredResult, rows: Iterable[Mapping[str, object]], file: str) -> CaseRows:
    """Pick the rows out of all; raises Refusal where one is damaged."""
    telling = {standard.id for standard in result.standards if standard.interim_of}
    missed, doubtful, notices = [], [], {}
    for row in rows:
        verdict, standard = row.get("verdict"), row.get("standard")
        if verdict == "missed":
            missed.append(stored_row(row, file))
        elif verdict == "unmeasurable" and not str(row.get("reason")).startswith(_OF_ALL):
            doubtful.append(stored_row(row, file))
        if standard in telling:
            notices[str(standard), str(row.get("case"))] = str(verdict)
    late = {row.case for row in missed}
    kept = {key: verdict for key, verdict in notices.items() if key[1] in late}
    return CaseRows(tuple(missed), tuple(doubtful), kept)


@cache
def _reader() -> TypeAdapter[StoredRow]:
    return TypeAdapter(StoredRow)


def stored_row(row: Mapping[str, object], file: str) -> StoredRow:
    """Read a row as a verdict; raises Refusal where it is damaged. `file`: whose row it is."""
    try:
        return _reader().validate_python(dict(row))
    except ValidationError as error:
        where = f"verdicts.{error.errors()[0]['loc'][-1]}"
        facts = {"file": PurePath(file).name, "where": where}
        raise Refusal(RefusalKind.UNUSABLE, Finding("SLA863", Place(file=file), facts)) from None
