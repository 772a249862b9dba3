"""`slaaudit rules …`: everything about rule files."""

import click

from slaaudit.cli.groups import HouseGroup
from slaaudit.cli.options import lang_option, page_format_option, specs_argument


@click.group("rules", cls=HouseGroup)
def rules_group() -> None:
    """규칙 파일을 검사하고 시험하고 풀어 보입니다."""


@rules_group.command("check")
@specs_argument
@click.option(
    "--format",
    "-f",
    "formats",
    multiple=True,
    default=("full",),
    metavar="형식[=파일]",
    help="full(기본), concise, json, jsonl, sarif, junit, github, gitlab, md",
)
@lang_option
@click.option(
    "--fail-on",
    default="error",
    show_default=True,
    metavar="error|warning|info|never",
    help="종료 코드 1의 문턱",
)
@click.option("--force", is_flag=True, help="있는 파일을 덮어씁니다")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="출처=파일.txt",
    help="인용한 구절을 견줄 원문 (예: charter=헌장.txt)",
)
def check_rules_command(
    specs: tuple[str, ...],
    formats: tuple[str, ...],
    lang: str,
    fail_on: str,
    force: bool,
    sources: tuple[str, ...],
) -> int:
    """규칙 파일의 잘못을 파일:줄:칸과 함께 모두 보입니다."""
    from slaaudit.cli.rules_checking import check_rules  # noqa: PLC0415  # loaded when needed

    return check_rules(specs, formats, lang, fail_on=fail_on, force=force, sources=sources)


@rules_group.command("test")
@specs_argument
@page_format_option
@lang_option
@click.option(
    "--mutants", is_flag=True, help="규칙을 조금씩 바꾸어 보아 시험이 알아채는지 살핍니다"
)
@click.option("--min-caught", metavar="95%", help="--mutants: 기관마다 이만큼 알아채야 합니다")
def run_tests_command(
    specs: tuple[str, ...], output_format: str, lang: str, mutants: bool, min_caught: str | None
) -> int:
    """tests.yaml의 시험을 모두 실행하고 어긋난 것을 보입니다."""
    if mutants or min_caught is not None:
        from slaaudit.cli.rules_mutants import try_mutants  # noqa: PLC0415  # loaded when needed

        return try_mutants(specs, output_format, lang, min_caught)
    from slaaudit.cli.rules_testing import test_rules  # noqa: PLC0415  # loaded when needed

    return test_rules(specs, output_format, lang)


@rules_group.command("show")
@specs_argument
@click.option(
    "--format",
    "-f",
    "output_format",
    default="text",
    show_default=True,
    metavar="text|md|json[=파일]",
    help="출력 형식과 파일",
)
@lang_option
@click.option("--force", is_flag=True, help="있는 파일을 덮어씁니다")
def show_rules_command(specs: tuple[str, ...], output_format: str, lang: str, force: bool) -> int:
    """헌장의 모든 약속을 재는 법, 시계, 근거와 함께 말로 보입니다."""
    from slaaudit.cli.rules_showing import show_rules  # noqa: PLC0415  # loaded when needed

    return show_rules(specs, output_format, lang, force=force)
