"""The commands together. Nothing here loads what judges: `--help` must be quick."""

from collections.abc import Sequence
from pathlib import Path
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
        "help": Elsewhere(
            "slaaudit.cli.help",
            "help_command",
            "설명서를 보입니다: 모든 명령과 선택 항목, 종료 코드, 파일, 환경 변수.",
        ),
    }


app = typer.Typer(
    name="slaaudit",
    cls=_Commands,
    help=_SUMMARY,
    no_args_is_help=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
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
        from slaaudit.cli.guide import guide  # noqa: PLC0415  # loaded when needed

        write_stdout(guide(Path.cwd()))


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
