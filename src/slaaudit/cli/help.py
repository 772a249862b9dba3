"""`slaaudit help [COMMAND]`: the manual, from the declarations."""

from typing import Annotated

import typer


def help_command(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[명령]...", help="어느 명령의 설명인지 (없으면 설명서 전체)"),
    ] = None,
) -> None:
    """설명서를 보입니다: 모든 명령과 선택 항목, 종료 코드, 파일, 환경 변수.

    보기: slaaudit help rules check
    """
    from slaaudit.cli.manual import show_manual  # noqa: PLC0415  # loaded when needed

    raise typer.Exit(show_manual(context.find_root(), tuple(words or ())))
