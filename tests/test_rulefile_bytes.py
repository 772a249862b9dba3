"""The digest of a rule set, and bytes changed at random: never an exception."""

from hypothesis import given, settings
from hypothesis import strategies as st

from slaaudit.findings import Severity
from slaaudit.rulefile import load_rule_set

CHARTER = """\
schema: slaaudit/charter/1
institution: {id: kosea, name: 한국사회적기업진흥원}
in_force: {from: 2024-01-01}
sources: {charter: {title: 헌장}}
clocks: {desk: {base: calendar_days, first_day: counted, rolls: false}}
standards:
  - id: reply
    title: 답변
    cite: {source: charter, at: 1-1, quote: '7일 이내'}
    record: request
    when: {all: [{channel: [홈페이지, 누리집]}, {not: {anonymous: true}}]}
    measure: duration
    from: received_at
    to: replied_at
    clock: civil_petition
    limit: {at_most: {2024-01-01: 10일, 2026-01-01: 7일}}
    pause: {cite: {source: charter, at: 2}, record: hold, from: held_at, to: released_at}
    versions: [{from: 2024-01-01}, {from: 2025-01-01, title: 새 답변}]
    readings: [{id: calendar, why: 역일, clock: desk}]
  - {id: second, extends: reply, title: 둘, exception_to: reply, target: 95%}
""".encode()
COLUMNS = b"schema: slaaudit/columns/1\nrecords: {request: {fields: {channel: {columns: a}}}}\n"
TESTS = b"""\
schema: slaaudit/tests/1
tests:
  - {standard: reply, name: x, given: {received_at: 2026-03-03}, expect: {verdict: pending}}
"""
GOOD = {"charter.yaml": CHARTER, "columns.yaml": COLUMNS, "tests.yaml": TESTS}
PIECES = [b"\n", b" ", b"\t", b":", b"- ", b"{", b"}", b"[", b"]", b"'", b'"', b"&a ", b"*a", b"!"]
PIECES += [b"#", b"|", b"\x00", b"\xff", b"\xea\xb0", b"~", b"<<: ", b"---\n", b"? ", b"id: reply"]


def test_the_good_files_are_good() -> None:
    rules, findings = load_rule_set(GOOD)
    assert findings == ()
    assert rules is not None
    assert [len(rule.versions) for rule in rules] == [3, 3]


def test_the_digest_does_not_change_with_line_endings_or_order() -> None:
    windows = {name: text.replace(b"\n", b"\r\n") for name, text in reversed(GOOD.items())}
    first, _ = load_rule_set(GOOD)
    second, _ = load_rule_set(windows)
    assert first is not None
    assert second is not None
    assert (first.digest, dict(first.files)) == (second.digest, dict(second.files))
    assert len(first.digest) == 64


def test_two_readings_of_the_same_bytes_are_one_and_the_same_key() -> None:
    (first, _), (second, _) = load_rule_set(GOOD), load_rule_set(GOOD)
    assert first is not second
    assert first == second
    assert len({first, second}) == 1


def test_the_digest_changes_with_a_byte_and_with_a_file() -> None:
    changed = GOOD | {"charter.yaml": CHARTER.replace("새 답변".encode(), "새로운 답변".encode())}
    fewer = {name: text for name, text in GOOD.items() if name != "tests.yaml"}
    digests = set()
    for files in (GOOD, changed, fewer):
        rules, _ = load_rule_set(files)
        assert rules is not None
        digests.add(rules.digest)
    assert len(digests) == 3


@st.composite
def mutations(draw: st.DrawFn) -> dict[str, bytes]:
    """A good rule set with a few stretches of bytes cut out, moved or replaced."""
    files = dict(GOOD)
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(files)))
        content = files[name]
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 12)))
        other = draw(st.integers(0, len(content)))
        piece = draw(st.sampled_from([*PIECES, b"", content[other : other + 15]]) | st.binary())
        files[name] = content[:start] + piece + content[end:]
    return files


def check(files: dict[str, bytes]) -> None:
    rules, findings = load_rule_set(files)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert (rules is None) == bool(errors)
    for finding in findings:
        assert finding.message("ko")
        assert finding.message("en")
        assert finding.help("ko")


@settings(derandomize=True, max_examples=400, deadline=None)
@given(mutations())
def test_no_mutation_raises(files: dict[str, bytes]) -> None:
    check(files)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.data())
def test_no_swap_of_lines_raises(data: st.DataObject) -> None:
    lines = CHARTER.split(b"\n")
    kept = data.draw(st.lists(st.sampled_from(lines), max_size=30))
    start = data.draw(st.integers(0, len(lines)))
    check(GOOD | {"charter.yaml": b"\n".join([*lines[:start], *kept, *lines[start:]])})


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.data())
def test_no_foreign_value_raises(data: st.DataObject) -> None:
    """Any value of the file may be any other part of the language."""
    values = ["[]", "{}", "''", "x", "-1", "[a, [b]]", "{a: {b: c}}", "reply", "{at_most: 7일}"]
    values += ["2026-01-01", "{from: 2025-01-01}", "[{id: a}, {from: 2025-01-01}]", "{not: {}}"]
    lines = CHARTER.decode().split("\n")
    at = data.draw(st.integers(0, len(lines) - 2))
    key, _, _ = lines[at].partition(": ")
    lines[at] = f"{key}: {data.draw(st.sampled_from(values))}"
    check(GOOD | {"charter.yaml": "\n".join(lines).encode()})
