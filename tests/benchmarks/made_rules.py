"""Rules to measure with."""

import json
from pathlib import Path
from typing import Any

REPLY, RINGS, WAIT = "7일 이내 답변", "벨 3회 미만", "5분 이내 안내"
_QUOTES = {
    REPLY: "7일 이내에 답하겠습니다",
    RINGS: "벨이 3번 울리기 전에 받겠습니다",
    WAIT: "5분 이내에 안내하겠습니다",
}
_REPLY = {
    "measure": "duration",
    "from": "received_at",
    "to": "replied_at",
    "clock": "business_days_from_first",
    "limit": {"at_most": "7일"},
}
_RINGS = {"measure": "value", "of": "rings", "limit": {"less_than": "3회"}}
_WAIT = {
    "measure": "duration",
    "from": "arrived_at",
    "to": "attended_at",
    "clock": "wall",
    "limit": {"at_most": "5분"},
}
_COLUMNS = {
    "case_id": "민원번호",
    "received_at": "접수일시",
    "category": "민원유형",
    "department": "담당부서",
    "replied_at": "답변일시",
    "rings": "벨횟수",
    "arrived_at": "도착일시",
    "attended_at": "안내일시",
}


def three_rules(folder: Path) -> str:
    """Write the three questions that the peers are asked too."""
    asked = ((REPLY, _REPLY), (RINGS, _RINGS), (WAIT, _WAIT))
    return _written(
        folder,
        [
            _standard(f"standard-{number}", title, measure)
            for number, (title, measure) in enumerate(asked)
        ],
    )


def many_rules(folder: Path, standards: int, categories: tuple[str, ...]) -> str:
    """Write standards that share the categories of petitions among them: each case meets one."""
    share = len(categories) // standards
    return _written(
        folder,
        [
            {
                **_standard(f"reply-{number}", REPLY, _REPLY),
                "when": {"category": list(categories[number * share : (number + 1) * share])},
            }
            for number in range(standards)
        ],
    )


def _standard(name: str, title: str, measure: dict[str, Any]) -> dict[str, Any]:
    cite = {"source": "charter", "at": "1", "quote": _QUOTES[title]}
    return {"id": name, "title": title, "cite": cite, "record": "contact", **measure}


def _written(folder: Path, standards: list[dict[str, Any]]) -> str:
    folder.mkdir()
    charter = {
        "schema": "slaaudit/charter/1",
        "institution": {"id": folder.name, "name": "견줌"},
        "report": {"cycle": "half_year"},
        "sources": {"charter": {"title": "견줌", "publisher": "견줌", "retrieved": "2026-11-21"}},
        "records": {"contact": {"title": "접수", "dated_by": "received_at"}},
        "standards": standards,
    }
    fields = {name: {"columns": [heading]} for name, heading in _COLUMNS.items()}
    columns = {
        "schema": "slaaudit/columns/1",
        "records": {"contact": {"sheets": ["민원"], "fields": fields}},
    }
    for name, content in (("charter", charter), ("columns", columns)):
        text = json.dumps(content, ensure_ascii=False, indent=1)  # JSON is YAML without aliases
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return str(folder)
