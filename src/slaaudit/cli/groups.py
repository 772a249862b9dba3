"""Groups of commands whose modules are loaded when they are asked for.

Building a command makes typer load pydantic for its parameters; a page of help needs none of it.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_command

from slaaudit.cli.help_formatting import HELP_OPTION, WideContext, speak_korean
from slaaudit.value_classes import dataclass

_TYPERS_OWN = {
    "install_completion": "지금 쓰는 셸에 자동 완성을 설치합니다",
    "show_completion": "자동 완성 스크립트를 보입니다 (직접 설치할 때)",
    "help": HELP_OPTION,
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A command or group that lies in another module. `summary`: the first line of its help."""

    module: str
    attribute: str
    summary: str

    def load(self) -> Callable[..., None] | typer.Typer:
        """Load the module and give the command's function, or the group's application."""
        found: Callable[..., None] | typer.Typer = getattr(
            import_module(self.module), self.attribute
        )
        return found


class LazyGroup(TyperGroup):
    """A group that lists its commands in their order and builds only the one that is asked for."""

    context_class = WideContext
    elsewhere: ClassVar[dict[str, Elsewhere]] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002  # typer's signature
        """Give the names, in the order of the work."""
        return list(self.elsewhere)

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401  # the same
        """Give the options; typer's own are named in Korean."""
        parameters: list[Any] = super().get_params(ctx)
        for parameter in parameters:
            parameter.help = _TYPERS_OWN.get(parameter.name, parameter.help)
        return parameters

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401  # the same
        """Build a command; None for an unknown name."""
        place = self.elsewhere.get(cmd_name)
        if place is None:
            return None
        found = place.load()
        command = get_command(found if isinstance(found, typer.Typer) else _alone(cmd_name, found))
        speak_korean(command, ctx)
        if ctx.resilient_parsing:  # a shell asks
            from slaaudit.cli.completing import complete_values  # noqa: PLC0415  # when it asks

            complete_values(command, self)
        return command

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:  # noqa: ANN401  # the same
        """Name commands with their summaries, and load none of them for it."""
        if not incomplete or incomplete[0].isalpha():
            from slaaudit.cli.completing import items  # noqa: PLC0415  # when a shell asks

            return items(
                incomplete, {name: place.summary for name, place in self.elsewhere.items()}
            )
        found: list[Any] = super().shell_complete(ctx, incomplete)
        return found

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002  # the same
        """Write the names with their summaries."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.summary) for name, place in self.elsewhere.items()])


def _alone(name: str, function: Callable[..., None]) -> typer.Typer:
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name)(function)
    return single
