"""The two rule sets that `rules diff` compares: an id, a folder, or either at a git revision."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from slaaudit.cli.choices import refuse
from slaaudit.cli.revisions import files_of_revision, is_revision, path_in_repository
from slaaudit.cli.screen import notice_findings
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.rulefile import (
    WAIVERS,
    find_rules,
    known_institutions,
    load_rule_set,
    read_rule_set,
)
from slaaudit.rulefile.suggest import hint
from slaaudit.spec.ruleset import RuleSet
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

_UNKNOWN = "SLA120"
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")


@dataclass(frozen=True, slots=True)
class NamedRules:
    """A rule set and what the user called it."""

    name: str
    rules: RuleSet


@dataclass(frozen=True, slots=True)
class _Asked:
    """One side: a place on disk, else a revision with a path that may still be missing.

    `folder` lies in the repository that knows the revision.
    """

    shown: str
    place: Path | None
    folder: Path
    revision: str = ""
    path: str | None = None


def compared_rules(
    old: str, new: str | None, rules: str | None, lang: Lang, *, waivers: bool = True
) -> tuple[NamedRules, NamedRules]:
    """Load both sides. A bare revision takes its path from `--rules`, else from the other side.

    Without `new` the files as they are now are the other side; without `waivers` it is as if there
    were no `waivers.yaml`.
    """
    chosen = None if rules is None else _place(rules)
    if rules is not None and chosen is None:
        raise _unknown(rules)
    folder = Path.cwd() if chosen is None else _folder(chosen)
    asked = [_asked(text, folder) for text in (old, new) if text is not None]
    if new is None:
        if rules is None or asked[0].place is not None:
            raise refuse("SLA856", shown=old)
        asked.append(_Asked(rules, chosen, folder))
    other = next((each.place for each in asked if each.place is not None), None)
    paths = {each.path for each in asked} - {None}
    whole = [_with_path(each, chosen or other, next(iter(paths), None)) for each in asked]
    first, second = (_loaded(each, lang, waivers=waivers) for each in whole)
    return first, second


def _folder(place: Path) -> Path:
    return (place if place.is_dir() else place.parent).absolute()


def _asked(text: str, folder: Path) -> _Asked:
    """Tell what a side is: what exists on disk goes before what git may know by that name."""
    place = _place(text)
    if place is not None:
        return _Asked(text, place, folder)
    revision, colon, path = text.partition(":")
    if colon and path and not _DRIVE.match(text):
        return _Asked(text, None, Path.cwd(), revision, path)
    if is_revision(text, folder):
        return _Asked(text, None, folder, text)
    raise _unknown(text)


def _place(text: str) -> Path | None:
    try:
        return find_rules(text, Path.cwd(), ())
    except Refusal as refusal:
        if refusal.findings[0].code != _UNKNOWN:
            raise
        return None


def _unknown(text: str) -> Refusal:
    known = known_institutions()
    return refuse("SLA853", shown=text, hint=hint(text, known), known=", ".join(known) or "-")


def _with_path(asked: _Asked, place: Path | None, path: str | None) -> _Asked:
    """Complete a bare revision; an id after its colon stands for that institution's folder."""
    if asked.place is not None:
        return asked
    if asked.path is not None:
        known = known_institutions().get(asked.path)
        return asked if known is None else _at(asked, known)
    if place is not None:
        return _at(asked, place)
    if path is None:
        raise refuse("SLA855", shown=asked.shown)
    return replace(asked, path=path, shown=f"{asked.revision}:{path}")


def _at(asked: _Asked, place: Path) -> _Asked:
    path = path_in_repository(place.absolute(), asked.shown)
    shown = f"{asked.revision}:{path}"
    return replace(asked, path=path, folder=_folder(place), shown=shown)


def _loaded(asked: _Asked, lang: Lang, *, waivers: bool) -> NamedRules:
    if asked.place is not None:
        rules, findings = read_rule_set(asked.place, waivers=waivers)
    else:
        path = asked.path or ""
        files = files_of_revision(asked.revision, path, asked.folder)
        kept = {name: files[name] for name in files if waivers or name != WAIVERS}
        rules, found = load_rule_set(kept)
        findings = tuple(_placed(found, asked))
    if rules is None:
        raise Refusal(RefusalKind.UNUSABLE, *findings)
    notice_findings(findings, lang)
    return NamedRules(asked.shown, rules)


def _placed(findings: Sequence[Finding], asked: _Asked) -> list[Finding]:
    """Name the files as git does: `HEAD~1:rules/kosea/charter.yaml`."""
    folder = re.sub(r"/?[^/]+\.ya?ml$", "", asked.shown).rstrip("/")
    return [
        replace(each, place=replace(each.place, file=f"{folder}/{each.place.file}"))
        for each in findings
    ]
