"""The work of `slaaudit sample`: draw the cases, or evaluate the sheet that was filled in."""

import json
from collections.abc import Mapping
from pathlib import Path

from slaaudit.amounts import AmountUnit, parse_amount
from slaaudit.cli.choices import Destination, language, refuse
from slaaudit.cli.documents import document_targets, drawing_options, write_contents
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.stored_results import open_result, require_standards
from slaaudit.cli.table_csv import table_csv
from slaaudit.document_formats import DOCUMENT_FORMATS
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.readers import read_tables
from slaaudit.report_model import Document
from slaaudit.sampling import (
    SHEET_HEADINGS,
    Evaluation,
    Precision,
    Sample,
    answers_of,
    draw_sample,
    evaluate,
    evaluation_document,
    evaluation_plain,
    sample_document,
    sample_plain,
)
from slaaudit.value_classes import dataclass

_MOST_ERROR, _MOST_CONFIDENCE = 50.0, 100.0


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """What the user asked for, as written."""

    result: Path
    n: int | None = None
    seed: int = 1
    error: str = "5%"
    confidence: str = "95%"
    standards: tuple[str, ...] = ()
    evaluate: Path | None = None
    formats: tuple[str, ...] = ("text",)
    lang: str = "ko"
    force: bool = False


def sample(request: SampleRequest) -> int:
    """Write the sheet, or what it came to; everything that can be refused early is."""
    lang = language(request.lang)
    formats = (*DOCUMENT_FORMATS, "csv")
    targets = document_targets(request.formats, force=request.force, formats=formats)
    precision = Precision(
        _percent("--error", request.error, _MOST_ERROR),
        _percent("--confidence", request.confidence, _MOST_CONFIDENCE),
    )
    if request.n is not None and request.n < 1:
        raise refuse("SLA804", option="--n", shown=str(request.n), choices="1, 2, …")
    drawn = _drawn(request, precision)
    page = _sheet(drawn, precision)
    if request.evaluate is not None:
        page = _outcome(_evaluated(drawn, request.evaluate, precision))
    write_contents([(target, page.written(target)) for target in targets], lang)
    return ExitCode.DONE


@dataclass(frozen=True, slots=True)
class _Page:
    """What is written: as plain values, as a document, and its table that goes into CSV."""

    plain: Mapping[str, object]
    document: Document
    key: str

    def written(self, target: Destination) -> bytes:
        """Write it in the format of a target."""
        if target.format == "json":
            return (json.dumps(self.plain, ensure_ascii=False, indent=1) + "\n").encode()
        if target.format == "csv":
            tables = self.document.tables()
            return table_csv(next(table for table in tables if table.key == self.key))
        return DOCUMENT_FORMATS[target.format].draw(self.document, drawing_options(target))


def _sheet(drawn: Sample, precision: Precision) -> _Page:
    return _Page(sample_plain(drawn, precision), sample_document(drawn, precision), "sample")


def _outcome(found: Evaluation) -> _Page:
    return _Page(evaluation_plain(found), evaluation_document(found), "strata")


def _percent(option: str, text: str, most: float) -> float:
    """Read a share as `5%` or `5`; above nought and below `most`."""
    amount = parse_amount(text if text.strip().endswith("%") else f"{text}%")
    if amount is None or amount.unit is not AmountUnit.PERCENT or not 0 < amount.value < most:
        raise refuse("SLA804", option=option, shown=text, choices=f"0% < … < {most:g}%")
    return amount.value


def _drawn(request: SampleRequest, precision: Precision) -> Sample:
    opened = open_result(request.result)
    require_standards(opened.result, request.standards)
    asked = request.n

    def size(population: int) -> int:
        return precision.size(population) if asked is None else asked

    file, chosen = str(request.result), request.standards
    drawn = draw_sample(opened.result, opened.rows, size, request.seed, chosen, file)
    if not drawn.cases:
        facts = {"file": request.result.name}
        raise Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA882", facts=facts))
    return drawn


def _evaluated(drawn: Sample, file: Path, precision: Precision) -> Evaluation:
    tables = read_tables(file, SHEET_HEADINGS)
    return evaluate(drawn, answers_of(drawn, tables, file.name), precision)
