"""The texts that quotes are held against, as `--source NAME=FILE` names them."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from slaaudit.checks import Original
from slaaudit.cli.choices import refuse
from slaaudit.originals import (
    MAX_BYTES,
    MissingExtraError,
    SourceText,
    UnreadableError,
    original_text,
)


def read_originals(sources: Sequence[str]) -> tuple[Original, ...]:
    """Read every text; a wrong form or an unreadable file refuses the run."""
    return tuple(_read(written) for written in sources)


def source_text(file: Path) -> tuple[SourceText, str]:
    """Read a source of any kind, and give the SHA-256 of its file too."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
        return original_text(content), hashlib.sha256(content).hexdigest()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
    except UnreadableError as error:
        why = str(error)
    except MissingExtraError as error:
        raise refuse("SLA417", file=str(file), extra=error.extra) from None
    raise refuse("SLA415", file=str(file), why=why)


def _read(written: str) -> Original:
    name, equals, file = written.partition("=")
    if not (name and equals and file):
        raise refuse("SLA804", option="--source", shown=written, choices="charter=헌장.txt")
    read, digest = source_text(Path(file))
    return Original(name, file, read.text, digest, spaced=read.spaced, lined=read.lined)
