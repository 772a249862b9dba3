"""A rule set as a page of Markdown that an institution can hand to its auditors."""

import re
from collections.abc import Iterator, Sequence

from slaaudit.rule_words.promise_words import PromiseWords, promises_of
from slaaudit.rule_words.rule_set_words import head_lines
from slaaudit.rule_words.standard_words import Line
from slaaudit.rule_words.test_words import tests_of
from slaaudit.rule_words.voice import Voice

_MARKS = re.compile(r"([\\`*_\[\]<>|~])")


def rules_markdown(voice: Voice) -> Iterator[str]:
    """Write the page line by line: what it is, the table, then every promise."""
    promises = tuple(promises_of(voice))
    name = _plain(voice.rules.charter.institution.name)
    yield voice.said(f"# {name} 이행표준과 재는 법", f"# {name}: service standards") + "\n\n"
    about = voice.said(
        "헌장의 모든 약속을 어떤 기록에서 어떻게 재는지 적었습니다. "
        "규칙 파일에서 만든 쪽이므로 여기를 고치지 말고 규칙 파일을 고칩니다.",
        "How every promise of the charter is measured. Made from the rule files: edit those.",
    )
    yield f"{about}\n\n"
    for label, text in head_lines(promises, voice):
        yield f"- {label}: {_plain(text)}\n"
    yield from _table(promises, voice)
    for promise in promises:
        yield from _section(promise, voice)


def promise_markdown(promise: PromiseWords, voice: Voice) -> Iterator[str]:
    """Write one promise, whose it is, and the tests that cover it."""
    yield f"# {_plain(voice.rules.charter.institution.name)}\n"
    yield from _section(promise, voice)
    tests = tests_of(promise.id, voice)
    yield f"- **{voice.said('시험', 'Tests')}** {len(tests) or voice.said('없음', 'none')}\n"
    for test in tests:
        yield f"  - {_plain(test.name)}: {_plain(test.expected)}\n"


def _table(promises: Sequence[PromiseWords], voice: Voice) -> Iterator[str]:
    titles = voice.said(
        "번호 | 약속 | 측정 | 기준 | 시계 | 근거", "No. | Promise | Measure | Bar | Clock | Basis"
    )
    heading = voice.said("한눈에 보기", "At a glance")
    yield f"\n## {heading}\n\n| {titles} |\n|---:|---|---|---|---|---|\n"
    for promise in promises:
        basis = [promise.cited.at, promise.clock.articles if promise.clock else ""]
        cells = (
            promise.title,
            promise.measured.subject,
            promise.measured.bar,
            promise.clock.short if promise.clock else "",
            "; ".join(filter(None, basis)),
        )
        shown = " | ".join(map(_plain, cells))
        yield f"| {promise.number} | {shown} |\n"


def _section(promise: PromiseWords, voice: Voice) -> Iterator[str]:
    yield f"\n## {promise.number}. {_plain(promise.title)}\n\n`{promise.id}`\n\n"
    cited = promise.cited
    if cited.quote is not None:
        yield f"> {_plain(cited.quote)}\n>\n"
    yield f"> {_plain(cited.source)}, {_plain(cited.at)}\n\n"
    for line in promise.lines:
        yield f"- {_shown(line, voice)}\n"
    if promise.versions:
        yield f"- **{voice.said('앞선 판', 'Earlier versions')}**\n"
    for version in promise.versions:
        yield f"  - {version.in_force}: {_joined(version.lines, voice)}\n"
    if promise.readings:
        yield f"- **{voice.said('달리 읽는 길', 'Other readings')}**\n"
    for reading in promise.readings:
        yield f"  - `{reading.id}`: {_joined(reading.lines, voice)}\n"
        yield f"    - {voice.said('까닭', 'Why')}: {_plain(reading.why)}\n"


def _shown(line: Line, voice: Voice) -> str:
    return f"**{line.label(voice)}** {_with_cite(line)}"


def _joined(lines: Sequence[Line], voice: Voice) -> str:
    return "; ".join(f"{line.label(voice)}: {_with_cite(line)}" for line in lines)


def _with_cite(line: Line) -> str:
    return _plain(f"{line.text} — {line.cite}" if line.cite else line.text)


def _plain(text: str) -> str:
    """Write text that no Markdown reader takes for marks of its own."""
    return _MARKS.sub(r"\\\1", text)
