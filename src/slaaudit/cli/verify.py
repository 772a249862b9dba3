"""`slaaudit verify RESULT.json`: whether a stored result still stands."""

from pathlib import Path
from typing import Annotated

import typer

from slaaudit.cli.options import ForceOption, LangOption, RulesOption


def verify_command(
    result: Annotated[Path, typer.Argument(metavar="결과.json", help="check가 쓴 결과")],
    log: Annotated[
        list[Path] | None,
        typer.Option(metavar="자료", help="그때의 자료: 다시 판정해 건마다 견줌 (여러 번)"),
    ] = None,
    rules: RulesOption = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="형식[=파일]", help="text(기본), md, html, xlsx, json"
        ),
    ] = None,
    lang: LangOption = "ko",
    force: ForceOption = False,
) -> None:
    """저장된 결과가 지금도 그대로인지 확인합니다.

    규칙, 달력, 자료, 도구의 지문을 견주고, 자료를 주면 다시 판정해 뒤바뀐 판정을 보입니다.
    종료 코드: 0 그대로임, 1 달라짐, 2 쓸 수 없는 파일.

    보기: slaaudit verify 2026H1.json --log 접수기록.xlsx
    """
    from slaaudit.cli.verifying import VerifyRequest, verify  # noqa: PLC0415  # loaded when needed

    request = VerifyRequest(
        result, tuple(log or ()), rules, tuple(output_format or ("text",)), lang, force=force
    )
    raise typer.Exit(verify(request))
