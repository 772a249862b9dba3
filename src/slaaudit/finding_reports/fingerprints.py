"""Marks by which a service knows a finding again, wherever its line has moved to."""

import hashlib
from collections import Counter

from slaaudit.finding_reports.page import FindingsPage


def fingerprints(page: FindingsPage) -> tuple[str, ...]:
    """Give a mark per finding: its code, file and line's text, and which of several alike it is.

    Neither the line's number nor the language of the messages has a part in it.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    marks = []
    for finding in page.findings:
        text = " ".join(line.strip() for _, line in page.lines_at(finding))
        key = (finding.code, finding.place.file or "", text)
        seen[key] += 1
        marks.append(hashlib.sha256("\0".join((*key, str(seen[key]))).encode()).hexdigest())
    return tuple(marks)
