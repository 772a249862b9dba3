"""Long logs as text: time, peak memory, and how both grow with the rows and the standards."""

import re
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd
from answers import check, met, require_replies
from commands import in_turn, python
from made_logs import CATEGORIES, MadeLog, text_log
from made_rules import REPLY, many_rules
from rows import Row, median_seconds, seconds

from slaaudit.values import instant_column

FEW, MANY = 100_000, 1_000_000
PANDAS = "import sys, pandas; assert len(pandas.read_csv(sys.argv[1])) > 0"
_FEW_STANDARDS, _MANY_STANDARDS = 10, 200
_DISTINCT_SHARE = 0.42
_FORMS = ("%Y-%m-%d %H:%M:%S", "%Y.%m.%d %H:%M", "%Y%m%d%H%M%S")
_ANY_FORM = re.compile(r"(\d{4})\D?(\d\d)\D?(\d\d)\D?(\d\d):?(\d\d):?(\d\d)?")


def bulk_rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = text_log(folder / "few.csv", FEW), text_log(folder / "many.csv", MANY)
        return [*_text_rows(few, many), *_date_rows(), _standards_row(folder, few)]


def _text_rows(few: MadeLog, many: MadeLog) -> Iterator[Row]:
    ours, theirs, short = in_turn(check(many), python(PANDAS, str(many.path)), check(few))
    require_replies(ours, many)
    require_replies(short, few)
    name = f"check, csv {MANY:,}행"
    yield Row(name, ours.seconds, "s", 3, "pandas.read_csv만", theirs.seconds, ours.processors)
    yield Row(f"{name}의 기억", ours.megabytes, "MB", 1000, note=theirs.memory_of("pandas"))
    yield Row("행이 10배일 때의 시간", ours.seconds, "s", 11, f"{FEW:,}행", short.seconds)


def _date_rows() -> Iterator[Row]:
    texts, true = made_dates(MANY)
    cells: list[str | None] = list(texts)
    assert (instant_column(cells).values == true).all()  # noqa: PD011  # no pandas
    assert (_by_pandas(texts) == true).all()
    assert (np.fromiter(_by_expression(texts), np.int64) == true).all()
    ours = median_seconds(lambda: instant_column(cells), runs=3) / MANY * 1e9
    peers = (
        ("pandas.to_datetime, 꼴마다", lambda: _by_pandas(texts)),
        ("정규식, 값마다", lambda: list(_by_expression(texts))),
    )
    for name, work in peers:
        yield Row("글자로 적은 시각, 값당", ours, "ns", 1, name, seconds(work) / MANY * 1e9)


def made_dates(size: int) -> tuple[list[str], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """Write moments in three forms; of ten values four are like no other."""
    chance, distinct = np.random.default_rng(5), int(size * _DISTINCT_SHARE)
    first = int(np.datetime64("2026-01-01", "s").astype(np.int64))
    minutes = chance.choice(40 * 366 * 1_440, distinct, replace=False)
    moments = first - minutes * 60
    written = [
        moment.strftime(_FORMS[at % len(_FORMS)])
        for at, moment in enumerate(moments.astype("M8[s]").tolist())
    ]
    drawn = np.concatenate([np.arange(distinct), chance.integers(0, distinct, size - distinct)])
    return [written[at] for at in drawn.tolist()], moments[drawn]


def _by_pandas(texts: list[str]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    left = pd.Series(texts)
    read = pd.Series(pd.NaT, index=left.index, dtype="datetime64[s]")
    for form in _FORMS:
        read = read.fillna(pd.to_datetime(left, format=form, errors="coerce"))
    return read.to_numpy("M8[s]").astype(np.int64)


def _by_expression(texts: list[str]) -> Iterator[int]:
    epoch = datetime(1970, 1, 1)  # noqa: DTZ001  # wall time
    for text in texts:
        found = _ANY_FORM.fullmatch(text)
        assert found
        moment = datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
        yield int((moment - epoch).total_seconds())


def _standards_row(folder: Path, log: MadeLog) -> Row:
    few, many = (
        check(log, many_rules(folder / f"rules-{count}", count, CATEGORIES))
        for count in (_FEW_STANDARDS, _MANY_STANDARDS)
    )
    ours, theirs = in_turn(many, few)
    for spent in (ours, theirs):
        assert met(spent.written, REPLY) == log.truth.answers[0]
    name = f"표준 {_MANY_STANDARDS}개, {FEW:,}행"
    return Row(name, ours.seconds, "s", 4, f"{_FEW_STANDARDS}개", theirs.seconds)
