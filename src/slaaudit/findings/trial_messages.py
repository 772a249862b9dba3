"""The family of what-ifs in the catalogue (834, 835 and 843 to 848): what was to be tried cannot be."""

from slaaudit.findings.message import Message, Severity

__all__ = ["TRIAL_MESSAGES"]

_E = Severity.ERROR

TRIAL_MESSAGES: tuple[Message, ...] = (
    Message(
        "SLA843",
        "setting-unreadable",
        _E,
        "무엇을 어떻게 바꿀지 읽을 수 없습니다: '{shown}'",
        "It cannot be read what is to be set: '{shown}'",
        "표준의 id, 점, 키, 등호, 값을 붙여 적으십시오. 예: --set homepage-reply-7d.limit=5일",
        "Write id, dot, key, equals sign and value, as in --set homepage-reply-7d.limit=5일.",
    ),
    Message(
        "SLA844",
        "setting-of-unknown-standard",
        _E,
        "규칙에 없는 표준입니다: '{shown}'{hint}",
        "The rules have no standard '{shown}'{hint}",
        "있는 표준: {known}",
        "There are: {known}",
    ),
    Message(
        "SLA845",
        "key-not-settable",
        _E,
        "'{standard}'의 `{key}`는 바꾸어 볼 수 없습니다",
        "`{key}` of '{standard}' cannot be tried",
        "id, extends, versions, readings와 여러 판의 in_force는 규칙 파일을 베껴 고친 뒤 `slaaudit rules diff --log`로 견주십시오. 달리 읽는 길은 {standard}.reading=해석id로 고릅니다.",
        "For id, extends, versions, readings, and in_force of several versions edit a copy of the rule files and use `slaaudit rules diff --log`. Take another reading with {standard}.reading=ID.",
    ),
    Message(
        "SLA846",
        "setting-of-unknown-reading",
        _E,
        "표준 '{standard}'에 적히지 않은 해석입니다: '{shown}'{hint}",
        "The standard '{standard}' has no other reading '{shown}'{hint}",
        "규칙에 적힌 해석: {known}",
        "Readings in the rules: {known}",
    ),
    Message(
        "SLA847",
        "sweep-unreadable",
        _E,
        "훑어볼 기준을 읽을 수 없습니다: '{shown}'",
        "The limits to go through cannot be read: '{shown}'",
        "--sweep homepage-reply-7d.limit=3일..10일처럼 limit의 처음과 끝을 같은 단위로 적으십시오. 사이가 {most}가지를 넘으면 --sweep …=10분..120분/10분처럼 걸음을 정합니다.",
        "Write the first and last limit in one unit, as in --sweep homepage-reply-7d.limit=3일..10일; beyond {most} steps give their size, as in …=10분..120분/10분.",
    ),
    Message(
        "SLA848",
        "setting-needs-columns",
        _E,
        "바꾼 규칙이 읽지 않은 항목을 봅니다: {fields}",
        "The changed rules look at fields that were not read: {fields}",
        "whatif는 한 번 읽은 자료를 두 번 판정합니다. 규칙 파일을 베껴 고친 뒤 `slaaudit rules diff 지금규칙 고친규칙 --log 자료`로 견주십시오.",
        "whatif judges one log twice as it was read. Edit a copy of the rule files and compare with `slaaudit rules diff OLD NEW --log LOG`.",
    ),
    Message(
        "SLA834",
        "day-unreadable",
        _E,
        "{option}의 날짜를 읽을 수 없거나 달력이 담은 기간 밖입니다: '{shown}'",
        "The day of {option} cannot be read or lies outside the calendar: '{shown}'",
        "2026-04-10이나 2026-04-10=임시공휴일처럼 적으십시오. 달력은 {first}부터 {last}까지입니다.",
        "Write 2026-04-10 or 2026-04-10=NAME. The calendar covers {first} to {last}.",
    ),
    Message(
        "SLA835",
        "day-is-so-already",
        _E,
        "{option} {shown}: 달력에 이미 그렇게 되어 있습니다",
        "{option} {shown}: the calendar says so already",
        "공휴일은 `slaaudit calendar {year}`로 볼 수 있습니다. --holiday는 공휴일이 아닌 날에, --no-holiday는 공휴일인 날에 씁니다.",
        "See `slaaudit calendar {year}`. --holiday is for a day that is none, --no-holiday for one that is.",
    ),
)
