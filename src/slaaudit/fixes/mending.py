"""Fixes are tried before they are told or written: each must take its finding away and add none."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, TypeAlias

from slaaudit.fixes.fixers import FIXERS, edit_of
from slaaudit.fixes.harm import does_harm
from slaaudit.fixes.script import Script
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from slaaudit.findings import Edit, Finding

    Contents: TypeAlias = Mapping[str, bytes]
    Examine: TypeAlias = Callable[[Contents], Sequence[Finding]]

#: A file that cannot be read shows one mistake at a time; more than this are for people to see.
MOST_ROUNDS = 100
#: More slips than these are no slips; what is left of them is seen in the next round.
MOST_AT_ONCE = 500
#: One that does harm among a hundred is found in fourteen trials.
MOST_TRIALS = 40


@dataclass(frozen=True, slots=True)
class Mended:
    """A rule set after its fixes: the files, what remains to be said of them, how many by file."""

    contents: Contents
    findings: tuple[Finding, ...]
    fixes: Mapping[str, int] = field(default_factory=dict)


def mend(contents: Contents, examine: Examine) -> Mended:
    """Apply fixes and look again, until there are none left; findings name files as `contents`."""
    fixes: dict[str, int] = {}
    findings = with_fixes(contents, examine(contents), examine)
    for _ in range(MOST_ROUNDS):
        fixed = [finding for finding in findings if finding.fix is not None]
        if not fixed:
            break
        for finding in fixed:
            fixes[finding.place.file or ""] = fixes.get(finding.place.file or "", 0) + 1
        contents = _applied(contents, fixed)
        findings = with_fixes(contents, examine(contents), examine)
    return Mended(contents, tuple(findings), fixes)


def with_fixes(
    contents: Contents, findings: Iterable[Finding], examine: Examine
) -> tuple[Finding, ...]:
    """Give the findings, those with their edit that can be mended together at once."""
    found = tuple(findings)
    scripts = {name: Script(name, content) for name, content in contents.items()}
    offered = [each for each in map(_offer(scripts), found) if each.fix is not None]
    trial = _Trial(contents, scripts, found, examine)
    kept = {id(each): each for each in trial.harmless(_apart(offered))}
    by_edit = {(each.place.file, each.fix) for each in kept.values()}
    edits = {(each.code, each.place): each.fix for each in offered}
    return tuple(_fixed(each, edits.get((each.code, each.place)), by_edit) for each in found)


def _fixed(
    finding: Finding, edit: Edit | None, taken: set[tuple[str | None, Edit | None]]
) -> Finding:
    ok = edit is not None and (finding.place.file, edit) in taken
    return replace(finding, fix=edit) if ok else finding


def _offer(scripts: Mapping[str, Script]) -> Callable[[Finding], Finding]:
    def offer(finding: Finding) -> Finding:
        script = scripts.get(finding.place.file or "")
        if script is None or finding.code not in FIXERS or finding.waived_by is not None:
            return finding  # what is accepted for a while is not mended over anybody's head
        return replace(finding, fix=edit_of(finding, script))

    return offer


def _apart(offered: Iterable[Finding]) -> list[Finding]:
    """Leave out what overlaps an earlier edit; that one may well mend it too."""
    kept: list[Finding] = []
    ends: dict[str | None, tuple[int, int]] = {}
    for finding in sorted(offered, key=_start)[:MOST_AT_ONCE]:
        edit, file = finding.fix, finding.place.file
        if edit is not None and (edit.line, edit.column) >= ends.get(file, (0, 0)):
            ends[file] = edit.end_line, edit.end_column
            kept.append(finding)
    return kept


def _start(finding: Finding) -> tuple[str, int, int]:
    edit = finding.fix
    return (finding.place.file or "", edit.line, edit.column) if edit else ("", 0, 0)


def _applied(contents: Contents, fixed: Iterable[Finding]) -> Contents:
    edits: dict[str, dict[Edit, None]] = {}
    for finding in fixed:
        if finding.fix is not None:
            edits.setdefault(finding.place.file or "", {})[finding.fix] = None
    changed = {name: Script(name, contents[name]).edited(own) for name, own in edits.items()}
    return {**contents, **changed}


@dataclass(frozen=True, slots=True)
class _Trial:
    """Tries fixes on the files, all at once and, where that does harm, in halves."""

    contents: Contents
    scripts: Mapping[str, Script]
    before: tuple[Finding, ...]
    examine: Examine

    def harmless(self, fixes: list[Finding]) -> list[Finding]:
        """Give the fixes that can be made together, in their order."""
        kept: list[Finding] = []
        waiting = [fixes] if fixes else []
        for _ in range(MOST_TRIALS):
            if not waiting:
                break
            some = waiting.pop()
            if not self._harms([*kept, *some]):
                kept += some
            elif len(some) > 1:
                half = len(some) // 2
                waiting += [some[half:], some[:half]]
        return kept

    def _harms(self, fixes: list[Finding]) -> bool:
        after = self.examine(_applied(self.contents, fixes))
        return does_harm(fixes, self.before, after, self.scripts)
