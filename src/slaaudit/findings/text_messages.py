"""The text family of the catalogue, 1xx: the bytes of a rule file, and where rule sets lie."""

from slaaudit.findings.message import Message, Severity

__all__ = ["TEXT_MESSAGES"]

_E, _W = Severity.ERROR, Severity.WARNING

_TEXT = (
    Message(
        "SLA101", "unreadable-file", _E,
        "규칙 파일 `{file}`을(를) 읽을 수 없습니다 ({why})",
        "The rule file `{file}` cannot be read ({why})",
        "기관 폴더에 charter.yaml이 있는지, 열어 볼 권한이 있는지 확인하십시오. 새로 만들려면 `slaaudit init`을 실행하십시오.",
        "Check that the institution's folder holds a charter.yaml that you may open; `slaaudit init` makes a new one.",
    ),
    Message(
        "SLA102", "file-too-big", _E,
        "파일이 너무 큽니다 (한도 {most}바이트)",
        "The file is too big (at most {most} bytes)",
        "규칙 파일이 맞는지 확인하십시오. 접수 기록은 규칙 폴더가 아니라 명령의 인수로 줍니다.",
        "Make sure that it is a rule file; logs are arguments of the command.",
    ),
    Message(
        "SLA103", "not-utf8", _E,
        "파일이 UTF-8이 아닙니다",
        "The file is not UTF-8",
        "편집기에서 인코딩을 UTF-8로 바꾸어 다시 저장하십시오 (메모장: 다른 이름으로 저장 → 인코딩 UTF-8).",
        "Save it again as UTF-8.",
    ),
    Message(
        "SLA104", "byte-order-mark", _W,
        "파일 맨 앞에 BOM이 있습니다",
        "The file begins with a byte order mark",
        "읽는 데는 지장이 없으나, BOM 없는 UTF-8로 저장하기를 권합니다.",
        "It was read all the same; better save it as UTF-8 without BOM.",
    ),
    Message(
        "SLA105", "control-character", _E,
        "쓸 수 없는 문자가 있습니다: {code_point}",
        "A character that may not stand here: {code_point}",
        "그 자리의 보이지 않는 문자를 지우십시오. 다른 프로그램에서 복사한 글에 섞여 들어옵니다.",
        "Delete the invisible character; it comes with text copied from other programs.",
    ),
    Message(
        "SLA106", "tab-indent", _E,
        "들여쓰기에 탭이 있습니다",
        "A tab is used for indentation",
        "YAML은 빈칸으로만 들여씁니다. 탭을 빈칸 두 개로 바꾸십시오.",
        "YAML is indented with blanks only: use two blanks.",
    ),
    Message(
        "SLA107", "yaml-syntax", _E,
        "YAML로 읽을 수 없습니다 ({shown})",
        "This is no YAML ({shown})",
        "이 줄과 바로 윗줄의 들여쓰기, 따옴표, 쌍점(:)을 확인하십시오.",
        "Look at the indentation, quotes and colons of this line and the one above.",
    ),
    Message(
        "SLA108", "empty-file", _E,
        "파일이 비어 있습니다",
        "The file is empty",
        "첫 줄에 `schema: slaaudit/charter/1`처럼 파일의 종류를 적으십시오. 쓰지 않는 파일이면 지우십시오.",
        "Begin with the kind of file, as in `schema: slaaudit/charter/1`, or delete it.",
    ),
    Message(
        "SLA109", "too-deep", _E,
        "{most}단보다 깊게 겹쳐 있습니다",
        "This is nested deeper than {most} levels",
        "닫히지 않은 괄호가 있는지 확인하십시오.",
        "Look for brackets that are not closed.",
    ),
    Message(
        "SLA110", "yaml-anchor", _E,
        "YAML의 앵커와 별칭은 쓸 수 없습니다: `{shown}`",
        "Anchors, aliases and merge keys of YAML are not allowed: `{shown}`",
        "다른 표준의 내용을 이어받으려면 `extends: <표준 id>`를 쓰십시오. `*`나 `&`로 시작하는 글은 따옴표로 감싸십시오.",
        "Use `extends: <standard id>` to take over a standard; put text that begins with `*` or `&` in quotes.",
    ),
    Message(
        "SLA111", "yaml-tag", _E,
        "YAML 태그는 쓸 수 없습니다: `{shown}`",
        "YAML tags are not allowed: `{shown}`",
        "값은 적힌 자리의 종류대로 읽으므로 태그가 필요 없습니다. `!`로 시작하는 글은 따옴표로 감싸십시오.",
        "Values are read by the kind of their key, so no tag is needed; put text that begins with `!` in quotes.",
    ),
    Message(
        "SLA112", "several-documents", _E,
        "한 파일에 문서가 둘 이상 있습니다",
        "The file holds more than one document",
        "`---`를 지우거나 파일을 나누십시오.",
        "Remove the `---`, or split the file.",
    ),
    Message(
        "SLA113", "complex-key", _E,
        "키는 한 낱말이어야 합니다",
        "A key must be a single word",
        "목록이나 묶음은 키가 될 수 없습니다. `{{`나 `[`로 시작하는 글은 따옴표로 감싸십시오.",
        "Lists and mappings are no keys; put text that begins with `{{` or `[` in quotes.",
    ),
    Message(
        "SLA114", "unknown-file", _W,
        "읽지 않는 파일입니다: `{file}`{hint}",
        "This file is not read: `{file}`{hint}",
        "규칙 폴더에서 읽는 파일은 charter.yaml, columns.yaml, tests.yaml입니다. 이름을 고치거나 다른 곳으로 옮기십시오.",
        "A rule folder holds charter.yaml, columns.yaml and tests.yaml: rename the file or move it away.",
    ),
    Message(
        "SLA115", "colon-in-text", _E,
        "한 줄에 쌍점(`: `)이 두 번 나오거나 들여쓰기가 어긋났습니다",
        "A second `: ` on the line, or wrong indentation",
        "값에 쌍점이 들어 있으면 값 전체를 작은따옴표로 감싸십시오. 예: quote: '처리기간 : 7일 이내'",
        "Put a value that holds a colon in single quotes.",
    ),
    Message(
        "SLA116", "mark-at-start", _E,
        "값이 YAML의 특수 문자로 시작합니다",
        "The value begins with a character that YAML keeps for itself",
        "`*`, `&`, `@`, `%`, `!`, `` ` ``로 시작하는 글은 작은따옴표로 감싸십시오. 예: quote: '* 단, 협의 기간 제외'",
        "Put text that begins with `*`, `&`, `@`, `%`, `!` or `` ` `` in single quotes.",
    ),
    Message(
        "SLA117", "bad-quotes", _E,
        "따옴표가 잘못되었습니다",
        "Something is wrong with these quotes",
        "닫는 따옴표가 있는지 확인하십시오. 작은따옴표 안의 작은따옴표는 두 번 적습니다 ('').",
        "Look for the closing quote; a single quote inside single quotes is written twice ('').",
    ),
    Message(
        "SLA118", "bad-brackets", _E,
        "괄호가 닫히지 않았거나 쉼표가 빠졌습니다",
        "A bracket is not closed, or a comma is missing",
        "여기서 열린 `[` 또는 `{{`를 같은 종류로 닫고, 항목 사이에 쉼표를 넣으십시오.",
        "Close the `[` or `{{` opened here, and put commas between the items.",
    ),
    Message(
        "SLA119", "too-many-findings", _E,
        "지적사항이 {most}개가 넘어 그 뒤는 보지 않았습니다",
        "There are more than {most} findings; what comes after them was not looked at",
        "규칙 파일이 맞는지 확인하고, 보인 것부터 고친 뒤 다시 검사하십시오.",
        "Make sure that it is a rule file, mend what is shown, and check again.",
    ),
)  # fmt: skip

