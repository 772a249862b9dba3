"""A case for machines: the story as it is, described by `case.schema.json`."""

import json
from collections.abc import Iterable

import numpy as np

from slaaudit.business_time import LedgerDay, date_of
from slaaudit.case_formats import CaseFile, DrawingOptions
from slaaudit.case_story import (
    CaseStory,
    Due,
    Event,
    ExcuseTold,
    ExtensionTold,
    Fact,
    HoldTold,
    Moment,
    OtherReading,
    SpanStory,
    StandardStory,
    TimeTold,
)
from slaaudit.release import __version__
from slaaudit.reporting.clean import clean_text, file_name
from slaaudit.reporting.verdict_rows import due_texts, unit_of
from slaaudit.rule_words.standard_words import clock_of
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.parts import Cite
from slaaudit.spec.standards import JudgedStandard

SCHEMA = "slaaudit/case/1"
MOMENT_SCHEMA = "slaaudit/due-moment/1"

Plain = dict[str, object]


def draw(file: CaseFile, _options: DrawingOptions) -> bytes:
    """Write the story as UTF-8 JSON, the same bytes every time."""
    institution = file.voice.rules.charter.institution
    plain: Plain = {
        "schema": SCHEMA,
        "tool": {"name": "slaaudit", "version": __version__},
        "institution": {"id": institution.id, "name": clean_text(institution.name)},
        "rules": {"digest": file.voice.rules.digest},
        "period": {
            "label": file.period.label,
            "from": file.period.from_on.isoformat(),
            "until": file.period.until_on.isoformat(),
        },
        "as_of": file.as_of.isoformat(),
        "case": clean_text(file.case),
        "rows": [_row(story, file.voice) for story in file.stories],
        "spans": [_span(story, file.voice) for story in file.spans],
    }
    return (json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def moment_json(told: StandardStory, begun: Moment, voice: Voice) -> bytes:
    """Write when a promise is due that begins at a moment: the form of `due-moment.schema.json`."""
    institution = voice.rules.charter.institution
    plain: Plain = {
        "schema": MOMENT_SCHEMA,
        "tool": {"name": "slaaudit", "version": __version__},
        "institution": {"id": institution.id, "name": clean_text(institution.name)},
        "rules": {"digest": voice.rules.digest},
        "standard": told.rule.id,
        **_promise(told.standard, voice),
        "from": moment_plain(begun),
        "due_at": due_plain(told.due),
        "time": None if told.time is None else _time(told.time),
        "readings": [
            {"id": each.rule.id, "why": clean_text(each.rule.why), "due_at": due_plain(each.due)}
            for each in told.readings
        ],
    }
    return (json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def due_plain(due: Due | None) -> str | None:
    """Write a due moment as results do: a date where it lasts until that day is over."""
    if due is None:
        return None
    (text,) = due_texts(np.array([due.at]), np.array([due.is_date]))
    return str(text)


def _row(story: CaseStory, voice: Voice) -> Plain:
    origin = story.origin
    return {
        "record": story.record,
        "file": file_name(origin.file),
        "sheet": None if origin.sheet is None else clean_text(origin.sheet),
        "row": origin.row,
        "department": None if story.department is None else clean_text(story.department),
        "standards": [_standard(told, voice) for told in story.told],
        "not_applicable": [
            {"standard": each.rule.id, "reason": each.reason, "part": each.part}
            for each in story.not_applicable
        ],
    }


def _promise(standard: JudgedStandard, voice: Voice) -> Plain:
    limit = getattr(standard, "limit", None)
    clock = clock_of(standard, voice)
    return {
        "title": clean_text(standard.title),
        "cite": _cite(standard.cite),
        "measure": standard.measure,
        "limit": None if limit is None else str(limit),
        "unit": unit_of(standard),
        "clock": None if clock is None else {"text": clock.text, "articles": clock.articles},
        "reading": None if standard.reading is None else clean_text(standard.reading),
    }


def _standard(told: StandardStory, voice: Voice) -> Plain:
    return {
        "standard": told.rule.id,
        **_promise(told.standard, voice),
        "verdict": told.verdict.key,
        "reason": told.reason,
        "value": told.value,
        "limit_given": told.limit_given,
        "due_at": due_plain(told.due),
        "open": told.open,
        "over": None
        if told.over is None
        else {"amount": told.over.amount, "unit": told.over.unit, "plain": told.over.plain},
        "facts": [_fact(fact) for fact in told.facts],
        "events": [_event(event) for event in told.events],
        "time": None if told.time is None else _time(told.time),
        "holds": [_hold(hold) for hold in told.holds],
        "extension": None if told.extension is None else _extension(told.extension),
        "excuses": [_excuse(excuse) for excuse in told.excuses],
        "waiver": None if told.waiver is None else told.waiver.id,
        "readings": _readings(told.readings),
        "remedy": None
        if told.owed is None
        else {
            "amount": told.owed.amount,
            "currency": told.owed.currency,
            "paid": told.owed.paid,
        },
    }


def _cite(cite: Cite) -> Plain:
    quote = None if cite.quote is None else clean_text(cite.quote)
    return {"source": cite.source, "at": clean_text(cite.at), "quote": quote}


def _fact(fact: Fact) -> Plain:
    value = moment_plain(fact.value) if isinstance(fact.value, Moment) else fact.value
    return {"field": fact.field, "state": fact.state, "value": value}


def moment_plain(moment: Moment | None) -> str | None:
    """Write a moment as exactly as the log has it."""
    if moment is None:
        return None
    unit = "D" if moment.width >= 86_400 else "s"  # noqa: PLR2004  # a whole day
    return str(np.datetime64(moment.at, "s").astype(f"datetime64[{unit}]"))


def _event(event: Event) -> Plain:
    at = (
        due_plain(Due(event.moment.at, event.is_due_date))
        if event.kind in ("due", "due_unextended")
        else moment_plain(event.moment)
    )
    return {"kind": event.kind, "at": at, "record": event.record, "field": event.field}


def _time(time: TimeTold) -> Plain:
    return {
        "unit": time.unit,
        "limit": time.limit,
        "counted": time.counted,
        "over": time.over,
        "backwards": time.backwards,
        "days": [_day(day) for day in time.days],
    }


def _day(day: LedgerDay) -> Plain:
    return {
        "on": day.on.isoformat(),
        "role": day.role.value,
        "day": day.kind,
        "counted": day.counted,
        "held": day.held,
        "total": day.total,
        "parts": [list(part) for part in day.parts],
    }


def _hold(hold: HoldTold) -> Plain:
    return {
        "from": moment_plain(hold.start),
        "to": moment_plain(hold.end),
        "reason": hold.reason,
        "left_out": hold.applied,
        "unit": hold.pause.unit,
        "cite": _cite(hold.pause.cite),
    }


def _extension(told: ExtensionTold) -> Plain:
    return {
        "valid": told.valid,
        "notified_at": moment_plain(told.notified),
        "until": moment_plain(told.until),
        "added": told.added,
        "in_time": told.in_time,
        "reasoned": told.reasoned,
        "allowed": told.allowed,
        "due_before": due_plain(told.before),
        "due_after": due_plain(told.after),
    }


def _excuse(told: ExcuseTold) -> Plain:
    return {
        "id": told.excuse.id,
        "holds": told.holds,
        "notified_at": moment_plain(told.notified),
        "in_time": told.in_time,
        "condition": told.condition,
        "unsaid": list(told.unsaid),
    }


def _readings(readings: Iterable[OtherReading]) -> list[Plain]:
    return [
        {
            "id": each.rule.id,
            "why": clean_text(each.rule.why),
            "verdict": each.verdict.key,
            "reason": each.reason,
            "due_at": due_plain(each.due),
        }
        for each in readings
    ]


def _span(told: SpanStory, voice: Voice) -> Plain:
    return {
        "standard": told.rule.id,
        **_promise(told.standard, voice),
        "label": told.label,
        "verdict": told.verdict.key,
        "reason": told.reason,
        "value": told.value,
        "happened_on": [date_of(day).isoformat() for day in told.happened],
        "readings": _readings(told.readings),
    }
