"""Standards in words: examples that an officer can read, and a proof that no key is passed over."""

from __future__ import annotations

from typing import Any

import pytest

from makers import ATTEST, CITE, REPLY, RINGS, rule_set
from slaaudit.business_time import CLOCK_NAMES
from slaaudit.conditions import parse_condition
from slaaudit.rule_words.clock_words import CLOCK_ARTICLES, clock_words, lead_clock_words
from slaaudit.rule_words.condition_words import condition_words
from slaaudit.rule_words.korean_particles import with_particle
from slaaudit.rule_words.measure_words import measured_words
from slaaudit.rule_words.promise_words import PromiseWords, promise_words, promises_of
from slaaudit.rule_words.rules_markdown import rules_markdown
from slaaudit.rule_words.standard_words import LABELS
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.charter import Provision
from slaaudit.spec.parts import ClockRule, Limit
from slaaudit.spec.standards import MEASURES

Plain = dict[str, Any]
VOICE = Voice(rule_set(RINGS, REPLY))


def voice_of(*standards: Plain, **head: Any) -> Voice:  # noqa: ANN401
    return Voice(rule_set(*standards, **head))


def said(standard: Plain, *others: Plain, **head: Any) -> PromiseWords:  # noqa: ANN401
    voice = voice_of(*others, standard, **head)
    rule = voice.rules.standard(standard["id"])
    assert rule is not None
    return promise_words(rule, voice)


def lines(promise: PromiseWords) -> dict[str, str]:
    return {line.key: line.text for line in promise.lines}


BASES: dict[str, Plain] = {
    "value": RINGS,
    "duration": REPLY,
    "lead_time": {
        **REPLY,
        "record": "outbound_visit",
        "measure": "lead_time",
        "from": "notified_at",
        "to": "appointment_at",
        "clock": "calendar_days",
        "limit": {"at_least": "1일"},
    },
    "deadline": {
        "id": "on-time",
        "title": "약속 지키기",
        "cite": CITE,
        "record": "outbound_visit",
        "measure": "deadline",
        "to": "visited_at",
        "by": {"field": "appointment_at"},
    },
    "check": {
        **{key: RINGS[key] for key in ("id", "title", "cite")},
        "record": "request",
        "measure": "check",
        "of": ["compensation_paid"],
    },
    "count": {
        **{key: RINGS[key] for key in ("id", "title", "cite")},
        "record": "activity",
        "measure": "count",
        "per": "year",
        "limit": {"at_least": "3회"},
    },
    "mean": {
        **{key: RINGS[key] for key in ("id", "title", "cite")},
        "record": "survey",
        "measure": "mean",
        "of": "score",
        "limit": {"at_least": "80점"},
    },
    "share": {
        **{key: RINGS[key] for key in ("id", "title", "cite")},
        "record": "survey",
        "measure": "share",
        "where": {"score": {"at_least": "4점"}},
        "limit": {"at_least": "90%"},
    },
    "attest": ATTEST,
}


