"""The files of a rule set → the rule set in its normal form, or every mistake in them at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import ValidationError

from slaaudit.findings import Finding, Place, Severity
from slaaudit.rulefile.draft import Draft
from slaaudit.rulefile.field_checks import two_kinds, unused_test_fields
from slaaudit.rulefile.folders import (
    ALL_FILES,
    CHARTER,
    COLUMNS,
    TESTS,
    WAIVERS,
    read_folder,
)
from slaaudit.rulefile.limit_checks import per_case_units, unfit_limits, unfit_targets
from slaaudit.rulefile.merge import without
from slaaudit.rulefile.name_checks import (
    duplicate_parts,
    duplicate_standards,
    idle_clock_options,
    reversed_spans,
    unknown_clocks,
    unknown_records,
    unknown_sources,
    unknown_standards,
)
from slaaudit.rulefile.nodes import (
    MappingNode,
    SequenceNode,
    entry_place,
    inner_place,
    plain,
)
from slaaudit.rulefile.order_checks import bearing, circles, mixed_measures
from slaaudit.rulefile.resolve import WrittenStandard, resolve_standards
from slaaudit.rulefile.schema_findings import schema_findings
from slaaudit.rulefile.settings import NO_TRIAL, Trial, without_lines
from slaaudit.rulefile.standard_forms import read_standard
from slaaudit.rulefile.waiver_checks import (
    long_waivers,
    paired,
    reversed_waivers,
    unknown_waived_codes,
    useless_waivers,
)
from slaaudit.rulefile.yaml_nodes import read_nodes
from slaaudit.spec.charter import Charter
from slaaudit.spec.columns import ColumnMap
from slaaudit.spec.rule_tests import RuleTestFile
from slaaudit.spec.ruleset import ReadingRule, RuleSet, StandardRule
from slaaudit.spec.standards import AttestStandard, JudgedStandard, Reading
from slaaudit.spec.waivers import WaiverFile
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from slaaudit.spec.scalars import SpecModel

_WITHOUT_TESTS = (CHARTER, COLUMNS, WAIVERS)
#: A rule set with more is not looked at any further.
MAX_FINDINGS = 2_000

Check = Callable[[Draft], Iterable[Finding]]
#: What becomes of a usable rule set's findings: some of them may be waived.
Waiving = Callable[[Draft, Sequence[Finding]], Iterable[Finding]]
#: What must hold beyond the schema for a rule set to be usable; a new check is one more line.
CHECKS: tuple[Check, ...] = (
    duplicate_standards,
    duplicate_parts,
    unknown_standards,
    unknown_records,
    unknown_clocks,
    idle_clock_options,
    unknown_sources,
    reversed_spans,
    circles,
    bearing,
    mixed_measures,
    unfit_limits,
    per_case_units,
    unfit_targets,
    two_kinds,
    unused_test_fields,
    reversed_waivers,
    long_waivers,
    unknown_waived_codes,
    useless_waivers,
)

_Model = TypeVar("_Model", bound="SpecModel")


def read_rule_set(
    path: Path, *, with_tests: bool = True, waivers: bool = True
) -> tuple[RuleSet | None, tuple[Finding, ...]]:
    """Read a rule set's folder, or its `charter.yaml`; findings name files by their paths.

    Never raises for what the files hold; a file that cannot be opened is a finding. Without its
    tests a rule set judges the same and has the same digest: what is wrong in `tests.yaml`, the
    longest of the files, is then for `rules check` and `rules test` to say. Without `waivers` it is
    as if there were no `waivers.yaml`.
    """
    folder = read_folder(path, waivers=waivers)
    if CHARTER not in folder.contents:
        return None, folder.findings
    rules, found = load_rule_set(folder.contents, with_tests=with_tests)
    findings = (*folder.findings, *folder.placed(found))
    return (None if _unusable(findings) else rules), findings


def examine_rule_set(
    path: Path, checks: Iterable[Check], waiving: Waiving | None = None
) -> tuple[Finding, ...]:
    """Give what `read_rule_set` finds, and what further checks find of all that can be read.

    `waiving` then has the last word; without it `waivers.yaml` is not read.
    """
    folder = read_folder(path, waivers=waiving is not None)
    if CHARTER not in folder.contents:
        return folder.findings
    return (*folder.findings, *folder.placed(examine_files(folder.contents, checks, waiving)))


def examine_files(
    folder_files: Mapping[str, bytes], checks: Iterable[Check], waiving: Waiving | None = None
) -> tuple[Finding, ...]:
    """Examine the bytes of a rule set's files as `examine_rule_set` does; files go by name.

    What makes the rules unusable cannot be waived; then nothing is said of the waivers themselves,
    for what they are about may be hidden.
    """
    loading = _Loading(folder_files)
    draft = loading.run()
    found = loading.findings
    if draft is None or found.full:
        return _in_order(found.noted)
    deeper = _Findings()
    for check in checks:
        deeper.note(check(draft))
    further = deeper.noted
    if waiving is not None and draft.rules is not None and not _unusable(found.noted):
        return _in_order(waiving(draft, _in_order((*found.noted, *further))))
    if waiving is not None:
        further = list(islice(waiving(draft, further), len(further)))
    return _in_order((*found.noted, *further))


def load_rule_set(
    folder_files: Mapping[str, bytes], *, with_tests: bool = True
) -> tuple[RuleSet | None, tuple[Finding, ...]]:
    """Load a rule set from the bytes of its files, by name; only `charter.yaml` is required.

    Gives every finding of all files, by place. The rule set is None if one of them is an error.
    Never raises, whatever the bytes are.
    """
    draft, findings = load_draft(folder_files, with_tests=with_tests)
    return (None if draft is None else draft.rules), findings


def load_trial(
    folder_files: Mapping[str, bytes], trial: Trial
) -> tuple[RuleSet | None, tuple[Finding, ...]]:
    """Load as `load_rule_set` does, without tests, but with what is tried in place of the written.

    Findings of what is tried name its option; the files and their digests stay what they are.
    """
    loading = _Loading(folder_files, _WITHOUT_TESTS, trial)
    draft = loading.run()
    findings = without_lines(_in_order(loading.findings.noted))
    return (None if draft is None or _unusable(findings) else draft.rules), findings


def load_draft(
    folder_files: Mapping[str, bytes], *, with_tests: bool = True
) -> tuple[Draft | None, tuple[Finding, ...]]:
    """Load as `load_rule_set` does, and give the draft, whose `rules` are then never None."""
    loading = _Loading(folder_files, ALL_FILES if with_tests else _WITHOUT_TESTS)
    draft = loading.run()
    findings = _in_order(loading.findings.noted)
    usable = draft is not None and draft.rules is not None and not _unusable(findings)
    return (draft if usable else None), findings


def _unusable(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort by file and place; what several versions of a standard share is said once."""

    def key(finding: Finding) -> tuple[int, int, int, str]:
        where = finding.place
        file = ALL_FILES.index(where.file) if where.file in ALL_FILES else len(ALL_FILES)
        return file, where.line or 0, where.column or 0, finding.code

    once: dict[object, Finding] = {}
    for finding in sorted(findings, key=key):
        once.setdefault((finding.code, finding.place, tuple(finding.facts.items())), finding)
    return tuple(once.values())


