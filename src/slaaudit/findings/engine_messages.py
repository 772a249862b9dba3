"""Codes of findings that judging makes (SLA75x)."""

from slaaudit.findings.message import Message, Severity

__all__ = ["ENGINE_MESSAGES"]

ENGINE_MESSAGES: tuple[Message, ...] = (
    Message(
        "SLA751",
        "end-before-start",
        Severity.WARNING,
        "처리 시각이 접수 시각보다 앞선 건이 {count}건 있습니다 (행 {rows}; 표준 {standards})",
        "{count} case(s) end before they start (rows {rows}; standards {standards})",
        "두 시각 가운데 잘못 적힌 것을 원본에서 확인해 고치십시오. 고치기 전에는 판정하지 않습니다.",
        "Check both instants in the source system; these cases are not judged until then.",
    ),
    Message(
        "SLA752",
        "outside-calendar",
        Severity.WARNING,
        "달력이 담은 기간 밖의 일시가 {count}건 있습니다 (행 {rows}; 표준 {standards})",
        "{count} case(s) lie outside the years of the calendar (rows {rows}; standards {standards})",
        "연도가 잘못 적혔는지 확인하십시오. 휴일을 모르는 해는 짐작하여 세지 않습니다.",
        "Check the year; years whose holidays are not known are never guessed.",
    ),
    Message(
        "SLA753",
        "hold-still-open",
        Severity.WARNING,
        "처리가 끝났는데 중지 기간이 끝나지 않은 건이 {count}건 있습니다 (행 {rows})",
        "{count} closed case(s) have a hold that never ended (rows {rows})",
        "중지가 끝난 일시를 적으십시오.",
        "Fill in when the hold ended.",
    ),
    Message(
        "SLA754",
        "hold-reversed",
        Severity.WARNING,
        "중지의 끝이 시작보다 앞선 건이 {count}건 있습니다 (행 {rows})",
        "{count} case(s) have a hold that ends before it starts (rows {rows})",
        "중지의 시작과 끝 일시를 확인하십시오.",
        "Check the start and end of the hold.",
    ),
    Message(
        "SLA755",
        "before-petition-act",
        Severity.WARNING,
        "2016-02-12 전에 접수된 민원이 {count}건 있습니다 (행 {rows}): 옛 법의 처리기간은 세지 않습니다",
        "{count} petition(s) were received before 2016-02-12 (rows {rows}): the older act applied",
        "접수일이 맞는지 확인하십시오.",
        "Check the date of receipt.",
    ),
    Message(
        "SLA756",
        "time-of-day-missing",
        Severity.WARNING,
        "시각이 없거나 어림이라 판정할 수 없는 건이 {count}건 있습니다 (행 {rows}; 표준 {standards})",
        "{count} case(s) are written too coarsely to judge (rows {rows}; standards {standards})",
        "시각(필요하면 초)까지 나오도록 자료를 다시 내려받으십시오.",
        "Export the log with the time of day.",
    ),
    Message(
        "SLA757",
        "date-missing",
        Severity.WARNING,
        "기준일이 비어 있어 기간을 알 수 없는 건이 {count}건 있습니다 (행 {rows}; 표준 {standards})",
        "{count} case(s) lack the date that places them in a period (rows {rows})",
        "빈 일시를 채우십시오.",
        "Fill in the date.",
    ),
    Message(
        "SLA758",
        "column-missing",
        Severity.WARNING,
        "'{record}' 기록에 '{name}' 열이 없어 다음 표준을 판정할 수 없습니다: {standards}",
        "The '{record}' record lacks the column '{name}'; these standards are unmeasurable: {standards}",
        "자료에 그 열을 넣어 다시 내려받거나, columns.yaml에 그 열의 제목을 적으십시오.",
        "Export the log with it, or name its heading in columns.yaml.",
    ),
    Message(
        "SLA759",
        "record-missing",
        Severity.WARNING,
        "'{name}' 기록이 자료에 없어 다음 표준을 판정할 수 없습니다: {standards}",
        "The log has no '{name}' record; these standards are unmeasurable: {standards}",
        "그 기록의 파일이나 시트를 함께 주십시오.",
        "Give the file or sheet of that record as well.",
    ),
)
