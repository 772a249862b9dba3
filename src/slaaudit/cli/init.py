"""`slaaudit init`: a new rule set that passes, or the file for the report's own texts."""

from pathlib import Path
from typing import Annotated

import typer

from slaaudit.cli.options import ForceOption, LangOption


def init_command(  # noqa: PLR0917  # typer reads names, never positions
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[폴더|파일]", help="만들 폴더 (없으면 rules/<id>); --report: 파일 (plan.yaml)"
        ),
    ] = None,
    institution: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="기관 id: 영문 소문자, 숫자, 붙임표")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="이름", help="기관 이름")] = None,
    cycle: Annotated[
        str | None,
        typer.Option("--cycle", metavar="half_year|quarter|year|month", help="점검 주기"),
    ] = None,
    charter: Annotated[
        Path | None,
        typer.Option(
            "--charter",
            metavar="파일",
            help="헌장 원문(글, HTML, HWPX, PDF): 수치가 든 문장을 적어 둡니다",
        ),
    ] = None,
    report: Annotated[
        bool,
        typer.Option("--report", help="규칙 대신, 보고서에 적을 기관의 글(개선계획 등)의 틀"),
    ] = False,
    source: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="결과.json|ID|폴더",
            help="--report: 미흡한 표준을 옮겨 적을 결과나 규칙",
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="묻지 않고 만듭니다")] = False,
    force: ForceOption = False,
    lang: LangOption = "ko",
) -> None:
    """새 기관의 규칙 파일 세 개를 만듭니다. 만든 그대로 검사와 시험을 통과합니다.

    --report는 규칙 대신 보고서에 적을 기관의 글(plan.yaml)의 틀을 만듭니다.
    터미널이 아니거나 --yes를 주면 묻지 않습니다.

    보기: slaaudit init --id saebit --name 새빛도서관 --cycle half_year
    """
    if report or source is not None:
        from slaaudit.cli.starting_report import (  # noqa: PLC0415  # when needed
            ReportStart,
            start_report,
        )

        raise typer.Exit(start_report(ReportStart(folder, source, force=force), lang))
    from slaaudit.cli.starting import InitRequest, start_rules  # noqa: PLC0415  # when needed

    request = InitRequest(folder, institution, name, cycle, charter, ask=not yes, force=force)
    raise typer.Exit(start_rules(request, lang))
