"""Changes of the parts: pauses, extension, excuses, remedy, check fields, deadlines, dates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from slaaudit.mutants.change import Change, Place, changed, item_changed, part_changed, without
from slaaudit.mutants.scope_mutations import weakened
from slaaudit.spec.parts import Remedy
from slaaudit.spec.standards import (
    CheckStandard,
    DeadlineStandard,
    DurationStandard,
    JudgedStandard,
)

_NO_AMOUNT = "헌장에 금액이 없는 보상은 시험에서 언제나 0원입니다"
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
        name = f"중지 {pause.from_field}"
        yield changed(place, f"{name}을(를) 뺌", pause=without(version.pause, index))
        unit = "days" if pause.unit == "minutes" else "minutes"
        words = f"{name}의 단위 {pause.unit} → {unit}"
        yield item_changed(place, words, ("pause", index), unit=unit)
        for words, left in weakened(pause.when) if pause.when is not None else ():
            yield item_changed(place, f"{name}: {words}", ("pause", index), when=left)


def extension(place: Place) -> Iterator[Change]:
    """The extension dropped, its reason, and each reason that is barred from some day on."""
    version = place.version
    if not isinstance(version, DurationStandard) or version.extension is None:
        return
    yield changed(place, "연장(extension)을 뺌", extension=None)
    if version.extension.reason is not None:
        yield part_changed(place, "연장 사유(reason)를 뺌", "extension", reason=None)
    barred = version.extension.barred
    for day, reasons in barred.items():
        rest = {key: value for key, value in barred.items() if key != day}
        yield part_changed(place, f"{day}부터의 barred를 뺌", "extension", barred=rest)
        for other in (day + _DAY, day - _DAY):
            moved = {**rest, other: reasons}
            yield part_changed(place, f"barred {day} → {other}", "extension", barred=moved)
        for index, reason in enumerate(reasons if len(reasons) > 1 else ()):
            fewer = {**barred, day: without(reasons, index)}
            yield part_changed(place, f"barred에서 '{reason}'을(를) 뺌", "extension", barred=fewer)


def excuses(place: Place) -> Iterator[Change]:
    """Each excuse dropped, and each thing that it asks for."""
    excused = place.version.excuse
    for index, excuse in enumerate(excused):
        name, item = f"면책 '{excuse.id}'", ("excuse", index)
        yield changed(place, f"{name}을(를) 뺌", excuse=without(excused, index))
        if excuse.before is not None:
            yield item_changed(place, f"{name}: 기한 전(before)을 뺌", item, before=None)
        for at, field in enumerate(excuse.stating):
            words = f"{name}: 함께 알릴 {field}을(를) 뺌"
            yield item_changed(place, words, item, stating=without(excuse.stating, at))
        for words, left in weakened(excuse.when) if excuse.when is not None else ():
            yield item_changed(place, f"{name}: {words}", item, when=left)


def stating(place: Place) -> Iterator[Change]:
    """Each thing that had to be told with it dropped."""
    version = place.version
    told = version.stating if isinstance(version, DurationStandard | DeadlineStandard) else ()
    for index, field in enumerate(told):
        words = f"함께 알릴 항목(stating) {field}을(를) 뺌"
        yield changed(place, words, stating=without(told, index))


def check_fields(place: Place) -> Iterator[Change]:
    """Each field that must be yes dropped."""
    version = place.version
    if not isinstance(version, CheckStandard):
        return
    for name in ("of", "any_of"):
        listed = getattr(version, name)
        for index, field in enumerate(listed):
            words = f"점검 항목({name}) {field}을(를) 뺌"
            yield changed(place, words, **{name: without(listed, index)})


def deadline(place: Place) -> Iterator[Change]:
    """The deadline's day, time, tolerance, and the standards whose due moment it takes."""
    version = place.version
    if not isinstance(version, DeadlineStandard):
        return
    by = version.by
    for other in _DAYS_OF_DEADLINE if by.day is not None else ():
        if other != by.day:
            yield part_changed(place, f"기한의 날 {by.day} → {other}", "by", day=other)
    if by.time is not None:
        yield part_changed(place, "기한의 시각을 뺌", "by", time=None)
        for step in (_MINUTE, -_MINUTE):
            words = f"기한의 시각 {'1분 뒤로' if step > 0 else '1분 앞으로'}"
            yield part_changed(place, words, "by", time=by.time + step)
    for index, name in enumerate(by.due_of if len(by.due_of) > 1 else ()):
        left = without(by.due_of, index)
        yield part_changed(place, f"기한을 빌리는 표준 '{name}'을(를) 뺌", "by", due_of=left)
    yield from _deadline_ends(place, version)


def _deadline_ends(place: Place, version: DeadlineStandard) -> Iterator[Change]:
    if version.within is not None:
        yield changed(place, "더 허용하는 시간(within)을 뺌", within=None)
    if version.from_field is not None:
        yield changed(place, "시작 항목(from)을 뺌", from_field=None)


def remedy(place: Place) -> Iterator[Change]:
    """The remedy dropped, its amount, what it is paid per, and when."""
    owed = place.version.remedy
    if owed is None:
        return
    for change in _remedies(place, owed):
        yield change if owed.amount is not None else replace(change, same=_NO_AMOUNT)


def _remedies(place: Place, owed: Remedy) -> Iterator[Change]:
    yield changed(place, "보상(remedy)을 뺌", remedy=None)
    if owed.amount is not None:
        for amount in (owed.amount + 1, owed.amount - 1):
            yield part_changed(place, f"보상 {owed.amount} → {amount}", "remedy", amount=amount)
    if owed.per != "case":
        yield part_changed(place, f"보상 단위 per {owed.per} → case", "remedy", per="case")
    for other in _REMEDY_WHEN:
        if other != owed.when:
            yield part_changed(place, f"보상 when {owed.when} → {other}", "remedy", when=other)


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
        yield Change(f"시행일 {day} → {other}", tuple(changed_versions))


def _is_charters(place: Place) -> bool:
    """Whether the date is the whole charter's own: one number, however many standards it dates."""
    return not place.index and place.version.in_force == place.rules.charter.in_force


def _is_first(place: Place) -> bool:
    return place.rule.id == next(rule.id for rule in place.rules if rule.judged)


def _spanned(version: JudgedStandard, **ends: object) -> JudgedStandard:
    span = version.in_force.model_copy(update=ends)
    return version.model_copy(update={"in_force": span})
