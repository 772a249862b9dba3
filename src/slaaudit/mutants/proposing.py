"""Finding a test that a surviving mutant would not pass: by trying cases about every boundary."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property

import numpy as np

from slaaudit.business_time import AFTER_CALENDAR, NO_DUE
from slaaudit.judging.ordering import concerning
from slaaudit.judging.spans import SpanStandard
from slaaudit.model import StandardResult
from slaaudit.mutants.candidates import Case, bases, steps
from slaaudit.mutants.making import Mutant
from slaaudit.mutants.span_candidates import row_sets
from slaaudit.mutants.trial import Trial
from slaaudit.rule_runner import PreparedTest, prepare_tests
from slaaudit.spec.fields import dating_field
from slaaudit.spec.rule_tests import Expected, RuleTest
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import JudgedStandard
from slaaudit.terms import Verdict
from slaaudit.value_classes import dataclass

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # Seoul wall time is kept without a zone
#: From a due moment: a second, a minute, a day before and after, and the same day's closing.
_ENDS = (-86_400, -21_600, -60, -1, 0, 1, 60, 1_800, 3_600, 86_399, 86_400)
_MOST_TRIED = 12
_MOST_ENDED = 60
_OPEN = Expected(verdict="met")


@dataclass(frozen=True, slots=True)
class _Batch:
    """Cases of one standard, judged all at once."""

    cases: tuple[Case, ...]
    prepared: PreparedTest


class Proposer:
    """Finds tests for the mutants of one standard; its cases are made once."""

    def __init__(self, trial: Trial, standard: JudgedStandard) -> None:
        """Keep the standard and what its tests run in."""
        self.trial = trial
        self.standard = standard

    def propose(self, mutant: Mutant) -> RuleTest | None:
        """Give a test that holds for the original and not for the mutant; None if none is found."""
        tests = self._by_rows(mutant) if self._by_span else self._by_cases(mutant)
        for test in tests:
            found = self._told_apart(test, mutant)
            if found is not None:
                return found
        return None

    @property
    def _by_span(self) -> bool:
        return isinstance(self.standard, SpanStandard)

    def _by_rows(self, mutant: Mutant) -> Iterator[RuleTest]:
        for rows, period in row_sets(self.standard, self.trial.rules):
            yield _test(self.standard.id, mutant, rows=rows, period=period)

    def _by_cases(self, mutant: Mutant) -> Iterator[RuleTest]:
        """Cases that come out otherwise; of those due at another moment also their last moments."""
        differing = list(self._differing(self._first, mutant))
        parted = [case for case, _ in differing] or self._started
        at_ends = self._batch(self._ended(parted[:_MOST_ENDED], mutant))
        both = [*differing, *self._differing(at_ends, mutant)] if at_ends.cases else differing
        both.sort(key=lambda found: (-found[1], len(found[0])))
        for case, _ in both[:_MOST_TRIED]:
            yield _test(self.standard.id, mutant, given=case)

    @cached_property
    def _first(self) -> _Batch:
        rules = self.trial.rules
        found = bases(self.standard, rules)
        return self._batch(case for base in found for case in steps(self.standard, rules, base))

    @cached_property
    def _started(self) -> list[Case]:
        """Cases begun at each kind of moment, for a mutant that parts at the end alone."""
        rules, found = self.trial.rules, self._first.cases
        dated = str(getattr(self.standard, "from_field", dating_field(self.standard, rules)))
        first: dict[str, Case] = {}
        for case in found:
            first.setdefault(case.get(dated, ""), case)
        return list(first.values())

    def _batch(self, cases: Iterable[Case]) -> _Batch:
        distinct = {tuple(sorted(case.items())): case for case in cases}
        kept = tuple(
            {k: v for k, v in case.items() if k != "case_id"} for case in distinct.values()
        )
        calendar = self.trial.calendar
        test = RuleTest(
            standard=self.standard.id,
            name="-",
            rows=kept,
            period=f"{calendar.first}..{calendar.last}",
            as_of=f"{calendar.last} 00:00",
            expect=_OPEN,
        )
        prepared = next(iter(prepare_tests((test,), self.trial.rules, calendar)))
        return _Batch(kept, prepared)

    def _judged(self, batch: _Batch, rules: RuleSet) -> StandardResult:
        narrow = concerning(rules, self.standard.id)
        return batch.prepared.result(batch.prepared.judged(narrow, self.trial.calendar))

    def _differing(self, batch: _Batch, mutant: Mutant) -> Iterator[tuple[Case, int]]:
        """Each case that comes out otherwise, and how plainly: by verdict, remedy, due moment."""
        if mutant.rules is None:
            return
        ours, theirs = self._judged(batch, self.trial.rules), self._judged(batch, mutant.rules)
        plain = np.isin(ours.verdict, [Verdict.MET, Verdict.MISSED, Verdict.EXCUSED])
        verdict = ours.verdict != theirs.verdict
        due = ours.due != theirs.due
        value = ~np.isclose(ours.value, theirs.value, equal_nan=True)
        reason = np.array([ours.reason_of(n) != theirs.reason_of(n) for n in range(len(ours.rows))])
        remedy = _owed(ours) != _owed(theirs)
        rank = 8 * (verdict & plain) + 4 * (verdict | remedy) + 2 * due + (value | reason)
        for index in np.flatnonzero(rank):
            yield batch.cases[int(ours.rows[index])], int(rank[index])

    def _ended(self, cases: Sequence[Case], mutant: Mutant) -> Iterator[Case]:
        """End some cases about the due moments that the original and the mutant give them."""
        field = getattr(self.standard, "to_field", None)
        if field is None or mutant.rules is None or not cases:
            return
        batch = self._batch(cases)
        for rules in (self.trial.rules, mutant.rules):
            result = self._judged(batch, rules)
            for row, due in zip(result.rows, result.due, strict=True):
                if due in (NO_DUE, AFTER_CALENDAR):
                    continue
                for step in _ENDS:
                    moment = _EPOCH + timedelta(seconds=int(due) + step)
                    yield {**batch.cases[int(row)], field: moment.isoformat(" ")}

    def _told_apart(self, test: RuleTest, mutant: Mutant) -> RuleTest | None:
        """Expect of a case what the original gives it; None where the mutant gives the same."""
        if mutant.rules is None:
            return None
        calendar, name = self.trial.calendar, self.standard.id
        prepared = next(iter(prepare_tests((test,), self.trial.rules, calendar)))
        ours, theirs = (
            prepared.actual(prepared.judged(concerning(rules, name), calendar))
            for rules in (self.trial.rules, mutant.rules)
        )
        keys = [key for key in ours if ours[key] != theirs.get(key)]
        if not keys or ours["verdict"] is None:
            return None
        wanted = {key: ours[key] for key in ("verdict", *keys)}
        expect = Expected.model_validate({k: v for k, v in wanted.items() if k in _kept(wanted)})
        proposed = test.model_copy(update={"expect": expect})
        again = next(iter(prepare_tests((proposed,), self.trial.rules, calendar)))
        fails = not self.trial.holds(again, mutant.rules)
        return proposed if fails and self.trial.holds(again, self.trial.rules) else None


def _kept(wanted: Mapping[str, object]) -> list[str]:
    """Give the keys worth expecting: what is blank says nothing to a reader beside a verdict."""
    return [key for key, value in wanted.items() if value is not None]


def _owed(result: StandardResult) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    owed = np.zeros(len(result.rows))
    place = {case: index for index, case in enumerate(result.case_ids)}
    for entry in result.remedies:
        owed[place[entry.case]] += entry.amount or 0
    return owed


def _test(
    standard: str,
    mutant: Mutant,
    *,
    given: Case | None = None,
    rows: Sequence[Case] = (),
    period: str | None = None,
) -> RuleTest:
    return RuleTest(
        standard=standard,
        name=f"가려냄: {mutant.words.ko}",
        given=dict(given or {}),
        rows=tuple(dict(row) for row in rows),
        period=period,
        expect=_OPEN,
        todo=True,
    )
