"""The files of a rule set as they lie on disk: their names, bytes and paths."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from slaaudit.findings import Finding, Place
from slaaudit.rulefile.yaml_nodes import MAX_BYTES
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

CHARTER, COLUMNS, TESTS = "charter.yaml", "columns.yaml", "tests.yaml"
WAIVERS = "waivers.yaml"
#: What a rule set is made of, and all that is read of its folder.
RULE_FILES = (CHARTER, COLUMNS, TESTS)
ALL_FILES = (*RULE_FILES, WAIVERS)


@dataclass(frozen=True, slots=True)
class RuleFolder:
    """The files of a rule set as they lie on disk; `paths` holds the path of each by name."""

    paths: Mapping[str, Path]
    contents: Mapping[str, bytes]
    findings: tuple[Finding, ...]

    def placed(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Name rule files by their paths; any other file is named by its path already."""
        for finding in findings:
            name = finding.place.file or CHARTER
            file = str(self.paths.get(name, name))
            yield replace(finding, place=replace(finding.place, file=file))


def read_folder(path: Path, *, waivers: bool = True) -> RuleFolder:
    """Read the files of a rule set: of its folder, or beside its charter file."""
    charter = path / CHARTER if path.is_dir() or path.suffix == "" else path
    folder = charter.parent
    beside = (name for name in ALL_FILES if name != CHARTER and (waivers or name != WAIVERS))
    paths = {CHARTER: charter, **{name: folder / name for name in beside}}
    contents: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name, file in paths.items():
        try:
            if name == CHARTER or file.exists():
                with file.open("rb") as stream:
                    contents[name] = stream.read(MAX_BYTES + 1)
        except OSError as error:
            why = error.strerror or type(error).__name__
            findings.append(Finding("SLA101", Place(str(file)), {"file": file.name, "why": why}))
    findings += _strange_files(folder, charter.name)
    return RuleFolder(paths, contents, tuple(findings))


def _strange_files(folder: Path, charter: str) -> Iterator[Finding]:
    """A rule file under a wrong name would be passed over in silence."""
    known = (*ALL_FILES, charter)
    found = folder.glob("*.y*ml") if folder.is_dir() else ()
    for file in sorted(found):
        if file.suffix in (".yaml", ".yml") and file.name not in known:
            near = get_close_matches(file.name, ALL_FILES, n=1, cutoff=0.7)
            hint = f" → `{near[0]}`?" if near else ""
            yield Finding("SLA114", Place(str(file)), {"file": file.name, "hint": hint})
