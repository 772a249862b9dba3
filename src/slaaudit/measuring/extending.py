"""Extensions: a longer limit, valid only if notified before the due moment and lawful."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from slaaudit.business_time import DAY_SECONDS, Counting, Holds, day_of
from slaaudit.case_view import CaseView
from slaaudit.measuring.bench import Bench
from slaaudit.model import Bools, Floats, Instants, Places
from slaaudit.spec.parts import Extension
from slaaudit.spec.standards import DurationStandard
from slaaudit.value_classes import dataclass

#: Clocks whose law allows one extension of at most the original period, and the article.
AT_MOST_DOUBLE = {
    "civil_petition": "민원처리법 시행령 제21조제1항",
    "information_disclosure": "정보공개법 제11조제2항",
}


@dataclass(frozen=True, slots=True)
class Extended:
    """Cases with their limit, before or after it was widened; one entry per case.

    `until` is the end of a closed case, of an open one the moment of judgement; `within`: that lies
    within the limit. `strict`: the limit itself is outside (미만).
    """

    start: Instants
    until: Instants
    limits: Floats
    holds: Holds | None
    due: Instants
    is_date: Bools
    within: Bools
    strict: bool = False

    def taken(self, places: Places | Bools) -> "Extended":
        """Give some of the cases."""
        return Extended(
            self.start[places],
            self.until[places],
            self.limits[places],
            None if self.holds is None else self.holds.take(places),
            self.due[places],
            self.is_date[places],
            self.within[places],
            self.strict,
        )


@dataclass(frozen=True, slots=True)
class Validity:
    """What makes an extension valid, one entry per case: all of it must hold.

    It was notified, before the due moment, with a reason, and with none that is barred.
    """

    notified: Bools
    in_time: Bools
    reasoned: Bools
    allowed: Bools

    @property
    def valid(self) -> Bools:
        """Whether the limit is widened, where it is said to what."""
        return self.in_time & self.reasoned & self.allowed


def extended(
    view: CaseView,
    standard: DurationStandard,
    counting: Counting,
    cases: Extended,
    bench: Bench,
) -> Extended:
    """Widen the limits of the cases whose extension is valid; the others stay as they are."""
    extension = standard.extension
    if extension is None or not view.has(extension.notified):
        return cases
    told = np.flatnonzero(view.column(extension.notified).present)
    if not len(told):
        return cases
    some, theirs = CaseView.of(view.table, view.rows[told]), cases.taken(told)
    valid = validity(some, extension, theirs).valid
    doubled = bench.clock_rule(standard.clock).base in AT_MOST_DOUBLE
    most = theirs.limits * 2 if doubled else np.full(len(told), np.inf)
    if extension.add is not None:
        widened, given = _by_amount(some, extension.add, counting, theirs, most)
    else:
        widened, given = _by_moment(some, str(extension.until), counting, theirs, most)
    chosen = valid & given
    return _with(cases, told[chosen], widened.taken(chosen))


def unreadable_in(view: CaseView, extension: Extension) -> Iterator[tuple[str, Bools]]:
    """Give the fields of an extension that cannot be read, and for which cases."""
    for field in (extension.notified, extension.until, extension.add, extension.reason):
        if field is not None and view.has(field) and view.column(field).unreadable.any():
            yield field, view.column(field).unreadable


def _with(cases: Extended, places: Places, widened: Extended) -> Extended:
    due, is_date, within = cases.due.copy(), cases.is_date.copy(), cases.within.copy()
    due[places], is_date[places] = widened.due, widened.is_date
    within[places] = widened.within
    return replace(cases, due=due, is_date=is_date, within=within)


def validity(view: CaseView, extension: Extension, cases: Extended) -> Validity:
    """Tell of each case what makes its extension valid; a field that the log lacks is blank."""
    nothing = np.zeros(len(view), dtype=np.bool_)
    told = view.has(extension.notified)
    return Validity(
        notified=view.column(extension.notified).present if told else nothing,
        in_time=_notified_in_time(view, extension, cases) if told else nothing,
        reasoned=_reasoned(view, extension),
        allowed=~_barred(view, extension, cases),
    )


def _notified_in_time(view: CaseView, extension: Extension, cases: Extended) -> Bools:
    """A notice of a bare date counts as given on that day, whatever the hour."""
    notified = view.column(extension.notified)
    at = notified.values.astype(np.int64)
    before = np.where(cases.is_date, at < cases.due, at <= cases.due)
    return notified.present & before


def _reasoned(view: CaseView, extension: Extension) -> Bools:
    if extension.reason is None:
        return np.ones(len(view), dtype=np.bool_)
    if not view.has(extension.reason):
        return np.zeros(len(view), dtype=np.bool_)
    return view.column(extension.reason).present


def _barred(view: CaseView, extension: Extension, cases: Extended) -> Bools:
    """Tell where the reason given is one that was barred on the day of receipt."""
    barred = np.zeros(len(view), dtype=np.bool_)
    if extension.reason is None or not view.has(extension.reason):
        return barred
    reason = view.column(extension.reason)
    for since, words in extension.barred.items():
        named = np.array([label in words for label in reason.labels], dtype=np.bool_)
        if named.any():
            late = cases.start >= day_of(since) * DAY_SECONDS
            barred |= late & named[np.where(reason.present, reason.values, 0).astype(np.int64)]
    return barred & reason.present


def _by_amount(
    view: CaseView, field: str, counting: Counting, cases: Extended, most: Floats
) -> tuple[Extended, Bools]:
    """Count the longer limit from the start, in the unit of the original one."""
    given = view.column(field).present if view.has(field) else np.zeros(len(view), np.bool_)
    added = view.column(field).values if view.has(field) else np.zeros(len(view))
    limits = np.minimum(cases.limits + np.where(given, added, 0), most)
    start, until = cases.start, cases.until
    found = counting.reckoned(start, until, limits, cases.holds, strict=cases.strict)
    return replace(cases, due=found.due, within=found.within), given


def _by_moment(
    view: CaseView, field: str, counting: Counting, cases: Extended, most: Floats
) -> tuple[Extended, Bools]:
    """Let the limit end at a written moment (a bare date: its 24:00), as far as the law lets it."""
    if not view.has(field):
        return cases, np.zeros(len(view), np.bool_)
    column = view.column(field)
    whole_day = cases.is_date | (np.ones(len(view), np.int32) * DAY_SECONDS == column.width)
    day_end = (column.values.astype(np.int64) // DAY_SECONDS + 1) * DAY_SECONDS
    until = np.where(whole_day, day_end, column.values.astype(np.int64))
    due, is_date = (
        np.maximum(until, cases.due),
        np.where(until > cases.due, whole_day, cases.is_date),
    )
    if np.isfinite(most).all():
        lawful = counting.due(cases.start, most, cases.holds)
        is_date = np.where(lawful < due, cases.is_date, is_date)
        due = np.minimum(due, lawful)
    longer = replace(
        cases,
        due=due,
        is_date=is_date,
        within=np.where(is_date, cases.until < due, cases.until <= due),
    )
    return longer, column.present
