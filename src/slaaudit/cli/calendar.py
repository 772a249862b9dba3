"""`slaaudit calendar YEAR`: the holidays and working days in use."""

import click

from slaaudit.cli.options import lang_option, page_format_option, rules_option


@click.command("calendar")
@click.argument("year", metavar="연도", help="2013부터 2027까지")
@rules_option
@page_format_option
@lang_option
def calendar_command(year: str, rules: str | None, output_format: str, lang: str) -> None:
    """판정에 쓰는 공휴일과 근무일 수를 출처와 함께 보입니다."""
    from slaaudit.cli.calendar_page import show_calendar  # noqa: PLC0415  # loaded when needed

    show_calendar(year, rules, output_format, lang)
