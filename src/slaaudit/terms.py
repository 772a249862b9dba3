"""The words of the house: one identifier per thing, with what people read beside it."""

from enum import IntEnum, StrEnum
from typing import Literal

from slaaudit.value_classes import dataclass

Lang = Literal["ko", "en"]


class Verdict(IntEnum):
    """What one standard says of one case. The number is what verdict columns hold."""

    MET = 0
    MISSED = 1
    EXCUSED = 2
    PENDING = 3
    NOT_APPLICABLE = 4
    UNMEASURABLE = 5

    @property
    def key(self) -> str:
        """The name in results and rule files; it never changes with the language."""
        return self.name.lower()

    def word(self, lang: Lang) -> str:
        """The word that people read."""
        return VERDICT_WORDS[self][0 if lang == "ko" else 1]


VERDICT_WORDS: dict[Verdict, tuple[str, str]] = {
    Verdict.MET: ("이행", "met"),
    Verdict.MISSED: ("미이행", "missed"),
    Verdict.EXCUSED: ("면책", "excused"),
    Verdict.PENDING: ("진행중", "pending"),
    Verdict.NOT_APPLICABLE: ("해당없음", "not applicable"),
    Verdict.UNMEASURABLE: ("판정불가", "unmeasurable"),
}

VERDICT_BY_KEY: dict[str, Verdict] = {verdict.key: verdict for verdict in Verdict}


class FieldKind(StrEnum):
    """How the text of a field is read."""

    INSTANT = "instant"
    NUMBER = "number"
    FLAG = "flag"
    CATEGORY = "category"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """A field that every rule set may use, with the Korean headings it is known by."""

    name: str
    kind: FieldKind
    headings: tuple[str, ...]


def _terms(kind: FieldKind, **headings: str) -> list[FieldTerm]:
    return [FieldTerm(name, kind, tuple(words.split())) for name, words in headings.items()]


#: The canonical fields. Headings that mean two different events in practice (회신일 and 완결일)
#: belong to two fields: each standard names the one that stops its clock.
FIELD_TERMS: dict[str, FieldTerm] = {
    term.name: term
    for term in [
        *_terms(
            FieldKind.TEXT,
            case_id="접수번호 민원번호 사건번호 관리번호 통화번호 콜번호 방문번호 내방번호 "
            "점검번호 활동번호 응답번호",
        ),
        *_terms(
            FieldKind.INSTANT,
            received_at="접수일시 접수일 접수일자 신청일 신청일시 등록일 등록일자 등록일시 "
            "작성일 인입시각 인입일시 통화일시",
            closed_at="완결일 완결일시 처리일시 처리일 처리완료일 처리완료일시 완료일 완료일시 "
            "종결일",
            replied_at="답변일시 답변일 회신일시 회신일 통보일시 통보일",
            due_at="처리기한 만료일 처리예정일 답변기한",
            answered_at="응답시각 응답일시",
            called_back_at="회신전화일시 회신통화일시 재연락일시 연락일시",
            connected_at="연결일시 연결시각",
            arrived_at="내방일시 방문일시 도착일시 내방시각",
            attended_at="안내일시 응대시작일시 안내시각 응대시각",
            appointment_at="약속일시 방문약속일시 약속시각",
            notified_at="사전안내일시 안내전화일시 공지일시 공지일",
            visited_at="방문도착일시 실제도착일시",
            observed_at="점검일시 점검일 점검일자",
            held_on="실시일 실시일자 개최일 개최일자 활동일 게시일 발간일",
            responded_on="응답일 응답일자 조사일",
            interim_notice_at="중간통지일시 중간통지일 중간안내일시 중간회신일",
            expected_reply_on="처리예정일자 답변예정일 처리예정기한",
            extended_until="연장기한 연장만료일",
            extension_notified_at="연장통지일시 연장통지일",
            held_at="보류일시 중지일시 보완요구일시 협의시작일시",
            released_at="해제일시 재개일시 보완접수일시 협의종료일시",
        ),
        *_terms(
            FieldKind.NUMBER,
            rings="벨횟수 벨울림횟수 벨수",
            score="점수 만족도점수 종합만족도",
            extension_days="연장일수",
            limit_days="처리기간 법정처리기간",
            discourteous_employees="불친절직원수",
            paid_amount="지급금액 보상금액",
        ),
        *_terms(
            FieldKind.FLAG,
            officer_absent="담당자부재 부재여부",
            anonymous="익명여부 익명 가명여부",
            compensation_paid="보상지급 보상지급여부",
        ),
        *_terms(
            FieldKind.CATEGORY,
            channel="접수경로 접수방법 접수채널",
            category="민원유형 유형 분류 민원분류",
            state="처리상태 진행단계 진행상태 답변상태",
            department="담당부서 처리부서 부서 부서명",
            activity="활동구분 활동명 활동유형",
            survey="조사명 조사구분",
            extension_reason="연장사유",
            reason="사유 보류사유 중지사유",
        ),
    ]
}


