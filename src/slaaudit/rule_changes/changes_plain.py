"""The changes as plain values: the form of `rules-diff.schema.json`."""

from collections.abc import Sequence

from slaaudit.audit_changes import ABSENT, Remedies, StandardMoves, moves_of
from slaaudit.model import Tally
from slaaudit.reporting.clean import clean_text, file_name
from slaaudit.reporting.scores import Score
from slaaudit.rule_changes.change import Effect, Subjected
from slaaudit.rule_changes.diff_page import DiffPage, LogEffect, examples
from slaaudit.spec.ruleset import RuleSet
from slaaudit.terms import Verdict

_SCHEMA = "slaaudit/rules-diff/1"
Plain = dict[str, object]


def changes_plain(diff: DiffPage) -> Plain:
    """Give every change, in the order of the contract."""
    changes = diff.changes
    return {
        "schema": _SCHEMA,
        "old": _side(changes.before, diff.names[0]),
        "new": _side(changes.after, diff.names[1]),
        "same_files": changes.same_files,
        "renamed": dict(changes.new_ids),
        "counts": {
            effect.value: sum(len(each.changes) for each in changes.of(effect)) for effect in Effect
        },
        "changes": [entry for each in changes.subjects for entry in told_plain(each)],
        "keys": [
            {
                "path": [clean_text(part) for part in each.path],
                "before": _clean(each.before),
                "after": _clean(each.after),
            }
            for each in changes.leaves
        ],
        "log": None if diff.effect is None else _log(diff.effect),
    }


def _side(rules: RuleSet, name: str) -> Plain:
    institution = rules.charter.institution
    return {
        "rules": clean_text(name),
        "institution": {"id": institution.id, "name": clean_text(institution.name)},
        "digest": rules.digest,
        "standards": len(rules.standards),
    }


def told_plain(each: Subjected) -> list[Plain]:
    """Give the changes of one subject."""
    subject = each.subject
    return [
        {
            "subject": subject.kind,
            "id": subject.id,
            "title": clean_text(subject.title),
            "key": change.key,
            "effect": change.effect.value,
            "direction": change.direction,
            "in_force": change.in_force,
            "reading": change.reading,
            "text": change.text,
        }
        for change in each.changes
    ]


def _clean(text: str | None) -> str | None:
    return None if text is None else clean_text(text)


def _log(effect: LogEffect) -> Plain:
    after = effect.after
    return {
        "period": {
            "label": after.period.label,
            "from": after.period.from_on.isoformat(),
            "until": after.period.until_on.isoformat(),
        },
        "as_of": after.as_of.isoformat(timespec="seconds"),
        "inputs": _inputs(effect),
        "verdicts_changed": effect.flips,
        "standards": [moves_plain(each, effect) for each in effect.standards],
    }


def _inputs(effect: LogEffect) -> list[Plain]:
    files = {(each.file, each.sha256) for each in effect.after.sources}
    return [{"file": file_name(file), "sha256": digest} for file, digest in sorted(files)]


def moves_plain(moves: StandardMoves, effect: LogEffect) -> Plain:
    """Give what became of one standard's cases."""
    rates = [Score(tally).rate for tally in (moves.tally_before, moves.tally_after)]
    known = None not in rates
    due = moves.due
    return {
        "id": moves.id,
        "cases": len(moves.pairs.before),
        "verdicts_changed": len(moves.flipped),
        "moves": [
            {"from": _verdict(old), "to": _verdict(new), "cases": count}
            for old, new, count in moves_of(moves.matrix)
        ],
        "before": _counts(moves.before is not None, moves.tally_before, moves.remedies_before),
        "after": _counts(moves.after is not None, moves.tally_after, moves.remedies_after),
        "points": round(float(rates[1] or 0) - float(rates[0] or 0), 2) if known else None,
        "due_moved": due.moved,
        "due_seconds_least": int(due.seconds.min()) if due.moved else None,
        "due_seconds_most": int(due.seconds.max()) if due.moved else None,
        "examples": _examples(moves, effect),
    }


def _verdict(number: int) -> str | None:
    return None if number == ABSENT else Verdict(number).key


def _counts(there: bool, tally: Tally, owed: Remedies) -> Plain | None:  # noqa: FBT001  # a side may lack it
    if not there:
        return None
    counts: Plain = {
        verdict.key: count for verdict, count in zip(Verdict, tally.counts, strict=True)
    }
    return {
        **counts,
        "compliance_rate": Score(tally).rate,
        "remedies": owed.cases,
        "remedy_amount": owed.amount,
    }


def _examples(moves: StandardMoves, effect: LogEffect) -> Sequence[Plain]:
    return [
        {
            "case": each.case,
            "file": each.file,
            "sheet": each.sheet,
            "row": each.row,
            "verdict_before": each.verdicts[0],
            "verdict_after": each.verdicts[1],
            "due_before": each.dues[0],
            "due_after": each.dues[1],
        }
        for each in examples(moves, effect)
    ]
