"""`measure: lead_time`: notice at least so long before an event."""

import numpy as np

from slaaudit.business_time import DAY_SECONDS, LeadTime, Unit, lead_time_for
from slaaudit.case_view import CaseView
from slaaudit.measuring.bench import Bench, Instant, instant, need, need_value
from slaaudit.model import NO_REASON, Measurement
from slaaudit.spec.standards import LeadTimeStandard

HOUR_SECONDS = 3600


def measure_lead_time(view: CaseView, standard: LeadTimeStandard, bench: Bench) -> Measurement:
    """Judge the notice (`from`) against the event (`to`).

    Without a notice the case is open until the last good moment has passed.
    """
    measured = Measurement.blank(len(view), bench.book.code("over_limit"))
    notice = need(view, standard.from_field, measured, bench.book)
    event = need_value(view, standard.to_field, measured, bench.book)
    amount = standard.limit.amount
    if notice is None or event is None or amount is None:
        return measured
    measured.settled[:] = notice.present
    for column in (notice, event):
        outside = column.present & ~bench.calendar.covers(column.values.astype(np.int64))
        measured.blame(outside, bench.book.code("outside_calendar"))
    lead = lead_time_for(
        bench.clock_rule(standard.clock),
        amount.value,
        Unit(amount.unit.value),
        bench.calendar,
        full_days=standard.full_days,
    )
    granularity = DAY_SECONDS if lead.due_is_date else 60
    told, held = instant(notice, granularity), instant(event, granularity)
    _judge(measured, lead, told, held, bench)
    return measured


def _judge(
    measured: Measurement, lead: LeadTime, told: Instant, held: Instant, bench: Bench
) -> None:
    """Fill in due moment, value and outcome; both ends of a coarse writing must agree."""
    rows = np.flatnonzero(measured.problem == NO_REASON)
    closed = measured.settled[rows]
    event_first, event_last = held.first[rows], held.last[rows]
    notice_first = np.where(closed, told.first[rows], event_first)
    notice_last = np.where(closed, told.last[rows], event_first)
    worst, best = lead.met(notice_last, event_first), lead.met(notice_first, event_last)
    over, least = lead.over_at(event_first, bench.as_of), lead.over_at(event_last, bench.as_of)
    unsure = np.zeros(len(measured.settled), dtype=np.bool_)
    unsure[rows] = np.where(closed, worst != best, over != least)
    measured.blame(unsure, bench.book.code("date_only"))
    measured.due[rows], measured.due_is_date[rows] = lead.latest(event_first), lead.due_is_date
    measured.within[rows] = worst & closed
    measured.over[rows] = ~closed & over
    days = event_first // DAY_SECONDS - notice_first // DAY_SECONDS
    hours = (event_first - notice_first) / HOUR_SECONDS
    ahead = days if lead.due_is_date else hours
    measured.value[rows] = np.where(closed, ahead, np.nan)
