"""Mistakes on the command line, in our own words."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer

from slaaudit.findings import Finding

#: typer brings its own click or uses the installed one; both are reached through what it exports.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]


def usage_finding(error: Exception) -> Finding:
    """Say what was wrong; typer's own sentence is kept where it is of no known kind."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "slaaudit"
    match type(error).__name__:
        case "NoSuchOption":
            name = str(getattr(error, "option_name", "-"))
            near = getattr(error, "possibilities", None) or ()
            facts = {"shown": name, "hint": near_name(name, near), "command": command}
            return Finding("SLA802", facts=facts)
        case "MissingParameter" | "MissingArgument" | "MissingOption":
            return Finding("SLA803", facts={"shown": _parameter(error), "command": command})
        case _:
            return _other(error, command)


def _other(error: Exception, command: str) -> Finding:
    context = getattr(error, "ctx", None)
    known = _commands(context)
    rest = [*getattr(context, "_protected_args", ()), *getattr(context, "args", ())]
    name = str(rest[0]) if rest else ""
    if known and "No such command" in str(error):
        name = str(error).split("'")[1] if "'" in str(error) else name
        facts = {"shown": name, "hint": near_name(name, known), "command": command}
        return Finding("SLA807", facts=facts)
    why = getattr(error, "message", str(error))
    return Finding("SLA801", facts={"why": str(why), "command": command})


def _commands(context: Any) -> Sequence[str]:  # noqa: ANN401  # typer's own click, or another's
    """Name the commands of the group in which the mistake was made."""
    group = getattr(context, "command", None)
    listed = getattr(group, "list_commands", None)
    return () if listed is None else tuple(listed(context))


def near_name(name: str, known: Sequence[str]) -> str:
    """Give the known name that was probably meant, as a hint."""
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f" → {near[0]}?" if near else ""


def _parameter(error: Exception) -> str:
    parameter = getattr(error, "param", None)
    metavar = getattr(parameter, "metavar", None)
    return str(metavar or getattr(parameter, "name", None) or "-")
