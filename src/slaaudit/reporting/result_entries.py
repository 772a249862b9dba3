"""The parts of the machine-readable result as plain values, in the order of the contract."""

from collections.abc import Mapping, Sequence

import numpy as np

from slaaudit.findings import Finding
from slaaudit.model import Audit, GroupTally, Owed, StandardResult, Tally
from slaaudit.release import __version__
from slaaudit.reporting.clean import clean_text, file_name
from slaaudit.reporting.distribution import Distribution, distribution_of
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.scores import Score, plain_number, target_of
from slaaudit.reporting.verdict_rows import unit_of, verdict_columns
from slaaudit.reporting.waived import waivers_of
from slaaudit.spec.ruleset import RuleSet, StandardRule
from slaaudit.spec.standards import AttestStandard
from slaaudit.tables import Source
from slaaudit.terms import Lang, Verdict

Plain = dict[str, object]
RESULT_SCHEMA = "slaaudit/result/1"
_PLACE_KEYS = ("department", "file", "sheet", "row")


def result_head(audit: Audit, options: ReportOptions) -> Plain:
    """Give everything before the remedies: what was judged, of what, and what came out."""
    period, institution = audit.period, audit.rules.charter.institution
    return {
        "schema": RESULT_SCHEMA,
        "tool": {"name": "slaaudit", "version": __version__},
        "institution": {"id": institution.id, "name": clean_text(institution.name)},
        "department": None if options.department is None else clean_text(options.department),
        "period": {
            "label": period.label,
            "from": period.from_on.isoformat(),
            "until": period.until_on.isoformat(),
        },
        "as_of": audit.as_of.isoformat(timespec="seconds"),
        "inputs": [_input(source) for source in audit.sources],
        "rules": {
            "digest": audit.rules.digest,
            "standards": len(audit.rules.standards),
            "files": dict(audit.rules.files),
        },
        "calendar": _calendar(audit),
        "total": {**_counts(audit.tally), **_rates(Score(audit.tally))},
        "waivers": waiver_entries(audit),
        "standards": standard_entries(audit),
        "departments": [_group("department", group) for group in audit.departments],
        "months": [_group("month", group) for group in audit.months],
        "remedies": remedy_entries(audit),
    }


def _input(source: Source) -> Plain:
    return {
        "file": file_name(source.file),
        "sha256": source.sha256,
        "sheet": None if source.sheet is None else clean_text(source.sheet),
        "area": source.area or None,
        "record": source.record,
        "rows": source.rows,
        "cases": source.cases,
        "skipped": [{"reason": each.reason, "rows": each.rows} for each in source.skipped],
    }


def _calendar(audit: Audit) -> Plain:
    """Give the calendar with the holidays from the period's start to the moment of judgement."""
    first, until = audit.period.from_on, max(audit.period.until_on, audit.as_of.date())
    days = audit.calendar.holidays_between(first, until)
    return {
        "source": audit.calendar.source,
        "digest": audit.calendar.digest,
        "holidays": [[on.isoformat(), name] for on, name in days],
    }


def waiver_entries(audit: Audit) -> list[Plain]:
    """Give the waivers of the standards shown, used or not, each with the cases it excused."""
    return [
        {
            "id": used.waiver.id,
            "standard": used.waiver.standard,
            "reason": clean_text(used.waiver.reason),
            "approver": clean_text(used.waiver.approver),
            "approved_on": used.waiver.approved_on.isoformat(),
            "expires_on": used.last_day,
            "evidence": [clean_text(each) for each in used.waiver.evidence],
            "cases": used.cases,
        }
        for used in waivers_of(audit)
    ]


def _counts(tally: Tally) -> Plain:
    return {
        "cases": tally.cases,
        "met": tally.met,
        "missed": tally.missed,
        "excused": tally.excused,
        "pending": tally.pending,
        "not_applicable": tally.not_applicable,
        "unmeasurable": tally.unmeasurable,
        "waived": tally.waived,
    }


def _rates(score: Score) -> Plain:
    return {
        "compliance_rate": score.rate,
        "compliance_rate_with_excused": score.rate_with_excused,
        "compliance_rate_without_waivers": score.rate_without_waivers,
    }


def standard_entries(audit: Audit) -> list[Plain]:
    """Give one entry per standard in the charter's order, those that no log can show included."""
    results = {result.rule.id: result for result in audit.standards}
    entries = []
    for rule in audit.rules:
        if rule.id in results:
            entries.append(_standard(rule, results[rule.id].tally, results[rule.id], audit.rules))
        elif not rule.judged:
            entries.append(_standard(rule, Tally(), None, audit.rules))
    return entries


def _standard(
    rule: StandardRule, tally: Tally, result: StandardResult | None, rules: RuleSet
) -> Plain:
    score = Score(tally, target_of(rule))
    entry: Plain = {
        "id": rule.id,
        "title": clean_text(rule.latest.title),
        "measure": rule.latest.measure,
        **_counts(tally),
        **_rates(score),
        "target_percent": None if score.target is None else plain_number(score.target),
        "attained": score.attained,
        "readings": [] if result is None else _readings(result),
        "reasons": {} if result is None else reason_counts(result),
        "reasons_by_verdict": {} if result is None else reasons_by_verdict(result),
        "cite": _cite(rule, rules),
    }
    spread = None if result is None else distribution_of(result)
    if spread is not None:
        entry["distribution"] = _distribution(spread)
    if result is not None and result.labels is not None:
        entry["spans"] = _spans(result)
    if isinstance(rule.latest, AttestStandard):
        entry["evidence"] = [clean_text(each) for each in rule.latest.evidence]
    return entry


