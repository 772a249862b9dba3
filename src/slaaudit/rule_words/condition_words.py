"""Conditions in words, ready for a noun: `접수경로가 홈페이지이고 답변일시가 적혀 있는`."""

from collections.abc import Sequence

from slaaudit.conditions import AllOf, AnyOf, Comparison, Condition, FieldTest, Not
from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.scores import plain_number
from slaaudit.rule_words.korean_particles import with_particle
from slaaudit.rule_words.voice import Voice

_BOUNDS = {
    Comparison.AT_LEAST: ("이상", "at least"),
    Comparison.AT_MOST: ("이하", "at most"),
    Comparison.MORE_THAN: ("초과", "more than"),
    Comparison.LESS_THAN: ("미만", "less than"),
}
_OPEN_TIMES = {
    "office_hours": ("근무시간", "office hours"),
    "working_day_hours": ("근무일", "working days"),
}
#: Endings of a clause: before a noun, before another clause (and, or).
_IS, _IS_NOT = ("인", "이고", "이거나"), ("닌", "니고", "니거나")
_EXISTS, _LACKS = ("는", "고", "거나"), ("은", "고", "거나")
_NOUN, _AND, _OR = 0, 1, 2
_Clause = tuple[str, tuple[str, str, str]]


def condition_words(condition: Condition, record: str, voice: Voice) -> str:
    """Say a condition so that `건` (a case) may follow; in English as a clause."""
    if voice.lang == "en":
        return _english(condition, record, voice)
    return _ended(_top(condition, record, voice), _NOUN)


def _ended(clause: _Clause, ending: int) -> str:
    stem, endings = clause
    return f"{stem}{endings[ending]}"


def _top(condition: Condition, record: str, voice: Voice) -> _Clause:
    """Join the outermost parts without brackets: all but the last take a joining ending."""
    match condition:
        case AllOf(parts):
            return _joined([_clause(part, record, voice) for part in parts], _AND)
        case AnyOf(parts):
            return _joined([_clause(part, record, voice) for part in parts], _OR)
        case _:
            return _clause(condition, record, voice)


def _joined(clauses: Sequence[_Clause], ending: int) -> _Clause:
    *before, (stem, endings) = clauses
    return " ".join([*(_ended(clause, ending) for clause in before), stem]), endings


def _clause(condition: Condition, record: str, voice: Voice) -> _Clause:
    match condition:
        case FieldTest():
            return _test(condition, record, voice)
        case Not(FieldTest() as test):
            return _denied(_test(test, record, voice))
        case Not(part):
            return f"({_ended(_top(part, record, voice), _NOUN)} 경우)가 아", _IS_NOT
        case _:
            return f"({_ended(_top(condition, record, voice), _NOUN)} 경우)", _IS


def _denied(clause: _Clause) -> _Clause:
    stem, endings = clause
    if endings is _EXISTS:
        return f"{stem}지 않", _LACKS
    return f"{with_particle(stem, '이', '가')} 아", _IS_NOT


def _test(test: FieldTest, record: str, voice: Voice) -> _Clause:
    field = with_particle(voice.field(test.field, record), "이", "가")
    if test.comparison is Comparison.PRESENT:
        return f"{field} {'적혀' if test.operand else '비어'} 있", _EXISTS
    return f"{field} {_operand(test, voice)}", _IS


def _operand(test: FieldTest, voice: Voice) -> str:
    operand = test.operand
    if isinstance(operand, tuple):
        words = clean_text(" · ".join(operand))
        several = voice.said(f"{words} 가운데 하나", f"one of {words}")
        return several if len(operand) > 1 else words
    if isinstance(operand, bool):
        return voice.said("예", "yes") if operand else voice.said("아니오", "no")
    if isinstance(operand, str):
        name = voice.said(*_OPEN_TIMES.get(operand, (operand, operand)))
        return voice.said(f"{name} 안", f"during {name}")
    ko, en = _BOUNDS[test.comparison]
    return voice.said(f"{plain_number(operand)} {ko}", f"{en} {plain_number(operand)}")


def _english(condition: Condition, record: str, voice: Voice) -> str:
    match condition:
        case FieldTest(field, Comparison.PRESENT, operand):
            return f"{field} is {'present' if operand else 'blank'}"
        case FieldTest():
            return f"{condition.field} is {_operand(condition, voice)}"
        case Not(part):
            return f"not ({_english(part, record, voice)})"
        case AllOf(parts) | AnyOf(parts):
            word = " and " if isinstance(condition, AllOf) else " or "
            return word.join(_bracketed(part, record, voice) for part in parts)


def _bracketed(condition: Condition, record: str, voice: Voice) -> str:
    text = _english(condition, record, voice)
    return f"({text})" if isinstance(condition, AllOf | AnyOf) else text
