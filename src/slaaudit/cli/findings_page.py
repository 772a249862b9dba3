"""From findings to the page that is shown: paths as the reader knows them, and the lines meant."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from slaaudit.finding_reports import Checked, FindingsPage
from slaaudit.findings import Finding
from slaaudit.reporting.clean import clean_text
from slaaudit.rulefile import ALL_FILES, shipped_rules
from slaaudit.rulefile.nodes import SequenceNode, child
from slaaudit.rulefile.yaml_nodes import MAX_BYTES, read_nodes
from slaaudit.terms import Lang

_CHARTER = ALL_FILES[0]
#: Where the services that run CI say which folder the repository was checked out to.
_ROOT_VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
_LINE_END = re.compile("\r\n|\r|\n")


def findings_page(
    findings: Iterable[Finding],
    rule_sets: Sequence[Path],
    specs: Sequence[str],
    lang: Lang,
    names: Sequence[str] = ALL_FILES,
) -> FindingsPage:
    """Put findings on a page; `specs` are what the user named, `rule_sets` what that stood for.

    `names` are the files of a rule set that were looked at, where they are there.
    """
    found = tuple(findings)
    checked = tuple(file for each in rule_sets for file in _files(each, names))
    pointed = [Path(each.place.file) for each in found if each.place.file is not None]
    shown = {str(file): shown_path(file, specs) for file in (*checked, *pointed)}
    return FindingsPage(
        findings=tuple(_with_shown_path(each, shown) for each in found),
        checked=Checked(
            files=tuple(shown[str(file)] for file in checked),
            rule_sets=len(rule_sets),
            standards=sum(map(_standards, rule_sets)),
        ),
        lang=lang,
        lines={shown[str(file)]: _lines(file) for file in dict.fromkeys(pointed)},
        below=_below_root(),
        manual=lambda code: _manual(code, lang),
    )


def _manual(code: str, lang: Lang) -> str | None:
    from slaaudit.code_pages import code_page, page_markdown  # noqa: PLC0415  # few formats ask

    page = code_page(code)
    return None if page is None else page_markdown(page, lang)


def _below_root() -> str:
    """Give the working folder as from the root of its repository; empty where none is known."""
    here = Path.cwd()
    named = (os.environ.get(name) for name in _ROOT_VARIABLES)
    roots = [Path(name) for name in named if name]
    roots += [each for each in (here, *here.parents) if (each / ".git").exists()][:1]
    root = next((each for each in roots if here.is_relative_to(each)), here)
    below = here.relative_to(root)
    return below.as_posix() if below.parts else ""


def shown_path(file: Path, specs: Sequence[str]) -> str:
    """Write a path as from the working folder; absolute only where the user wrote it so.

    The rules that come with slaaudit are shown from `rules/`, wherever it is installed.
    """
    try:
        relative = Path(os.path.relpath(file))
    except ValueError:  # another drive
        return clean_text(file.as_posix())
    if relative.parts[0] == "..":
        if any(Path(spec).is_absolute() and file.is_relative_to(spec) for spec in specs):
            return clean_text(file.as_posix())
        shipped = shipped_rules()
        if file.is_relative_to(shipped):
            relative = Path("rules") / file.relative_to(shipped)
    return clean_text(relative.as_posix())


def _with_shown_path(finding: Finding, shown: dict[str, str]) -> Finding:
    place = finding.place
    if place.file is None:
        return finding
    return replace(finding, place=replace(place, file=shown[str(Path(place.file))]))


def _files(rule_set: Path, names: Sequence[str]) -> tuple[Path, ...]:
    charter = _charter(rule_set)
    beside = (charter.parent / name for name in names if name != _CHARTER)
    return tuple(file for file in (charter, *beside) if file.is_file())


def _charter(rule_set: Path) -> Path:
    return rule_set / _CHARTER if rule_set.is_dir() else rule_set


def _standards(rule_set: Path) -> int:
    """Count what is written, usable or not."""
    try:
        with _charter(rule_set).open("rb") as stream:
            tree, _ = read_nodes(_CHARTER, stream.read(MAX_BYTES + 1))
    except OSError:
        return 0
    written = child(tree, "standards")
    return len(written.items) if isinstance(written, SequenceNode) else 0


def _lines(file: Path) -> tuple[str, ...]:
    """Read the lines as editors count them; none of a file that is no rule file by its size."""
    try:
        content = file.read_bytes() if file.stat().st_size <= MAX_BYTES else b""
    except OSError:
        return ()
    return tuple(_LINE_END.split(content.decode("utf-8-sig", errors="replace")))
