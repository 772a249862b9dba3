"""`slaaudit calendar YEAR`: the holidays and working days in use."""

from typing import Annotated

import typer

from slaaudit.cli.options import LangOption, PageFormatOption, RulesOption


def calendar_command(
    year: Annotated[str, typer.Argument(metavar="연도", help="2013부터 2027까지")],
    rules: RulesOption = None,
    output_format: PageFormatOption = "text",
    lang: LangOption = "ko",
) -> None:
    """판정에 쓰는 공휴일과 근무일 수를 출처와 함께 보입니다.

    보기: slaaudit calendar 2026 --rules kosea
    """
    from slaaudit.cli.calendar_page import show_calendar  # noqa: PLC0415  # loaded when needed

    show_calendar(year, rules, output_format, lang)
