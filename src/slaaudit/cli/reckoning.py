"""One due moment without a log: `slaaudit due --standard ID --from T`."""

from collections.abc import Sequence
from datetime import datetime

from slaaudit.business_time import DAY_SECONDS, BusinessCalendar
from slaaudit.case_formats import DrawingOptions
from slaaudit.case_formats.json_case import moment_json
from slaaudit.case_formats.text_case import draw_pages
from slaaudit.case_story import Moment, Setting, StandardStory, invent, tell_case
from slaaudit.case_words import moment_page
from slaaudit.cli.choices import Destination, instant, refuse
from slaaudit.cli.screen import has_colour, text_width
from slaaudit.periods import Period
from slaaudit.reporting.wording import reason_parts
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.ruleset import StandardRule

MOMENT_FORMATS = ("text", "json")
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # Seoul wall time is kept without a zone


def reckoned(
    voice: Voice,
    calendar: BusinessCalendar,
    rule: StandardRule,
    start: str,
    targets: Sequence[Destination],
) -> list[tuple[Destination, bytes]]:
    """Reckon when a promise is due that begins at an instant, and draw it with its days."""
    begun = _begun(start)
    told = _told(voice, calendar, rule, begun)
    if begun.width == DAY_SECONDS:
        _require_whole_day(voice, calendar, rule, (begun, told))
    drawn = []
    for target in targets:
        if target.format == "json":
            content = moment_json(told, begun, voice)
        else:
            screen = DrawingOptions(text_width(), has_colour())
            options = DrawingOptions() if target.file is not None else screen
            content = draw_pages((moment_page(told, begun, voice),), options)
        drawn.append((target, content))
    return drawn


def _require_whole_day(
    voice: Voice,
    calendar: BusinessCalendar,
    rule: StandardRule,
    found: tuple[Moment, StandardStory],
) -> None:
    """Refuse a bare day where the due moment depends on the hour."""
    begun, told = found
    latest = Moment(begun.at + DAY_SECONDS - 60, 60)
    if _told(voice, calendar, rule, latest).due != told.due:
        words, _ = reason_parts("date_only", rule.judged[-1].record, voice.rules, voice.lang)
        raise refuse("SLA899", shown=rule.id, why=words)


def _begun(text: str) -> Moment:
    """Read `--from`: a bare day is a day, and not its midnight."""
    moment = instant(text)
    at = int((moment - _EPOCH).total_seconds())
    has_time = ":" in text
    return Moment(at, (1 if text.count(":") > 1 else 60) if has_time else DAY_SECONDS)


def _told(
    voice: Voice, calendar: BusinessCalendar, rule: StandardRule, begun: Moment
) -> StandardStory:
    invented = invent(voice.rules, rule, begun.at, begun.width)
    if invented is None:
        known = [each.id for each in voice.rules if invent(voice.rules, each, begun.at, 60)]
        raise refuse("SLA898", shown=rule.id, known=", ".join(known) or "-")
    as_of = _EPOCH.replace(year=calendar.first.year, month=calendar.first.month)
    period = Period("-", calendar.first, calendar.last)
    setting = Setting(invented.log, invented.rules, calendar, period, as_of)
    stories = tell_case(setting, invented.case, (rule.id,))
    told = stories[0].told[0] if stories and stories[0].told else None
    if told is None or told.due is None:
        reason = "outside_calendar" if told is None or told.reason is None else told.reason
        words, detail = reason_parts(reason, rule.judged[-1].record, voice.rules, voice.lang)
        why = f"{words} ({detail})" if detail else words
        raise refuse("SLA899", shown=rule.id, why=why)
    return told
