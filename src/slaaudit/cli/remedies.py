"""`slaaudit remedies LOG…|RESULT.json`: what the charter owes, paid against owed."""

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
def remedies_command(  # noqa: PLR0917  # typer reads names, never positions
    context: typer.Context,
    logs: Annotated[
        list[Path],
        typer.Argument(metavar="자료...|결과.json", help="접수 기록, 또는 check가 쓴 결과 하나"),
    ],
    standard: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="이 표준만; 여러 번 쓸 수 있음")
    ] = None,
    rules: RulesOption = None,
    period: PeriodOption = None,
    as_of: AsOfOption = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="형식[=파일]",
            help="text(기본), xlsx, csv, json, md, html; 여러 번 쓸 수 있음",
        ),
    ] = None,
    no_waivers: NoWaiversOption = False,
    lang: LangOption = "ko",
    force: ForceOption = False,
    reading: ReadingRequest = AS_FOUND,
) -> None:
    """헌장이 정한 보상을 건마다 셈해 지급과 견줍니다. 지급은 기관이 결정합니다.

    종료 코드: 0 끝남, 2 잘못된 사용이나 쓸 수 없는 파일, 3 판정할 것이 없음, 70 slaaudit의 결함.

    보기: slaaudit remedies 접수기록.xlsx --period 2026H1 -f xlsx=보상대장.xlsx
    """
    from slaaudit.cli.judging import JudgingRequest  # noqa: PLC0415  # loaded when needed
    from slaaudit.cli.remedying import RemediesRequest, remedies  # noqa: PLC0415  # the same

    request = RemediesRequest(
        judging=JudgingRequest(
            tuple(logs), rules, period, as_of, waivers=not no_waivers, reading=reading
        ),
        standards=tuple(standard or ()),
        formats=tuple(output_format or ("text",)),
        lang=lang,
        force=force,
    )
    raise typer.Exit(remedies(request, context.obj))
