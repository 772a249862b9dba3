"""The work of `slaaudit compare`: two stored results into one document."""

from collections.abc import Sequence
from pathlib import Path

from slaaudit.cli.choices import language, refuse
from slaaudit.cli.documents import document_targets, write_document
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.stored_results import open_result
from slaaudit.comparisons.side_by_side import comparison_document


def compare(
    first: Path, second: Path, formats: Sequence[str], lang: str, *, force: bool = False
) -> int:
    """Write the comparison in every format asked for."""
    spoken = language(lang)
    targets = document_targets(formats, force=force)
    one, other = open_result(first).result, open_result(second).result
    if one.institution.id == other.institution.id and one.period == other.period:
        raise refuse("SLA869", period=one.period.label)
    write_document(comparison_document(one, other), targets, spoken)
    return ExitCode.DONE
