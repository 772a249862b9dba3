"""The figures of a Korean sentence: `7일`, `세 번`, `일주일`, `즉시`, and how often in a period."""

import re
import unicodedata
from collections.abc import Iterator

from slaaudit.amounts import UNIT_SECONDS, UNIT_WORDS, Amount, AmountUnit
from slaaudit.korean_numbers import DAY_WORDS, NATIVE_NUMBERS, sino_number
from slaaudit.value_classes import dataclass

#: Amounts of one base can be compared; the others of `_TIME` are lengths of time all the same.
_BASES: dict[AmountUnit, tuple[str, int]] = {
    **{unit: ("second", seconds) for unit, seconds in UNIT_SECONDS.items()},
    AmountUnit.DAY: ("day", 1),
    AmountUnit.BUSINESS_DAY: ("day", 1),
    AmountUnit.WEEK: ("day", 7),
    AmountUnit.MONTH: ("month", 1),
    AmountUnit.YEAR: ("month", 12),
}
_TIME = frozenset({"second", "day", "month", AmountUnit.SAME_DAY, AmountUnit.IMMEDIATE})

_MORE_UNITS = {"차례": AmountUnit.COUNT, "퍼센트": AmountUnit.PERCENT, "달": AmountUnit.MONTH}
_UNITS = UNIT_WORDS | _MORE_UNITS
#: After these words a unit's syllable begins another word: 분기, 번째, 회의, 1인당, 일반 …
_NO_UNIT = (
    r"(?!(?<=분)[기야들]|(?<=번)[째호지]|(?<=회)[의원신]|(?<=[인명건])당|(?<=명)확|(?<=개)[선월]"
    r"|(?<=점)검|(?<=초)[과기]|(?<=주)[민소요말차]|(?<=일)[반부정요괄시])"
)
_UNIT = f"({'|'.join(sorted(_UNITS, key=len, reverse=True))}){_NO_UNIT}"
_BOUNDARY = r"(?=\s*(?:이내|내|안|이상|이하|미만|초과|까지|전))"

_DATE = re.compile(r"\d{4}년(?:\s*\d{1,2}월(?:\s*\d{1,2}일)?)?|\d{1,2}월\s*\d{1,2}일")
_ARABIC = re.compile(rf"(?<![\d.,])(\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)\s*{_UNIT}")
#: 한 분 is a person, 한번에 an adverb, 한 일 a deed: such units count with a boundary word only.
_IN_NATIVE = re.compile(
    rf"(?<![가-힣])({'|'.join(NATIVE_NUMBERS)})\s?(?:(시간|차례|달|주일|회|건|명){_NO_UNIT}"
    rf"|(번)(?!째|에|\s*더)|(분|일|초|개월|주|년){_BOUNDARY})"
)
_IN_SINO = re.compile(rf"(?<![가-힣])([일이삼사오육칠팔구십]+)\s?{_UNIT}{_BOUNDARY}")
_IN_WORDS = re.compile(
    rf"(?<![가-힣])(?:({'|'.join(DAY_WORDS)}){_BOUNDARY}|(일주일)|(즉시)|(당일))"
)

_PERIODS = (
    ("half", re.compile(r"반기")),
    ("quarter", re.compile(r"분기")),
    ("year", re.compile(r"매년|해마다|연간|(?<![가-힣])(?:연|년)\s?(?=\d|[한두세네])|1년에")),
    ("month", re.compile(r"매월|매달|월간|월별|다달이|(?<![가-힣\d])월\s?(?=\d)|한 달에")),
    ("week", re.compile(r"매주|주간|(?<![가-힣\d])주\s?(?=\d)")),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as written, its amount in `base` units, and what stands behind and before it."""

    text: str
    value: float
    base: str
    rest: str
    lead: str = ""

    @property
    def family(self) -> str:
        """Lengths of time are one family, whatever their unit."""
        return "time" if self.base in _TIME else self.base

    def agrees(self, other: "Figure") -> bool:
        """Tell whether both say the same: 60분 is 1시간, 24시간 is not 1일."""
        return (self.base, self.value) == (other.base, other.value)


def figure_of(amount: Amount) -> Figure:
    """Give an amount of a rule as a figure."""
    return _figure(amount.text, amount.value, amount.unit, "")


def _figure(text: str, value: float, unit: AmountUnit, rest: str, lead: str = "") -> Figure:
    base, factor = _BASES.get(unit, (unit.value, 1))
    return Figure(text.strip(), value * factor, base, rest, lead)


def figures(sentence: str) -> tuple[Figure, ...]:
    """Every figure of a sentence."""
    text = _without_dates(sentence)
    found = (
        _figure(match[0], value, unit, text[match.end() :], text[: match.start()])
        for match, value, unit in _matches(text)
    )
    return tuple(dict.fromkeys(found))


def _without_dates(sentence: str) -> str:
    return _DATE.sub(" ", unicodedata.normalize("NFKC", sentence))


def _matches(text: str) -> Iterator[tuple[re.Match[str], float, AmountUnit]]:
    for match in _ARABIC.finditer(text):
        yield match, float(match[1].replace(",", "")), _UNITS[match[2]]
    for match in _IN_NATIVE.finditer(text):
        yield match, NATIVE_NUMBERS[match[1]], _UNITS[match[2] or match[3] or match[4]]
    for match in _IN_SINO.finditer(text):
        value = sino_number(match[1])
        if value is not None:
            yield match, value, _UNITS[match[2]]
    for match in _IN_WORDS.finditer(text):
        if match[1]:
            yield match, DAY_WORDS[match[1]], AmountUnit.DAY
        else:
            unit = AmountUnit.WEEK if match[2] else AmountUnit.IMMEDIATE
            yield match, 1, AmountUnit.SAME_DAY if match[4] else unit


def periods(sentence: str) -> tuple[str, ...]:
    """Name the periods in which a sentence counts (반기별로, 매년, 월 1회)."""
    text = _without_dates(sentence)
    return tuple(name for name, pattern in _PERIODS if pattern.search(text))
