"""Options that several commands share."""

from typing import Annotated

import typer

LangOption = Annotated[str, typer.Option("--lang", metavar="ko|en", help="화면의 말")]
RulesOption = Annotated[
    str | None,
    typer.Option("--rules", metavar="ID|경로", help="기관 id나 규칙 폴더 (없으면 자료에서 찾음)"),
]
NoWaiversOption = Annotated[
    bool, typer.Option("--no-waivers", help="승인된 예외(waivers.yaml)를 보지 않음")
]
SpecsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID|경로]...", help="기관 id나 규칙 폴더 (없으면 모두)"),
]
PageFormatOption = Annotated[
    str, typer.Option("--format", "-f", metavar="text|json", help="출력 형식")
]
