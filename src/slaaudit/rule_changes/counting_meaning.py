"""What a changed limit or clock comes to: which way, in which unit, and one case worked out."""

from collections.abc import Iterator

from slaaudit.reporting.wording import due_words
from slaaudit.rule_changes.change import Meaning, VersionPair
from slaaudit.rule_changes.due_shifts import DueShift, due_shift
from slaaudit.rule_words.standard_words import clock_of

_UNITS = {
    "time": ("시간 단위로 바뀜", "now counted in hours"),
    "days": ("일 단위로 바뀜", "now counted in days"),
    "weeks": ("주·월·연 단위로 바뀜", "now counted in weeks, months or years"),
    "immediate": ("즉시로 바뀜", "now at once"),
    "same_day": ("당일로 바뀜", "now the same day"),
    "open": ("건마다 단위가 정해짐", "now each case has its own unit"),
}


def counting_meaning(pair: VersionPair) -> Meaning:
    """Say what follows for due moments; nothing where no limit is counted on a clock."""
    shift = due_shift(pair)
    remarks = (*_unit(pair), *(_example(pair, shift) if shift is not None else ()))
    return Meaning(None if shift is None else shift.direction, remarks)


def _unit(pair: VersionPair) -> Iterator[str]:
    """Tell by the clock's own words that the law now counts the limit in another unit."""
    before, after = clock_of(pair.before, pair.old.voice), clock_of(pair.after, pair.new.voice)
    if before is not None and after is not None and before.case != after.case:
        yield f"{pair.voice.said(*_UNITS[after.case])}({after.articles}: {after.short})"


def _example(pair: VersionPair, shift: DueShift) -> Iterator[str]:
    voice = pair.voice
    if shift.example is None:
        yield voice.said(
            f"{shift.year}년의 매시 정각으로 견줌", f"compared for every hour of {shift.year}"
        )
        return
    start, *dues = shift.example
    before, after = (due_words(due, voice.lang) for due in dues)
    yield voice.said(
        f"예: {start}에 시작하면 {before} → {after}", f"e.g. from {start}: {before} → {after}"
    )