def _distribution(spread: Distribution) -> Plain:
    return {
        "cases": spread.cases,
        "mean": round(spread.mean, 2),
        "median": plain_number(spread.median),
        "ninety_percent": plain_number(spread.ninety_percent),
        "longest": plain_number(spread.longest),
        "unit": spread.unit,
        "limit": None if spread.limit is None else plain_number(spread.limit),
        "bins": [
            {
                "above": plain_number(round(each.above, 6)),
                "until": None if each.until is None else plain_number(round(each.until, 6)),
                "cases": each.cases,
            }
            for each in spread.bins
        ],
    }


def _spans(result: StandardResult) -> Plain:
    """Give what a standard's spans of time came to, and in which months it happened."""
    columns = verdict_columns(result, (), result.cases.everything)
    keys = ("case", "value", "limit", "verdict", "reason")
    cells = zip(*(columns[key] for key in keys), strict=True)
    months, counts = np.unique(
        result.counted_at.astype("datetime64[s]").astype("datetime64[M]"), return_counts=True
    )
    return {
        "unit": None if not result.rule.judged else unit_of(result.rule.judged[-1]),
        "counted": len(result.counted_at),
        "months": dict(zip(map(str, months), counts.tolist(), strict=True)),
        "spans": [dict(zip(("span", *keys[1:]), row, strict=True)) for row in cells],
    }


def _cite(rule: StandardRule, rules: RuleSet) -> Plain:
    cite = rule.latest.cite
    source = rules.charter.sources.get(cite.source)
    return {
        "source": clean_text(source.title if source else cite.source),
        "at": clean_text(cite.at),
        "quote": None if cite.quote is None else clean_text(cite.quote),
    }


def _readings(result: StandardResult) -> list[Plain]:
    return [
        {
            "id": reading.id,
            "why": clean_text(reading.why),
            **_counts(reading.tally),
            **_rates(Score(reading.tally)),
            "flips": reading.flips,
        }
        for reading in result.readings
    ]


def reason_counts(result: StandardResult) -> Mapping[str, int]:
    """Count the cases by reason, by name."""
    return dict(sorted(result.reason_counts().items()))


def reasons_by_verdict(result: StandardResult) -> Mapping[str, Mapping[str, int]]:
    """Count the cases by reason, verdict by verdict; verdicts without a reason are left out."""
    named: dict[str, dict[str, int]] = {}
    for verdict in Verdict:
        counts = result.reason_counts(verdict)
        if counts:
            named[verdict.key] = dict(sorted(counts.items()))
    return named


def _group(key: str, group: GroupTally) -> Plain:
    by_standard = [
        {"id": standard, **_counts(tally), **_rates(Score(tally))}
        for standard, tally in group.by_standard.items()
    ]
    label = clean_text(group.label) or None
    return {
        key: label,
        **_counts(group.tally),
        **_rates(Score(group.tally)),
        "standards": by_standard,
    }


def remedy_entries(audit: Audit) -> list[Plain]:
    """Give what is owed, case by case, in the charter's order, with its place in the log."""
    return [
        {**_remedy(owed), **where}
        for result in audit.standards
        if result.remedies
        for owed, where in zip(result.remedies, _owed_places(result, audit.sources), strict=True)
    ]


def _remedy(owed: Owed) -> Plain:
    return {
        "standard": owed.standard,
        "case": clean_text(owed.case),
        "amount": owed.amount,
        "currency": owed.currency,
        "paid": owed.paid,
        "paid_amount": owed.paid_amount,
        "times": None if owed.times is None else plain_number(owed.times),
        "unit_amount": owed.unit_amount,
        "dated_on": None if owed.dated_on is None else owed.dated_on.isoformat(),
    }


def _owed_places(result: StandardResult, sources: Sequence[Source]) -> list[Plain]:
    """Give the department and the place in the log of each case that something is owed for."""
    if result.table is None:
        return [dict.fromkeys(_PLACE_KEYS)] * len(result.remedies)
    places = result.cases.places_of(result.remedies.rows)
    columns = verdict_columns(result, sources, places)
    cells = zip(*(columns[key] for key in _PLACE_KEYS), strict=True)
    return [dict(zip(_PLACE_KEYS, row, strict=True)) for row in cells]


def finding_entries(findings: Sequence[Finding], lang: Lang) -> list[Plain]:
    """Give the findings of a log; `column` is the heading."""
    return [
        {
            "code": finding.code,
            "name": finding.entry.name,
            "severity": finding.severity.key,
            "message": clean_text(finding.message(lang)),
            "help": clean_text(finding.help(lang)),
            "file": None if finding.place.file is None else file_name(finding.place.file),
            "sheet": None if finding.place.sheet is None else clean_text(finding.place.sheet),
            "row": finding.place.row,
            "column": None if finding.place.heading is None else clean_text(finding.place.heading),
        }
        for finding in findings
    ]