@pytest.mark.parametrize(
    ("measure", "change", "sentence"),
    [
        ("value", {}, "벨횟수가 3회 미만"),
        ("value", {"limit": {"at_most": "3회"}}, "벨횟수가 3회 이하"),
        ("duration", {}, "접수일시부터 답변일시까지 7일 이내"),
        ("duration", {"limit": {"at_most": "당일"}}, "접수일시부터 답변일시까지 당일"),
        ("duration", {"limit": {"no_figure": "true"}}, "접수일시부터 답변일시까지 수치 없음"),
        (
            "duration",
            {"limit": {"at_most": {"field": "limit_days", "unit": "일"}}},
            "접수일시부터 답변일시까지 처리기간에 적힌 기간(일) 이내",
        ),
        (
            "duration",
            {"stating": "expected_reply_on"},
            "접수일시부터 답변일시까지 7일 이내, 처리예정일자도 적혀 있어야 함",
        ),
        ("lead_time", {}, "사전안내일시가 약속일시보다 1일 이상 앞섬"),
        ("deadline", {}, "방문도착일시가 약속일시까지임"),
        ("deadline", {"within": "10분"}, "방문도착일시가 약속일시 10분 뒤까지임"),
        (
            "deadline",
            {"by": {"day": "next_business_day", "of": "appointment_at", "time": "10:00"}},
            "방문도착일시가 약속일시의 다음 근무일 10:00까지임",
        ),
        ("check", {}, "보상지급이 예"),
        ("check", {"of": ["anonymous", "compensation_paid"]}, "익명여부, 보상지급이 모두 예"),
        ("check", {"any_of": ["anonymous"]}, "보상지급이 예 그리고 익명여부가 하나라도 예"),
        ("count", {}, "한 해에 활동 건수가 3회 이상"),
        (
            "count",
            {"when": {"activity": "간담회"}, "in_months": [1, 7]},
            "한 해 가운데 1·7월에 활동구분이 간담회인 활동 건수가 3회 이상",
        ),
        ("count", {"sum": "score"}, "한 해에 점수의 합이 3회 이상"),
        ("mean", {}, "점수의 평균이 80점 이상"),
        ("share", {}, "점수가 4 이상인 건의 비율이 90% 이상"),
        ("attest", {}, "기록으로 잴 수 없어 기관이 증빙으로 밝힘 (이행률에 넣지 않음)"),
    ],
)
def test_a_standard_in_one_sentence(measure: str, change: Plain, sentence: str) -> None:
    voice = voice_of({**BASES[measure], **change})
    assert measured_words(voice.rules.standards[0].latest, voice).sentence == sentence


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ({"channel": "홈페이지"}, "접수경로가 홈페이지인"),
        ({"channel": ["전화", "우편"]}, "접수경로가 전화 · 우편 가운데 하나인"),
        ({"officer_absent": "true"}, "담당자부재가 예인"),
        ({"replied_at": {"present": "true"}}, "답변일시가 적혀 있는"),
        ({"replied_at": {"present": "false"}}, "답변일시가 비어 있는"),
        ({"received_at": {"during": "office_hours"}}, "접수일시가 근무시간 안인"),
        ({"score": {"less_than": "3점"}}, "점수가 3 미만인"),
        (
            {"channel": "전화", "replied_at": {"present": "true"}},
            "접수경로가 전화이고 답변일시가 적혀 있는",
        ),
        (
            {"any": [{"channel": "전화"}, {"anonymous": "true"}]},
            "접수경로가 전화이거나 익명여부가 예인",
        ),
        ({"not": {"channel": "홈페이지"}}, "접수경로가 홈페이지가 아닌"),
        ({"not": {"replied_at": {"present": "true"}}}, "답변일시가 적혀 있지 않은"),
        (
            {"not": {"channel": "전화", "anonymous": "true"}},
            "(접수경로가 전화이고 익명여부가 예인 경우)가 아닌",
        ),
        (
            {"state": "취하", "any": [{"channel": "전화"}, {"channel": "우편"}]},
            "처리상태가 취하이고 (접수경로가 전화이거나 접수경로가 우편인 경우)인",
        ),
    ],
)
def test_a_condition_in_words(condition: Plain, words: str) -> None:
    assert condition_words(parse_condition(condition), "request", VOICE) == words


def test_a_condition_in_english() -> None:
    condition = parse_condition({"state": "취하", "not": {"anonymous": "true"}})
    english = condition_words(condition, "request", Voice(VOICE.rules, "en"))
    assert english == "state is 취하 and not (anonymous is yes)"


PETITION_HOURS = "접수한 시각부터 근무시간만 세고 1일은 8시간임, 토·일요일과 공휴일은 뺌"


