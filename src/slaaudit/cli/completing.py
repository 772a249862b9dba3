"""What a shell may complete, read from the declarations of the parameters themselves.

Loaded when a shell asks, never for a command that runs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from typer._click.shell_completion import CompletionItem

_WORD = re.compile(r"[a-z][a-z_0-9-]*")
#: A list of formats in a text of help: `text(기본), json, jsonl, csv; …`.
_LISTED = re.compile(r"[a-z][a-z0-9]*(?:\([^)]*\))?(?:, [a-z][a-z0-9]*(?:\([^)]*\))?)+")
_RULES, _PERIOD, _COMMAND = "ID|경로", "2026H1", "[명령]..."
_YEARS_BACK = 1


def complete_values(command: Any, root: Any) -> None:  # noqa: ANN401  # typer exports no type
    """Let the parameters of a command, and of those below it, complete their values."""
    for parameter in command.params:
        parameter.shell_complete = _completer(parameter, root)
    for below in getattr(command, "commands", {}).values():
        complete_values(below, root)


def items(incomplete: str, values: Mapping[str, str]) -> list[Any]:
    """Give the values that begin so, each with what it means, as a shell takes them."""
    return [
        CompletionItem(value, help=meaning or None)
        for value, meaning in values.items()
        if value.startswith(incomplete)
    ]


def _completer(parameter: Any, root: Any) -> Any:  # noqa: ANN401  # the same
    def complete(context: Any, incomplete: str) -> list[Any]:  # noqa: ANN401  # the same
        is_command = _metavar(parameter) == _COMMAND
        found = root.list_commands(context) if is_command else _values(parameter)
        return items(incomplete, dict.fromkeys(found, ""))

    return complete


def _metavar(parameter: Any) -> str:  # noqa: ANN401  # the same
    return str(getattr(parameter, "metavar", None) or "")


def _values(parameter: Any) -> Iterable[str]:  # noqa: ANN401  # the same
    """Give the values that a parameter may take; none where only the user knows them."""
    metavar = _metavar(parameter)
    if _RULES in metavar:
        return _rule_sets()
    if metavar == _PERIOD:
        return _periods()
    words = metavar.strip("[].").partition("[=")[0].split("|")
    if len(words) > 1:
        return [word for word in words if _WORD.fullmatch(word)]
    listed = _LISTED.search(str(getattr(parameter, "help", None) or ""))
    if "=" in metavar and listed:
        return [word.partition("(")[0] for word in listed[0].split(", ")]
    return ()


def _rule_sets() -> Iterable[str]:
    from pathlib import Path  # noqa: PLC0415  # for this one question

    from slaaudit.rulefile import known_institutions  # noqa: PLC0415  # the same

    return known_institutions(Path.cwd())


def _periods() -> Iterator[str]:
    """Name the periods of this year and the last, halves first: what is mostly asked for."""
    from slaaudit.cli.choices import now_in_seoul  # noqa: PLC0415  # for this one question

    this = now_in_seoul().year
    for year in range(this - _YEARS_BACK, this + 1):
        yield from (f"{year}H1", f"{year}H2", *(f"{year}Q{each}" for each in range(1, 5)))
        yield str(year)
