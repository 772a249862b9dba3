"""`slaaudit whatif LOG… --set ID.limit=5일`: one log under other limits, clocks and holidays."""

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
def whatif_command(  # noqa: PLR0917  # typer reads names, never positions
    context: typer.Context,
    logs: Annotated[
        list[Path],
        typer.Argument(metavar="자료...", help="엑셀·CSV 등의 파일, 폴더, zip, '민원_*.xlsx'"),
    ],
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="표준.키=값", help="예: reply-7d.limit=5일; 여러 번"),
    ] = None,
    holiday: Annotated[
        list[str] | None,
        typer.Option(metavar="날짜[=이름]", help="이날이 공휴일이면; 여러 번"),
    ] = None,
    no_holiday: Annotated[
        list[str] | None, typer.Option(metavar="날짜", help="이날이 공휴일이 아니면; 여러 번")
    ] = None,
    office_hours: Annotated[
        str | None, typer.Option(metavar="09:00-12:00,13:00-17:00", help="근무시간이 이러면")
    ] = None,
    sweep: Annotated[
        str | None,
        typer.Option(metavar="표준.limit=3일..10일", help="기준을 훑어 이행률을 견줌"),
    ] = None,
    rules: RulesOption = None,
    period: PeriodOption = None,
    as_of: AsOfOption = None,
    no_waivers: NoWaiversOption = False,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="형식[=파일]",
            help="text(기본), md, html, xlsx, json; 여러 번 쓸 수 있음",
        ),
    ] = None,
    lang: LangOption = "ko",
    force: ForceOption = False,
    reading: ReadingRequest = AS_FOUND,
) -> None:
    """기준이나 달력이 달랐다면 판정이 어떻게 될지 봅니다.

    같은 자료를 지금 규칙과 바꾼 규칙으로 판정해 뒤바뀌는 판정, 이행률, 보상, 기한을 견줍니다.
    규칙 파일은 고치지 않습니다.

    종료 코드: 0 끝남, 2 잘못된 사용이나 쓸 수 없는 파일, 3 판정할 것이 없음.

    보기: slaaudit whatif 접수기록.xlsx --set homepage-reply-7d.limit=5일
    """
    from slaaudit.cli.judging import JudgingRequest  # noqa: PLC0415  # loaded when needed
    from slaaudit.cli.trying import TryRequest, try_out  # noqa: PLC0415  # the same

    request = TryRequest(
        judging=JudgingRequest(
            tuple(logs), rules, period, as_of, waivers=not no_waivers, reading=reading
        ),
        settings=tuple(settings or ()),
        holidays=tuple(holiday or ()),
        no_holidays=tuple(no_holiday or ()),
        office_hours=office_hours,
        sweep=sweep,
        formats=tuple(output_format or ("text",)),
        lang=lang,
        force=force,
    )
    raise typer.Exit(try_out(request, context.obj))