@pytest.mark.parametrize(
    ("clock", "amount", "text", "articles"),
    [
        ("civil_petition", "5일", PETITION_HOURS, "민원처리법 제19조제1항"),
        (
            "civil_petition",
            "6일",
            "근무일을 셈, 토·일요일과 공휴일은 뺌, 첫날을 넣음, 마지막 날 24:00까지",
            "민원처리법 제19조제2항",
        ),
        (
            "civil_petition",
            "2주",
            (
                "달력의 날을 셈, 첫날을 넣음, 마지막 날 24:00까지, "
                "마지막 날이 토요일이나 공휴일이면 다음 근무일까지"
            ),
            "민원처리법 제19조제3항, 민법 제159조부터 제161조까지",
        ),
        (
            "civil_petition",
            "즉시",
            "즉시는 근무시간 3시간으로 셈",
            "민원처리법 시행령 제19조",
        ),
        (
            {"base": "civil_petition", "first_day": "not_counted"},
            "7일",
            "근무일을 셈, 토·일요일과 공휴일은 뺌, 첫날은 넣지 않음, 마지막 날 24:00까지",
            "민법 제155조, 제157조, 제159조",
        ),
        (
            "information_disclosure",
            "10일",
            "근무일을 셈, 토·일요일과 공휴일은 뺌, 첫날을 넣음, 마지막 날 24:00까지",
            "정보공개법 제29조제2항",
        ),
        (
            "calendar_days",
            "7일",
            (
                "달력의 날을 셈, 첫날은 넣지 않음, 마지막 날 24:00까지, "
                "마지막 날이 토요일이나 공휴일이면 다음 근무일까지"
            ),
            "민법 제155조부터 제161조까지",
        ),
        ("wall", "5분", "밤과 휴일을 넣어 흐른 시간 그대로 셈", "민법 제156조"),
        (
            {"base": "business_days", "weekend": "counted", "day_ends": "closing"},
            "3일",
            "근무일을 셈, 공휴일은 뺌, 첫날은 넣지 않음, 마지막 날의 근무시간이 끝나는 때까지",
            "민법 제155조, 제157조, 제159조",
        ),
        (
            "office_hours",
            "당일",
            "당일, 근무시간이 지나거나 휴일에 시작하면 다음 근무일, 마지막 날 24:00까지",
            "민법 제155조, 제159조",
        ),
    ],
)
def test_a_clock_in_words_with_its_article(
    clock: str | Plain, amount: str, text: str, articles: str
) -> None:
    rule = clock if isinstance(clock, str) else ClockRule.model_validate(clock)
    words = clock_words(rule, Limit.model_validate({"at_most": amount}), VOICE)
    assert (words.text, words.articles) == (text, articles)


def test_notice_is_counted_back() -> None:
    limit = Limit.model_validate({"at_least": "1일"})
    words = lead_clock_words("calendar_days", limit, VOICE, full_days=False)
    assert words.text == "날짜의 차이로 셈, 그날이면 시각은 보지 않음"


def test_every_named_clock_has_its_article() -> None:
    assert set(CLOCK_NAMES) <= set(CLOCK_ARTICLES)


@pytest.mark.parametrize(
    ("word", "said_so"),
    [
        ("벨횟수", "벨횟수가"),
        ("평균", "평균이"),
        ("상담(전화)", "상담(전화)가"),
        ("5회 3", "5회 3이"),
    ],
)
def test_a_particle_fits_its_word(word: str, said_so: str) -> None:
    assert with_particle(word, "이", "가") == said_so


def test_versions_and_readings_say_what_differs() -> None:
    dated = {"at_most": {"2024-01-01": "10일", "2026-01-01": "7일"}}
    wall = {"id": "by-calendar", "why": "달력의 날로도 읽힘", "clock": "calendar_days"}
    promise = said({**REPLY, "limit": dated, "readings": [wall]})
    (version,) = promise.versions
    assert version.in_force == "2024-01-01부터 2026-01-01 전날까지"
    assert [(line.key, line.text) for line in version.lines] == [
        ("measure", "접수일시부터 답변일시까지 10일 이내")
    ]
    assert lines(promise)["in_force"] == "2026-01-01부터"
    (reading,) = promise.readings
    assert (reading.why, [line.key for line in reading.lines]) == ("달력의 날로도 읽힘", ["clock"])


