"""What is due as a calendar file (RFC 5545): one event for each open case, with alarms.

A due day is an event of that day, a due moment an instant in UTC. The same list gives the same
bytes: the stamp is the moment asked about, and an event keeps its UID as long as its case does.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from slaaudit.business_time import DAY_SECONDS, date_of
from slaaudit.case_story import Due
from slaaudit.case_words.moment_words import due_text
from slaaudit.due_formats import DrawingOptions, DueFile
from slaaudit.due_formats.wording import left_text, state_text
from slaaudit.open_cases import OpenCase
from slaaudit.release import __version__
from slaaudit.reporting.clean import clean_text
from slaaudit.rule_words.voice import Voice

_LINE_OCTETS = 75
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # Seoul wall time is kept without a zone
_SEOUL_AHEAD = timedelta(hours=9)  # no daylight saving time since 1988
#: Alarms of a day: 09:00 of the day before and of the day itself. Of an instant: a day, an hour.
_DAY_ALARMS, _INSTANT_ALARMS = ("-PT15H", "PT9H"), ("-P1D", "-PT1H")


def draw(file: DueFile, _options: DrawingOptions) -> bytes:
    """Write the calendar; cases whose due moment the calendar does not reach have no day."""
    institution = file.voice.rules.charter.institution
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//slaaudit//slaaudit {__version__}//KO",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(clean_text(institution.name))}",
    ]
    seen: Counter[str] = Counter()
    for case in file.listed.cases:
        if case.due is not None:
            uid = _uid(case, institution.id, seen)
            lines += _event(case, case.due, uid, file)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(case: OpenCase, due: Due, uid: str, file: DueFile) -> Iterator[str]:
    voice = file.voice
    title = f"{clean_text(case.case)} {clean_text(case.rule.latest.title)}"
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{_utc(file.as_of)}"
    yield from _when(due)
    yield f"SUMMARY:{_escaped(f'[{state_text(case, voice)}] {title}')}"
    yield f"DESCRIPTION:{_escaped(_description(case, due, voice))}"
    if case.department:
        yield f"CATEGORIES:{_escaped(clean_text(case.department))}"
    yield f"STATUS:{'TENTATIVE' if case.state == 'paused' else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    for trigger in _DAY_ALARMS if due.is_date else _INSTANT_ALARMS:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escaped(title)}"
        yield f"TRIGGER:{trigger}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _when(due: Due) -> Iterator[str]:
    if due.is_date:
        day = due.last // DAY_SECONDS
        yield f"DTSTART;VALUE=DATE:{date_of(day):%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{date_of(day + 1):%Y%m%d}"
    else:
        yield f"DTSTART:{_utc(_EPOCH + timedelta(seconds=due.at))}"


def _description(case: OpenCase, due: Due, voice: Voice) -> str:
    moment, left = due_text(due, voice), left_text(case.left, voice)
    lines = [
        voice.said(f"기한 {moment}", f"Due {moment}"),
        voice.said(f"남은 시간 {left}", f"Left: {left}"),
        voice.cite(case.rule.latest.cite),
    ]
    if case.state == "paused":
        lines.append(voice.said("지금 다시 시작할 때의 기한임", "Due so if resumed now"))
    return "\n".join(lines)


def _uid(case: OpenCase, institution: str, seen: Counter[str]) -> str:
    """Name an event by its case and promise: a later file replaces it instead of adding one."""
    written = f"{institution}\x1f{case.rule.id}\x1f{case.record}\x1f{case.case}"
    seen[written] += 1
    if seen[written] > 1:  # one id on several rows
        written += f"\x1f{seen[written]}"
    return f"{hashlib.sha256(written.encode()).hexdigest()[:32]}@slaaudit"


def _utc(moment: datetime) -> str:
    return f"{moment - _SEOUL_AHEAD:%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    """Write a text value (RFC 5545 3.3.11)."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Break a line after at most 75 octets, and never inside a letter (3.1)."""
    pieces, piece = [], b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > _LINE_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
