"""Changes of the parts: pauses, extension, excuses, remedy, check fields, deadlines, dates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from slaaudit.mutants.change import Change, Place, changed, item_changed, part_changed, without
from slaaudit.mutants.scope_mutations import weakened
from slaaudit.mutants.words import Words, dropped, moved
from slaaudit.spec.parts import Remedy
from slaaudit.spec.standards import (
    CheckStandard,
    DeadlineStandard,
    DurationStandard,
    JudgedStandard,
)

_NO_AMOUNT = Words(
    "헌장에 금액이 없는 보상은 시험에서 언제나 0원입니다",
    "a remedy without an amount in the charter always comes to 0 in tests",
)
_LATER = Words("기한의 시각 1분 뒤로", "by time one minute later")
_EARLIER = Words("기한의 시각 1분 앞으로", "by time one minute earlier")
_DAY = timedelta(days=1)
_MINUTE = 60
_DAYS_OF_DEADLINE = ("same_day", "next_day", "next_business_day")
_REMEDY_WHEN = ("missed", "met", "applicable")


def pauses(place: Place) -> Iterator[Change]:
    """Each pause dropped, and its condition, and its unit the other way."""
    version = place.version
    if not isinstance(version, DurationStandard):
        return
    for index, pause in enumerate(version.pause):
        name = (f"중지 {pause.from_field}", f"pause {pause.from_field}")
        words = dropped(f"{name[0]}을(를)", name[1])
        yield changed(place, words, pause=without(version.pause, index))
        unit = "days" if pause.unit == "minutes" else "minutes"
        words = moved(f"{name[0]}의 단위", f"{name[1]} unit", pause.unit, unit)
        yield item_changed(place, words, ("pause", index), unit=unit)
        for words, left in weakened(pause.when) if pause.when is not None else ():
            yield item_changed(place, words.under(*name), ("pause", index), when=left)


def extension(place: Place) -> Iterator[Change]:
    """The extension dropped, its reason, and each reason that is barred from some day on."""
    version = place.version
    if not isinstance(version, DurationStandard) or version.extension is None:
        return
    yield changed(place, dropped("연장(extension)을", "extension"), extension=None)
    if version.extension.reason is not None:
        words = dropped("연장 사유(reason)를", "extension reason")
        yield part_changed(place, words, "extension", reason=None)
    barred = version.extension.barred
    for day, reasons in barred.items():
        rest = {key: value for key, value in barred.items() if key != day}
        words = dropped(f"{day}부터의 barred를", f"barred from {day}")
        yield part_changed(place, words, "extension", barred=rest)
        for other in (day + _DAY, day - _DAY):
            words = moved("barred", "barred", day, other)
            yield part_changed(place, words, "extension", barred={**rest, other: reasons})
        for index, reason in enumerate(reasons if len(reasons) > 1 else ()):
            fewer = {**barred, day: without(reasons, index)}
            words = dropped(f"barred에서 '{reason}'을(를)", f"'{reason}' of barred")
            yield part_changed(place, words, "extension", barred=fewer)


def excuses(place: Place) -> Iterator[Change]:
    """Each excuse dropped, and each thing that it asks for."""
    excused = place.version.excuse
    for index, excuse in enumerate(excused):
        name, item = (f"면책 '{excuse.id}'", f"excuse '{excuse.id}'"), ("excuse", index)
        words = dropped(f"{name[0]}을(를)", name[1])
        yield changed(place, words, excuse=without(excused, index))
        if excuse.before is not None:
            words = dropped("기한 전(before)을", "before").under(*name)
            yield item_changed(place, words, item, before=None)
        for at, field in enumerate(excuse.stating):
            words = dropped(f"함께 알릴 {field}을(를)", f"stating {field}").under(*name)
            yield item_changed(place, words, item, stating=without(excuse.stating, at))
        for words, left in weakened(excuse.when) if excuse.when is not None else ():
            yield item_changed(place, words.under(*name), item, when=left)


def stating(place: Place) -> Iterator[Change]:
    """Each thing that had to be told with it dropped."""
    version = place.version
    told = version.stating if isinstance(version, DurationStandard | DeadlineStandard) else ()
    for index, field in enumerate(told):
        words = dropped(f"함께 알릴 항목(stating) {field}을(를)", f"stating {field}")
        yield changed(place, words, stating=without(told, index))


def check_fields(place: Place) -> Iterator[Change]:
    """Each field that must be yes dropped."""
    version = place.version
    if not isinstance(version, CheckStandard):
        return
    for name in ("of", "any_of"):
        listed = getattr(version, name)
        for index, field in enumerate(listed):
            words = dropped(f"점검 항목({name}) {field}을(를)", f"{name} {field}")
            yield changed(place, words, **{name: without(listed, index)})


def deadline(place: Place) -> Iterator[Change]:
    """The deadline's day, time, tolerance, and the standards whose due moment it takes."""
    version = place.version
    if not isinstance(version, DeadlineStandard):
        return
    by = version.by
    for other in _DAYS_OF_DEADLINE if by.day is not None else ():
        if other != by.day:
            words = moved("기한의 날", "by day", by.day, other)
            yield part_changed(place, words, "by", day=other)
    if by.time is not None:
        yield part_changed(place, dropped("기한의 시각을", "by time"), "by", time=None)
        for step in (_MINUTE, -_MINUTE):
            words = _LATER if step > 0 else _EARLIER
            yield part_changed(place, words, "by", time=by.time + step)
    for index, name in enumerate(by.due_of if len(by.due_of) > 1 else ()):
        left = without(by.due_of, index)
        words = dropped(f"기한을 빌리는 표준 '{name}'을(를)", f"due_of '{name}'")
        yield part_changed(place, words, "by", due_of=left)
    yield from _deadline_ends(place, version)


