"""The texts that quotes are held against, as `--source NAME=FILE` names them."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from slaaudit.checks import Original
from slaaudit.cli.choices import refuse

#: Charters are saved from the web as UTF-8, from a Korean word processor often as CP949.
_ENCODINGS = ("utf-8-sig", "cp949")


def read_originals(sources: Sequence[str]) -> tuple[Original, ...]:
    """Read every text; a wrong form or an unreadable file refuses the run."""
    return tuple(_read(written) for written in sources)


def _read(written: str) -> Original:
    name, equals, file = written.partition("=")
    if not (name and equals and file):
        raise refuse("SLA804", option="--source", shown=written, choices="charter=헌장.txt")
    try:
        content = Path(file).read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise refuse("SLA415", file=file, why=why) from None
    return Original(name, file, _decoded(file, content), hashlib.sha256(content).hexdigest())


def _decoded(file: str, content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refuse("SLA415", file=file, why="UTF-8 · CP949")
