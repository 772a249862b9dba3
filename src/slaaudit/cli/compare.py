"""`slaaudit compare A.json B.json`: two results side by side."""

from pathlib import Path
from typing import Annotated

import typer

from slaaudit.cli.options import ForceOption, LangOption


def compare_command(
    first: Annotated[Path, typer.Argument(metavar="결과1.json", help="check가 쓴 결과")],
    second: Annotated[Path, typer.Argument(metavar="결과2.json", help="견줄 결과")],
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="형식[=파일]",
            help="text(기본), md, html, xlsx, pdf, json; 여러 번 쓸 수 있음",
        ),
    ] = None,
    lang: LangOption = "ko",
    force: ForceOption = False,
) -> None:
    """두 결과를 나란히 놓고 차이와 그 신뢰구간을 보입니다.

    두 기간이나 두 기관을 견줍니다. 규칙이 다른 표준은 견주지 않고 무엇이 다른지 적습니다.

    보기: slaaudit compare 2025H2.json 2026H1.json
    """
    from slaaudit.cli.comparing import compare  # noqa: PLC0415  # loaded when needed

    raise typer.Exit(compare(first, second, tuple(output_format or ("text",)), lang, force=force))