_WHERE = (
    Message(
        "SLA120", "unknown-rules", _E,
        "규칙을 찾을 수 없습니다: `{shown}`{hint}",
        "There are no such rules: `{shown}`{hint}",
        "기관 id나 규칙 폴더의 경로를 주십시오. 있는 기관: {known}",
        "Give an institution's id or the path of a rule folder. There are: {known}",
    ),
    Message(
        "SLA121", "which-rules", _E,
        "어느 기관의 규칙을 쓸지 알 수 없습니다",
        "It is not clear which institution's rules to use",
        "`--rules`로 기관을 고르십시오. 있는 기관: {known}",
        "Choose one with `--rules`. There are: {known}",
    ),
    Message(
        "SLA122", "no-rules", _E,
        "쓸 수 있는 규칙이 하나도 없습니다",
        "There are no rules at all",
        "`slaaudit init`으로 규칙을 만들거나 `--rules`로 규칙 폴더를 주십시오.",
        "Make a rule set with `slaaudit init`, or give a rule folder with `--rules`.",
    ),
    Message(
        "SLA123", "unreadable-settings", _E,
        "설정 파일을 읽을 수 없습니다 ({why})",
        "The settings file cannot be read ({why})",
        '예: rules = "rules/kosea"',
        'For example: rules = "rules/kosea"',
    ),
)  # fmt: skip

TEXT_MESSAGES: tuple[Message, ...] = (*_TEXT, *_WHERE)
