"""`slaaudit init`: a new rule set that passes."""

from pathlib import Path

import click

from slaaudit.cli.options import lang_option


@click.command("init")
@click.argument(
    "folder",
    required=False,
    type=click.Path(path_type=Path, readable=False),
    metavar="[폴더]",
    help="만들 폴더 (없으면 rules/<id>)",
)
@click.option("--id", "institution", metavar="ID", help="기관 id: 영문 소문자, 숫자, 붙임표")
@click.option("--name", metavar="이름", help="기관 이름")
@click.option("--cycle", metavar="half_year|quarter|year|month", help="점검 주기")
@click.option(
    "--charter",
    type=click.Path(path_type=Path, readable=False),
    metavar="파일",
    help="헌장 원문(텍스트): 수치가 든 문장을 적어 둡니다",
)
@click.option("--yes", "-y", is_flag=True, help="묻지 않고 만듭니다")
@click.option("--force", is_flag=True, help="있는 파일을 덮어씁니다")
@lang_option
def init_command(
    folder: Path | None,
    institution: str | None,
    name: str | None,
    cycle: str | None,
    charter: Path | None,
    yes: bool,
    force: bool,
    lang: str,
) -> int:
    """새 기관의 규칙 파일 세 개를 만듭니다. 만든 그대로 검사와 시험을 통과합니다."""
    from slaaudit.cli.starting import InitRequest, start_rules  # noqa: PLC0415  # when needed

    request = InitRequest(folder, institution, name, cycle, charter, ask=not yes, force=force)
    return start_rules(request, lang)