def canonical_headings(name: str) -> tuple[str, ...]:
    """Give the headings that a field has without `columns.yaml`; its own name is always one."""
    return (*(FIELD_TERMS[name].headings if name in FIELD_TERMS else ()), name)


@dataclass(frozen=True, slots=True)
class RecordTerm:
    """A kind of log. `dated_by` is the field that places a case in a period by default."""

    name: str
    word: str
    dated_by: str
    sheets: tuple[str, ...]


RECORD_TERMS: dict[str, RecordTerm] = {
    term.name: term
    for term in (
        RecordTerm("call", "전화", "received_at", ("전화*", "통화*", "콜*")),
        RecordTerm("visit", "내방", "arrived_at", ("내방*", "방문객*", "방문자*")),
        RecordTerm("request", "민원·VOC", "received_at", ("민원*", "VOC*", "고객의*소리*")),
        RecordTerm(
            "outbound_visit", "방문", "appointment_at", ("방문", "고객방문*", "출장*", "현장*")
        ),
        RecordTerm("observation", "점검표", "observed_at", ("점검*", "모니터링*")),
        RecordTerm("activity", "활동", "held_on", ("활동*", "정기*", "이행활동*")),
        RecordTerm("survey", "설문", "responded_on", ("설문*", "만족도*", "조사*")),
        RecordTerm("hold", "보류", "held_at", ("보류*", "중지*", "보완*", "협의*")),
    )
}

#: What a reason says to people: Korean, English. A reason may carry a detail after a colon.
REASON_WORDS: dict[str, tuple[str, str]] = {
    "out_of_scope": ("적용 대상이 아님", "out of the standard's scope"),
    "excluded": ("적용 제외", "excluded"),
    "out_of_period": ("점검 기간 밖", "outside the period"),
    "date_missing": ("기준일이 비어 있음", "the dating field is blank"),
    "date_unreadable": ("기준일을 읽을 수 없음", "the dating field is unreadable"),
    "not_in_force": ("그날 시행 전이거나 폐지됨", "not in force that day"),
    "field_missing": ("필요한 값이 비어 있음", "a needed field is blank"),
    "field_unreadable": ("필요한 값을 읽을 수 없음", "a needed field is unreadable"),
    "column_missing": ("자료에 그 열이 없음", "the log lacks the column"),
    "record_missing": ("그 기록이 자료에 없음", "the log lacks the record"),
    "condition_unreadable": ("조건 값을 읽을 수 없음", "a condition's field is unreadable"),
    "end_before_start": ("끝이 시작보다 앞섬", "the end comes before the start"),
    "hold_reversed": ("중지의 끝이 시작보다 앞섬", "a hold ends before it starts"),
    "before_law": ("2016-02-12 전 접수: 옛 법", "received before the present act"),
    "due_unknown": ("기한을 알 수 없음", "the due moment is not known"),
    "prior_unmeasurable": ("앞선 표준을 판정할 수 없음", "the standard before it is unmeasurable"),
    "no_answers": ("응답이 없음", "there are no answers"),
    "hold_open": ("처리는 끝났는데 중지가 끝나지 않음", "closed while a hold is still open"),
    "date_only": ("적힌 시각이 어림이라 판정할 수 없음", "the written time is too coarse"),
    "outside_calendar": ("달력이 담은 기간 밖", "outside the calendar"),
    "no_figure": ("헌장에 수치가 없음", "the charter gives no figure"),
    "over_limit": ("기한 또는 기준 초과", "over the limit"),
    "overdue_open": ("하지 않은 채 기한이 지남", "open and overdue"),
    "not_yet_due": ("아직 기한 전", "not yet due"),
    "not_stated": ("알려야 할 내용이 빠짐", "a required statement is missing"),
    "check_failed": ("지켜지지 않은 항목이 있음", "an item was not kept"),
    "below_limit": ("기준에 못 미침", "below the limit"),
    "excuse": ("면책 사유", "excused"),
    "waiver": ("승인된 예외", "waived"),
}


def reason_text(reason: str | None, lang: Lang) -> str:
    """Say a reason code in words: `field_missing:replied_at` keeps its field in brackets."""
    if reason is None:
        return ""
    code, _, detail = reason.partition(":")
    words = REASON_WORDS.get(code, (code, code))[0 if lang == "ko" else 1]
    return f"{words} ({detail})" if detail else words
