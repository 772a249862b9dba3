"""From a judged period to the document: every section of the outline, in its order."""

from datetime import date

from slaaudit.report_model.document import Document, Section
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.sections import (
    at_a_glance,
    by_department,
    by_standard,
    criteria,
    data_quality,
    grounds,
    handling_times,
    overview,
    plans,
    regular,
    remedies,
    remedy_ledger,
    replay,
    shortfalls,
    surveys,
    totals,
    violations,
)
from slaaudit.report_model.wording import day, period_title, span

_OUTLINE = (
    at_a_glance,
    overview,
    totals,
    by_standard,
    regular,
    by_department,
    handling_times,
    shortfalls,
    plans,
    remedies,
    surveys,
    criteria,
    replay,
)
#: What only the institution itself may read: single cases.
_INTERNAL = (violations, remedy_ledger, grounds, data_quality)


def report_document(inputs: ReportInputs) -> Document:
    """Build the document. It is worked out here once; formats only draw it."""
    result, texts = inputs.result, inputs.texts
    written_on = texts.written_on or result.as_of.date()
    return Document(
        title=f"{period_title(result.period.label)} 고객서비스헌장 이행실태 점검결과",
        institution=result.institution.name,
        period=span(result.period),
        written_on=written_on.isoformat(),
        audience=inputs.audience,
        sections=_sections(inputs),
        facts=_facts(inputs, written_on),
    )


def _sections(inputs: ReportInputs) -> tuple[Section, ...]:
    outline = (*_OUTLINE, *_INTERNAL) if inputs.audience == "internal" else _OUTLINE
    return tuple(part.section(inputs) for part in outline)


def _facts(inputs: ReportInputs, written_on: date) -> tuple[tuple[str, str], ...]:
    texts = inputs.texts
    contact = " ".join(part for part in (texts.department, texts.telephone) if part)
    facts = [("기관", inputs.result.institution.name), ("작성일", day(written_on))]
    if inputs.result.department is not None:
        facts.append(("부서", inputs.result.department))
    if contact:
        facts.append(("담당", contact))
    if inputs.audience == "internal":
        facts.append(("공개", "내부용: 밖으로 내보내지 않음"))
    return tuple(facts)
