"""The commands together. Nothing here loads what judges: `--help` must be quick."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from slaaudit.cli.groups import Elsewhere, LazyGroup
from slaaudit.cli.screen import notice_findings, write_stdout
from slaaudit.cli.usage import UsageError, usage_finding
from slaaudit.findings import Refusal
from slaaudit.release import __version__
from slaaudit.terms import Lang

if TYPE_CHECKING:
    from slaaudit.workbook import ReadAhead

_SUMMARY = (
    "고객서비스헌장 이행표준 점검: 접수 기록을 근무일 달력으로 재어 이행·미이행을 판정합니다."
)
_GUIDE = """\
slaaudit: 고객서비스헌장 이행표준 점검

  slaaudit inspect 접수기록.xlsx               판정하기 전에 무엇을 어떻게 읽는지 봅니다
  slaaudit check 접수기록.xlsx                 기록을 판정해 표준별 이행률을 봅니다
  slaaudit check 접수기록.xlsx -f csv=판정.csv  건별 판정을 파일로 남깁니다
  slaaudit report 접수기록.xlsx -f md=보고.md   이행실태 점검결과를 씁니다
  slaaudit explain 접수기록.xlsx --case 12      건 하나를 왜 그렇게 판정했는지 봅니다
  slaaudit due 접수기록.xlsx --within 3일       열린 건의 기한을 급한 순서로 봅니다
  slaaudit whatif 접수기록.xlsx --set 표준.limit=5일  기준이 달랐다면 어떻게 될지 봅니다
  slaaudit compare 지난결과.json 결과.json      두 결과를 나란히 견줍니다
  slaaudit verify 결과.json --log 접수기록.xlsx 결과가 지금도 그대로인지 봅니다
  slaaudit sample 결과.json -f xlsx=대조표.xlsx 원자료와 대조할 건을 뽑습니다
  slaaudit remedies 접수기록.xlsx              헌장이 정한 보상과 지급을 견줍니다
  slaaudit calendar 2026                       판정에 쓰는 공휴일과 근무일 수를 봅니다
  slaaudit rules check                         규칙 파일의 잘못을 찾습니다
  slaaudit rules schema                        편집기가 쓸 규칙 파일의 스키마를 냅니다
  slaaudit rules test                          규칙의 시험을 실행합니다
  slaaudit rules show kosea                    헌장의 약속을 어떻게 재는지 봅니다
  slaaudit rules diff HEAD --rules kosea       규칙을 고친 뜻을 고치기 전과 견줍니다
  slaaudit rules explain SLA201                지적사항의 뜻과 고치는 법을 봅니다
  slaaudit init                                우리 기관의 규칙을 새로 만듭니다
  slaaudit init --report --from 결과.json       보고서에 적을 개선계획의 틀을 만듭니다

기관의 규칙은 자료의 제목에서 찾고, 못 찾으면 --rules로 고릅니다.
명령마다 --help를 붙이면 선택 항목이 나옵니다.
"""


class _Commands(LazyGroup):
    """Every command, each in its own module."""

    elsewhere: ClassVar[dict[str, Elsewhere]] = {
        "inspect": Elsewhere(
            "slaaudit.cli.inspect",
            "inspect_command",
            "무엇을 어떻게 읽었는지 판정하기 전에 보입니다.",
        ),
        "check": Elsewhere(
            "slaaudit.cli.check", "check_command", "접수 기록을 판정하고 표준별 이행률을 보입니다."
        ),
        "report": Elsewhere("slaaudit.cli.report", "report_command", "이행실태 점검결과를 씁니다."),
        "explain": Elsewhere(
            "slaaudit.cli.explain",
            "explain_command",
            "건 하나의 판정을 날마다의 셈과 근거까지 설명합니다.",
        ),
        "due": Elsewhere(
            "slaaudit.cli.due", "due_command", "아직 열린 건을 기한이 급한 순서로 보입니다."
        ),
        "whatif": Elsewhere(
            "slaaudit.cli.whatif",
            "whatif_command",
            "기준이나 달력이 달랐다면 판정이 어떻게 될지 봅니다.",
        ),
        "compare": Elsewhere(
            "slaaudit.cli.compare",
            "compare_command",
            "두 결과를 나란히 놓고 차이와 그 신뢰구간을 보입니다.",
        ),
        "verify": Elsewhere(
            "slaaudit.cli.verify", "verify_command", "저장된 결과가 지금도 그대로인지 확인합니다."
        ),
        "sample": Elsewhere(
            "slaaudit.cli.sample",
            "sample_command",
            "원자료와 대조할 건을 뽑고, 채운 대조표로 판정의 오류율을 셈합니다.",
        ),
        "remedies": Elsewhere(
            "slaaudit.cli.remedies",
            "remedies_command",
            "헌장이 정한 보상을 건마다 셈해 지급과 견줍니다.",
        ),
        "calendar": Elsewhere(
            "slaaudit.cli.calendar",
            "calendar_command",
            "판정에 쓰는 공휴일과 근무일 수를 출처와 함께 보입니다.",
        ),
        "init": Elsewhere(
            "slaaudit.cli.init", "init_command", "새 기관의 규칙 파일 세 개를 만듭니다."
        ),
        "rules": Elsewhere(
            "slaaudit.cli.rules", "RULES_APP", "규칙 파일을 검사하고 시험하고 풀어 보입니다."
        ),
    }


app = typer.Typer(
    name="slaaudit",
    cls=_Commands,
    help=_SUMMARY,
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        write_stdout([f"slaaudit {__version__}\n"])
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _guide(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001  # its callback acts
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="판을 보입니다"),
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        write_stdout([_GUIDE])


def run_app(arguments: Sequence[str], ahead: "ReadAhead | None" = None) -> int:
    """Run one command; refusals and wrong usage become findings on stderr and an exit code.

    `ahead` is the reading of files that has begun already.
    """
    lang = _language_of(arguments)
    try:
        code = app(list(arguments), prog_name="slaaudit", standalone_mode=False, obj=ahead)
    except Refusal as refusal:
        notice_findings(refusal.findings, lang)
        return int(refusal.kind)
    except UsageError as error:
        notice_findings([usage_finding(error)], lang)
        return 2
    except typer.Abort:
        return 130
    return int(code or 0)


def _language_of(arguments: Sequence[str]) -> Lang:
    """Tell in which language to refuse, even where the arguments could not be read."""
    wanted = "ko"
    for place, argument in enumerate(arguments):
        if argument == "--lang":
            wanted = "".join(arguments[place + 1 : place + 2])
        elif argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
    return "en" if wanted == "en" else "ko"
