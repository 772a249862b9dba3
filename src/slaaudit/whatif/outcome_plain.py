"""A what-if as plain values: the form of `whatif.schema.json`."""

from slaaudit.model import Tally
from slaaudit.reporting.clean import clean_text, file_name
from slaaudit.reporting.scores import Score, plain_number
from slaaudit.rule_changes.changes_plain import moves_plain, told_plain
from slaaudit.whatif.outcome import DepartmentMoves, Flip, Outcome
from slaaudit.whatif.sweeps import Point, Sweep

_SCHEMA = "slaaudit/whatif/1"
Plain = dict[str, object]


def outcome_plain(outcome: Outcome) -> Plain:
    """Give everything, in the order of the contract."""
    after, rules = outcome.after, outcome.changes.before
    institution = rules.charter.institution
    files = {(each.file, each.sha256) for each in after.sources}
    days = outcome.days
    return {
        "schema": _SCHEMA,
        "institution": {"id": institution.id, "name": clean_text(institution.name)},
        "period": {
            "label": after.period.label,
            "from": after.period.from_on.isoformat(),
            "until": after.period.until_on.isoformat(),
        },
        "as_of": after.as_of.isoformat(timespec="seconds"),
        "inputs": [{"file": file_name(file), "sha256": digest} for file, digest in sorted(files)],
        "rules": {"digest": rules.digest, "standards": len(rules.standards)},
        "calendar": {"before": outcome.before.calendar.digest, "after": after.calendar.digest},
        "changes": [entry for each in outcome.changes.subjects for entry in told_plain(each)],
        "holidays": {
            "added": [
                [on.isoformat(), clean_text(name)] for on, name in sorted(days.added.items())
            ],
            "removed": [[on.isoformat(), name] for on, name in sorted(days.removed.items())],
        },
        "verdicts_changed": len(outcome.flips),
        "standards": [moves_plain(each, outcome.effect) for each in outcome.effect.standards],
        "departments": [_department(each) for each in outcome.departments],
        "flips": [_flip(each) for each in outcome.flips],
        "sweep": None if outcome.sweep is None else _sweep(outcome.sweep),
    }


def _department(each: DepartmentMoves) -> Plain:
    return {
        "department": each.department or None,
        "verdicts_changed": each.turned.total,
        "met_to_missed": each.turned.to_missed,
        "missed_to_met": each.turned.to_met,
        "before": _counts(each.before),
        "after": _counts(each.after),
    }


def _counts(tally: Tally) -> Plain:
    return {"met": tally.met, "missed": tally.missed, "compliance_rate": Score(tally).rate}


def _flip(flip: Flip) -> Plain:
    return {
        "standard": flip.standard,
        "case": flip.case,
        "department": flip.department,
        "verdict_before": flip.verdicts[0],
        "verdict_after": flip.verdicts[1],
        "due_before": flip.dues[0],
        "due_after": flip.dues[1],
        "file": flip.file,
        "sheet": flip.sheet,
        "row": flip.row,
    }


def _sweep(sweep: Sweep) -> Plain:
    tightest = sweep.tightest
    return {
        "standard": sweep.standard,
        "target_percent": None if sweep.target is None else plain_number(sweep.target),
        "tightest": None if tightest is None else str(tightest.limit),
        "points": [_point(each) for each in sweep.points],
    }


def _point(point: Point) -> Plain:
    return {
        "limit": str(point.limit),
        "counted": point.clock,
        **_counts(point.score.tally),
        "attained": point.score.attained,
        "remedies": point.owed.cases,
        "remedy_amount": point.owed.amount,
    }
