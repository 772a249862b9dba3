"""Codes of what is hard to believe in a log (SLA76x): findings, never verdicts."""

from slaaudit.findings.message import Message, Severity

__all__ = ["PLAUSIBILITY_MESSAGES"]

_W, _I = Severity.WARNING, Severity.INFO

PLAUSIBILITY_MESSAGES: tuple[Message, ...] = (
    Message(
        "SLA761",
        "date-in-future",
        _W,
        "'{record}' 기록의 {field}에 아직 오지 않은 일시가 {count}건 있습니다 "
        "(행 {rows}; 가장 늦은 날 {last}, 기준 {until})",
        "'{record}': {count} instants of {field} have not come yet (rows {rows}; the latest on {last}, "
        "held against {until})",
        "연도가 잘못 적혔는지, 예정일을 적은 열이 아닌지 원본에서 확인하십시오.",
        "See whether the year is wrong, or whether the column holds planned dates.",
    ),
    Message(
        "SLA762",
        "date-ancient",
        _W,
        "'{record}' 기록의 {field}에 다른 건들보다 3년 넘게 앞선 일시가 {count}건 있습니다 "
        "(행 {rows}; 가장 이른 날 {first}, 나머지는 거의 {usual} 이후)",
        "'{record}': {count} instants of {field} are over 3 years before the others (rows {rows}; "
        "the earliest on {first}, nearly all others from {usual} on)",
        "연도가 잘못 적혔는지 확인하십시오. 점검 기간 밖의 건은 판정하지 않으므로 빠질 수 있습니다.",
        "Check the year: a case outside the period is not judged, and so may be missed.",
    ),
    Message(
        "SLA763",
        "due-date-differs",
        _W,
        "'{record}' 기록의 {field} {compared}건 가운데 {count}건이 표준대로 센 기한과 다른 날입니다 (행 {rows})",
        "'{record}': {count} of {compared} dates of {field} differ from the due date by the standard "
        "(rows {rows})",
        "기한을 적을 때 휴일이나 첫날을 다르게 세지 않았는지 확인하십시오. 판정은 표준대로 센 기한으로 합니다.",
        "See whether holidays or the first day were counted otherwise; verdicts use the standard's.",
    ),
    Message(
        "SLA764",
        "ends-at-last-minute",
        _I,
        "표준 {standard}: 기한 직전에 끝난 건이 {count}건으로 몰려 있습니다 "
        "(기한 앞 마지막 한 시간 안에 끝난 {near}건 가운데 마지막 10분; 행 {rows})",
        "standard {standard}: {count} cases ended just before they were due "
        "(of {near} in the last hour, within its last ten minutes; rows {rows})",
        "기한에 맞추어 시각을 적었거나 한꺼번에 마감 처리한 것은 아닌지 원본의 이력을 확인하십시오.",
        "See in the source system whether times were fitted to the due moment.",
    ),
    Message(
        "SLA765",
        "ended-in-one-second",
        _I,
        "'{record}' 기록의 {field}에 여러 건이 같은 초에 끝난 때가 {seconds}번, 모두 {count}건 있습니다 "
        "(가장 많은 때 {at}에 {most}건; 행 {rows})",
        "'{record}': {count} cases share {seconds} second(s) of {field} "
        "(at most {most}, at {at}; rows {rows})",
        "일괄 처리한 시각이라면 실제로 처리한 시각이 따로 있는지 확인하십시오.",
        "If they were closed in a batch, see whether the real times are known.",
    ),
    Message(
        "SLA766",
        "entry-backdated",
        _I,
        "'{record}' 기록에 번호 순서보다 {field}이(가) 5일 넘게 앞선 건이 {count}건 있습니다 (행 {rows})",
        "'{record}': {field} of {count} case(s) is over 5 days before those numbered beside them "
        "(rows {rows})",
        "나중에 넣으면서 접수일을 앞당겨 적은 것인지, 뒤늦게 등록한 건인지 확인하십시오.",
        "See whether they were entered late with an earlier date.",
    ),
    Message(
        "SLA767",
        "times-rounded",
        _I,
        "'{record}' 기록의 {field} {times}건 가운데 {percent}%가 10분 단위의 시각입니다 (행 {rows})",
        "'{record}': {percent}% of {times} times of {field} are whole tens of minutes (rows {rows})",
        "손으로 어림해 적은 시각이면 분 단위 기준의 판정도 어림입니다. 시스템의 시각으로 다시 내려받으십시오.",
        "If they were written from memory, verdicts in minutes are rough: export the system's times.",
    ),
    Message(
        "SLA768",
        "ended-on-days-off",
        _I,
        "'{record}' 기록의 {field}이(가) 쉬는 날에 몰린 건이 {count}건 있습니다 ({days}; 행 {rows})",
        "'{record}': {count} cases have {field} on days off, more than on a working day "
        "({days}; rows {rows})",
        "쉬는 날에 일괄 처리했는지, 임시근무일이면 규칙의 달력에 있는지 확인하십시오.",
        "See whether they were closed in a batch, or whether the day was worked and the calendar lacks it.",
    ),
    Message(
        "SLA769",
        "weeks-missing",
        _W,
        "'{record}' 기록의 {field}에 한 건도 없는 주가 {weeks}주 있습니다 "
        "({mondays}에 시작하는 주; 보통 한 주에 약 {expected}건)",
        "'{record}': {weeks} week(s) have no {field} at all (beginning {mondays}; about {expected} a week "
        "are usual)",
        "그 기간의 파일이나 시트가 빠지지 않았는지 확인하십시오.",
        "See whether a file or sheet of that time was left out.",
    ),
)
