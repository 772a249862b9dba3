"""`extends`, `versions`, dated limits and `readings`, worked out into concrete versions."""

from slaaudit.findings import Finding
from slaaudit.rulefile import load_rule_set
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import DurationStandard, JudgedStandard

HEAD = """\
schema: slaaudit/charter/1
institution: {id: kosea, name: 한국사회적기업진흥원}
in_force: {from: 2020-01-01}
sources: {charter: {title: 헌장}, old: {title: 옛 헌장}}
standards:
"""
REPLY = """\
  - id: reply
    title: 답변
    cite: {source: charter, at: 1-1, quote: 7일 이내}
    record: request
    measure: duration
    from: received_at
    to: replied_at
    clock: civil_petition
    exclude: {anonymous: {anonymous: true}, test: {category: 시험}}
"""
SEVEN = "    limit: {at_most: 7일}\n"
DATED = "    limit: {at_most: {2026-01-01: 7일, 2024-01-01: 10일}}\n"


def load(standards: str) -> RuleSet:
    rules, findings = load_rule_set({"charter.yaml": (HEAD + standards).encode()})
    assert rules is not None, lines(findings)
    return rules


def lines(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{f.place.line}:{f.place.column} {f.code} {f.entry.name}" for f in findings]


def broken(standards: str) -> list[str]:
    rules, findings = load_rule_set({"charter.yaml": (HEAD + standards).encode()})
    assert rules is None
    return lines(findings)


def spans(versions: tuple[JudgedStandard, ...]) -> list[str]:
    """One line per version: `from..until clock limit`."""
    return [
        f"{v.in_force.from_on or ''}..{v.in_force.until_on or ''} {v.clock} {v.limit}"
        for v in versions
        if isinstance(v, DurationStandard)
    ]


def test_a_standard_without_a_span_has_the_charters() -> None:
    (rule,) = load(REPLY + SEVEN)
    assert spans(rule.judged) == ["2020-01-01.. civil_petition at_most 7일"]


def test_a_standards_own_span_holds() -> None:
    (rule,) = load(REPLY + SEVEN + "    in_force: {from: 2018-05-01, until: 2019-01-01}\n")
    assert spans(rule.judged) == ["2018-05-01..2019-01-01 civil_petition at_most 7일"]


def test_dated_limits_become_versions_and_hold_only_from_the_first_date() -> None:
    (rule,) = load(REPLY + DATED)
    assert spans(rule.judged) == [
        "2024-01-01..2026-01-01 civil_petition at_most 10일",
        "2026-01-01.. civil_petition at_most 7일",
    ]


def test_versions_override_keys_and_end_where_the_next_begins() -> None:
    (rule,) = load(
        REPLY
        + SEVEN
        + """\
    versions:
      - from: 2024-01-01
      - {from: 2022-01-01, limit: {at_most: 14일}, cite: {source: old, at: 2-1}}
      - {until: 2021-07-01, clock: calendar_days}
"""
    )
    assert spans(rule.judged) == [
        "2020-01-01..2021-07-01 calendar_days at_most 7일",
        "2022-01-01..2024-01-01 civil_petition at_most 14일",
        "2024-01-01.. civil_petition at_most 7일",
    ]
    assert [version.cite.source for version in rule.judged] == ["charter", "old", "charter"]


def test_a_version_with_in_force_may_override_the_start_field() -> None:
    (rule,) = load(
        REPLY
        + SEVEN
        + """\
    versions:
      - {in_force: {until: 2023-01-01}, from: observed_at}
      - {in_force: {from: 2023-01-01}}
"""
    )
    starts = [v.from_field for v in rule.judged if isinstance(v, DurationStandard)]
    assert starts == ["observed_at", "received_at"]
    assert spans(rule.judged)[1] == "2023-01-01.. civil_petition at_most 7일"


def test_readings_vary_every_version() -> None:
    (rule,) = load(
        REPLY
        + DATED
        + """\
    readings:
      - {id: calendar, why: 역일로 읽음, clock: calendar_days}
      - {id: strict, why: 미만으로 읽음, limit: {less_than: 5일}}
"""
    )
    calendar, strict = rule.readings
    assert (calendar.id, calendar.why) == ("calendar", "역일로 읽음")
    assert spans(calendar.versions) == [
        "2024-01-01..2026-01-01 calendar_days at_most 10일",
        "2026-01-01.. calendar_days at_most 7일",
    ]
    assert spans(strict.versions) == [
        "2024-01-01..2026-01-01 civil_petition less_than 5일",
        "2026-01-01.. civil_petition less_than 5일",
    ]


def test_a_reading_may_state_another_measure() -> None:
    (rule,) = load(
        REPLY
        + SEVEN
        + "    readings: [{id: told, why: 알린 것으로 봄, measure: check, of: [notified]}]\n"
    )
    assert rule.readings[0].versions[0].measure == "check"


def test_extends_takes_the_rest_and_its_own_keys_replace() -> None:
    rules = load(
        REPLY
        + DATED
        + """\
  - id: proposal-reply
    extends: reply
    title: 제안 답변
    limit: {at_most: 14일}
    exclude: {test: , late: {category: 지연}}
"""
    )
    rule = rules.standard("proposal-reply")
    assert rule is not None
    (version,) = rule.judged
    assert spans((version,)) == ["2020-01-01.. civil_petition at_most 14일"]
    assert (version.title, version.cite.at) == ("제안 답변", "1-1")
    assert list(version.exclude) == ["anonymous", "late"]


def test_extends_may_come_before_its_base() -> None:
    rules = load("  - {id: second, extends: reply}\n" + REPLY + SEVEN)
    assert [rule.id for rule in rules] == ["second", "reply"]


def test_extends_that_leads_nowhere_is_told_without_missing_keys() -> None:
    assert broken("  - {id: second, extends: replay, nite: 1}\n" + REPLY + SEVEN) == [
        "6:27 SLA302 unknown-standard",
        "6:35 SLA201 unknown-key",
    ]


def test_extends_in_a_circle() -> None:
    circle = "  - {id: a, extends: b}\n  - {id: b, extends: c}\n  - {id: c, extends: a}\n"
    assert broken(circle + "  - {id: d, extends: b}\n") == ["6:22 SLA303 circular-reference"]


def test_an_error_in_an_inherited_value_stays_where_it_is_written() -> None:
    second = "  - {id: second, extends: reply, title: 둘}\n"
    assert broken(REPLY + "    limit: {at_most: 칠일}\n" + second) == ["15:22 SLA204 not-an-amount"]


def test_versions_that_overlap() -> None:
    versions = """\
    versions:
      - {from: 2021-01-01, until: 2024-06-01}
      - {from: 2024-01-01}
      - {from: 2024-01-01}
"""
    assert broken(REPLY + SEVEN + versions)[:2] == [
        "18:16 SLA309 versions-overlap",
        "19:16 SLA309 versions-overlap",
    ]


def test_versions_and_dates_that_are_never_in_force() -> None:
    span = "    in_force: {until: 2025-01-01}\n"
    assert broken(REPLY + DATED + span) == ["15:23 SLA310 never-in-force"]
    late = "    versions: [{from: 2021-01-01}, {from: 2026-01-01}]\n"
    assert broken(REPLY + SEVEN + span + late) == ["17:43 SLA310 never-in-force"]
    back = "    in_force: {from: 2025-01-01, until: 2024-01-01}\n"
    assert broken(REPLY + SEVEN + back) == ["16:22 SLA316 span-reversed"]


def test_keys_that_may_not_stand_in_versions_or_readings() -> None:
    parts = """\
    versions:
      - {from: 2021-01-01, id: other}
    readings:
      - {id: same, why: 같음}
      - {id: span, why: 기간, in_force: {from: 2025-01-01}, clock: wall}
      - {why: 이름 없음, clock: calendar_days}
"""
    assert broken(REPLY + SEVEN + parts) == [
        "15:22 SLA307 unit-unfit-for-clock",
        "17:28 SLA218 key-not-here",
        "19:9 SLA318 idle-reading",
        "20:29 SLA218 key-not-here",
        "21:9 SLA202 missing-key",
    ]


def test_long_chains_and_multiplied_variants_end_in_a_finding() -> None:
    chain = "".join(f"  - {{id: s{i}, extends: s{i + 1}}}\n" for i in range(300))
    assert "SLA319" in " ".join(broken(chain + REPLY.replace("reply", "s300") + SEVEN))
    many = "    versions:\n" + "      - {from: 2021-01-01}\n" * 300
    many += "    readings:\n" + "      - {id: x, why: y, clock: wall}\n" * 300
    assert broken(REPLY + SEVEN + many)[0] == "6:5 SLA320 too-many-variants"
