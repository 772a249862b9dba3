"""`slaaudit sample RESULT.json`: cases to be checked against the source system."""

from pathlib import Path
from typing import Annotated

import typer

from slaaudit.cli.options import ForceOption, LangOption


def sample_command(  # noqa: PLR0917  # typer reads names, never positions
    result: Annotated[Path, typer.Argument(metavar="결과.json", help="check가 쓴 결과")],
    n: Annotated[
        int | None,
        typer.Option("--n", metavar="건수", help="뽑을 건수 (없으면 오차에 필요한 만큼)"),
    ] = None,
    seed: Annotated[int, typer.Option(metavar="수", help="시드: 같은 수는 같은 건을 뽑음")] = 1,
    error: Annotated[str, typer.Option(metavar="5%", help="견딜 오차(±%p)")] = "5%",
    confidence: Annotated[str, typer.Option(metavar="95%", help="신뢰수준")] = "95%",
    standard: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="이 표준만; 여러 번 쓸 수 있음")
    ] = None,
    evaluate: Annotated[
        Path | None,
        typer.Option(metavar="표.xlsx", help="채운 대조표(xlsx, csv)로 오류율을 셈함"),
    ] = None,
    output_format: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="형식[=파일]",
            help="text(기본), xlsx, csv, json, md, html; 여러 번 쓸 수 있음",
        ),
    ] = None,
    lang: LangOption = "ko",
    force: ForceOption = False,
) -> None:
    """원자료와 대조할 건을 뽑고, 채운 대조표로 판정의 오류율을 셈합니다.

    대조표를 셈할 때는 뽑을 때와 같은 결과, --n, --seed, --standard(--n 없이 뽑았으면 --error,
    --confidence도)를 줍니다.
    종료 코드: 0 끝남, 2 잘못된 사용이나 쓸 수 없는 파일, 3 뽑을 것이나 채운 것이 없음.

    보기: slaaudit sample 2026H1.json --n 30 --seed 7 -f xlsx=대조표.xlsx
    """
    from slaaudit.cli.sample_drawing import SampleRequest, sample  # noqa: PLC0415  # when needed

    request = SampleRequest(
        result=result,
        n=n,
        seed=seed,
        error=error,
        confidence=confidence,
        standards=tuple(standard or ()),
        evaluate=evaluate,
        formats=tuple(output_format or ("text",)),
        lang=lang,
        force=force,
    )
    raise typer.Exit(sample(request))