def test_a_reading_without_a_pause_says_so() -> None:
    pause = {"cite": CITE, "from": "held_at", "to": "released_at"}
    without = {"id": "no-pause", "why": "헌장에 없음", "pause": []}
    (reading,) = said({**REPLY, "pause": pause, "readings": [without]}).readings
    assert [(line.key, line.text) for line in reading.lines] == [("pause", "없음")]


def test_no_figure_is_said_plainly() -> None:
    promise = said({**REPLY, "limit": {"no_figure": "true"}})
    assert lines(promise)["no_figure"].startswith("헌장에 수치가 없어")


def test_a_provision_says_what_it_governs() -> None:
    provision = {"id": "aim", "title": "목표", "cite": CITE, "kind": "target"}
    voice = voice_of(RINGS, provisions=[{**provision, "standards": ["phone-3-rings"]}])
    *_, words = promises_of(voice)
    assert words.measured.sentence == "스스로는 재지 않고 1번(phone-3-rings) 약속의 목표를 정함"


# --- No key is passed over -----------------------------------------------------------------------
# Each key of each measure is changed, alone, in a small standard; the words must change with it.

#: Fields that need no words: the measure is what the sentence itself says.
WITHOUT_WORDS = {"measure"}
SINCE = {"in_force": {"from": "2026-01-01"}}
COMMON: dict[str, Plain] = {
    "id": {"id": "another"},
    "title": {"title": "다른 이름"},
    "cite": {"cite": {**CITE, "quote": "다른 구절"}},
    "cite.at": {"cite": {**CITE, "at": "9-9"}},
    "in_force": SINCE,
    "in_force.until": {"in_force": {"until": "2027-01-01"}},
    "own_choice": {"own_choice": "기관이 정함"},
    "note": {"note": "참고할 것"},
}
REMEDY = {"cite": CITE, "amount": "10000"}
EXCUSE = {"id": "notice", "cite": CITE, "notified": "notified_at"}
JUDGED: dict[str, Plain] = {
    "record": {"record": "hold", "dated_by": "received_at"},
    "when": {"when": {"channel": "전화"}},
    "exclude": {"exclude": {"nameless": {"anonymous": "true"}}},
    "dated_by": {"dated_by": "closed_at"},
    "after": {"after": {"standard": "other"}},
    "after.verdict": {"after": {"standard": "other", "verdict": ["met"]}},
    "exception_to": {"exception_to": "other"},
    "excuse": {"excuse": EXCUSE},
    "excuse.when": {"excuse": {**EXCUSE, "when": {"channel": "전화"}}},
    "excuse.before": {"excuse": {**EXCUSE, "before": "due"}},
    "excuse.stating": {"excuse": {**EXCUSE, "stating": "expected_reply_on"}},
    "remedy": {"remedy": REMEDY},
    "remedy.amount": {"remedy": {"cite": CITE}},
    "remedy.per": {"remedy": {**REMEDY, "per": "discourteous_employees"}},
    "remedy.form": {"remedy": {**REMEDY, "form": "상품권"}},
    "remedy.when": {"remedy": {**REMEDY, "when": "met"}},
    "remedy.paid": {"remedy": {**REMEDY, "paid": "compensation_paid"}},
    "target": {"target": "95%"},
    "reading": {"reading": "이렇게 읽음"},
}
PAUSE = {"cite": CITE, "from": "held_at", "to": "released_at"}
EXTENSION = {"until": "extended_until", "notified": "extension_notified_at"}
OWN: dict[str, dict[str, Plain]] = {
    "value": {"of": {"of": "score"}, "limit": {"limit": {"less_than": "4회"}}},
    "duration": {
        "from": {"from": "connected_at"},
        "to": {"to": "closed_at"},
        "clock": {"clock": "calendar_days"},
        "limit": {"limit": {"at_most": "8일"}},
        "pause": {"pause": PAUSE},
        "pause.unit": {"pause": {**PAUSE, "unit": "days"}},
        "pause.record": {"pause": {**PAUSE, "record": "hold"}},
        "pause.when": {"pause": {**PAUSE, "record": "hold", "when": {"reason": "협의"}}},
        "extension": {"extension": EXTENSION},
        "extension.add": {"extension": {"add": "extension_days", "notified": "notified_at"}},
        "extension.cite": {"extension": {**EXTENSION, "cite": CITE}},
        "extension.reason": {"extension": {**EXTENSION, "reason": "extension_reason"}},
        "extension.barred": {
            "extension": {
                **EXTENSION,
                "reason": "extension_reason",
                "barred": {"2026-05-06": ["업무 과다"]},
            }
        },
        "stating": {"stating": "expected_reply_on"},
    },
    "lead_time": {
        "from": {"from": "received_at"},
        "to": {"to": "visited_at"},
        "clock": {"clock": "business_days"},
        "full_days": {"full_days": "true"},
        "limit": {"limit": {"at_least": "2일"}},
    },
    "deadline": {
        "from": {"from": "received_at"},
        "to": {"to": "closed_at"},
        "by": {"by": {"field": "due_at"}},
        "by.day": {"by": {"day": "same_day", "of": "appointment_at"}},
        "by.time": {"by": {"day": "same_day", "of": "appointment_at", "time": "10:00"}},
        "within": {"within": "10분"},
        "stating": {"stating": "expected_reply_on"},
    },
    "check": {"of": {"of": "anonymous"}, "any_of": {"any_of": "anonymous"}},
    "count": {
        "per": {"per": "month"},
        "limit": {"limit": {"at_least": "4회"}},
        "sum": {"sum": "score"},
        "in_months": {"in_months": [1]},
    },
    "mean": {"of": {"of": "rings"}, "limit": {"limit": {"at_least": "81점"}}},
    "share": {
        "where": {"where": {"score": {"at_least": "5점"}}},
        "limit": {"limit": {"at_least": "91%"}},
    },
    "attest": {"evidence": {"evidence": "다른 증빙"}},
}
OTHER: Plain = {**REPLY, "id": "other"}


