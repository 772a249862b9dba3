"""Options that several commands share."""

import click

lang_option = click.option(
    "--lang", default="ko", show_default=True, metavar="ko|en", help="화면의 말"
)
rules_option = click.option(
    "--rules", metavar="ID|경로", help="기관 id나 규칙 폴더 (없으면 자료에서 찾음)"
)
specs_argument = click.argument(
    "specs", nargs=-1, metavar="[ID|경로]...", help="기관 id나 규칙 폴더 (없으면 모두)"
)
page_format_option = click.option(
    "--format",
    "-f",
    "output_format",
    default="text",
    show_default=True,
    metavar="text|json",
    help="출력 형식",
)