def _deadline_ends(place: Place, version: DeadlineStandard) -> Iterator[Change]:
    if version.within is not None:
        yield changed(place, dropped("더 허용하는 시간(within)을", "within"), within=None)
    if version.from_field is not None:
        yield changed(place, dropped("시작 항목(from)을", "from"), from_field=None)


def remedy(place: Place) -> Iterator[Change]:
    """The remedy dropped, its amount, what it is paid per, and when."""
    owed = place.version.remedy
    if owed is None:
        return
    for change in _remedies(place, owed):
        yield change if owed.amount is not None else replace(change, same=_NO_AMOUNT)


def _remedies(place: Place, owed: Remedy) -> Iterator[Change]:
    yield changed(place, dropped("보상(remedy)을", "remedy"), remedy=None)
    if owed.amount is not None:
        for amount in (owed.amount + 1, owed.amount - 1):
            words = moved("보상", "remedy", owed.amount, amount)
            yield part_changed(place, words, "remedy", amount=amount)
    if owed.per != "case":
        words = moved("보상 단위 per", "remedy per", owed.per, "case")
        yield part_changed(place, words, "remedy", per="case")
    for other in _REMEDY_WHEN:
        if other != owed.when:
            words = moved("보상 when", "remedy when", owed.when, other)
            yield part_changed(place, words, "remedy", when=other)


def in_force(place: Place) -> Iterator[Change]:
    """The day from which a version holds, a day later and a day earlier."""
    versions, index = place.rule.judged, place.index
    day = place.version.in_force.from_on
    if day is None or (_is_charters(place) and not _is_first(place)):
        return
    for other in (day + _DAY, day - _DAY):
        changed_versions = list(versions)
        changed_versions[index] = _spanned(versions[index], from_on=other)
        if index and versions[index - 1].in_force.until_on == day:
            changed_versions[index - 1] = _spanned(versions[index - 1], until_on=other)
        yield Change(moved("시행일", "in force from", day, other), tuple(changed_versions))


def _is_charters(place: Place) -> bool:
    """Whether the date is the whole charter's own: one number, however many standards it dates."""
    return not place.index and place.version.in_force == place.rules.charter.in_force


def _is_first(place: Place) -> bool:
    return place.rule.id == next(rule.id for rule in place.rules if rule.judged)


def _spanned(version: JudgedStandard, **ends: object) -> JudgedStandard:
    span = version.in_force.model_copy(update=ends)
    return version.model_copy(update={"in_force": span})
