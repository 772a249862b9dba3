"""What it costs to ask whether a log is believable, beside the whole of `check`."""

import tempfile
from pathlib import Path

from made_logs import workbook_log
from rows import Row, median_pair

from slaaudit.cli.judging import JudgingRequest, doubted, judged
from slaaudit.cli.loading import calendar_of, read_log, rules_for
from slaaudit.cli.spans import moment_of_judgement
from slaaudit.engine import audit
from slaaudit.periods import parse_period

_BUDGET = 0.03


def doubt_rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        log = workbook_log(Path(folder) / "cases.xlsx", 100_000).path
        rules, period = rules_for("kosea", (log,), "ko"), parse_period("2026H1")
        assert period is not None
        calendar = calendar_of(rules.charter.calendar)
        cases = read_log((log,), rules)
        as_of = moment_of_judgement(None, period, calendar)
        whole = audit(cases, rules, calendar, period, as_of)
        # the log was made without the last days of June
        assert "SLA769" in {finding.code for finding in doubted(cases, whole).findings}
        request = JudgingRequest((log,), "kosea", "2026H1")
        spent, held = median_pair(
            lambda: doubted(cases, whole), lambda: judged(request, "ko"), runs=3
        )
    return [
        Row("그럴듯한지 보기, 100,000행", spent * 1000, "ms", _BUDGET, "check 전체", held * 1000)
    ]
