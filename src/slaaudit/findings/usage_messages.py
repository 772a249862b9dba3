"""The usage family of the catalogue (8xx): what was asked for cannot be done."""

from slaaudit.findings.message import Message, Severity

__all__ = ["USAGE_MESSAGES"]

_E = Severity.ERROR

_COMMAND_LINE = (
    Message(
        "SLA801",
        "usage",
        _E,
        "명령을 이해하지 못했습니다: {why}",
        "The command was not understood: {why}",
        "`{command} --help`로 쓰는 법을 볼 수 있습니다.",
        "See `{command} --help`.",
    ),
    Message(
        "SLA802",
        "unknown-option",
        _E,
        "'{shown}' 선택 항목은 없습니다{hint}",
        "There is no option '{shown}'{hint}",
        "`{command} --help`로 쓸 수 있는 것을 볼 수 있습니다.",
        "`{command} --help` lists those there are.",
    ),
    Message(
        "SLA803",
        "missing-argument",
        _E,
        "빠진 인수가 있습니다: {shown}",
        "'{shown}' is missing",
        "`{command} --help`로 쓰는 법을 볼 수 있습니다.",
        "See `{command} --help`.",
    ),
    Message(
        "SLA804",
        "bad-choice",
        _E,
        "{option}에 쓸 수 없는 값입니다: '{shown}'",
        "{option} cannot be '{shown}'",
        "쓸 수 있는 값: {choices}",
        "Choose from: {choices}",
    ),
    Message(
        "SLA805",
        "bad-period",
        _E,
        "점검 기간 '{shown}'을 읽을 수 없습니다",
        "The period '{shown}' cannot be read",
        "2026, 2026H1, 2026Q2, 2026-03 또는 2026-01-01..2026-06-30처럼 적으십시오.",
        "Write it as 2026, 2026H1, 2026Q2, 2026-03 or 2026-01-01..2026-06-30.",
    ),
    Message(
        "SLA806",
        "bad-instant",
        _E,
        "기준시점 '{shown}'을 읽을 수 없습니다",
        "The instant '{shown}' cannot be read",
        "2026-07-15 또는 '2026-07-15 09:00'처럼 적으십시오 (한국 시각).",
        "Write it as 2026-07-15 or '2026-07-15 09:00' (Seoul time).",
    ),
    Message(
        "SLA807",
        "unknown-command",
        _E,
        "'{shown}' 명령은 없습니다{hint}",
        "There is no command '{shown}'{hint}",
        "`{command} --help`로 쓸 수 있는 명령을 볼 수 있습니다.",
        "`{command} --help` lists those there are.",
    ),
)

_OUTPUT = (
    Message(
        "SLA811",
        "file-exists",
        _E,
        "이미 있는 파일이라 덮어쓰지 않았습니다: {file}",
        "The file exists and was left as it is: {file}",
        "덮어쓰려면 --force를 붙이십시오.",
        "Add --force to replace it.",
    ),
    Message(
        "SLA812",
        "two-results-one-place",
        _E,
        "결과 두 가지를 한 곳에 쓸 수 없습니다: {place}",
        "Two results cannot go to one place: {place}",
        "-f json=결과.json처럼 결과마다 다른 파일을 정하십시오.",
        "Give each result its own file, as in -f json=result.json.",
    ),
    Message(
        "SLA813",
        "cannot-write",
        _E,
        "결과를 쓸 수 없습니다: {file} ({why})",
        "The result cannot be written: {file} ({why})",
        "폴더가 있는지, 쓸 권한이 있는지, 다른 프로그램이 열고 있지 않은지 확인하십시오.",
        "Check that the folder exists and that you may write there.",
    ),
)

_JUDGING = (
    Message(
        "SLA821",
        "unknown-department",
        _E,
        "자료에 '{shown}' 부서가 없습니다",
        "The log has no department '{shown}'",
        "자료에 있는 부서: {known}",
        "Departments in the log: {known}",
    ),
    Message(
        "SLA822",
        "nothing-in-period",
        _E,
        "점검 기간 {period}에 드는 건이 없습니다",
        "No case lies in the period {period}",
        "--period로 기간을 고르십시오. 자료에 있는 기간: {known}",
        "Choose another with --period. Periods in the log: {known}",
    ),
    Message(
        "SLA823",
        "no-dated-case",
        _E,
        "날짜를 읽을 수 있는 건이 없어 점검 기간을 정할 수 없습니다",
        "No case has a readable date, so the period cannot be told",
        "자료와 규칙이 맞는지 확인하고, 그래도 판정하려면 --period를 적으십시오.",
        "Check that log and rules belong together; name the period with --period.",
    ),
    Message(
        "SLA824",
        "no-judged-standard",
        _E,
        "규칙에 기록으로 잴 수 있는 표준이 없습니다",
        "The rules hold no standard that a log can show",
        "charter.yaml의 standards에 표준을 적으십시오.",
        "Write standards into charter.yaml.",
    ),
    Message(
        "SLA826",
        "no-rule-test",
        _E,
        "실행할 시험이 없습니다: {shown}",
        "There are no rule tests: {shown}",
        "기관 폴더의 tests.yaml에 판정되어야 할 건을 적으십시오.",
        "Write cases with their expected verdict into tests.yaml.",
    ),
    Message(
        "SLA827",
        "no-rule-file",
        _E,
        "규칙 파일이 없습니다: {shown}",
        "There is no rule file: {shown}",
        "charter.yaml이 있는 폴더, 그 폴더들을 담은 폴더, 또는 기관 id를 적으십시오: {known}",
        "Give a folder with a charter.yaml, a folder of such folders, or an id: {known}",
    ),
)

