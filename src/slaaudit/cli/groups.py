"""Groups of commands: in the order of the work, and loaded when they are asked for."""

from collections.abc import Mapping
from importlib import import_module

import click


class HouseGroup(click.Group):
    """A group that lists its commands in the order in which they are declared.

    `elsewhere` names commands by `module:attribute`: a command then loads none of the others.
    """

    elsewhere: Mapping[str, str] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """Give the names; click would sort them."""
        return [*self.elsewhere, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command if it lies elsewhere; click gives None for an unknown name."""
        place = self.elsewhere.get(cmd_name)
        if place is None:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = place.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command
