"""Numbers that Korean writes in letters: 세 (번), 십오 (일), 열흘."""

NATIVE_NUMBERS = {
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
    "열": 10,
}  # fmt: skip
DAY_WORDS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7,
    "여드레": 8, "아흐레": 9, "열흘": 10, "보름": 15,
}  # fmt: skip
_SINO = dict(zip("일이삼사오육칠팔구", range(1, 10), strict=True))


def sino_number(word: str) -> int | None:
    """Read 칠, 십오, 이십, 삼십일; None for anything else."""
    tens, ten, ones = word.rpartition("십")
    if len(tens) > 1 or len(ones) > 1 or "십" in tens:
        return None
    return (_SINO.get(tens, 1) * 10 if ten else 0) + _SINO.get(ones, 0)