def changes(measure: str) -> dict[str, Plain]:
    judged = {} if measure == "attest" else JUDGED
    return {**COMMON, **judged, **OWN[measure]}


def page(standard: Plain) -> str:
    other = {**OTHER, "record": standard.get("record", "request")}
    return "".join(rules_markdown(voice_of(other, standard)))


@pytest.mark.parametrize("measure", MEASURES)
def test_every_key_of_a_measure_is_tried(measure: str) -> None:
    tried = {key for key in changes(measure) if "." not in key}
    assert tried | WITHOUT_WORDS == set(MEASURES[measure].written_keys())


@pytest.mark.parametrize(
    ("measure", "key"), [(measure, key) for measure in MEASURES for key in changes(measure)]
)
def test_every_key_changes_the_words(measure: str, key: str) -> None:
    base: Plain = {**BASES[measure], "id": "tried"}
    change = changes(measure)[key]
    part, _, inner = key.partition(".")
    if inner and part in changes(measure):
        base |= changes(measure)[part]  # a key of a part is held against the part without it
    assert page({**base, **change}) != page(base)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_line_has_a_label_in_both_languages(lang: str) -> None:
    assert all(label[0 if lang == "ko" else 1] for label in LABELS.values())


def test_every_key_of_a_provision_is_worded() -> None:
    cite = {"source": "charter", "at": "7", "quote": "고유한 구절"}
    facts = {"id": "own-id", "title": "고유한 이름", "note": "고유한 설명"}
    provision = {**facts, "cite": cite, "kind": "exclusion", "standards": ["phone-3-rings"]}
    assert set(provision) == set(Provision.written_keys())
    text = "".join(rules_markdown(voice_of(RINGS, provisions=[provision])))
    shown = ("own-id", "고유한 이름", "고유한 설명", "고유한 구절", "적용 제외를", "1번")
    assert [word for word in shown if word not in text] == []
