"""Rule files of a git revision: read as blobs, with nothing checked out and nothing run by git."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from slaaudit.cli.choices import refuse
from slaaudit.reporting.clean import clean_text
from slaaudit.rulefile import ALL_FILES

_CHARTER = ALL_FILES[0]
_SECONDS = 60
_BLOB = "blob"
#: No pager, no prompt, no index refreshed; a partial clone must not fetch what it lacks.
_SETTINGS = ("--no-pager", "-c", "protocol.allow=never", "-c", "core.fsmonitor=false")
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}


def is_revision(text: str, folder: Path) -> bool:
    """Tell whether git knows a revision by that name, in the repository of a folder."""
    return _commit(text, folder) is not None


def files_of_revision(revision: str, path: str, folder: Path) -> Mapping[str, bytes]:
    """Read the rule files at a path (from the top of the repository) of a revision, by name.

    Raises Refusal where git, the repository, the revision or the path is missing.
    """
    shown = f"{revision}:{path}"
    top = _answer(("rev-parse", "--show-toplevel"), folder, shown)
    if top is None:
        raise refuse("SLA852", shown=shown, folder=str(folder), why=_why(folder))
    commit = _commit(revision, folder)
    if commit is None:
        raise refuse("SLA853", shown=revision, hint="", known="-")
    wanted = PurePosixPath(path.replace("\\", "/"))
    base = wanted.parent if wanted.suffix in (".yaml", ".yml") else wanted
    charter = wanted.name if wanted.suffix in (".yaml", ".yml") else _CHARTER
    places = {name: str(base / (charter if name == _CHARTER else name)) for name in ALL_FILES}
    blobs = _blobs(commit, tuple(places.values()), folder, shown)
    found = {name: blobs[place] for name, place in places.items() if place in blobs}
    if _CHARTER not in found:
        raise refuse("SLA854", revision=revision, path=path)
    return {name: _content(blob, folder, shown) for name, blob in found.items()}


def path_in_repository(rules: Path, shown: str) -> str:
    """Give the path of a rule folder as its repository has it."""
    folder = rules if rules.is_dir() else rules.parent
    prefix = _answer(("rev-parse", "--show-prefix"), folder, shown)
    if prefix is None:
        raise refuse("SLA852", shown=shown, folder=str(folder), why=_why(folder))
    inside = prefix.decode(errors="surrogateescape").rstrip("\n").rstrip("/")
    return str(PurePosixPath(inside) / ("" if rules.is_dir() else rules.name))


def _commit(revision: str, folder: Path) -> str | None:
    """Resolve a revision; what begins like an option is none."""
    if revision.startswith("-") or not revision.strip() or "\0" in revision:
        return None
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    answer = _answer(asked, folder, revision)
    return None if answer is None else answer.decode("ascii").strip()


def _blobs(commit: str, paths: Sequence[str], folder: Path, shown: str) -> dict[str, str]:
    """Give the blob of each path that is a plain file in a commit."""
    asked = ("ls-tree", "-z", "--full-tree", commit, "--", *paths)
    listed = (_answer(asked, folder, shown) or b"").split(b"\0")
    blobs = {}
    for line in filter(None, listed):
        head, _, path = line.partition(b"\t")
        mode, kind, blob = head.decode("ascii").split()
        if kind == _BLOB and mode.startswith("100"):
            blobs[path.decode(errors="surrogateescape")] = blob
    return blobs


def _content(blob: str, folder: Path, shown: str) -> bytes:
    content = _answer(("cat-file", _BLOB, blob), folder, shown)
    if content is None:
        raise refuse("SLA852", shown=shown, folder=str(folder), why=_why(folder))
    return content


def _answer(arguments: Sequence[str], folder: Path, shown: str) -> bytes | None:
    """Ask git; None where it says no."""
    done = _git(arguments, folder, shown)
    return done.stdout if done.returncode == 0 else None


def _why(folder: Path) -> str:
    """Give git's own first line about a folder that it will not work in."""
    done = _git(("rev-parse", "--show-toplevel"), folder, str(folder))
    lines = done.stderr.decode(errors="replace").splitlines()
    return clean_text(next(iter(lines), "-"))


def _git(
    arguments: Sequence[str], folder: Path, shown: str
) -> "subprocess.CompletedProcess[bytes]":
    program = shutil.which("git")
    if program is None:
        raise refuse("SLA851", shown=shown)
    try:
        return subprocess.run(  # noqa: S603  # fixed commands that only read; no shell
            [program, *_SETTINGS, *arguments],
            cwd=folder,
            env={**os.environ, **_QUIET, "LC_ALL": "C"},
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise refuse("SLA852", shown=shown, folder=str(folder), why=str(error)) from None
