"""`slaaudit rules …`: everything about rule files."""

from pathlib import Path
from typing import Annotated

import typer

from slaaudit.cli.options import (
    AS_FOUND,
    ForceOption,
    LangOption,
    NoWaiversOption,
    PageFormatOption,
    ReadingRequest,
    SpecsArgument,
    reads_logs,
)
from slaaudit.cli.screen import write_stdout

RULES_APP = typer.Typer(
    help="규칙 파일을 검사하고 시험하고 풀어 보입니다.\n\n보기: slaaudit rules check kosea",
    add_completion=False,
    rich_markup_mode=None,
)


@RULES_APP.callback(invoke_without_command=True)
def _help_alone(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        write_stdout([f"{context.get_help()}\n"])


@RULES_APP.command("check")
def check_rules_command(  # noqa: PLR0917  # typer reads names, never positions
    specs: SpecsArgument = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="형식[=파일]",
            help="full(기본), concise, json, jsonl, sarif, junit, github, gitlab, md",
        ),
    ] = None,
    lang: LangOption = "ko",
    fail_on: Annotated[
        str,
        typer.Option("--fail-on", metavar="error|warning|info|never", help="종료 코드 1의 문턱"),
    ] = "error",
    force: ForceOption = False,
    sources: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            metavar="출처=파일",
            help="인용한 구절을 견줄 원문: 글, HTML, HWPX, PDF (예: charter=헌장.hwpx)",
        ),
    ] = None,
    no_waivers: NoWaiversOption = False,
    as_of: Annotated[
        str | None, typer.Option(metavar="날짜", help="예외가 끝났는지 볼 날 (없으면 오늘)")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="고쳐도 안전한 잘못을 그 자리에서 고칩니다")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="무엇을 고칠지만 보이고 파일은 그대로 둡니다")
    ] = False,
) -> None:
    """규칙 파일의 잘못을 파일:줄:칸과 함께 모두 보입니다.

    보기: slaaudit rules check kosea -f concise
    """
    from slaaudit.cli.rules_checking import (  # noqa: PLC0415  # loaded when needed
        Mending,
        RulesRequest,
        check_rules,
    )

    fixing = Mending.WRITTEN if fix else Mending.NONE
    request = RulesRequest(
        specs=tuple(specs or ()),
        formats=tuple(output_format or ()),
        lang=lang,
        fail_on=fail_on,
        force=force,
        sources=tuple(sources or ()),
        as_of=as_of,
        waivers=not no_waivers,
        mending=Mending.SHOWN if diff else fixing,
    )
    raise typer.Exit(check_rules(request))


@RULES_APP.command("schema")
def show_schema_command(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[charter|columns|tests|waivers|report-texts]",
            help="어느 규칙 파일의 것인지 (없으면 모두)",
        ),
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="json[=파일|폴더]", help="쓸 파일, 또는 모두 담을 폴더"
        ),
    ] = "json",
    lang: LangOption = "ko",
    force: ForceOption = False,
) -> None:
    """편집기가 규칙 파일을 쓰는 동안 검사하고 키의 뜻을 보이는 데 쓰는 JSON Schema를 냅니다.

    보기: slaaudit rules schema charter -f json=charter.schema.json
    """
    from slaaudit.cli.rules_schema import show_schemas  # noqa: PLC0415  # loaded when needed

    raise typer.Exit(show_schemas(kind, output_format, lang, force=force))


@RULES_APP.command("test")
def run_tests_command(
    specs: SpecsArgument = None,
    output_format: PageFormatOption = "text",
    lang: LangOption = "ko",
    mutants: Annotated[
        bool,
        typer.Option("--mutants", help="규칙을 조금씩 바꾸어 보아 시험이 알아채는지 살핍니다"),
    ] = False,
    min_caught: Annotated[
        str | None,
        typer.Option(
            "--min-caught", metavar="95%", help="--mutants: 기관마다 이만큼 알아채야 합니다"
        ),
    ] = None,
) -> None:
    """tests.yaml의 시험을 모두 실행하고 어긋난 것을 보입니다.

    보기: slaaudit rules test kosea
    """
    if mutants or min_caught is not None:
        from slaaudit.cli.rules_mutants import try_mutants  # noqa: PLC0415  # loaded when needed

        raise typer.Exit(try_mutants(tuple(specs or ()), output_format, lang, min_caught))
    from slaaudit.cli.rules_testing import test_rules  # noqa: PLC0415  # loaded when needed

    raise typer.Exit(test_rules(tuple(specs or ()), output_format, lang))


