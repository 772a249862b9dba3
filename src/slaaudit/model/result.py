"""One standard's verdicts: columns, one entry per case."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from slaaudit.model.heard import HeardCases
from slaaudit.model.measured import Measured
from slaaudit.model.measurement import NO_REASON, Bools, Codes, Floats, Instants, Places
from slaaudit.model.narrow import Narrow
from slaaudit.model.owed import OwedCases, ReadingResult
from slaaudit.model.rulings import LEFT, Numbers, ReasonBook, RulingTable, counted
from slaaudit.model.standing import Standing
from slaaudit.model.tally import Tally
from slaaudit.spec.ruleset import StandardRule
from slaaudit.tables import CaseTable
from slaaudit.terms import Verdict
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class StandardResult:
    """What a standard came to for each case heard.

    A column (`verdict`, `due` …) has one entry per case, and is put together each time that it is
    asked for; `at` gives some entries alone, and costs no more than those. A standard that is
    judged by spans of time (count, mean, share) has no table, and `labels` names the spans.
    `counted_at`: where spans are judged, when each case happened that their figures are made of.
    """

    rule: StandardRule
    cases: HeardCases
    standing: Standing
    measured: Measured
    rulings: RulingTable
    tally: Tally
    remedies: OwedCases
    readings: tuple[ReadingResult, ...] = ()
    counted_at: Instants = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    @staticmethod
    def of(
        rule: StandardRule,
        cases: HeardCases,
        standing: Standing,
        measured: Measured,
        book: ReasonBook,
    ) -> "StandardResult":
        """Put a result together, and count its verdicts."""
        rulings = RulingTable.of(book)
        tally = Tally(*rulings.counts(_counts(standing, measured, rulings)).tolist())
        nothing = OwedCases.none(rule.id, cases)
        return StandardResult(rule, cases, standing, measured, rulings, tally, nothing)

    def ruled_anew(self, numbers: Numbers, book: ReasonBook) -> "StandardResult":
        """Give the result with other rulings of the cases that were measured."""
        narrow = numbers.astype(np.min_scalar_type(len(book.rulings)), copy=False)
        measured = replace(self.measured, numbers=narrow)
        fresh = StandardResult.of(self.rule, self.cases, self.standing, measured, book)
        return replace(self, measured=measured, rulings=fresh.rulings, tally=fresh.tally)

    def narrowed(self, places: Places) -> "StandardResult":
        """Give the result of some cases of a table alone, in order, as if it had no others."""
        standing = self.standing.narrowed(places)
        entries = self.standing.entries(places[standing.left])
        fresh = StandardResult.of(
            self.rule,
            self.cases.narrowed(places),
            standing,
            self.measured.taken(entries),
            self.rulings.reopened(),
        )
        kept = np.isin(self.remedies.places, places)
        return replace(fresh, remedies=self.remedies.taken(kept), counted_at=self.counted_at)

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many cases have each ruling, by number."""
        return _counts(self.standing, self.measured, self.rulings)

    @property
    def table(self) -> CaseTable | None:
        """The cases' table."""
        return self.cases.table

    @property
    def labels(self) -> NDArray[np.object_] | None:
        """The names of the spans of time."""
        return self.cases.labels

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons, by number."""
        return self.rulings.reasons

    def at(self, places: NDArray[Any]) -> "CaseColumns":
        """Give the columns of some cases."""
        return CaseColumns(self, places)

    @property
    def all(self) -> "CaseColumns":
        """The columns of all cases."""
        return CaseColumns(self, self.cases.everything, whole=True)

    def places(self, *verdicts: Verdict, reason: str | None = None) -> Places:
        """Find the cases of some verdicts, of one reason, or both, in order."""
        wanted = np.ones(len(self.rulings.verdict), dtype=np.bool_)
        if verdicts:
            wanted &= np.isin(self.rulings.verdict, verdicts)
        if reason is not None:
            named = self.reasons.index(reason) if reason in self.reasons else len(self.reasons)
            wanted &= self.rulings.reason == named
        wanted[LEFT] = False
        found = [np.zeros(0, dtype=np.int64)]
        for entries, left in self.standing.blocks():
            ours = wanted[self.measured.numbers[entries]]
            if ours.any():
                found.append(left()[ours])
        measured = np.concatenate(found)
        if not self.standing.counts[wanted[: len(self.standing.counts)]].any():
            return measured
        decided = np.flatnonzero(wanted[self.standing.numbers])
        return np.sort(np.concatenate([decided, measured])) if len(measured) else decided

    def reason_counts(self, verdict: Verdict | None = None) -> Mapping[str, int]:
        """Count the cases of a verdict, or of all, by reason: of equally many the first met first.

        Reasons of no case are left out.
        """
        counts = self.rulings.reasons_of(self.counts, verdict)
        if len(set(counts.values())) == len(counts):
            return counts
        verdicts = () if verdict is None else (verdict,)
        first = {reason: int(self.places(*verdicts, reason=reason)[0]) for reason in counts}
        return {reason: counts[reason] for reason in sorted(counts, key=first.__getitem__)}

    def reason_of(self, place: int) -> str | None:
        """The reason of a case, as text."""
        code = int(self.at(np.array([place])).reason[0])
        return None if code == NO_REASON else self.reasons[code]

    def ids_at(self, places: NDArray[Any]) -> NDArray[np.object_]:
        """The ids of some cases, or the labels of some spans."""
        return self.cases.ids(places)

    @property
    def waived(self) -> Bools | None:
        """True where a waiver excuses the case; None where it does so for none."""
        return self.rulings.waiving[self.all.numbers] if self.tally.waived else None

    @property
    def rows(self) -> Places:
        """Indices into `table`."""
        return self.all.rows

    @property
    def case_ids(self) -> NDArray[np.object_]:
        """The id of each case, or the label of each span."""
        return self.all.ids

    @property
    def version(self) -> NDArray[np.int8]:
        """An index into `rule.judged` (-1: none in force)."""
        return self.standing.version

    @property
    def verdict(self) -> NDArray[np.uint8]:
        """The verdicts."""
        return self.all.verdict

    @property
    def reason(self) -> Codes:
        """Indices into `reasons`, NO_REASON where there is none."""
        return self.all.reason

    @property
    def scope_unknown(self) -> Bools:
        """True where a condition could not be read, so that the standard may not apply at all."""
        return self.all.scope_unknown

    @property
    def value(self) -> Floats:
        """What was measured, in the limit's unit; NaN where nothing was."""
        return self.all.value

    @property
    def due(self) -> Instants:
        """The due moments; see `Measurement`."""
        return self.all.due

    @property
    def due_is_date(self) -> Bools:
        """True where the due moment is the midnight that ends the due day."""
        return self.all.due_is_date

    @property
    def limit_given(self) -> Floats:
        """The limits that the log gives; NaN where they are fixed."""
        return self.all.limit_given

    @property
    def dated_at(self) -> Instants:
        """When each case happened, for period and version; UNDATED where that is not known."""
        return self.all.dated_at


