"""The page of help is true to the commands that it lists."""

from __future__ import annotations

import inspect

import typer

from slaaudit.cli.app import app


def test_summaries_are_the_first_words_of_each_commands_own_help() -> None:
    for place in app.info.cls.elsewhere.values():  # type: ignore[union-attr]
        found = place.load()
        said = found.info.help if isinstance(found, typer.Typer) else inspect.getdoc(found)
        assert str(said).startswith(place.summary)
