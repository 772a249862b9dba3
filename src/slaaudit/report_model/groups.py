"""Promises by kind of service, as the totals list them: 전화, 내방, 민원·VOC … 정기 이행사항."""

from collections.abc import Iterable

from slaaudit.results.stored import StoredStandard

REGULAR, SURVEYS, OTHER = "정기 이행사항", "만족도", "기타"


def kind_of(standard: StoredStandard) -> str:
    """Name the kind of service that a judged promise belongs to."""
    if standard.measure == "count":
        return REGULAR
    if standard.measure in ("mean", "share"):
        return SURVEYS
    return standard.record_word or OTHER


def by_kind(standards: Iterable[StoredStandard]) -> dict[str, list[StoredStandard]]:
    """Group the promises that a log can show; what is done regularly and surveys stand last."""
    groups: dict[str, list[StoredStandard]] = {}
    for standard in standards:
        if not standard.attested:
            groups.setdefault(kind_of(standard), []).append(standard)
    last = [name for name in (REGULAR, SURVEYS) if name in groups]
    return {name: groups[name] for name in [*(k for k in groups if k not in last), *last]}
