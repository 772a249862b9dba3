"""The foot of the page: what no log shows, what is owed, findings, and what was read."""

from collections.abc import Sequence

from slaaudit.findings import Finding, Severity
from slaaudit.model import Audit, OwedCases
from slaaudit.reporting.clean import clean_text, file_name
from slaaudit.reporting.text_page import Page
from slaaudit.reporting.waived import waivers_of
from slaaudit.reporting.wording import record_word, severity_word, skip_word
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import AttestStandard
from slaaudit.tables import Source

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: ""}


def closing_sections(page: Page, audit: Audit) -> None:
    """Write the sections that follow the verdicts."""
    _waivers(page, audit)
    _attested(page, audit)
    _provisions(page, audit)
    _own_choices(page, audit)
    _remedies(page, [result.remedies for result in audit.standards if result.remedies])
    findings_section(page, audit.findings)
    _sources(page, audit)


def _waivers(page: Page, audit: Audit) -> None:
    """Say what was waived, by whom and why; a rate must never be better than it looks."""
    used = [each for each in waivers_of(audit) if each.cases]
    if not used:
        return
    title = "승인된 예외 (미이행이지만 이행률에 넣지 않음; 헌장이 정한 보상은 그대로)"
    page.heading(page.said(title, "Waivers (missed, but not in the rate; remedies stay owed)"))
    for each in used:
        waiver = each.waiver
        evidence = clean_text(", ".join(waiver.evidence))
        approver = clean_text(waiver.approver)
        ko = f"{each.cases:,}건, {approver} 승인 {waiver.approved_on}, {each.last_day}까지"
        en = f"{each.cases:,} case(s), approved by {approver} {waiver.approved_on}"
        said = page.said(ko, f"{en}, until {each.last_day}")
        page.line(f"{waiver.standard} [{waiver.id}]: {said}")
        proof = page.said(f"근거 {evidence}", f"evidence: {evidence}")
        page.line(f"{clean_text(waiver.reason)} ({proof})", indent=4)


def _attested(page: Page, audit: Audit) -> None:
    rules = [rule.latest for rule in audit.rules if isinstance(rule.latest, AttestStandard)]
    if not rules:
        return
    title = "기록으로 잴 수 없는 표준 (기관이 증빙으로 밝히며 이행률에 넣지 않음)"
    page.heading(page.said(title, "Standards that no log can show (attested, not in the rate)"))
    for rule in rules:
        evidence = clean_text(", ".join(rule.evidence))
        proof = page.said(f"증빙 {evidence}", f"evidence: {evidence}")
        page.line(f"{clean_text(rule.title)} [{rule.id}]: {proof}")


def _provisions(page: Page, audit: Audit) -> None:
    """Promises that are no standard: said, so that none of the charter's seems forgotten."""
    provisions = audit.rules.charter.provisions
    if not provisions:
        return
    title = "다른 표준을 다스리는 약속 (따로 재지 않음)"
    page.heading(page.said(title, "Promises that govern other standards (not measured themselves)"))
    for provision in provisions:
        governed = page.said(
            f"표준 {len(provision.standards)}개에 적용", f"governs {len(provision.standards)}"
        )
        page.line(f"{clean_text(provision.title)} [{provision.id}]: {governed}")


def _own_choices(page: Page, audit: Audit) -> None:
    """Figures that the charter does not give."""
    chosen = [rule.latest for rule in audit.rules if rule.latest.own_choice is not None]
    if not chosen:
        return
    page.heading(page.said("기관이 스스로 정한 수치", "Figures of the institution's own choice"))
    for rule in chosen:
        page.line(f"{clean_text(rule.title)} [{rule.id}]: {clean_text(rule.own_choice or '')}")


def _remedies(page: Page, owed: Sequence[OwedCases]) -> None:
    """Add up what is owed, by standard; amounts that nobody gave are counted, not guessed."""
    if not owed:
        return
    page.heading(page.said("헌장이 정한 보상", "Remedies owed by the charter"))
    for entries in owed:
        known, open_ones = entries.total, entries.unknown
        text = page.said(
            f"{len(entries):,}건 {known:,}원", f"{len(entries):,} cases, KRW {known:,}"
        )
        if open_ones == len(entries):
            text = page.said(
                f"{open_ones:,}건 (금액을 알 수 없음)", f"{open_ones:,} cases, amount not known"
            )
        elif open_ones:
            text += page.said(
                f" (금액을 알 수 없는 {open_ones:,}건 별도)", f" ({open_ones:,} without amount)"
            )
        page.line(f"{entries.standard}: {text}")


def findings_section(page: Page, findings: tuple[Finding, ...]) -> None:
    """Write the gravest first; what to do is said once for each kind."""
    if not findings:
        return
    page.heading(page.said("자료에서 확인할 점", "Findings in the log"))
    advised: set[str] = set()
    for finding in sorted(findings, key=lambda each: (-each.severity, each.code)):
        word = severity_word(finding.severity, page.lang)
        where = finding_place(finding, page)
        message = clean_text(finding.message(page.lang))
        page.line(f"{word} {finding.code}  {where}{message}", style=_STYLES[finding.severity])
        advice = clean_text(finding.help(page.lang))
        if advice and finding.code not in advised:
            advised.add(finding.code)
            page.line(f"→ {advice}", indent=4)


def finding_place(finding: Finding, page: Page) -> str:
    """Say where a finding is: file, sheet, row and heading, as far as known."""
    place = finding.place
    parts = [] if place.file is None else [file_name(place.file)]
    parts += [clean_text(name) for name in (place.sheet, place.heading) if name]
    if place.row is not None:
        parts.append(page.said(f"{place.row}행", f"row {place.row}"))
    return f"{' '.join(parts)}: " if parts else ""


def _sources(page: Page, audit: Audit) -> None:
    page.heading(page.said("읽은 자료", "What was read"))
    for source in audit.sources:
        page.line(_source(page, source, audit.rules))
    calendar, rules = audit.calendar, audit.rules
    first, last = calendar.first, calendar.last
    page.line(
        page.said(
            f"달력: {calendar.source} ({first} ~ {last}), 지문 {calendar.digest[:12]}",
            f"Calendar: {calendar.source} ({first} to {last}), digest {calendar.digest[:12]}",
        )
    )
    count = len(rules.standards)
    page.line(
        page.said(
            f"규칙: {rules.charter.institution.id}, 표준 {count}개, 지문 {rules.digest[:12]}",
            f"Rules: {rules.charter.institution.id}, {count} standards, digest {rules.digest[:12]}",
        )
    )


def _source(page: Page, source: Source, rules: RuleSet) -> str:
    """Account for the rows of a sheet: those read are those judged and those passed over."""
    sheet = f" {clean_text(source.sheet)}" if source.sheet else ""
    sheet += f" {source.area}" if source.area else ""
    skipped = "".join(
        f" + {skip_word(each.reason, page.lang)} {each.rows:,}"
        for each in source.skipped
        if each.rows
    )
    counts = page.said(
        f"읽은 행 {source.rows:,} = 판정 {source.cases:,}{skipped}",
        f"rows read {source.rows:,} = judged {source.cases:,}{skipped}",
    )
    record = record_word(source.record, rules, page.lang)
    kind = f" ({record})" if record and record != source.sheet else ""
    return f"{file_name(source.file)}{sheet}{kind}: {counts}"
