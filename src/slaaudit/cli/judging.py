"""From logs to an audit, as every command that judges does it."""

from collections import Counter
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from slaaudit.business_time import BusinessCalendar
from slaaudit.cli.choices import now_in_seoul
from slaaudit.cli.loading import calendar_of, read_log, rules_for
from slaaudit.cli.options import AS_FOUND, ReadingRequest
from slaaudit.cli.reading import how_to_read
from slaaudit.cli.screen import notice, waiting
from slaaudit.cli.spans import (
    asked_period,
    cases_by_period,
    cases_inside,
    fullest_period,
    moment_of_judgement,
    nothing_inside,
)
from slaaudit.engine import audit
from slaaudit.findings import Refusal, RefusalKind
from slaaudit.model import Audit
from slaaudit.periods import Period
from slaaudit.plausibility import doubted as with_doubts
from slaaudit.readers import ReadingOptions, files_of
from slaaudit.reporting.wording import period_words, said
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass
from slaaudit.workbook import ReadAhead

#: Files together larger than this take long enough to say so (about 100,000 rows of xlsx).
_LONG_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class JudgingRequest:
    """Which logs to judge by which rules over which period, as written."""

    logs: tuple[Path, ...]
    rules: str | None = None
    period: str | None = None
    as_of: str | None = None
    waivers: bool = True
    reading: ReadingRequest = AS_FOUND


@dataclass(frozen=True, slots=True)
class Asked:
    """How to read, and over which period (None: the fullest); refused early where unreadable."""

    reading: ReadingOptions
    period: Period | None


@dataclass(frozen=True, slots=True)
class Hearing:
    """What is judged: a log over a period, as of a moment. `counts`: its cases by period."""

    log: CaseLog
    period: Period
    as_of: datetime
    counts: Counter[Period]

    def judged(self, rules: RuleSet, calendar: BusinessCalendar) -> Audit:
        """Judge it by these rules on this calendar."""
        return audit(self.log, rules, calendar, self.period, self.as_of)


def judged(request: JudgingRequest, lang: Lang, ahead: ReadAhead | None = None) -> Audit:
    """Judge the logs; everything that can be refused early is.

    `ahead` is the reading of the files that may have begun already.
    """
    asked = asked_of(request, lang)
    rules = rules_for(request.rules, request.logs, lang, waivers=request.waivers)
    calendar = calendar_of(rules.charter.calendar)
    with while_reading(request, lang):
        hearing = heard(request, asked, rules, calendar, ahead)
        whole = doubted(hearing.log, hearing.judged(rules, calendar))
    say_period(asked, hearing, lang)
    return whole


def asked_of(request: JudgingRequest, lang: Lang) -> Asked:
    """Read what needs neither rules nor log."""
    reading = how_to_read(request.reading, lang)
    return Asked(reading, None if request.period is None else asked_period(request.period))


def while_reading(request: JudgingRequest, lang: Lang) -> AbstractContextManager[None]:
    """Say on a terminal that files are being read, where that takes long."""
    return waiting(said(lang, "읽고 판정하는 중", "Reading and judging"), worthwhile=_long(request))


def heard(
    request: JudgingRequest,
    asked: Asked,
    rules: RuleSet,
    calendar: BusinessCalendar,
    ahead: ReadAhead | None = None,
) -> Hearing:
    """Read the logs for these rules, and settle the period and the moment of judgement."""
    if request.as_of is not None and asked.period is not None:
        moment_of_judgement(request.as_of, asked.period, calendar)
    log = read_log(request.logs, rules, asked.reading, ahead)
    if not log.tables:
        raise Refusal(RefusalKind.UNUSABLE, *log.findings)
    counts = cases_by_period(log, rules)
    period = asked.period or fullest_period(counts)
    if not cases_inside(log, rules, period):
        raise nothing_inside(period, counts)
    return Hearing(log, period, moment_of_judgement(request.as_of, period, calendar), counts)


def doubted(log: CaseLog, whole: Audit) -> Audit:
    """Add to an audit what is hard to believe in its log: nothing can be later than now."""
    return with_doubts(whole, log, now_in_seoul())


def _long(request: JudgingRequest) -> bool:
    files = (file for log in request.logs for file in files_of(log) if file.is_file())
    return sum(file.stat().st_size for file in files) > _LONG_BYTES


def say_period(asked: Asked, hearing: Hearing, lang: Lang) -> None:
    """Say which period was taken, where the user named none."""
    if asked.period is not None:
        return
    period, inside, total = hearing.period, hearing.counts[hearing.period], hearing.counts.total()
    notice(
        said(
            lang,
            f"점검 기간을 {period_words(period)}로 정했습니다: 날짜가 있는 {total:,}건 가운데 "
            f"{inside:,}건이 이 기간입니다. 다른 기간은 --period로 고릅니다.",
            f"Period {period_words(period)}: it holds {inside:,} of {total:,} dated cases. "
            "Choose another with --period.",
        )
    )