@dataclass(slots=True)
class _Findings:
    """Gathers findings, but no flood of them: nobody reads it, and a file may be made for one."""

    noted: list[Finding] = field(default_factory=list)
    full: bool = False

    def note(self, found: Iterable[Finding]) -> None:
        """Take findings as long as there is room; that there were more is a finding too."""
        room = MAX_FINDINGS - len(self.noted)
        for finding in () if self.full else found:
            if not room:
                self.full = True
                self.noted.append(Finding("SLA119", Place(CHARTER), {"most": MAX_FINDINGS}))
                return
            self.noted.append(finding)
            room -= 1


@dataclass(slots=True)
class _Loading:
    """One run over the files; findings gather as it goes."""

    files: Mapping[str, bytes]
    parsed: tuple[str, ...] = ALL_FILES
    trial: Trial = NO_TRIAL
    findings: _Findings = field(default_factory=_Findings)

    def run(self) -> Draft | None:
        """Read, resolve, validate, check; None where there is no head at all."""
        if CHARTER not in self.files:
            facts = {"file": CHARTER, "why": "-"}
            self.findings.note([Finding("SLA101", Place(CHARTER), facts)])
        trees = {name: self._tree(name) for name in self.parsed if name in self.files}
        columns = self._model(trees.get(COLUMNS), ColumnMap)
        tests = self._model(trees.get(TESTS), RuleTestFile)
        waivers = self._model(trees.get(WAIVERS), WaiverFile)
        head = trees.get(CHARTER)
        if head is None:
            return None
        head = self.trial.head(head)
        charter = self._model(without(head, {"standards"}), Charter)
        written = self._written(head)
        readable = [self._rule(standard) for standard in written]
        rules = [rule for rule, _ in readable if rule is not None]
        judged = tuple(pair for _, pairs in readable for pair in pairs)
        draft = Draft(
            head,
            written,
            judged,
            trees.get(COLUMNS),
            trees.get(TESTS),
            waivers=paired(trees.get(WAIVERS), waivers),
        )
        if charter is not None and (columns is not None or COLUMNS not in self.files):
            known = [rule for rule in rules if _is_of_one_kind(rule, draft)]
            rule_set = RuleSet(
                charter,
                columns or ColumnMap(),
                tuple(known),
                tests.tests if tests else (),
                *_digests(self.files),
                waivers.waivers if waivers else (),
            )
            whole = len(known) == len(readable)
            draft = replace(draft, readable=rule_set, rules=rule_set if whole else None)
        draft = replace(draft, tests_readable=tests is not None or TESTS not in self.files)
        for check in CHECKS:
            self.findings.note(check(draft))
        return draft

    def _tree(self, name: str) -> MappingNode | None:
        node, findings = read_nodes(name, self.files[name])
        self.findings.note(findings)
        if node is not None and not isinstance(node, MappingNode):
            facts = {"key": name, "kind": "mapping"}
            self.findings.note([Finding("SLA207", inner_place(node), facts)])
            return None
        return node

    def _model(self, node: MappingNode | None, model: type[_Model]) -> _Model | None:
        if node is None:
            return None
        try:
            return model.model_validate(plain(node), by_alias=True, by_name=False)
        except ValidationError as error:
            self.findings.note(schema_findings(error, node, model))
            return None

    def _written(self, head: MappingNode) -> tuple[WrittenStandard, ...]:
        entry = head.entry("standards")
        if entry is None:
            facts = {"key": "standards", "example": ""}
            self.findings.note([Finding("SLA202", inner_place(head), facts)])
            return ()
        if not isinstance(entry.value, SequenceNode) or not entry.value.items:
            facts = {"key": "standards", "kind": "list"}
            self.findings.note([Finding("SLA207", entry_place(entry), facts)])
            return ()
        written, findings = resolve_standards(entry.value, head.get("in_force"))
        tried, unfit = self.trial.standards(written)
        self.findings.note((*findings, *unfit))
        return tried

    def _rule(
        self, written: WrittenStandard
    ) -> tuple[StandardRule | None, list[tuple[MappingNode, JudgedStandard]]]:
        """Validate every version and reading; the rule is None where one of them is broken."""
        if self.findings.full:
            return None, []
        pairs = [(node, self._standard(node, written)) for node in written.concrete]
        judged = [(n, s) for n, s in pairs if s is not None and not isinstance(s, AttestStandard)]
        heads = [self._model(reading.head, Reading) for reading in written.readings]
        standards = [standard for _, standard in pairs]
        if not written.versions or None in standards or None in heads:
            return None, judged
        count = len(written.versions)
        readings = []
        for head, reading in zip(heads, written.readings, strict=True):
            own = standards[count : count + len(reading.versions)]
            count += len(reading.versions)
            if head is not None:
                readings.append(ReadingRule(head.id, head.why, cast("Any", tuple(own))))
        versions = cast("Any", tuple(standards[: len(written.versions)]))
        return StandardRule(versions, tuple(readings)), judged

    def _standard(
        self, node: MappingNode, written: WrittenStandard
    ) -> JudgedStandard | AttestStandard | None:
        standard, found = read_standard(node)
        self.findings.note(f for f in found if written.complete or f.code != "SLA202")
        return standard


def _is_of_one_kind(rule: StandardRule, draft: Draft) -> bool:
    """Tell whether all is judged, on records that there are, or all is attested."""
    every = [*rule.versions, *(each for part in rule.readings for each in part.versions)]
    judged = [each for each in every if not isinstance(each, AttestStandard)]
    if not judged:
        return not rule.readings
    return len(judged) == len(every) and all(each.record in draft.records for each in judged)


def _digests(files: Mapping[str, bytes]) -> tuple[str, dict[str, str]]:
    """Give SHA-256 over all files, and of each; line endings do not count."""
    sums = {
        name: hashlib.sha256(_with_plain_ends(files[name])).hexdigest() for name in sorted(files)
    }
    whole = hashlib.sha256()
    for name, digest in sums.items():
        whole.update(f"{name}\0{digest}\n".encode())
    return whole.hexdigest(), sums


def _with_plain_ends(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