@RULES_APP.command("explain")
def explain_command(
    topic: Annotated[str, typer.Argument(metavar="코드|이름|표준", help="예: SLA201")],
    spec: Annotated[
        str | None,
        typer.Option(
            "--rules", metavar="ID|경로", help="표준을 찾을 기관 id나 규칙 폴더 (없으면 모두)"
        ),
    ] = None,
    output_format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="text|md|json[=파일]", help="출력 형식과 파일"),
    ] = "text",
    lang: LangOption = "ko",
    force: ForceOption = False,
) -> None:
    """지적사항의 코드가 무슨 뜻이고 어떻게 고치는지, 또는 표준 하나를 말로 보입니다.

    보기: slaaudit rules explain SLA201
    """
    from slaaudit.cli.rules_explaining import explain  # noqa: PLC0415  # loaded when needed

    raise typer.Exit(explain(topic, spec, output_format, lang, force=force))


@RULES_APP.command("show")
def show_rules_command(
    specs: SpecsArgument = None,
    output_format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="text|md|json[=파일]", help="출력 형식과 파일"),
    ] = "text",
    lang: LangOption = "ko",
    force: ForceOption = False,
) -> None:
    """헌장의 모든 약속을 재는 법, 시계, 근거와 함께 말로 보입니다.

    보기: slaaudit rules show kosea -f md=약속.md
    """
    from slaaudit.cli.rules_showing import show_rules  # noqa: PLC0415  # loaded when needed

    raise typer.Exit(show_rules(tuple(specs or ()), output_format, lang, force=force))


@RULES_APP.command("diff")
@reads_logs
def diff_rules_command(  # noqa: PLR0917  # typer reads names, never positions
    old: Annotated[str, typer.Argument(metavar="옛것", help="기관 id, 폴더, git의 판[:경로]")],
    new: Annotated[
        str | None, typer.Argument(metavar="새것", help="같음; 없으면 지금 파일 (--rules)")
    ] = None,
    rules: Annotated[
        str | None,
        typer.Option("--rules", metavar="ID|경로", help="경로 없이 적은 git의 판에서 볼 규칙"),
    ] = None,
    logs: Annotated[
        list[Path] | None,
        typer.Option("--log", metavar="자료", help="두 규칙으로 판정해 볼 자료; 거듭 쓸 수 있음"),
    ] = None,
    period: Annotated[str | None, typer.Option(metavar="2026H1", help="--log: 점검 기간")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="시점", help="--log: 기준시점")] = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="text|md|json[=파일]", help="형식; 여러 번 쓸 수 있음"
        ),
    ] = None,
    lang: LangOption = "ko",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on", metavar="changed|verdicts|never", help="이런 차이가 있으면 종료 코드 1"
        ),
    ] = "never",
    no_waivers: NoWaiversOption = False,
    force: ForceOption = False,
    reading: ReadingRequest = AS_FOUND,
) -> None:
    """규칙이 어떻게 바뀌었는지 뜻으로 보이고, 자료가 있으면 판정이 얼마나 바뀌는지 셉니다.

    보기: slaaudit rules diff HEAD --rules rules/hanbit
    """
    from slaaudit.cli.rules_diffing import DiffRequest, diff_rules  # noqa: PLC0415  # when needed

    request = DiffRequest(
        old=old,
        new=new,
        rules=rules,
        logs=tuple(logs or ()),
        period=period,
        as_of=as_of,
        formats=tuple(output_format or ("text",)),
        lang=lang,
        fail_on=fail_on,
        force=force,
        waivers=not no_waivers,
        reading=reading,
    )
    raise typer.Exit(diff_rules(request))
