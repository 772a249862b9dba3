"""The family of what is drawn and read from a result, 88x: samples, their sheets, promises chosen."""

from slaaudit.findings.message import Message, Severity

__all__ = ["SAMPLE_MESSAGES"]

_E = Severity.ERROR

SAMPLE_MESSAGES: tuple[Message, ...] = (
    Message(
        "SLA881", "standard-not-in-result", _E,
        "결과에 '{shown}' 표준은 없습니다{hint}",
        "The result has no standard '{shown}'{hint}",
        "--standard에는 `slaaudit rules show`에 나오는 id를 적으십시오.",
        "Give --standard an id that `slaaudit rules show` lists.",
    ),
    Message(
        "SLA882", "nothing-to-sample", _E,
        "`{file}`에는 뽑을 판정이 없습니다",
        "`{file}` holds no verdict to draw",
        "해당없음과 기간별 판정에서는 뽑지 않습니다. --standard를 빼거나 다른 기간의 결과를 주십시오.",
        "Cases that no promise applies to are never drawn. Leave --standard out, or give another result.",
    ),
    Message(
        "SLA883", "no-check-sheet", _E,
        "`{file}`에서 대조표를 찾지 못했습니다",
        "`{file}` holds no sheet of a sample",
        "`slaaudit sample 결과.json -f xlsx=대조표.xlsx`가 쓴 표의 제목(번호, 표준, 접수번호, 행, 일치)을 그대로 두십시오.",
        "Keep the headings of the sheet that `slaaudit sample RESULT.json -f xlsx=FILE` wrote.",
    ),
    Message(
        "SLA884", "not-of-this-sample", _E,
        "이 표본의 건이 아닙니다",
        "This is no case of the sample",
        "뽑을 때와 같은 결과, --n, --seed, --standard를 주고, 번호·표준·접수번호·행은 고치지 마십시오.",
        "Give the same result, --n, --seed and --standard as for drawing, and leave what names the case.",
    ),
    Message(
        "SLA885", "answer-unreadable", _E,
        "'일치'의 값을 예나 아니오로 읽을 수 없습니다",
        "The answer is neither yes nor no",
        "예나 아니오를 적고, 확인하지 못했으면 비워 두십시오.",
        "Write 예 or 아니오, or leave it empty.",
    ),
    Message(
        "SLA886", "case-twice", _E,
        "표본의 {number}번이 두 번 적혀 있습니다",
        "Number {number} of the sample stands twice",
        "한 줄만 남기십시오.",
        "Keep one of the rows.",
    ),
    Message(
        "SLA887", "nothing-filled-in", _E,
        "`{file}`의 '일치'가 한 건도 채워지지 않았습니다",
        "Nothing is filled in in `{file}`",
        "원자료와 대조해 예나 아니오를 적은 뒤 다시 주십시오.",
        "Check the cases against the source system and write 예 or 아니오.",
    ),
)  # fmt: skip
