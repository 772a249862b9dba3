"""The meaning family of the catalogue, with what a rule set names wrongly: 3xx, 401, 501."""

from slaaudit.findings.message import Message, Severity

__all__ = ["MEANING_MESSAGES"]

_E = Severity.ERROR

_MEANING = (
    Message(
        "SLA301", "duplicate-id", _E,
        "id가 겹칩니다: `{id}` (처음: {line}행 {column}열)",
        "The id `{id}` stands twice (first at line {line}, column {column})",
        "둘 가운데 하나의 id를 바꾸십시오. 결과와 시험은 id로 표준을 가립니다.",
        "Change one of them: results and tests go by the id.",
    ),
    Message(
        "SLA302", "unknown-standard", _E,
        "`{key}`이(가) 가리키는 표준이 없습니다: `{shown}`{hint}",
        "`{key}` names a standard that is not there: `{shown}`{hint}",
        "이 규칙의 표준: {known}",
        "The standards of this rule set: {known}",
    ),
    Message(
        "SLA303", "circular-reference", _E,
        "`{key}`이(가) 돌아서 자신을 가리킵니다: {circle}",
        "`{key}` goes round in a circle: {circle}",
        "고리 가운데 한 곳을 끊으십시오.",
        "Break the circle at one place.",
    ),
    Message(
        "SLA304", "unknown-record", _E,
        "모르는 기록입니다: `{shown}`{hint}",
        "Unknown record: `{shown}`{hint}",
        "쓸 수 있는 기록: {known}. 새 기록은 charter.yaml의 `records:`에 적으십시오.",
        "Records: {known}. Declare a new one under `records:` in charter.yaml.",
    ),
    Message(
        "SLA305", "unknown-clock", _E,
        "모르는 시계입니다: `{shown}`{hint}",
        "Unknown clock: `{shown}`{hint}",
        "쓸 수 있는 시계: {known}. 새 시계는 charter.yaml의 `clocks:`에 적으십시오.",
        "Clocks: {known}. Derive a new one under `clocks:` in charter.yaml.",
    ),
    Message(
        "SLA306", "unit-unfit-for-measure", _E,
        "`measure: {measure}`에 맞지 않는 단위입니다: `{shown}`",
        "The unit does not fit `measure: {measure}`: `{shown}`",
        "이 측정에 쓰는 단위의 예: {examples}",
        "Units of this measure: {examples}",
    ),
    Message(
        "SLA307", "unit-unfit-for-clock", _E,
        "시계 `{clock}`(으)로 셀 수 없는 단위입니다: `{shown}`",
        "The clock `{clock}` cannot count `{shown}`",
        "이 시계로 세는 단위의 예: {examples}. 일로 적힌 기한은 calendar_days, business_days, civil_petition으로, 시간으로 적힌 기한은 wall, office_hours로 셉니다.",
        "Units of this clock: {examples}. Days go with calendar_days, business_days or civil_petition, hours with wall or office_hours.",
    ),
    Message(
        "SLA308", "bound-unfit", _E,
        "`measure: {measure}`에는 `{bound}`을(를) 쓸 수 없습니다",
        "`{bound}` does not go with `measure: {measure}`",
        "{fitting} 가운데 하나를 쓰십시오.",
        "Use one of {fitting}.",
    ),
    Message(
        "SLA309", "versions-overlap", _E,
        "판의 시행 기간이 앞의 판({line}행)과 겹칩니다",
        "This version overlaps the one of line {line}",
        "판마다 다른 `from`을 적고, `until`은 다음 판의 `from`보다 늦지 않게 적으십시오 (그날은 제외됩니다).",
        "Give each version its own `from`; an `until` (exclusive) may not lie past the next `from`.",
    ),
    Message(
        "SLA310", "never-in-force", _E,
        "시행 기간과 겹치지 않아 쓰일 날이 없습니다",
        "This lies outside the time in force and would never be used",
        "날짜를 확인하거나 표준의 `in_force`를 고치십시오. 표준에 없으면 헌장의 `in_force`를 따릅니다.",
        "Check the date or the standard's `in_force`; without one the charter's holds.",
    ),
    Message(
        "SLA311", "field-of-two-kinds", _E,
        "항목 `{field}`을(를) 여기서는 {kind}, `{other}`에서는 {other_kind}(으)로 씁니다",
        "The field `{field}` is a {kind} here and a {other_kind} in `{other}`",
        "한 항목은 한 종류로만 씁니다 (instant 일시, number 수, flag 예·아니오, category 낱말). 조건의 값을 고치거나, 수는 {{at_least: …}}로 견주거나, 항목의 이름을 나누십시오.",
        "A field has one kind: change the condition's value, compare numbers with {{at_least: …}}, or use two fields.",
    ),
    Message(
        "SLA312", "not-whole-days", _E,
        "일·주·월·연으로 적는 기한은 1 이상의 정수여야 합니다: `{shown}`",
        "A limit in days, weeks, months or years must be a whole number from 1: `{shown}`",
        "하루보다 짧은 기한은 시간으로 적으십시오. 예: 4시간",
        "Write less than a day in hours: 4시간.",
    ),
    Message(
        "SLA313", "no-due-moment", _E,
        "`{shown}`({measure})에는 처리기한이 없습니다",
        "`{shown}` ({measure}) has no due moment",
        "`due_of`는 duration이나 deadline인 표준만 가리킬 수 있습니다.",
        "`due_of` can only name standards of measure duration or deadline.",
    ),
    Message(
        "SLA314", "no-verdict", _E,
        "`{key}`이(가) 판정하지 않는 표준을 가리킵니다: `{shown}`",
        "`{key}` names a standard that is not judged: `{shown}`",
        "attest인 표준은 기록으로 판정하지 않습니다. 다른 표준을 적거나 이 키를 지우십시오.",
        "A standard of measure attest gets no verdicts: name another or remove the key.",
    ),
    Message(
        "SLA315", "target-not-percent", _E,
        "`target`은 100% 이하의 비율이어야 합니다: `{shown}`",
        "`target` must be a percentage up to 100: `{shown}`",
        "예: target: 95%",
        "For example: target: 95%",
    ),
    Message(
        "SLA316", "span-reversed", _E,
        "끝나는 날이 시작하는 날보다 늦지 않습니다",
        "This ends before it begins",
        "`until`은 그날을 제외하므로 `from`보다 늦어야 합니다.",
        "`until` is exclusive and must lie after `from`.",
    ),
    Message(
        "SLA317", "mixed-attest", _E,
        "attest는 다른 측정의 판이나 해석과 섞을 수 없습니다",
        "attest cannot be mixed with versions or readings of other measures",
        "기록으로 판정하는 부분을 다른 표준으로 나누십시오.",
        "Make the part that logs can show a standard of its own.",
    ),
    Message(
        "SLA318", "idle-reading", _E,
        "이 해석은 아무것도 바꾸지 않습니다",
        "This reading changes nothing",
        "달라지는 키를 적으십시오. 예: limit: {{at_most: 3회}}",
        "Write the keys that differ: limit: {{at_most: 3회}}.",
    ),
    Message(
        "SLA319", "extends-too-long", _E,
        "`extends`가 {most}번 넘게 이어집니다",
        "`extends` goes on for more than {most} steps",
        "바탕이 되는 표준을 곧바로 가리키십시오.",
        "Name the standard at the bottom directly.",
    ),
    Message(
        "SLA320", "too-many-variants", _E,
        "판과 해석을 곱하면 {most}가지가 넘습니다",
        "Versions times readings come to more than {most}",
        "이 표준의 versions, readings, 날짜별 한계를 줄이십시오.",
        "Have fewer versions, readings or dated limits.",
    ),
    Message(
        "SLA321", "idle-clock-option", _E,
        "시계 `{base}`에는 `{key}`이(가) 쓰이지 않습니다",
        "The clock `{base}` has no use for `{key}`",
        "이 키를 지우거나 바탕 시계(base)를 바꾸십시오.",
        "Remove the key or change the base.",
    ),
)  # fmt: skip

_CITATION = (
    Message(
        "SLA401", "unknown-source", _E,
        "출처 목록에 없는 출처입니다: `{shown}`{hint}",
        "The source is not listed: `{shown}`{hint}",
        "charter.yaml의 `sources:`에 적힌 출처: {known}",
        "Sources of this charter: {known}",
    ),
)  # fmt: skip

_TESTS = (
    Message(
        "SLA501", "unused-test-field", _E,
        "표준 `{standard}`이(가) 쓰지 않는 항목입니다: `{field}`{hint}",
        "The standard `{standard}` does not use the field `{field}`{hint}",
        "이 시험에 쓸 수 있는 항목: {known}",
        "Fields of this test: {known}",
    ),
)  # fmt: skip

MEANING_MESSAGES: tuple[Message, ...] = (*_MEANING, *_CITATION, *_TESTS)
