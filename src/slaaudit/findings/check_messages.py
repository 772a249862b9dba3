"""What `slaaudit rules check` looks at beyond usability: 33x meaning, 41x citation, 51x tests."""

from slaaudit.findings.message import Message, Severity

__all__ = ["CHECK_MESSAGES"]

_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

_MEANING = (
    Message(
        "SLA330", "same-case-twice", _W,
        "`{standard}`와(과) `{other}`({line}행)이(가) 같은 건의 같은 일을 잽니다: {shared}",
        "`{standard}` and `{other}` (line {line}) measure the same of the same cases: {shared}",
        "더 구체적인 표준에 `exception_to: {other}`처럼 앞선 표준을 적거나, `when`이나 `exclude`로 대상을 나누십시오. 헌장이 두 약속을 함께 한 것이면 그대로 두어도 되며, 한 건이 두 번 판정됩니다.",
        "Write `exception_to: {other}` at the more specific one, or divide the cases by `when` or `exclude`. If the charter promises both, leave it: such a case gets two verdicts.",
    ),
    Message(
        "SLA331", "petition-day-not-8h", _W,
        "근무시간이 하루 {hours}시간입니다. civil_petition 시계에서 1일은 근무시간 8시간입니다 (민원처리법 제19조제1항)",
        "The office hours come to {hours} hours; a day of the civil_petition clock is 8 working hours (민원처리법 제19조제1항)",
        "근무시간이 맞는지, 점심시간을 뺐는지 확인하십시오. 맞다면 5일 이하의 처리기한은 같은 시각이 아니라 근무시간 8시간마다 하루로 셉니다.",
        "Check them, and that lunch is left out. If they are right, limits up to 5 days run by 8 working hours a day, not from one hour to the same hour.",
    ),
    Message(
        "SLA332", "petition-unit-changes", _I,
        "`{standard}`의 한계가 {short}과 {long}에 걸쳐 있어 세는 단위가 바뀝니다: 5일 이하는 시간, 6일 이상은 일 단위 (민원처리법 제19조)",
        "The limits of `{standard}` reach from {short} to {long}, so that the unit changes: hours up to 5 days, days from 6 (민원처리법 제19조)",
        "판이나 해석을 견줄 때 한계만이 아니라 첫날을 세는 법도 달라짐을 살피십시오.",
        "When comparing versions or readings, mind that the first day is counted otherwise too.",
    ),
    Message(
        "SLA333", "unused-clock", _W,
        "쓰는 표준이 없는 시계입니다: `{clock}`",
        "No standard uses the clock `{clock}`",
        "표준의 `clock`에 적거나 `clocks:`에서 지우십시오.",
        "Name it in a standard's `clock`, or remove it from `clocks:`.",
    ),
    Message(
        "SLA334", "unused-mapping", _W,
        "기록 `{record}`의 표준 가운데 읽는 것이 없는 항목입니다: `{field}`{hint}",
        "No standard on the record `{record}` reads the field `{field}`{hint}",
        "항목의 이름을 확인하고, 쓰지 않는 것이면 columns.yaml에서 지우십시오.",
        "Check its name; if nothing needs it, remove it from columns.yaml.",
    ),
    Message(
        "SLA335", "field-without-heading", _W,
        "기록 `{record}`의 항목 `{field}`에 맞는 열 제목이 없습니다{hint}",
        "Nothing says under which heading the field `{field}` of the record `{record}` stands{hint}",
        "columns.yaml에 적으십시오. 예: records: {{{record}: {{fields: {{{field}: {{columns: [제목]}}}}}}}}. 없으면 제목이 `{field}`인 열만 읽습니다.",
        "Map it in columns.yaml: records: {{{record}: {{fields: {{{field}: {{columns: [제목]}}}}}}}}. Else only a column headed `{field}` is read.",
    ),
    Message(
        "SLA336", "versions-gap", _W,
        "`{standard}`: {first}부터 {next} 전날까지 시행 중인 판이 없습니다",
        "No version of `{standard}` is in force from {first} to the day before {next}",
        "빈 기간의 건은 해당없음이 됩니다. 앞 판의 `until`을 지우거나(다음 판이 시작할 때 끝납니다) 빠진 판이나 날짜를 적으십시오.",
        "Cases of those days get no verdict. Remove the earlier `until` (a version ends where the next begins), or add the missing version or date.",
    ),
)  # fmt: skip

