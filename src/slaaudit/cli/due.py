"""`slaaudit due LOG…`: what is open and when it is due."""

from pathlib import Path
from typing import Annotated

import typer

from slaaudit.cli.options import (
    AS_FOUND,
    ForceOption,
    LangOption,
    ReadingRequest,
    RulesOption,
    reads_logs,
)


@reads_logs
def due_command(  # noqa: PLR0917  # typer reads names, never positions
    logs: Annotated[
        list[Path] | None,
        typer.Argument(metavar="자료...", help="엑셀·CSV 등의 파일, 폴더, zip, '민원_*.xlsx'"),
    ] = None,
    within: Annotated[
        str | None,
        typer.Option(metavar="3일", help="이 시간 안에 닥치는 것만: 일은 근무일, 시간은 근무시간"),
    ] = None,
    department: Annotated[str | None, typer.Option(metavar="부서", help="한 부서만")] = None,
    case: Annotated[str | None, typer.Option(metavar="번호", help="한 건만")] = None,
    standard: Annotated[
        str | None, typer.Option(metavar="ID", help="자료 없이 기한을 셈할 표준 (--from과 함께)")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="시점", help="그 표준의 시작: 접수일시 등")
    ] = None,
    rules: RulesOption = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="시점", help="기준시점 (없으면 지금)")
    ] = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="형식[=파일]",
            help="text(기본), csv, json, ics; 여러 번 쓸 수 있음",
        ),
    ] = None,
    lang: LangOption = "ko",
    force: ForceOption = False,
    reading: ReadingRequest = AS_FOUND,
) -> None:
    """아직 열린 건을 기한이 급한 순서로 보입니다. 자료 없이 기한 하나를 셈하기도 합니다.

    종료 코드: 0 끝남 (열린 건이 없어도), 2 잘못된 사용이나 쓸 수 없는 파일, 70 slaaudit의 결함.

    보기: slaaudit due 접수기록.xlsx --within 3일 -f text -f ics=기한.ics
    """
    from slaaudit.cli.dues import DueRequest, due  # noqa: PLC0415  # loaded when needed

    request = DueRequest(
        logs=tuple(logs or ()),
        within=within,
        department=department,
        case=case,
        standard=standard,
        start=start,
        rules=rules,
        as_of=as_of,
        formats=tuple(output_format or ("text",)),
        lang=lang,
        force=force,
        reading=reading,
    )
    raise typer.Exit(due(request))
