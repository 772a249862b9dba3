"""Codes of findings about waivers (SLA6xx): approved exceptions that ran out, lie idle or err."""

from slaaudit.findings.message import Message, Severity

__all__ = ["WAIVER_MESSAGES"]

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

WAIVER_MESSAGES: tuple[Message, ...] = (
    Message(
        "SLA601", "waiver-expired", _W,
        "예외 `{id}`이(가) {until}에 끝났습니다: 그 뒤의 것에는 쓰이지 않습니다",
        "The waiver `{id}` ran out on {until}: it holds for nothing after that day",
        "아직 필요하면 다시 승인받아 새 id와 근거로 적고, 아니면 지우십시오. 앞 기간의 결과를 다시 셈할 때 쓰려면 남겨 두어도 됩니다.",
        "If it is still needed, have it approved anew under a new id; else remove it. Keep it to recompute results of the time it held for.",
    ),
    Message(
        "SLA602", "waiver-unused", _W,
        "예외 `{id}`이(가) 쓰인 곳이 없습니다 ({what})",
        "The waiver `{id}` was used for nothing ({what})",
        "이미 고쳐졌으면 지우고, 아니면 대상(standard, cases, when, from/until, code, file)을 확인하십시오.",
        "Remove it if the matter is settled; else check what it names (standard, cases, when, from/until, code, file).",
    ),
    Message(
        "SLA603", "waiver-end-unreadable", _E,
        "예외 `{id}`의 끝나는 날을 읽을 수 없어 이미 끝난 것으로 봅니다",
        "The last day of the waiver `{id}` cannot be read: it counts as run out",
        "`expires_on`에 있는 날짜를 연-월-일로 적으십시오. 예: 2026-12-31",
        "Write an existing day as year-month-day in `expires_on`: 2026-12-31.",
    ),
    Message(
        "SLA604", "waiver-ends-soon", _I,
        "예외 `{id}`이(가) {until}에 끝납니다 ({days}일 남음)",
        "The waiver `{id}` ends on {until} (in {days} day(s))",
        "그 전에 고치거나 다시 승인받으십시오.",
        "Settle the matter, or have it approved anew, before then.",
    ),
    Message(
        "SLA605", "waiver-too-long", _W,
        "예외 `{id}`의 기간이 {days}일입니다: {most}일을 넘으면 예외가 아니라 규칙이 됩니다",
        "The waiver `{id}` holds for {days} days: beyond {most} it is no exception but the rule",
        "한 해 안에서 끝나게 하고 필요하면 다시 승인받으십시오. 늘 그렇다면 헌장의 면책(`excuse`)이나 적용 제외(`exclude`)로 적습니다.",
        "Let it end within a year and renew it, or write a lasting one as `excuse` or `exclude` with the charter's words.",
    ),
    Message(
        "SLA606", "waiver-after-case", _W,
        "예외 `{id}`에 맞는 미이행 {count}건은 승인일 {approved}보다 앞서므로 예외가 아닙니다 ({cases})",
        "{count} missed case(s) of the waiver `{id}` lie before its approval on {approved}: they stay missed ({cases})",
        "예외는 승인일부터의 건에만 쓰입니다. `approved_on`이 문서의 승인일과 같은지 확인하십시오.",
        "A waiver holds from the day of its approval on. Check that `approved_on` is the document's.",
    ),
    Message(
        "SLA607", "waiver-of-unknown-code", _E,
        "예외 `{id}`이(가) 받아들일 수 없는 코드를 적었습니다: `{shown}`{hint}",
        "The waiver `{id}` names a code that cannot be waived: `{shown}`{hint}",
        "규칙 검사의 코드(SLA1xx부터 SLA5xx)를 적으십시오. 예외 자체에 대한 지적(SLA6xx)은 받아들일 수 없습니다.",
        "Name a code of rule files (SLA1xx to SLA5xx); findings about waivers themselves (SLA6xx) cannot be waived.",
    ),
    Message(
        "SLA608", "waiver-never-holds", _E,
        "예외 `{id}`의 `{way}`은(는) `{standard}`({measure})에 쓸 수 없습니다",
        "`{way}` of the waiver `{id}` cannot hold for `{standard}` ({measure})",
        "증빙으로만 밝히는 표준(attest)에는 예외가 없습니다. 기간으로 재는 표준(count, mean, share)은 `cases: [2026-03]`이나 `from`·`until`로 적으십시오.",
        "A standard that is attested has no cases. Where spans of time are judged (count, mean, share) write `cases: [2026-03]` or `from` and `until`.",
    ),
    Message(
        "SLA609", "waiver-in-doubt", _W,
        "예외 `{id}`에 맞는지 알 수 없는 미이행이 {count}건 있어 예외로 보지 않았습니다 ({cases})",
        "For {count} missed case(s) it cannot be told whether the waiver `{id}` holds: they stay missed ({cases})",
        "`when`의 항목이 자료에 있고 읽을 수 있는지 확인하거나, 건의 번호를 `cases`에 적으십시오.",
        "Check that the log has the fields of `when` in a readable form, or list the cases in `cases`.",
    ),
    Message(
        "SLA610", "waiver-not-yet-approved", _W,
        "예외 `{id}`의 승인일 {approved}이(가) 아직 오지 않았습니다: 그 전에는 쓰이지 않습니다",
        "The waiver `{id}` is approved on {approved} only: it holds for nothing before that day",
        "`approved_on`이 문서의 승인일과 같은지 확인하십시오.",
        "Check that `approved_on` is the document's.",
    ),
    Message(
        "SLA611", "waiver-ends-before-approval", _E,
        "예외 `{id}`이(가) 승인일보다 먼저 끝납니다",
        "The waiver `{id}` ends before it is approved",
        "`approved_on`과 `expires_on`을 확인하십시오. 끝나는 날은 그날을 포함합니다.",
        "Check `approved_on` and `expires_on`; the last day is included.",
    ),
)  # fmt: skip
