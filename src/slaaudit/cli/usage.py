"""Mistakes on the command line, in our own words."""

from collections.abc import Iterable
from difflib import get_close_matches

import click

from slaaudit.findings import Finding


def usage_finding(error: click.UsageError) -> Finding:
    """Say what was wrong; click's own sentence is kept where it is of no known kind."""
    command = error.ctx.command_path if error.ctx is not None else "slaaudit"
    match error:
        case click.NoSuchOption(option_name=name):
            hint = _hint(name, error.possibilities or ())
            return Finding("SLA802", facts={"shown": name, "hint": hint, "command": command})
        case click.MissingParameter():
            return Finding("SLA803", facts={"shown": _parameter(error), "command": command})
        case click.NoSuchCommand(command_name=name):
            hint = _hint(name, _commands(error.ctx))
            return Finding("SLA807", facts={"shown": name, "hint": hint, "command": command})
    return Finding("SLA801", facts={"why": error.message, "command": command})


def _commands(context: click.Context | None) -> Iterable[str]:
    group = None if context is None else context.command
    if context is None or not isinstance(group, click.Group):
        return ()
    return group.list_commands(context)


def _hint(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f" → {near[0]}?" if near else ""


def _parameter(error: click.MissingParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "-"
    return parameter.metavar or parameter.name or "-"
