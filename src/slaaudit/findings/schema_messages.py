"""The schema family of the catalogue, 2xx: keys and values of a rule file."""

from slaaudit.findings.message import Message, Severity

__all__ = ["SCHEMA_MESSAGES"]

_E = Severity.ERROR

SCHEMA_MESSAGES: tuple[Message, ...] = (
    Message(
        "SLA201", "unknown-key", _E,
        "모르는 키입니다: `{key}`{hint}",
        "Unknown key: `{key}`{hint}",
        "이 자리에 쓸 수 있는 키: {known}",
        "Keys that may stand here: {known}",
    ),
    Message(
        "SLA202", "missing-key", _E,
        "필요한 키가 없습니다: `{key}`",
        "A key is missing: `{key}`",
        "`{key}:`를 이 묶음에 적으십시오.{example}",
        "Add `{key}:` to this mapping.{example}",
    ),
    Message(
        "SLA203", "wrong-value", _E,
        "`{key}`에 쓸 수 없는 값입니다: `{shown}`{hint}",
        "`{key}` cannot be `{shown}`{hint}",
        "쓸 수 있는 값: {known}",
        "It can be: {known}",
    ),
    Message(
        "SLA204", "not-an-amount", _E,
        "`{key}`의 양을 읽을 수 없습니다: `{shown}`{hint}",
        "`{key}` is no amount: `{shown}`{hint}",
        "숫자와 단위를 붙여 적으십시오. 예: 7일, 3업무일, 2주, 1시간, 5분, 30초, 3회, 80.0점, 95%, 즉시, 당일",
        "Write a number with its unit, such as 7일, 1시간, 30초, 3회, 80.0점, 95%.",
    ),
    Message(
        "SLA205", "not-a-date", _E,
        "`{key}`의 날짜를 읽을 수 없습니다: `{shown}`",
        "`{key}` is no date: `{shown}`",
        "있는 날짜를 연-월-일로 적으십시오. 예: 2026-01-01",
        "Write an existing day as year-month-day: 2026-01-01.",
    ),
    Message(
        "SLA206", "duplicate-key", _E,
        "같은 키가 두 번 나옵니다: `{key}` (처음: {line}행 {column}열)",
        "`{key}` stands twice (first at line {line}, column {column})",
        "하나만 남기십시오. 값이 여럿이면 목록으로 적습니다.",
        "Keep one of them; several values make a list.",
    ),
    Message(
        "SLA207", "wrong-shape", _E,
        "`{key}`의 꼴이 다릅니다. 있어야 할 꼴: {kind}",
        "`{key}` has the wrong shape: it must be a {kind}",
        "text는 한 줄의 글, list는 `- ` 목록 또는 [가, 나], mapping은 `키: 값` 묶음입니다.",
        "A text is one value, a list is `- ` items or [a, b], a mapping is `key: value` pairs.",
    ),
    Message(
        "SLA208", "not-an-id", _E,
        "`{key}`의 id로 쓸 수 없습니다: `{shown}`",
        "`{key}` is no id: `{shown}`",
        "영문 소문자와 숫자를 붙임표(-)로 이어 적으십시오. 예: phone-3-rings",
        "Use small letters and digits joined by hyphens: phone-3-rings.",
    ),
    Message(
        "SLA209", "not-a-field", _E,
        "`{key}`의 항목 이름으로 쓸 수 없습니다: `{shown}`{hint}",
        "`{key}` is no field name: `{shown}`{hint}",
        "항목은 영문 이름으로 적고, 열 제목과의 연결은 columns.yaml에 적으십시오. 예: received_at",
        "Fields have English names such as received_at; columns.yaml ties them to headings.",
    ),
    Message(
        "SLA210", "not-a-time", _E,
        "`{key}`의 시각을 읽을 수 없습니다: `{shown}`",
        "`{key}` is no time of day: `{shown}`",
        "시각은 24시간제로 적고, 구간은 앞이 빨라야 합니다. 예: '10:00', '09:00-12:00'",
        "Write times by the 24-hour clock, ranges with the earlier first: '10:00', '09:00-12:00'.",
    ),
    Message(
        "SLA211", "not-true-or-false", _E,
        "`{key}`에는 true나 false를 적습니다: `{shown}`",
        "`{key}` must be true or false, not `{shown}`",
        "true 또는 false 가운데 하나를 소문자로 적으십시오.",
        "Write true or false in small letters.",
    ),
    Message(
        "SLA212", "not-a-number", _E,
        "`{key}`에는 숫자를 적습니다{range}: `{shown}`",
        "`{key}` must be a number{range}, not `{shown}`",
        "쉼표 없이 숫자만 적으십시오. 예: 10000",
        "Write digits without commas: 10000.",
    ),
    Message(
        "SLA213", "unknown-comparison", _E,
        "모르는 비교입니다: `{shown}`{hint}",
        "Unknown comparison: `{shown}`{hint}",
        "쓸 수 있는 비교: {known}. 예: when: {{people: {{at_least: 10명}}}}",
        "Comparisons: {known}. For example: when: {{people: {{at_least: 10명}}}}",
    ),
    Message(
        "SLA214", "limit-not-one", _E,
        "`limit`에는 한계를 하나만 적습니다 (적힌 것: {given})",
        "`limit` takes exactly one bound (given: {given})",
        "at_most(이내), less_than(미만), at_least(이상), more_than(초과), no_figure(수치 없음) 가운데 하나를 적으십시오. 예: limit: {{at_most: 7일}}",
        "Give one of at_most, less_than, at_least, more_than, no_figure: limit: {{at_most: 7일}}.",
    ),
    Message(
        "SLA215", "one-way-only", _E,
        "`{key}`에서 {ways} 가운데 하나를 골라야 합니다",
        "`{key}` must take one way of: {ways}",
        "하나만 적고, 그와 함께 써야 하는 키를 빠뜨리지 마십시오. 예: by: {{day: next_business_day, of: received_at}}",
        "Give one, with the keys that belong to it: by: {{day: next_business_day, of: received_at}}.",
    ),
    Message(
        "SLA216", "empty-value", _E,
        "`{key}`의 값이 비어 있습니다",
        "`{key}` has no value",
        "값을 적거나 키를 지우십시오.",
        "Write a value or remove the key.",
    ),
    Message(
        "SLA217", "not-a-condition", _E,
        "`{key}`을(를) 조건으로 읽을 수 없습니다",
        "`{key}` is no condition",
        "조건은 `항목: 값` 묶음이며 all과 any는 그 목록입니다. 예: when: {{channel: 홈페이지, anonymous: false}}",
        "A condition maps fields to values, all and any take lists of them: when: {{channel: 홈페이지}}.",
    ),
    Message(
        "SLA218", "key-not-here", _E,
        "`{within}` 안에는 `{key}`을(를) 쓸 수 없습니다",
        "`{key}` may not stand inside `{within}`",
        "`{key}`은(는) 표준 자체에 적으십시오.",
        "Write `{key}` at the standard itself.",
    ),
)  # fmt: skip
