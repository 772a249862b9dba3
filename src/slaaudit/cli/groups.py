"""Groups of commands whose modules are loaded when they are asked for.

Building a command makes typer load pydantic for its parameters; a page of help needs none of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_command


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

    elsewhere: ClassVar[dict[str, Elsewhere]] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002  # typer's signature
        """Give the names, in the order of the work."""
        return list(self.elsewhere)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002  # the same
        """Build a command; None for an unknown name."""
        place = self.elsewhere.get(cmd_name)
        if place is None:
            return None
        found = place.load()
        return get_command(found if isinstance(found, typer.Typer) else _alone(cmd_name, found))

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002  # the same
        """Write the names with their summaries."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.summary) for name, place in self.elsewhere.items()])


def _alone(name: str, function: Callable[..., None]) -> typer.Typer:
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name)(function)
    return single
