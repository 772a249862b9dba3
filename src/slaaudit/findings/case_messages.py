"""The family of single cases in the catalogue, 89x: explaining one case, and what is due."""

from slaaudit.findings.message import Message, Severity

__all__ = ["CASE_MESSAGES"]

_E = Severity.ERROR

CASE_MESSAGES: tuple[Message, ...] = (
    Message(
        "SLA891", "result-is-no-log", _E,
        "`{file}`은(는) 이미 판정된 결과입니다: 건마다의 값이 들어 있지 않아 쓸 수 없습니다",
        "`{file}` is a stored result: it holds verdicts, not what they were judged from",
        "결과를 낸 접수 기록(엑셀·CSV)을 주십시오.",
        "Give the log that the result was made from.",
    ),
    Message(
        "SLA892", "unknown-case", _E,
        "자료에 건 '{shown}'이(가) 없습니다{hint}",
        "The log has no case '{shown}'{hint}",
        "접수번호를 자료에 적힌 그대로 적으십시오. 횟수나 점수의 약속은 2026-03처럼 기간을 적습니다.",
        "Write the id as the log has it; a promise of counts or scores takes a span, as in 2026-03.",
    ),
    Message(
        "SLA893", "unknown-standard", _E,
        "규칙에 표준 '{shown}'이(가) 없습니다{hint}",
        "The rules have no standard '{shown}'{hint}",
        "`slaaudit rules show`에 나오는 id를 적으십시오. 증빙으로 밝히는 약속은 기록으로 설명할 수 없습니다.",
        "Use an id that `slaaudit rules show` gives; what is only attested no log can explain.",
    ),
    Message(
        "SLA894", "case-outside-period", _E,
        "건 '{shown}'은(는) 점검 기간 {period}에 들지 않습니다",
        "The case '{shown}' does not lie in the period {period}",
        "--period를 빼면 그 건이 드는 기간으로 설명합니다.",
        "Without --period it is told in the period that it belongs to.",
    ),
    Message(
        "SLA895", "standard-judges-otherwise", _E,
        "표준 '{standard}'은(는) '{shown}'을(를) 판정하지 않습니다",
        "The standard '{standard}' does not judge '{shown}'",
        "그 표준은 다른 기록의 건이나 기간(2026-03 등)을 판정합니다. --standard를 빼 보십시오.",
        "It judges other records, or spans of time such as 2026-03: leave --standard out.",
    ),
    Message(
        "SLA896", "case-closed", _E,
        "건 '{shown}'은(는) 처리가 끝났습니다 ({closed})",
        "The case '{shown}' is closed ({closed})",
        "기한을 지켰는지는 `slaaudit explain … --case {shown}`이 보입니다.",
        "Whether it was in time `slaaudit explain … --case {shown}` tells.",
    ),
    Message(
        "SLA897", "due-of-what", _E,
        "무엇의 기한인지 알 수 없습니다",
        "It is not clear what is due",
        "접수 기록을 주거나, 기록 없이 셈하려면 --standard ID --from '2026-03-03 10:00'을 함께 적으십시오.",
        "Give a log; to reckon without one, give both --standard ID and --from '2026-03-03 10:00'.",
    ),
    Message(
        "SLA898", "no-due-moment", _E,
        "표준 '{shown}'의 기한은 시작만으로 정해지지 않습니다",
        "The due moment of '{shown}' does not follow from its beginning alone",
        "기한을 셈할 수 있는 표준: {known}",
        "Standards whose due moment can be reckoned: {known}",
    ),
    Message(
        "SLA899", "due-not-told", _E,
        "표준 '{shown}'의 기한을 정할 수 없습니다: {why}",
        "The due moment of '{shown}' cannot be told: {why}",
        "--from에 달력이 담은 날을 시각까지 적으십시오: --from '2026-03-03 10:00'",
        "Give --from a covered day with its time: --from '2026-03-03 10:00'",
    ),
)  # fmt: skip
