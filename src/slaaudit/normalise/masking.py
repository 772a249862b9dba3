"""Cells as findings may show them: without what may be somebody's."""

import re

from slaaudit.plain_text import clean_text

_TEXT_SHOWN = 20
#: An account, card or business number has more digits than a date; so has a birth date with a gap.
_DIGITS_OF_A_NUMBER = 9
# Patterns of this module are compiled when the first cell is to be shown: of most logs none is.
_PERSONAL = (
    r"\d{6}\s?-?\s?[0-9]\d{6}"  # resident registration number
    r"|\(?0\d{1,2}[-.)\s]{0,2}\d{3,4}[-.\s]?\d{4}"  # telephone
    r"|\+82[-.\s]?\d{1,2}[-.\s]?\d{3,4}[-.\s]?\d{4}"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail
    r"|\d{4}(?:[ -]\d{4}){2,3}"  # card
    r"|[A-Za-z]{1,2}\d{7,8}"  # passport
    r"|\d{7,}"
    r"|[가-힣A-Za-z0-9]{1,12}(?:로|길|동|리)\s?\d+(?:-\d+)?(?:번지|호|가길|번길)?"  # address
)
#: More letters than this are a sentence of somebody's: only its shape is shown.
_LETTERS_OF_A_VALUE = 8
_LETTER = r"[^\W\d_]"
_GROUPED = r"\d+(?:-\d+){1,5}"
#: The names of nineteen Koreans in twenty begin with one of these syllables.
_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민나지엄채원"
    "천방공"
)
_NAME_LIKE = rf"(?<![가-힣])(?:[{_SURNAMES}]|남궁|황보|제갈|선우|독고)[가-힣]{{1,2}}(?![가-힣])"
#: Words of logs that begin like a name. Any other is starred: its row says where it stands.
_ORDINARY_WORDS = """
이송 이송중 이첩 이첩중 이관 이관중 이월 이상 이하 이내 이전 이후 이행 정상 정지 정정 정보
조치 조치중 조사중 조회 전화 전송 전송중 전달 전체 신청 신청중 신규 신고 한글 오전 오후 오류
오늘 안내 안내중 안됨 서면 서류 송부 유선 유지 유효 문자 문의 문의중 방문 방문중 방송 공문
공개 공유 공란 배정 배정중 배송 차후 차단 주의 주말 주소 우편 구두 구분 민원 민원인 나중
지연 지정 지급 지난주 원본 원격 고객 고지 성공 성명 하루 하반기 노출 심사중 심의중 허가 임시
강제 최종 최초 장애 장기 권고
"""
_ORDINARY = frozenset(_ORDINARY_WORDS.split())


_PARTICLES = "로을를은는이가의에도함됨중"


def masked(text: str) -> str:
    """Show a cell without what may be somebody's: numbers, names and sentences starred."""
    shown = " ".join(clean_text(text).split())
    if len(re.findall(_LETTER, shown)) > _LETTERS_OF_A_VALUE:
        shown = re.sub(r"\w", "*", shown)
    for pattern, star in ((_PERSONAL, _starred), (_GROUPED, _grouped), (_NAME_LIKE, _named)):
        shown = re.sub(pattern, star, shown)
    return shown if len(shown) <= _TEXT_SHOWN else shown[:_TEXT_SHOWN] + "…"


def _starred(found: re.Match[str]) -> str:
    return re.sub(r"\w", "*", found[0])


def _grouped(found: re.Match[str]) -> str:
    digits = sum(map(str.isdigit, found[0]))
    return _starred(found) if digits >= _DIGITS_OF_A_NUMBER else found[0]


def _named(found: re.Match[str]) -> str:
    word = found[0]
    plain = word in _ORDINARY or (word[-1] in _PARTICLES and word[:-1] in _ORDINARY)
    return word if plain else _starred(found)
