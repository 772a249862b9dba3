"""The stored-result family of the catalogue, 86x: results and the institution's own report texts."""

from slaaudit.findings.message import Message, Severity

__all__ = ["RESULT_MESSAGES"]

_E = Severity.ERROR

RESULT_MESSAGES: tuple[Message, ...] = (
    Message(
        "SLA861", "result-not-json", _E,
        "`{file}`은(는) 점검 결과(JSON)가 아닙니다",
        "`{file}` is no stored result (JSON)",
        "`slaaudit check … -f json=결과.json`이 쓴 파일을 고치지 말고 그대로 주십시오.",
        "Give a file written by `slaaudit check … -f json=result.json`, unchanged.",
    ),
    Message(
        "SLA862", "result-of-another-schema", _E,
        "`{file}`은(는) 다른 형식의 결과입니다: {shown} (읽을 수 있는 형식: {wanted})",
        "`{file}` is a result of another schema: {shown} (this reads {wanted})",
        "결과를 쓴 판의 slaaudit를 쓰거나, 자료로 다시 점검해 결과를 새로 만드십시오.",
        "Use the slaaudit that wrote it, or judge the log again.",
    ),
    Message(
        "SLA863", "result-damaged", _E,
        "결과 `{file}`이(가) 온전하지 않습니다: `{where}`을(를) 읽을 수 없습니다",
        "The result `{file}` is damaged: `{where}` cannot be read",
        "파일을 손으로 고쳤다면 처음 것을 쓰고, 없으면 자료로 다시 점검하십시오.",
        "Use the file as it was written, or judge the log again.",
    ),
    Message(
        "SLA864", "result-unreadable", _E,
        "결과 `{file}`을(를) 열 수 없습니다 ({why})",
        "The result `{file}` cannot be opened ({why})",
        "파일 이름과 열어 볼 권한을 확인하십시오.",
        "Check its name, and that you may open it.",
    ),
    Message(
        "SLA865", "result-beside-logs", _E,
        "`{file}`은(는) 이미 판정된 결과라, 다른 자료나 --rules, --period, --as-of와 함께 쓸 수 없습니다",
        "`{file}` is judged already: it takes no logs, --rules, --period or --as-of beside it",
        "결과 하나만 주십시오. 다른 기간은 자료로 다시 점검하고, 앞 기간의 결과는 --previous로 줍니다.",
        "Give the result alone; earlier results go to --previous.",
    ),
    Message(
        "SLA866", "format-needs-file", _E,
        "`{format}` 형식은 화면에 쓸 수 없습니다",
        "The format `{format}` cannot go to the screen",
        "`-f {format}=파일이름`처럼 파일을 적으십시오.",
        "Name a file: `-f {format}=FILE`.",
    ),
    Message(
        "SLA868", "extra-missing", _E,
        "`{format}`에 필요한 꾸러미가 설치되어 있지 않습니다",
        "A package that `{format}` needs is not installed",
        "`pip install 'slaaudit[{extra}]'`로 설치하십시오 (윈도: py -m pip install \"slaaudit[{extra}]\").",
        "Install it: pip install 'slaaudit[{extra}]'",
    ),
    Message(
        "SLA867", "other-institution", _E,
        "다른 기관의 결과와는 견줄 수 없습니다: {now}, {before}",
        "Results of different institutions: {now}, {before}",
        "같은 기관의 앞 기간 결과를 주십시오. 두 기관을 나란히 보려면 `slaaudit compare`를 쓰십시오.",
        "Give an earlier result of the same institution.",
    ),
)  # fmt: skip
