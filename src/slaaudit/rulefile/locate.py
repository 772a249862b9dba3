"""Where rule sets are, and which of them a log is to be judged by."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from slaaudit.findings import Finding, Place, Refusal, RefusalKind
from slaaudit.rulefile.nodes import child, scalar_text, scalars
from slaaudit.rulefile.suggest import hint
from slaaudit.rulefile.yaml_nodes import MAX_BYTES, read_nodes
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: pip unpacks packages; to ask importlib.resources would load what reads them out of an archive.
_PACKAGE = Path(__file__).parents[1]
_CHARTER = "charter.yaml"
_SETTINGS = ("slaaudit.toml", "pyproject.toml")
#: The `institution` block at the top of a charter: enough to know whose it is.
_INSTITUTION = re.compile(
    rb"^institution:[^\n]*\n?(?:(?:[ \t#][^\n]*|\r?)\n)*(?:[ \t][^\n]*)?", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class _Known:
    """An institution that has rules."""

    id: str
    names: tuple[str, ...]
    folder: Path


def shipped_rules() -> Path:
    """Give the folder of the rules that come with slaaudit; in a checkout, its `rules/`."""
    installed = _PACKAGE / "rules"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "rules"


def is_installed(rule_set: Path) -> bool:
    """Tell whether rules lie inside the installed package, where nobody's own rules are."""
    installed = _PACKAGE / "rules"
    return installed.is_dir() and rule_set.resolve().is_relative_to(installed.resolve())


def known_institutions(cwd: Path | None = None) -> dict[str, Path]:
    """Give the folders of the shipped rule sets by institution id, in the order of the ids.

    With `cwd`, those of the place where the user works come first.
    """
    own = () if cwd is None else _own(cwd)
    return {known.id: known.folder for known in _merged(own, _known_in(shipped_rules()))}


def find_rules(spec: str | None, cwd: Path, titles: Sequence[str]) -> Path:
    """Find the rule set to judge by: a folder, or the charter file that was named.

    `spec` is what the user asked for (an id, or a path from `cwd`); `titles` are file names and
    title rows of the logs. In order: `spec`; the settings file upwards of `cwd`; the institution
    that a title names; the only one there is (those in `cwd` before the shipped ones).
    Raises Refusal: unknown rules or unreadable settings, several in question, none at all.
    """
    own = tuple(_own(cwd))
    known = _merged(own, _known_in(shipped_rules()))
    if spec is not None:
        return _asked(spec, cwd, known, None)
    set_up = _from_settings(cwd, known)
    if set_up is not None:
        return set_up
    named = _named_in(titles, known)
    for group in (named, own, known):
        if len(group) == 1:
            return group[0].folder
        if len(group) > 1:
            break
    if not known:
        raise Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA122"))
    raise Refusal(RefusalKind.UNUSABLE, Finding("SLA121", facts={"known": _listed(known)}))


def _known_in(folder: Path) -> tuple[_Known, ...]:
    charters = sorted(folder.glob(f"*/{_CHARTER}")) if folder.is_dir() else []
    return tuple(sorted((_known(charter) for charter in charters), key=lambda one: one.id))


def _own(cwd: Path) -> Iterator[_Known]:
    """The rule sets of the place where the user works."""
    if (cwd / _CHARTER).is_file():
        yield _known(cwd / _CHARTER)
    yield from _known_in(cwd / "rules")


def _merged(first: Iterable[_Known], then: Iterable[_Known]) -> tuple[_Known, ...]:
    by_id: dict[str, _Known] = {}
    for one in (*first, *then):
        by_id.setdefault(one.id, one)
    return tuple(by_id.values())


def _known(charter: Path) -> _Known:
    """Read whose charter it is from its institution block alone; a folder's name must do else."""
    try:
        with charter.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError:
        content = b""
    block = _INSTITUTION.search(content)
    node, _ = read_nodes(str(charter), block[0] if block else content)
    institution = child(node, "institution")
    name = scalar_text(child(institution, "name"))
    aliases = [alias.text for alias in scalars(child(institution, "aliases"))]
    folder_name = charter.resolve().parent.name
    known_id = scalar_text(child(institution, "id")) or folder_name
    return _Known(known_id, tuple(word for word in (name, *aliases) if word), charter.parent)


def _listed(known: Iterable[_Known]) -> str:
    shown = (f"{one.id} ({one.names[0]})" if one.names else one.id for one in known)
    return ", ".join(shown) or "-"


def _asked(spec: str, base: Path, known: Sequence[_Known], where: Place | None) -> Path:
    """Find what was asked for: an id, else a path from `base` (`./kosea` is always a path)."""
    by_id = {one.id: one.folder for one in known}
    if spec in by_id:
        return by_id[spec]
    path = base / spec
    try:
        exists = path.exists()
    except (OSError, ValueError):  # a name that the file system cannot hold
        exists = False
    if exists:
        return path
    facts = {"shown": spec, "hint": hint(spec, by_id), "known": _listed(known)}
    raise Refusal(RefusalKind.UNUSABLE, Finding("SLA120", where or Place(), facts))


def _from_settings(cwd: Path, known: Sequence[_Known]) -> Path | None:
    for folder in (cwd, *cwd.resolve().parents):
        for name in _SETTINGS:
            file = folder / name
            asked = _setting(file) if file.is_file() else None
            if asked is not None:
                return _asked(asked, folder, known, Place(str(file)))
    return None


def _setting(file: Path) -> str | None:
    """Read `rules` from a settings file; None where it says nothing of it."""
    import tomllib  # noqa: PLC0415  # loaded when there are settings

    try:
        settings = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unreadable(file, str(error)) from None
    if file.name == "pyproject.toml":
        tool = settings.get("tool", {})
        settings = tool.get("slaaudit", {}) if isinstance(tool, dict) else {}
    asked = settings.get("rules") if isinstance(settings, dict) else None
    if asked is not None and not isinstance(asked, str):
        raise _unreadable(file, f"rules = {asked!r}")
    return asked


def _unreadable(file: Path, why: str) -> Refusal:
    return Refusal(RefusalKind.UNUSABLE, Finding("SLA123", Place(str(file)), {"why": why}))


def _named_in(titles: Sequence[str], known: Sequence[_Known]) -> tuple[_Known, ...]:
    """The institutions whose name or alias stands in a title, blanks aside.

    A name inside a longer one that also stands there is no mention of its own.
    """
    squeezed = [_squeezed(title) for title in titles]
    words = {
        word: one
        for one in known
        for word in map(_squeezed, one.names)
        if word and any(word in title for title in squeezed)
    }
    longest = [w for w in words if not any(w != other and w in other for other in words)]
    return _merged((words[word] for word in longest), ())


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())
