"""The report's family of the catalogue, 86x and 87x: stored results, and periods side by side."""

from slaaudit.findings.message import Message, Severity

__all__ = ["RESULT_MESSAGES"]

_E, _I = Severity.ERROR, Severity.INFO

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
        "SLA869", "same-result-twice", _E,
        "두 결과가 같은 기관의 같은 기간({period})입니다",
        "Both results are of the same institution and period ({period})",
        "다른 기간이나 다른 기관의 결과를 주십시오. 같은 기간의 결과가 달라졌는지는 `slaaudit verify`로 봅니다.",
        "Give another period's or institution's result; `slaaudit verify` tells whether a result changed.",
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
    Message(
        "SLA871", "not-earlier", _E,
        "`{file}`의 기간 {before}은(는) 점검 기간 {now}보다 앞서지 않습니다 (같거나, 겹치거나, 뒤입니다)",
        "The period {before} of `{file}` does not come before {now}",
        "점검 기간이 시작되기 전에 끝난 기간의 결과를 --previous로 주십시오.",
        "Give --previous the result of a period that ended before this one began.",
    ),
    Message(
        "SLA872", "earlier-overlap", _E,
        "앞 기간의 결과끼리 겹칩니다: `{file}`({before}), `{other}`({now})",
        "Earlier results overlap: `{file}` ({before}), `{other}` ({now})",
        "서로 겹치지 않는 기간의 결과만 주십시오. 같은 기간의 결과가 둘이면 하나만 고릅니다.",
        "Give results of periods that do not overlap; of two of the same period, one.",
    ),
    Message(
        "SLA873", "earlier-sorted", _I,
        "앞 기간의 결과를 새것부터 다시 늘어놓았습니다: {order}",
        "The earlier results were put in order, the newest first: {order}",
        "가장 새것과의 차이가 증감으로, 모두가 추세로 적힙니다. 그대로 두어도 됩니다.",
        "The newest is compared with, and all make the trend. Nothing needs to be done.",
    ),
    Message(
        "SLA874", "not-the-period-before", _I,
        "{before}은(는) {now}의 바로 앞 기간이 아닙니다: 보고서에는 '{title}'(으)로 적습니다",
        "{before} is not the period directly before {now}: the report calls it '{title}'",
        "바로 앞 기간과 견주려면 그 기간의 결과를 --previous로 주십시오.",
        "To compare with the period before, give its result to --previous.",
    ),
    Message(
        "SLA875", "other-department", _E,
        "`{file}`은(는) 다른 범위의 결과라 견줄 수 없습니다: 이번 부서 {now}, 앞 기간 부서 {before}",
        "`{file}` covers something else: the department is {now} now, {before} there",
        "둘 다 기관 전체의 결과이거나 같은 부서의 결과여야 합니다.",
        "Both must be of the whole institution, or of the same department.",
    ),
    Message(
        "SLA876", "period-off-cycle", _I,
        "점검 기간 {period}은(는) 헌장의 점검 주기({cycle})와 맞지 않습니다",
        "The period {period} is not one of the charter's cycle ({cycle})",
        "주기대로 보고하려면 --period {fitting}을(를) 쓰거나, --period를 적지 마십시오.",
        "To report by the cycle, use --period {fitting} or leave --period out.",
    ),
    Message(
        "SLA877", "texts-unreadable", _E,
        "기관의 글 `{file}`을(를) 열 수 없습니다 ({why})",
        "The institution's texts `{file}` cannot be opened ({why})",
        "파일 이름과 열어 볼 권한을 확인하십시오. 틀은 `slaaudit init --report`가 만듭니다.",
        "Check its name, and that you may open it. `slaaudit init --report` makes a new one.",
    ),
    Message(
        "SLA879", "pictures-left-out", Severity.WARNING,
        "`{format}`에 그림 {pictures}개를 싣지 못했습니다: 그림을 그리는 꾸러미가 설치되어 있지 않습니다",
        "`{format}` is without its {pictures} pictures: the package that paints them is not installed",
        "수치는 모두 표에 있습니다. 그림도 실으려면 `pip install 'slaaudit[{extra}]'`로 설치하고 다시 쓰십시오 (윈도: py -m pip install \"slaaudit[{extra}]\").",
        "All figures stand in the tables. For the pictures: pip install 'slaaudit[{extra}]', and write it again.",
    ),
)  # fmt: skip
