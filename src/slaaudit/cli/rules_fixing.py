"""The files of rule sets before and after their fixes: what is said, shown and written of them."""

import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from slaaudit.cli.files import write_file
from slaaudit.cli.findings_page import shown_path
from slaaudit.cli.screen import notice, write_stdout
from slaaudit.display_width import visible
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.fixes import Mended, file_diff, mend, with_fixes
from slaaudit.rulefile import RULE_FILES, WAIVERS, RuleFolder, is_installed, read_folder
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

#: Finds the mistakes of a rule set's files, which go by their names.
Examine = Callable[[Mapping[str, bytes]], Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class Examined:
    """A rule set as it lies on disk, and as it would be after its fixes."""

    path: Path
    folder: RuleFolder
    mended: Mended

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is to be said of it, files by their paths."""
        return (*self.folder.findings, *self.folder.placed(self.mended.findings))

    @property
    def changes(self) -> Iterator[tuple[Path, bytes, bytes]]:
        """The files that fixes change: path, before, after."""
        for name, before in self.folder.contents.items():
            after = self.mended.contents[name]
            if after != before:
                yield self.folder.paths[name], before, after


def examined(
    path: Path, examine: Examine, looked_at: Collection[str], *, fix: bool = False
) -> Examined:
    """Examine the files of a rule set; with `fix`, as often as something can be mended."""
    folder = read_folder(path, waivers=WAIVERS in looked_at)
    if RULE_FILES[0] not in folder.contents:
        return Examined(path, folder, Mended(folder.contents, ()))
    if fix:
        return Examined(path, folder, mend(folder.contents, examine))
    found = with_fixes(folder.contents, examine(folder.contents), examine)
    return Examined(path, folder, Mended(folder.contents, found))


def write_fixes(rule_sets: Sequence[Examined]) -> None:
    """Write what was mended, each file at once; nothing at all where one may not be written."""
    for each in rule_sets:
        if any(each.changes) and is_installed(each.path):
            facts = {"shown": each.path.name}
            raise Refusal(RefusalKind.UNUSABLE, Finding("SLA814", facts=facts))
    for each in rule_sets:
        for file, _, after in each.changes:
            write_file(file.resolve(), [after])


def show_fixes(rule_sets: Sequence[Examined], specs: Sequence[str]) -> None:
    """Write the changes to stdout: to a program byte for byte, to a terminal what it may show."""
    lines = (
        line
        for each in rule_sets
        for file, before, after in each.changes
        for line in file_diff(shown_path(file, specs), before, after)
    )
    if sys.stdout.isatty():
        write_stdout("".join(map(visible, line[:-1])) + "\n" for line in lines)
    else:
        write_stdout(line.encode() for line in lines)


def tell_fixes(
    rule_sets: Sequence[Examined], specs: Sequence[str], lang: Lang, *, done: bool
) -> None:
    """Say beside the result how much was mended, or would be, and where."""
    counts = {
        shown_path(each.folder.paths[name], specs): count
        for each in rule_sets
        for name, count in each.mended.fixes.items()
    }
    listed = ", ".join(f"{file} {count}" for file, count in counts.items())
    total = sum(counts.values())
    korean = lang == "ko"
    if not total:
        notice("--fix로 고칠 수 있는 것이 없습니다" if korean else "nothing that --fix can mend")
    elif done:
        notice(f"고친 곳 {total}: {listed}" if korean else f"mended {total}: {listed}")
    else:
        notice(f"고칠 곳 {total}: {listed}" if korean else f"to be mended {total}: {listed}")