_CITATION = (
    Message(
        "SLA410", "quote-figure-differs", _W,
        "`{standard}`: 인용한 구절의 수는 {quoted}인데 한계는 {limit}입니다",
        "`{standard}`: the quote says {quoted}, the limit {limit}",
        "헌장의 원문을 확인하고 구절이나 `limit`을 고치십시오. 기관이 스스로 정한 수치라면 `own_choice`에 그 까닭을 적으십시오.",
        "Look at the charter and correct the quote or the `limit`; if the figure is the institution's own, say so in `own_choice`.",
    ),
    Message(
        "SLA411", "quote-bound-differs", _W,
        "`{standard}`: 인용한 구절의 `{quoted}`은(는) {expected}로 읽히는데 한계는 {limit}입니다",
        "`{standard}`: the quote's `{quoted}` reads as {expected}, the limit is {limit}",
        "이내·이하·까지는 at_most, 미만·`이상 … 전에`는 less_than, 이상은 at_least, 초과는 more_than입니다. 경계의 값을 포함하는지 확인하십시오.",
        "이내, 이하, 까지 are at_most, 미만 and `이상 … 전에` less_than, 이상 at_least, 초과 more_than. Check whether the figure itself is inside.",
    ),
    Message(
        "SLA412", "quote-not-in-source", _E,
        "인용한 구절이 출처 `{source}`의 원문에 없습니다. 가장 비슷한 곳({likeness}): {nearest}",
        "The quote does not stand in the text of the source `{source}`; most alike ({likeness}): {nearest}",
        "원문을 글자 그대로 옮기십시오. 줄이나 쪽이 바뀌는 곳, 띄어쓰기의 길이, 따옴표와 가운뎃점의 모양은 달라도 됩니다.",
        "Copy it word for word; where lines and pages break, the length of spaces and the shape of quotation marks and middle dots do not matter.",
    ),
    Message(
        "SLA413", "uncited-figure", _I,
        "어느 표준도 인용하지 않은 수치가 있습니다 ({figures}): {sentence}",
        "No standard cites a figure of this sentence ({figures}): {sentence}",
        "약속이면 표준으로 적고, 약속이 아니면 그대로 두십시오.",
        "Write a standard if it is a promise; else leave it.",
    ),
    Message(
        "SLA414", "source-compared", _I,
        "출처 `{source}`의 원문과 견주었습니다: 인용 {quotes}개 가운데 {found}개가 글자 그대로 있음, SHA-256 {digest}",
        "Compared with the text of the source `{source}`: {found} of {quotes} quote(s) stand in it, SHA-256 {digest}",
    ),
    Message(
        "SLA415", "source-unreadable", _E,
        "원문 파일 `{file}`을(를) 읽을 수 없습니다 ({why})",
        "The source file `{file}` cannot be read ({why})",
        "경로와 권한을 확인하고, 글 파일(UTF-8, CP949), HTML, HWPX, 글이 든 PDF 가운데 하나를 주십시오.",
        "Check the path and your rights; give a text file (UTF-8, CP949), HTML, HWPX or a PDF with text.",
    ),
    Message(
        "SLA416", "source-for-several", _E,
        "`--source`는 규칙 한 벌을 검사할 때만 쓸 수 있습니다 (지금 {count}벌)",
        "`--source` goes with one rule set only (there are {count})",
        "기관 id나 규칙 폴더를 하나만 적으십시오. 예: slaaudit rules check kosea --source charter=헌장.txt",
        "Name one institution or folder: slaaudit rules check kosea --source charter=charter.txt",
    ),
    Message(
        "SLA417", "source-needs-extra", _E,
        "원문 파일 `{file}`을(를) 읽는 데 쓰는 꾸러미가 없습니다",
        "What reads the source file `{file}` is not installed",
        "설치하십시오: pip install 'slaaudit[{extra}]'. 또는 글 파일이나 HWPX로 저장해 주십시오.",
        "Install it: pip install 'slaaudit[{extra}]'; or save the source as text or HWPX.",
    ),
)  # fmt: skip

_TESTS = (
    Message(
        "SLA510", "standard-untested", _W,
        "`{standard}`에 {missing} 판정을 확인하는 시험이 없습니다",
        "No test of `{standard}` expects {missing}",
        "tests.yaml에 그 판정이 나와야 하는 건을 적으십시오. 한계에 꼭 맞는 건과 바로 넘는 건이 가장 좋습니다.",
        "Add a case to tests.yaml that must come out so; best one right at the limit and one just beyond.",
    ),
)  # fmt: skip

CHECK_MESSAGES: tuple[Message, ...] = (*_MEANING, *_CITATION, *_TESTS)