def _counts(standing: Standing, measured: Measured, rulings: RulingTable) -> NDArray[np.int64]:
    size = len(rulings.verdict)
    return standing.counts_of(size) + counted(measured.numbers, size)


@dataclass(frozen=True, slots=True)
class CaseColumns:
    """The columns of some cases of a result, each put together when it is asked for.

    `whole`: the places are those of all cases, in order.
    """

    result: StandardResult
    places: NDArray[Any]
    whole: bool = False

    @property
    def rows(self) -> Places:
        """Indices into the table."""
        return self.result.cases.rows(self.places)

    @property
    def ids(self) -> NDArray[np.object_]:
        """Ids of cases, or labels of spans."""
        return self.result.cases.ids(self.places)

    @property
    def dated_at(self) -> Instants:
        """When each case happened."""
        return self.result.cases.dated_at(self.places)

    @property
    def version(self) -> NDArray[np.int8]:
        """Indices into the standard's versions."""
        version: NDArray[np.int8] = self.result.standing.version[self.places]
        return version

    @property
    def numbers(self) -> Numbers:
        """The numbers of the rulings."""
        measured = self.result.measured.numbers
        numbers: Numbers = self.result.standing.numbers[self.places].astype(measured.dtype)
        mine, entries = self._measured
        numbers[mine] = measured[entries]
        return numbers

    @property
    def verdict(self) -> NDArray[np.uint8]:
        """The verdicts."""
        return self.result.rulings.verdict[self.numbers]

    @property
    def reason(self) -> Codes:
        """Indices into the result's reasons."""
        return self.result.rulings.reason[self.numbers]

    @property
    def scope_unknown(self) -> Bools:
        """Where it is not known whether the standard applies."""
        return self.result.rulings.doubtful[self.numbers]

    @property
    def value(self) -> Floats:
        """What was measured."""
        return self._spread(self.result.measured.value, np.float64)

    @property
    def due(self) -> Instants:
        """The due moments."""
        return self._spread(self.result.measured.due, np.int64)

    @property
    def due_is_date(self) -> Bools:
        """Where the due moment is a midnight."""
        is_date = np.zeros(len(self.places), dtype=np.bool_)
        mine, entries = self._measured
        is_date[mine] = self.result.measured.due_is_date[entries]
        return is_date

    @property
    def limit_given(self) -> Floats:
        """The limits that the log gives."""
        return self._spread(self.result.measured.limit, np.float64)

    @property
    def _measured(self) -> tuple[Places, NDArray[Any] | slice]:
        """Which of the places were left to be measured, and their entries among those."""
        standing = self.result.standing
        if self.whole:
            return standing.left, slice(None)
        mine = np.flatnonzero(standing.numbers[self.places] == LEFT)
        return mine, standing.entries(self.places[mine])

    def _spread(self, column: Narrow, kind: type[np.generic]) -> NDArray[Any]:
        whole = np.full(len(self.places), column.blank, dtype=kind)
        mine, entries = self._measured
        whole[mine] = column.at(entries)
        return whole
