"""The options of reading, checked; and passwords, which never stand on the command line."""

import codecs
import os
import sys
from collections.abc import Callable

import typer

from slaaudit.cli.choices import refuse
from slaaudit.cli.options import ReadingRequest
from slaaudit.readers import ReadingOptions
from slaaudit.reporting.wording import said
from slaaudit.terms import Lang

_NAMED = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";"}


def how_to_read(request: ReadingRequest, lang: Lang) -> ReadingOptions:
    """Check what the user wrote. Raises `Refusal`."""
    return ReadingOptions(
        delimiter=None if request.delimiter is None else _delimiter(request.delimiter),
        encoding=None if request.encoding is None else _encoding(request.encoding),
        password=_password_giver(request.password_env, lang),
        skip_hidden=request.skip_hidden,
    )


def _delimiter(written: str) -> str:
    sign = _NAMED.get(written.lower(), written)
    if len(sign) != 1 or sign in '"\r\n\0':
        raise refuse("SLA804", option="--delimiter", shown=written, choices="',', ';', '|', tab")
    return sign


def _encoding(written: str) -> str:
    """Take an encoding of text that Python knows; `hex` and the like are none."""
    try:
        codec = codecs.lookup(written)
        "1".encode(codec.name)
    except (LookupError, ValueError):
        choices = "utf-8, cp949, utf-16"
        raise refuse("SLA804", option="--encoding", shown=written, choices=choices) from None
    return codec.name


def _password_giver(variable: str | None, lang: Lang) -> Callable[[str], str | None]:
    """Give passwords from the environment, else from whoever sits at the terminal."""
    if variable is not None:
        known = os.environ.get(variable)
        if not known:
            raise refuse("SLA808", variable=variable)
        return lambda _file: known
    return _asking(lang)


def _asking(lang: Lang) -> Callable[[str], str | None]:
    """Ask for the password of each file; nothing more is needed where it is that of the last."""
    last = ""

    def ask(file: str) -> str | None:
        nonlocal last
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return None
        same = said(lang, " (앞과 같으면 Enter)", " (Enter: the same as before)") if last else ""
        question = said(lang, f"{file}의 암호{same}", f"Password of {file}{same}")
        last = typer.prompt(question, hide_input=True, default=last, show_default=False, err=True)
        return last or None

    return ask
