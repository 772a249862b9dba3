"""`slaaudit check LOG…`: score the logs."""

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
def check_command(  # noqa: PLR0917  # typer reads names, never positions
    context: typer.Context,
    logs: Annotated[
        list[Path],
        typer.Argument(metavar="자료...", help="엑셀·CSV 등의 파일, 폴더, zip, '민원_*.xlsx'"),
    ],
    rules: RulesOption = None,
    period: PeriodOption = None,
    as_of: AsOfOption = None,
    department: Annotated[
        str | None, typer.Option(metavar="부서", help="이 부서의 건만 보임")
    ] = None,
    fail_on: Annotated[
        str,
        typer.Option(
            metavar="error|warning|info|missed|never",
            help="종료 코드 1로 끝낼 지적의 심각도; missed는 미이행이 있을 때도",
        ),
    ] = "error",
    max_unmeasurable: Annotated[
        str | None,
        typer.Option(metavar="N%|N", help="이보다 많으면 종료 코드 4 (비율은 대상 건에 대한 것)"),
    ] = None,
    no_waivers: NoWaiversOption = False,
    lang: LangOption = "ko",
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="형식[=파일]",
            help="text(기본), json, jsonl, csv; 여러 번 쓸 수 있음",
        ),
    ] = None,
    force: ForceOption = False,
    reading: ReadingRequest = AS_FOUND,
) -> None:
    """접수 기록을 판정하고 표준별 이행률을 보입니다.

    종료 코드: 0 끝남, 1 지적·목표 미달, 2 잘못된 사용이나 쓸 수 없는 파일, 3 판정할 것이 없음,
    4 판정불가가 허용치보다 많음 (1에 해당하면 1), 70 slaaudit의 결함.

    보기: slaaudit check 접수기록.xlsx --period 2026H1 -f csv=판정.csv
    """
    from slaaudit.cli.checking import CheckRequest, check  # noqa: PLC0415  # loaded when needed
    from slaaudit.cli.judging import JudgingRequest  # noqa: PLC0415  # the same

    request = CheckRequest(
        judging=JudgingRequest(
            tuple(logs), rules, period, as_of, waivers=not no_waivers, reading=reading
        ),
        department=department,
        fail_on=fail_on,
        max_unmeasurable=max_unmeasurable,
        lang=lang,
        formats=tuple(output_format or ("text",)),
        force=force,
    )
    raise typer.Exit(check(request, context.obj))
