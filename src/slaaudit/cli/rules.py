"""`slaaudit rules …`: everything about rule files."""

from typing import Annotated

import typer

from slaaudit.cli.options import LangOption, PageFormatOption, SpecsArgument

RULES_APP = typer.Typer(
    help="규칙 파일을 검사하고 시험하고 풀어 보입니다.", no_args_is_help=True, rich_markup_mode=None
)


@RULES_APP.command("check")
def check_rules_command(
    specs: SpecsArgument = None,
    output_format: PageFormatOption = "text",
    lang: LangOption = "ko",
) -> None:
    """규칙 파일의 잘못을 파일:줄:칸과 함께 모두 보입니다."""
    from slaaudit.cli.rules_checking import check_rules  # noqa: PLC0415  # loaded when needed

    raise typer.Exit(check_rules(tuple(specs or ()), output_format, lang))


@RULES_APP.command("test")
def run_tests_command(
    specs: SpecsArgument = None,
    output_format: PageFormatOption = "text",
    lang: LangOption = "ko",
) -> None:
    """tests.yaml의 시험을 모두 실행하고 어긋난 것을 보입니다."""
    from slaaudit.cli.rules_testing import test_rules  # noqa: PLC0415  # loaded when needed

    raise typer.Exit(test_rules(tuple(specs or ()), output_format, lang))


@RULES_APP.command("show")
def show_rules_command(
    specs: SpecsArgument = None,
    output_format: Annotated[
        str,
        typer.Option("--format", "-f", metavar="text|md|json[=파일]", help="출력 형식과 파일"),
    ] = "text",
    lang: LangOption = "ko",
    force: Annotated[bool, typer.Option("--force", help="있는 파일을 덮어씁니다")] = False,
) -> None:
    """헌장의 모든 약속을 재는 법, 시계, 근거와 함께 말로 보입니다."""
    from slaaudit.cli.rules_showing import show_rules  # noqa: PLC0415  # loaded when needed

    raise typer.Exit(show_rules(tuple(specs or ()), output_format, lang, force=force))
