"""Makers of small rule sets, logs and calendars from plain values, for any test."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from slaaudit.business_time import DatedOfficeHours, build_calendar
from slaaudit.engine import audit
from slaaudit.korean_holidays import korean_days
from slaaudit.periods import parse_period
from slaaudit.rulefile import load_rule_set
from slaaudit.spec.columns import FieldColumns
from slaaudit.spec.fields import field_kinds
from slaaudit.tables import CaseLog, CaseTable, Column, Skipped, Source
from slaaudit.terms import FieldKind
from slaaudit.values import (
    category_column,
    flag_column,
    instant_column,
    number_column,
    text_column,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from slaaudit.business_time import BusinessCalendar
    from slaaudit.findings import Finding
    from slaaudit.model import Audit
    from slaaudit.spec.ruleset import RuleSet

CITE = {"source": "charter", "at": "1-1", "quote": "약속한 구절"}
RINGS: dict[str, Any] = {
    "id": "phone-3-rings",
    "title": "전화벨이 3번 울리기 전에 받기",
    "cite": CITE,
    "record": "call",
    "measure": "value",
    "of": "rings",
    "limit": {"less_than": "3회"},
}
REPLY: dict[str, Any] = {
    "id": "reply-7d",
    "title": "7일 이내에 답변하기",
    "cite": CITE,
    "record": "request",
    "measure": "duration",
    "from": "received_at",
    "to": "replied_at",
    "clock": "business_days",
    "limit": {"at_most": "7일"},
}
ATTEST: dict[str, Any] = {
    "id": "kind-words",
    "title": "쉬운 말로 설명하기",
    "cite": CITE,
    "measure": "attest",
    "evidence": ["교육 계획", "교육 결과"],
}

_PLAIN = FieldColumns(columns=("-",))


def charter(*standards: Mapping[str, Any], **head: Any) -> dict[str, Any]:  # noqa: ANN401
    """Give a charter as plain values; `head` replaces parts of its head."""
    return {
        "schema": "slaaudit/charter/1",
        "institution": {"id": "sample", "name": "본보기기관"},
        "sources": {"charter": {"title": "본보기 헌장"}},
        **head,
        "standards": list(standards),
    }


def as_yaml(plain: Mapping[str, Any]) -> str:
    """Write plain values as a rule file: JSON is YAML, and never has anchors."""
    return json.dumps(plain, ensure_ascii=False, indent=1)


def write_rules(folder: Path, *standards: Mapping[str, Any], **head: Any) -> Path:  # noqa: ANN401
    """Write a rule set's folder with a charter; more files may be put beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    text = as_yaml(charter(*standards, **head))
    (folder / "charter.yaml").write_text(text, encoding="utf-8")
    return folder


def rule_set(*standards: Mapping[str, Any], **head: Any) -> RuleSet:  # noqa: ANN401
    """Load a rule set; a mistake in it fails the test with its findings."""
    content = as_yaml(charter(*standards, **head)).encode()
    rules, findings = load_rule_set({"charter.yaml": content})
    assert rules is not None, [finding.message("en") for finding in findings]
    return rules


def case_log(
    rules: RuleSet,
    rows: Mapping[str, Sequence[Mapping[str, str | None]]],
    *,
    skipped: Sequence[Skipped] = (),
    findings: Sequence[Finding] = (),
) -> CaseLog:
    """Make a log of `cases.xlsx` with one sheet per record; row 1 of each is its header.

    A field that no row names is a column that the log lacks.
    """
    tables: dict[str, CaseTable] = {}
    sources = []
    lost = sum(skip.rows for skip in skipped)
    for index, (record, cases) in enumerate(rows.items()):
        tables[record] = case_table(rules, record, cases, source=index)
        total = len(cases) + lost
        sources.append(
            Source("cases.xlsx", "0" * 64, record, record, total, len(cases), tuple(skipped))
        )
    return CaseLog(tables, tuple(sources), tuple(findings))


def case_table(
    rules: RuleSet, record: str, cases: Sequence[Mapping[str, str | None]], *, source: int = 0
) -> CaseTable:
    """Type the texts of some cases as a reader would."""
    kinds = field_kinds(rules).get(record, {})
    mapped = rules.columns.records.get(record)
    names = [name for name in kinds if any(name in case for case in cases) and name != "case_id"]
    columns = {
        name: _column(
            kinds[name],
            [case.get(name) for case in cases],
            mapped.fields.get(name, _PLAIN) if mapped else _PLAIN,
        )
        for name in names
    }
    ids = [case.get("case_id") or f"{record}-{n}" for n, case in enumerate(cases, start=1)]
    numbers = np.arange(2, len(cases) + 2, dtype=np.int64)
    places = np.full(len(cases), source, dtype=np.int32)
    return CaseTable(record, np.array(ids, dtype=np.object_), places, numbers, columns)


def _column(kind: FieldKind, cells: list[str | None], spelling: FieldColumns) -> Column:
    match kind:
        case FieldKind.INSTANT:
            return instant_column(cells)
        case FieldKind.NUMBER:
            return number_column(cells)
        case FieldKind.FLAG:
            return flag_column(cells, spelling.yes, spelling.no)
        case FieldKind.CATEGORY:
            return category_column(cells, spelling.values)
        case FieldKind.TEXT:
            return text_column(cells)


def calendar() -> BusinessCalendar:
    """Give the public calendar with 9 to 12 and 13 to 18 as office hours."""
    hours = ((9 * 3600, 12 * 3600), (13 * 3600, 18 * 3600))
    return build_calendar(korean_days([DatedOfficeHours(None, hours)]))


def audited(
    rules: RuleSet, log: CaseLog, period: str = "2026H1", as_of: str = "2026-07-15"
) -> Audit:
    """Judge a log."""
    span = parse_period(period)
    assert span is not None
    return audit(log, rules, calendar(), span, datetime.fromisoformat(as_of))
