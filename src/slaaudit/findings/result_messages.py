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
)  # fmt: skip