_EXPLAINING = (
    Message(
        "SLA841",
        "unknown-topic",
        _E,
        "'{shown}'(이)라는 코드, 코드의 이름, 표준은 없습니다{hint}",
        "There is no code, name of a code or standard '{shown}'{hint}",
        "코드는 SLA201처럼, 표준은 `slaaudit rules show`에 나오는 id로 적으십시오.",
        "Write a code as SLA201, a standard by the id that `slaaudit rules show` gives.",
    ),
    Message(
        "SLA842",
        "standard-of-several",
        _E,
        "표준 '{shown}'은(는) 여러 기관에 있습니다: {known}",
        "Several institutions have a standard '{shown}': {known}",
        "`--rules`로 기관을 고르십시오. 예: slaaudit rules explain {shown} --rules {first}",
        "Choose one with `--rules`: slaaudit rules explain {shown} --rules {first}",
    ),
)

_CALENDAR = (
    Message(
        "SLA831",
        "year-not-covered",
        _E,
        "{year}년의 공휴일은 확인되지 않았습니다",
        "The holidays of {year} have not been verified",
        "{first}년부터 {last}년까지만 쓸 수 있습니다. 모르는 휴일은 짐작하지 않습니다.",
        "Only {first} to {last} are covered; unknown holidays are never guessed.",
    ),
    Message(
        "SLA832",
        "as-of-outside-calendar",
        _E,
        "기준시점 {shown}은 달력이 담은 기간 밖입니다",
        "The instant {shown} lies outside the calendar",
        "{first}부터 {last}까지의 시점을 --as-of로 적으십시오.",
        "Choose an instant from {first} to {last} with --as-of.",
    ),
    Message(
        "SLA833",
        "calendar-unusable",
        _E,
        "달력을 만들 수 없습니다: {why}",
        "The calendar cannot be built: {why}",
        "charter.yaml의 calendar를 고치거나, 안내대로 holidays 패키지를 갱신하십시오.",
        "Correct `calendar` in charter.yaml, or update the holidays package.",
    ),
)

_REVISIONS = (
    Message(
        "SLA851",
        "git-missing",
        _E,
        "git 프로그램이 없어 '{shown}'의 규칙을 읽을 수 없습니다",
        "The rules of '{shown}' cannot be read: there is no git program",
        "git을 설치하거나, 견줄 규칙을 폴더의 경로로 주십시오.",
        "Install git, or give the rules to compare as the path of a folder.",
    ),
    Message(
        "SLA852",
        "no-repository",
        _E,
        "git 저장소가 아니어서 '{shown}'의 규칙을 읽을 수 없습니다: {folder} ({why})",
        "The rules of '{shown}' cannot be read: {folder} is in no git repository ({why})",
        "저장소 안에서 실행하거나, 견줄 규칙을 폴더의 경로로 주십시오.",
        "Run it inside the repository, or give the rules as the path of a folder.",
    ),
    Message(
        "SLA853",
        "unknown-revision",
        _E,
        "'{shown}'은 규칙 폴더도, 기관 id도, git의 판도 아닙니다{hint}",
        "'{shown}' is no rule folder, no institution's id and no git revision{hint}",
        "기관 id, 폴더, 또는 HEAD~1, v1.0, HEAD~1:rules/kosea 같은 git의 판을 적으십시오. 있는 기관: {known}",
        "Give an id, a folder, or a git revision as in HEAD~1, v1.0 or HEAD~1:rules/kosea. There are: {known}",
    ),
    Message(
        "SLA854",
        "not-in-revision",
        _E,
        "git의 판 '{revision}'에는 {path}의 규칙이 없습니다",
        "The git revision '{revision}' has no rules at {path}",
        "경로는 저장소의 맨 위에서부터 적습니다. 예: {revision}:rules/kosea",
        "Write the path from the top of the repository, as in {revision}:rules/kosea.",
    ),
    Message(
        "SLA855",
        "revision-of-what",
        _E,
        "git의 판 '{shown}'에서 어느 규칙을 볼지 알 수 없습니다",
        "It is not clear which rules of the git revision '{shown}' are meant",
        "--rules kosea처럼 규칙을 고르거나 {shown}:rules/kosea처럼 경로를 붙이십시오.",
        "Choose them with --rules kosea, or add the path as in {shown}:rules/kosea.",
    ),
    Message(
        "SLA856",
        "nothing-to-compare-with",
        _E,
        "견줄 다른 쪽이 없습니다: '{shown}'",
        "There is nothing to compare '{shown}' with",
        "두 번째 규칙을 적거나, 판 하나를 지금 파일과 견주려면 --rules kosea처럼 규칙을 고르십시오.",
        "Name the other rules; to compare a revision with the files as they are, add --rules kosea.",
    ),
)

USAGE_MESSAGES: tuple[Message, ...] = (
    *_COMMAND_LINE,
    *_OUTPUT,
    *_JUDGING,
    *_CALENDAR,
    *_REVISIONS,
    *_EXPLAINING,
)
