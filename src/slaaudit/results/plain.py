"""An audit as the plain values of the result's contract, but for its verdict rows.

What the rules say in words stands beside what was judged, so that a stored result can be reported
without the rule files that it was judged by.
"""

import hashlib
import json
import re
from typing import TYPE_CHECKING, cast

from slaaudit.model import Audit
from slaaudit.periods import Period
from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.result_entries import Plain, result_head
from slaaudit.reporting.wording import reason_parts, record_word
from slaaudit.rule_words.measure_words import measured_words
from slaaudit.rule_words.part_words import remedy_words
from slaaudit.rule_words.standard_words import clock_of, standard_lines
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.charter import Provision
from slaaudit.spec.ruleset import StandardRule
from slaaudit.spec.standards import AttestStandard, DeadlineStandard, JudgedStandard

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Lines of a rule that change no verdict.
_WITHOUT_EFFECT = ("note", "own_choice", "reading", "evidence", "remedy", "record", "provision")


def result_plain(audit: Audit, options: ReportOptions) -> Plain:
    """Give everything that stands before the verdict rows, in the order of the contract."""
    voice = Voice(audit.rules, options.lang)
    head = result_head(audit, options)
    rules_by_id = {rule.id: rule for rule in audit.rules}
    read = {source.record for source in audit.sources if source.cases}
    for entry in standard_entries_of(head):
        entry.update(_promise(rules_by_id[str(entry["id"])], entry, audit.period, voice))
        if "record" in entry:
            entry["in_log"] = entry["record"] in read
    rules = audit.rules.charter
    head["provisions"] = [_provision(each, voice) for each in rules.provisions]
    head["report"] = {"cycle": rules.report.cycle}
    return head


def standard_entries_of(head: Plain) -> list[Plain]:
    """Give the entries of the standards."""
    return cast("list[Plain]", head["standards"])


def in_force_at_end(rule: StandardRule, period: Period) -> JudgedStandard | AttestStandard:
    """Give the newest version that came into force before the period ended, else the oldest."""
    begun = [
        version
        for version in rule.versions
        if version.in_force.from_on is None or version.in_force.from_on < period.until_on
    ]
    return begun[-1] if begun else rule.versions[0]


def _promise(rule: StandardRule, entry: Plain, period: Period, voice: Voice) -> Plain:
    newest = in_force_at_end(rule, period)
    measured = measured_words(newest, voice)
    said: Plain = {
        "number": voice.numbers[rule.id],
        "method": _by_number(clean_text(measured.sentence)),
        "bar": clean_text(measured.bar),
        "own_choice": None if newest.own_choice is None else clean_text(newest.own_choice),
        "lines": _lines(newest, voice),
        "lines_digest": _lines_digest(newest, voice),
    }
    if isinstance(newest, AttestStandard):
        return said
    return {**said, "reason_words": _reasons(newest, entry, voice), **_judged(newest, voice)}


def _by_number(sentence: str) -> str:
    """Name other promises by their numbers alone: the page lists them by number."""
    return re.sub(r"(\d+번|no\. \d+) ?\([a-z0-9-]+\)", r"\1", sentence)


def _lines_digest(standard: JudgedStandard | AttestStandard, voice: Voice) -> str:
    """Name what decides verdicts: English words name fields by their ids, never by headings."""
    lines = _lines(standard, Voice(voice.rules, "en"))
    return hashlib.sha256(json.dumps(lines, ensure_ascii=False).encode()).hexdigest()


def _lines(standard: JudgedStandard | AttestStandard, voice: Voice) -> dict[str, list[str]]:
    """Give what decides a standard's verdicts, by key."""
    lines: dict[str, list[str]] = {}
    for line in standard_lines(standard, voice):
        if line.key not in _WITHOUT_EFFECT:
            lines.setdefault(line.key, []).append(line.text)
    return lines


def _reasons(standard: JudgedStandard, entry: Plain, voice: Voice) -> Plain:
    """Say every reason that came up; a field by its heading."""
    said: Plain = {}
    for reason in cast("Mapping[str, int]", entry["reasons"]):
        words, detail = reason_parts(reason, standard.record, voice.rules, voice.lang)
        detail = voice.numbered([detail]) if detail in voice.numbers else detail
        said[reason] = f"{words} ({detail})" if detail else words
    return said


def _judged(standard: JudgedStandard, voice: Voice) -> Plain:
    clock, remedy = clock_of(standard, voice), standard.remedy
    reading = standard.reading
    interim = standard.by.due_of if isinstance(standard, DeadlineStandard) else ()
    said: Plain = {
        "record": standard.record,
        "record_word": record_word(standard.record, voice.rules, voice.lang),
        "clock": None if clock is None else clean_text(clock.text),
        "clock_articles": None if clock is None else clock.articles,
        "reading": None if reading is None else clean_text(reading),
        "interim_of": list(interim),
    }
    if remedy is not None:
        said["remedy"] = {
            "words": clean_text(remedy_words(remedy, standard.record, voice)),
            "form": None if remedy.form is None else clean_text(remedy.form),
            "cite": clean_text(voice.cite(remedy.cite)),
        }
    return said


def _provision(provision: Provision, voice: Voice) -> Plain:
    quote = provision.cite.quote
    return {
        "id": provision.id,
        "number": voice.numbers[provision.id],
        "title": clean_text(provision.title),
        "at": clean_text(provision.cite.at),
        "quote": None if quote is None else clean_text(quote),
        "standards": list(provision.standards),
    }
