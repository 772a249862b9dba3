"""What every format of findings writes: the findings, the lines they point at, what was checked."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import PurePath

from slaaudit.findings import Edit, Finding, Severity
from slaaudit.reporting.clean import clean_text
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

_WORDS = {
    Severity.ERROR: ("오류", "error"),
    Severity.WARNING: ("주의", "warning"),
    Severity.INFO: ("알림", "note"),
}

#: A longer new text is to be seen in `--diff`.
_LONG = 80


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at. `files` are paths as shown; `standards` counts the broken ones too."""

    files: tuple[str, ...]
    rule_sets: int
    standards: int


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """Findings whose places hold the paths to show; `lines` are the lines of those files.

    `below` is the working folder as seen from the repository's root; empty where it is that root.
    """

    findings: tuple[Finding, ...]
    checked: Checked
    lang: Lang
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    below: str = ""
    #: Gives the page of a code as Markdown, where the code has one.
    manual: Callable[[str], str | None] = lambda _: None

    def said(self, ko: str, en: str) -> str:
        """Choose the wording."""
        return ko if self.lang == "ko" else en

    def message(self, finding: Finding) -> str:
        """The finding's sentence, safe to show."""
        return clean_text(finding.message(self.lang))

    def help(self, finding: Finding) -> str:
        """What to do about it, safe to show; empty where there is nothing to add."""
        return clean_text(finding.help(self.lang))

    def fix_words(self, fix: Edit) -> str:
        """Say that `--fix` mends it, and what it writes where that is short."""
        text = clean_text(fix.text)
        shown = f": {text}" if text and "\n" not in fix.text and len(text) < _LONG else ""
        return self.said("`--fix`로 고칠 수 있음", "`--fix` can mend this") + shown

    def severity_word(self, severity: Severity) -> str:
        """How grave, in the reader's words."""
        return self.said(*_WORDS[severity])

    def waived(self, finding: Finding) -> str:
        """Say by which waiver a finding is accepted, why, and for how long; empty where by none."""
        waiver = finding.waived_by
        if waiver is None:
            return ""
        reason, until = clean_text(waiver.reason), waiver.expires_on
        return self.said(
            f"승인된 예외 {waiver.id} ({until}까지): {reason}",
            f"waived by {waiver.id} (until {until}): {reason}",
        )

    def note(self, finding: Finding) -> str:
        """What goes with the message: the waiver, and what to do."""
        return "\n".join(filter(None, (self.waived(finding), self.help(finding))))

    def lines_at(self, finding: Finding) -> tuple[tuple[int, str], ...]:
        """The lines that a finding's place covers, each with its number."""
        place = finding.place
        lines = self.lines.get(place.file or "", ())
        if place.line is None or not 0 < place.line <= len(lines):
            return ()
        last = max(place.line, place.end_line or place.line)
        if last > place.line and place.end_column == 1:
            last -= 1
        return tuple(enumerate(lines[place.line - 1 : last], start=place.line))

    def from_root(self, file: str) -> str:
        """Give a path as from the repository's root, which is how services know files."""
        if not self.below or PurePath(file).is_absolute():
            return file
        return posixpath.normpath(posixpath.join(self.below, file))

    def count(self, severity: Severity) -> int:
        """How many findings are that grave and not waived."""
        return sum(
            finding.severity is severity and finding.waived_by is None for finding in self.findings
        )

    def see_also(self) -> str:
        """One line: how to read more about what was found; empty where nothing was."""
        if not self.findings:
            return ""
        gravest = max(self.findings, key=lambda finding: finding.severity)
        more = self.said("자세히: {} {}", "More: {} {} --lang en")
        return more.format("slaaudit rules explain", gravest.code)

    @property
    def fixable(self) -> int:
        """How many findings `--fix` would mend."""
        return sum(finding.fix is not None for finding in self.findings)

    def summary(self) -> str:
        """One line: what was checked, what was found, and how much of it `--fix` would mend."""
        fixable = self.said("; --fix로 고칠 수 있는 것 {}건", "; --fix can mend {}")
        return self._found() + (fixable.format(self.fixable) if self.fixable else "")

    def _found(self) -> str:
        checked = self.checked
        found = [self.count(grade) for grade in sorted(Severity, reverse=True)]
        waived = len(self.findings) - sum(found)
        text = self.said(
            "규칙 {}벌 검사 (파일 {}개, 표준 {}개): 오류 {}건, 주의 {}건, 알림 {}건",
            "{} rule set(s) checked ({} file(s), {} standard(s)): "
            "{} error(s), {} warning(s), {} note(s)",
        ).format(checked.rule_sets, len(checked.files), checked.standards, *found)
        return text + self.said(f", 승인된 예외 {waived}건", f", {waived} waived") * bool(waived)


def place_text(finding: Finding) -> str:
    """`path:line:column`, as far as it is known; empty for a finding about no file."""
    place = finding.place
    if place.file is None:
        return ""
    if place.line is None:
        return place.file
    return f"{place.file}:{place.line}:{place.column or 1}"
