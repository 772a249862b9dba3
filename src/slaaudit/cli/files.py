"""Files that results go to: never half written, never overwritten unasked."""

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from slaaudit.findings import Finding, Refusal, RefusalKind

_READABLE_BY_OTHERS = 0o644


def require_free(file: Path, *, force: bool) -> None:
    """Refuse a file that exists, unless it may be replaced."""
    if file.is_dir():
        raise _refusal("SLA813", file, "폴더입니다 / is a folder")
    if file.exists() and not force:
        raise _refusal("SLA811", file)


def write_file(file: Path, chunks: Iterable[str] | Iterable[bytes]) -> None:
    """Write a file beside its place and move it there when it is whole."""
    try:
        number, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    except OSError as error:
        raise _refusal("SLA813", file, error.strerror or "-") from None
    waiting = Path(name)
    try:
        with os.fdopen(number, "wb") as target:
            for chunk in chunks:
                target.write(chunk.encode() if isinstance(chunk, str) else chunk)
        waiting.chmod(stat.S_IMODE(file.stat().st_mode) if file.exists() else _READABLE_BY_OTHERS)
        waiting.replace(file)
    except OSError as error:
        raise _refusal("SLA813", file, error.strerror or "-") from None
    finally:
        waiting.unlink(missing_ok=True)


def _refusal(code: str, file: Path, why: str = "-") -> Refusal:
    return Refusal(RefusalKind.UNUSABLE, Finding(code, facts={"file": str(file), "why": why}))
