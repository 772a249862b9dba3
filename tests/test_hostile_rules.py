"""Rule files made to do harm, or by no one: `rules check` always ends, in a clear finding."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checked import HEAD
from slaaudit.checks import DEEPER_CHECKS, Original, original_checks
from slaaudit.cli.findings_page import findings_page
from slaaudit.finding_reports import FINDING_FORMATS
from slaaudit.findings import Severity
from slaaudit.rulefile import examine_rule_set
from slaaudit.rulefile.load import MAX_FINDINGS
from test_rulefile_bytes import CHARTER, COLUMNS, GOOD, TESTS, mutations

STANDARD = """\
  - id: s{0}
    title: 가
    cite: {{source: charter, at: 1}}
    record: call
    measure: value
    of: rings
    limit: {{less_than: 3회}}
"""
ONE = HEAD + "standards:\n" + STANDARD.format(0)
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + level)}: &{chr(98 + level)} [{', '.join(['*' + chr(97 + level)] * 9)}]\n"
    for level in range(20)
)
#: No real charter comes near it.
MEMORY = 1_500_000_000
RUN = f"""
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
except ImportError:
    pass
from slaaudit.__main__ import run
sys.exit(run(sys.argv[1:]))
"""


def checked(folder: Path, **files: bytes) -> tuple[int, list[str], str]:
    """Check a rule set in a process of bounded memory: exit code, findings, stderr."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.yaml").write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", RUN, "rules", "check", str(folder), "-f", "concise"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return done.returncode, done.stdout.decode().splitlines(), done.stderr.decode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (BOMB.encode(), "SLA110"),
        (b"a: &a 1\n" * 240_000, "SLA119"),
        (b"x" * 10_000_000, "SLA102"),
        (ONE.encode() + b"# " + b"x" * 10_000_000, "SLA102"),
        (b"[" * 1_000_000, "SLA109"),
        (b"{a: " * 400_000, "SLA109"),
        ((ONE + "    when: " + "{not: " * 100 + "{a: b}" + "}" * 100).encode(), "SLA109"),
        (ONE.encode("utf-16"), "SLA103"),
        (ONE.encode("utf-16-be"), "SLA103"),
        (ONE.encode("utf-32"), "SLA103"),
        (ONE.encode("cp949"), "SLA103"),
        (ONE.replace("가", "가\0").encode(), "SLA105"),
        (b"\0" * 100_000, "SLA105"),
        (b"", "SLA108"),
    ],
    ids=["bomb", "anchors", "10 MB", "10 MB of comment", "deep list", "deep mapping",
         "deep condition", "UTF-16", "UTF-16 without mark", "UTF-32", "CP949", "NUL in text",
         "NUL alone", "empty"],
)  # fmt: skip
def test_a_hostile_charter_ends_in_a_clear_finding(
    content: bytes, code: str, tmp_path: Path
) -> None:
    returned, found, complaint = checked(tmp_path, charter=content)
    assert (returned, complaint) == (1, "")
    assert f"[{code}]" in found[0]


@pytest.mark.parametrize("name", ["columns", "tests", "waivers"])
@pytest.mark.parametrize(
    ("content", "code"),
    [(BOMB.encode(), "SLA110"), (b"x" * 10_000_000, "SLA102"), (b"\xff\xfe\x00", "SLA103")],
    ids=["bomb", "10 MB", "UTF-16"],
)
def test_the_files_beside_it_are_no_safer(
    name: str, content: bytes, code: str, tmp_path: Path
) -> None:
    returned, found, _ = checked(tmp_path, charter=ONE.encode(), **{name: content})
    assert returned == 1
    assert any(f"{name}.yaml" in line and f"[{code}]" in line for line in found)


FLOODS = {
    "keys of a standard": ONE + "".join(f"    key{number}: 1\n" for number in range(50_000)),
    "keys without a measure": ONE + "  - id: x\n"
    + "".join(f"    key{number}: 1\n" for number in range(50_000)),
    "keys of the head": "".join(f"key{number}: 1\n" for number in range(50_000)) + ONE,
    "the same key": ONE + "  - id: x\n" + "    a: 1\n" * 50_000,
    "items": ONE + "  - x\n" * 50_000,
    "standards": ONE + "".join(f"  - {{id: s{number}}}\n" for number in range(1, 20_000)),
    "same cases": ONE + "".join(STANDARD.format(number) for number in range(1, 1_000)),
}  # fmt: skip


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_of_mistakes_is_dammed(name: str, tmp_path: Path) -> None:
    returned, found, complaint = checked(tmp_path, charter=FLOODS[name].encode())
    assert (returned, complaint) == (1, "")
    assert f"[SLA119] 지적사항이 {MAX_FINDINGS}개가 넘어" in found[0]
    assert len(found) <= 2 * (MAX_FINDINGS + 2)


def examined(files: dict[str, bytes]) -> None:
    """Go the whole way: bytes on disk, every check, every format."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        original = Original("charter", str(folder / "헌장.txt"), "7일 이내에 답변", "0" * 64)
        findings = examine_rule_set(folder, (*DEEPER_CHECKS, *original_checks((original,))))
        page = findings_page(findings, [folder], [made], "ko")
        for form in FINDING_FORMATS.values():
            assert all(isinstance(chunk, str) for chunk in form(page))
    usable = not any(finding.severity is Severity.ERROR for finding in findings)
    assert usable or findings


@settings(derandomize=True, max_examples=150, deadline=None)
@given(mutations())
def test_no_changed_bytes_break_the_check(files: dict[str, bytes]) -> None:
    examined(files)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(GOOD)),
    st.binary(max_size=60) | st.text(max_size=60).map(str.encode),
    st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-32", "cp949"]),
)
def test_no_bytes_and_no_encoding_break_the_check(name: str, more: bytes, encoding: str) -> None:
    examined(GOOD | {name: more})
    examined(GOOD | {name: GOOD[name] + more})
    examined(GOOD | {name: GOOD[name].decode().encode(encoding, "replace") + more})


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.data())
def test_no_half_a_file_breaks_the_check(data: st.DataObject) -> None:
    """An editor may have saved it half written."""
    cut = {
        name: content[: data.draw(st.integers(0, len(content)))]
        for name, content in (("charter.yaml", CHARTER), ("columns.yaml", COLUMNS),
                              ("tests.yaml", TESTS))
    }  # fmt: skip
    examined(cut)


def test_what_was_not_looked_at_cannot_be_accepted(tmp_path: Path) -> None:
    waiver = (
        "schema: slaaudit/waivers/1\nwaivers:\n  - {id: all, code: SLA119, reason: 많음, "
        "approver: 감사실장, approved_on: 2026-01-02, expires_on: 2026-12-31, evidence: 문서}\n"
    )
    flood = FLOODS["same cases"].encode()
    returned, found, _ = checked(tmp_path, charter=flood, waivers=waiver.encode())
    assert returned == 1
    assert any("[SLA607]" in line for line in found)
