"""`slaaudit inspect LOG…`: what was read and how, before any verdict."""

from pathlib import Path
from typing import Annotated

import typer

from slaaudit.cli.options import (
    AS_FOUND,
    ForceOption,
    LangOption,
    PeriodOption,
    ReadingRequest,
    RulesOption,
    reads_logs,
)


@reads_logs
def inspect_command(  # noqa: PLR0917  # typer reads names, never positions
    logs: Annotated[
        list[Path],
        typer.Argument(metavar="자료...", help="엑셀·CSV 등의 파일, 폴더, zip, '민원_*.xlsx'"),
    ],
    rules: RulesOption = None,
    period: PeriodOption = None,
    lang: LangOption = "ko",
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="형식[=파일]", help="text(기본), json; 여러 번 쓸 수 있음"
        ),
    ] = None,
    write: Annotated[
        Path | None,
        typer.Option(metavar="columns.yaml", help="찾은 제목을 적은 columns.yaml을 만듦"),
    ] = None,
    force: ForceOption = False,
    reading: ReadingRequest = AS_FOUND,
) -> None:
    """무엇을 어떻게 읽었는지 판정하기 전에 보입니다.

    시트와 머리글, 건너뛴 행, 열마다 제목과 못 읽은 값, 표준이 찾지 못한 열, 그럴듯하지 않은 기록.

    종료 코드: 0 끝남, 2 잘못된 사용이나 쓸 수 없는 파일, 3 읽을 건이 없음, 70 slaaudit의 결함.

    보기: slaaudit inspect 접수기록.xlsx
    """
    from slaaudit.cli.inspecting import InspectRequest, inspect  # noqa: PLC0415  # when needed

    request = InspectRequest(
        logs=tuple(logs),
        rules=rules,
        period=period,
        formats=tuple(output_format or ("text",)),
        write=write,
        force=force,
        lang=lang,
        reading=reading,
    )
    raise typer.Exit(inspect(request))
