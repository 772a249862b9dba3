"""`slaaudit report LOG…|RESULT.json`: the half-yearly report."""

from pathlib import Path
from typing import Annotated

import typer

from slaaudit.cli.options import (
    AS_FOUND,
    AsOfOption,
    ForceOption,
    LangOption,
    NoWaiversOption,
    PeriodOption,
    ReadingRequest,
    RulesOption,
    reads_logs,
)


@reads_logs
def report_command(  # noqa: PLR0917  # typer reads names, never positions
    context: typer.Context,
    logs: Annotated[
        list[Path],
        typer.Argument(metavar="자료...|결과.json", help="접수 기록, 또는 check가 쓴 결과 하나"),
    ],
    rules: RulesOption = None,
    period: PeriodOption = None,
    as_of: AsOfOption = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="형식[=파일]",
            help="md(기본), html, hwpx, pdf, xlsx, json; 여러 번 쓸 수 있음",
        ),
    ] = None,
    previous: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="결과.json", help="견줄 앞 기간의 결과; 여러 번 쓰면 새것부터 추세로 씀"
        ),
    ] = None,
    audience: Annotated[
        str, typer.Option(metavar="public|internal", help="공개용(기본) 또는 내부용")
    ] = "public",
    plan: Annotated[
        Path | None,
        typer.Option(
            metavar="plan.yaml", help="기관의 글: 추진근거, 개선계획, 문의처 (init --report가 만듦)"
        ),
    ] = None,
    style: Annotated[
        str, typer.Option(metavar="marks|numbered", help="□ ○ - ※ (기본) 또는 1. 가. 1)")
    ] = "marks",
    fragment: Annotated[
        bool, typer.Option("--fragment", help="html: 홈페이지 편집기에 붙일 조각으로 씀")
    ] = False,
    no_waivers: NoWaiversOption = False,
    lang: LangOption = "ko",
    force: ForceOption = False,
    reading: ReadingRequest = AS_FOUND,
) -> None:
    """이행실태 점검결과를 씁니다. 저장된 결과는 다시 판정하지 않습니다.

    종료 코드: 0 끝남, 2 잘못된 사용이나 쓸 수 없는 파일, 3 판정할 것이 없음, 70 slaaudit의 결함.

    보기: slaaudit report 접수기록.xlsx --period 2026H1 -f html=보고.html
    """
    from slaaudit.cli.judging import JudgingRequest  # noqa: PLC0415  # loaded when needed
    from slaaudit.cli.reporting import ReportRequest, report  # noqa: PLC0415  # the same

    request = ReportRequest(
        judging=JudgingRequest(
            tuple(logs), rules, period, as_of, waivers=not no_waivers, reading=reading
        ),
        formats=tuple(output_format or ("md",)),
        previous=tuple(previous or ()),
        audience=audience,
        style=style,
        plan=plan,
        fragment=fragment,
        lang=lang,
        force=force,
    )
    raise typer.Exit(report(request, context.obj))
