"""Options that several commands share."""

import inspect
from collections.abc import Callable
from functools import wraps
from inspect import Parameter
from typing import Annotated, TypeVar

import typer

from slaaudit.value_classes import dataclass

R = TypeVar("R")

LangOption = Annotated[str, typer.Option("--lang", metavar="ko|en", help="화면의 말")]
RulesOption = Annotated[
    str | None,
    typer.Option("--rules", metavar="ID|경로", help="기관 id나 규칙 폴더 (없으면 자료에서 찾음)"),
]
PeriodOption = Annotated[
    str | None, typer.Option(metavar="2026H1", help="점검 기간 (없으면 건이 가장 많은 기간)")
]
AsOfOption = Annotated[
    str | None,
    typer.Option(metavar="시점", help="기준시점 (없으면 기간의 끝과 지금 가운데 이른 쪽)"),
]
ForceOption = Annotated[bool, typer.Option("--force", help="이미 있는 파일을 덮어씀")]
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


@dataclass(frozen=True, slots=True)
class ReadingRequest:
    """How the user wants files to be read, as written; what is None the files decide."""

    delimiter: str | None = None
    encoding: str | None = None
    password_env: str | None = None
    skip_hidden: bool = False


AS_FOUND = ReadingRequest()

_READING = {
    "delimiter": Annotated[
        str | None,
        typer.Option(metavar="기호", help="CSV의 열을 나누는 기호; 탭은 tab (없으면 찾음)"),
    ],
    "encoding": Annotated[
        str | None, typer.Option(metavar="이름", help="CSV·HTML의 인코딩, cp949 등 (없으면 찾음)")
    ],
    "password_env": Annotated[
        str | None, typer.Option(metavar="변수", help="파일의 암호가 든 환경 변수의 이름")
    ],
    "skip_hidden": Annotated[bool, typer.Option("--skip-hidden", help="숨긴 행과 열은 읽지 않음")],
}


def reads_logs(command: Callable[..., R]) -> Callable[..., R]:
    """Give a command the options of reading; it takes them as one argument, `reading`."""

    @wraps(command)
    def reading_command(**given: object) -> R:
        reading = ReadingRequest(**{name: given.pop(name) for name in _READING})  # type: ignore[arg-type]  # typer has typed them
        return command(**given, reading=reading)

    signature = inspect.signature(command)
    own = [each for name, each in signature.parameters.items() if name != "reading"]
    added = [
        Parameter(
            name,
            Parameter.KEYWORD_ONLY,
            default=getattr(AS_FOUND, name),
            annotation=annotation,
        )
        for name, annotation in _READING.items()
    ]
    parameters = [*(each.replace(kind=Parameter.KEYWORD_ONLY) for each in own), *added]
    reading_command.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]  # what typer asks for
    reading_command.__annotations__ = {each.name: each.annotation for each in parameters}
    return reading_command
