"""`slaaudit explain LOG… --case ID`: why one case was judged as it was."""

from pathlib import Path
from typing import Annotated

import typer

from slaaudit.cli.options import (
    AS_FOUND,
    AsOfOption,
    ForceOption,
    LangOption,
    ReadingRequest,
    RulesOption,
    reads_logs,
)


@reads_logs
def explain_command(  # noqa: PLR0917  # typer reads names, never positions
    logs: Annotated[
        list[Path],
        typer.Argument(metavar="자료...", help="엑셀·CSV 등의 파일, 폴더, zip, '민원_*.xlsx'"),
    ],
    case: Annotated[
        str,
        typer.Option(
            metavar="번호", help="설명할 건의 번호; 횟수와 점수의 약속은 2026-03 같은 기간"
        ),
    ],
    standard: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="이 표준만 (여러 번 쓸 수 있음; 없으면 대상인 표준 모두)"),
    ] = None,
    rules: RulesOption = None,
    period: Annotated[
        str | None, typer.Option(metavar="2026H1", help="점검 기간 (없으면 그 건이 드는 기간)")
    ] = None,
    as_of: AsOfOption = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="형식[=파일]",
            help="text(기본), md, html, json; 여러 번 쓸 수 있음",
        ),
    ] = None,
    lang: LangOption = "ko",
    force: ForceOption = False,
    reading: ReadingRequest = AS_FOUND,
) -> None:
    """건 하나의 판정을 날마다의 셈과 근거까지 설명합니다.

    종료 코드: 0 끝남, 2 없는 건이나 표준, 쓸 수 없는 파일, 3 그 기간 밖의 건, 70 slaaudit의 결함.

    보기: slaaudit explain 접수기록.xlsx --case T-0140 -f html=설명.html
    """
    from slaaudit.cli.explaining import ExplainRequest, explain  # noqa: PLC0415  # when needed

    request = ExplainRequest(
        logs=tuple(logs),
        case=case,
        standards=tuple(standard or ()),
        rules=rules,
        period=period,
        as_of=as_of,
        formats=tuple(output_format or ("text",)),
        lang=lang,
        force=force,
        reading=reading,
    )
    raise typer.Exit(explain(request))
