"""`check` of a made log, and its answers held against what is true of the log."""

import re

from commands import SLAAUDIT, Spent
from made_logs import MadeLog
from made_rules import REPLY, RINGS, WAIT

_KOSEA_REPLY = "홈페이지 민원에"


def check(log: MadeLog, rules: str = "kosea") -> list[str]:
    return [SLAAUDIT, "check", str(log.path), "--rules", rules, "--period", "2026H1"]


def require_replies(spent: Spent, log: MadeLog) -> None:
    """Hold what kosea's rules say of the homepage."""
    told, true = met(spent.written, _KOSEA_REPLY), log.truth.replied_in_seven_days("홈페이지")
    assert told == true, (told, true)


def require_answers(spent: Spent, log: MadeLog) -> None:
    """Hold the three questions."""
    told = tuple(met(spent.written, title) for title in (REPLY, RINGS, WAIT))
    assert told == log.truth.answers, (told, log.truth.answers)


def met(said: str, title: str) -> int:
    """Find how many cases met the standards whose title begins so, as the text of `check` says."""
    rows = re.findall(rf"^{title}.* [\d,]+ +([\d,]+)(?: +[\d,]+){{4}} ", said, re.MULTILINE)
    assert rows, f"{title}: {said[:2000]}"
    return sum(int(each.replace(",", "")) for each in rows)
