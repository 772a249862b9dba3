"""The JSON Schema of the rule files: as committed, in Korean, and of one mind with the loader."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from slaaudit.__main__ import run
from slaaudit.rule_schemas import RULE_SCHEMAS, modeline, rule_schema, schema_file, schema_text
from slaaudit.rulefile import RULE_FILES, load_rule_set
from slaaudit.rulefile.nodes import plain
from slaaudit.rulefile.yaml_nodes import read_nodes
from test_spec_pages import HEAD, PAGES, WAIVERS, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES = Path(__file__).parents[1] / "rules"
SHIPPED = sorted(path for path in RULES.glob("*/*.yaml"))
VALIDATORS = {name: Draft7Validator(rule_schema(name)) for name in RULE_SCHEMAS}


class EditorLoader(yaml.SafeLoader):
    """Reads scalars as editors do, by the core schema of YAML 1.2: no dates, no `yes`, no 18:00."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+",
     "-+.0123456789"),
):  # fmt: skip
    known = re.compile(f"^(?:{pattern})$")
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", known, list(first))


def wrong(name: str, text: str) -> list[str]:
    """Say what the schema refuses in a file, and where."""
    errors = VALIDATORS[name].iter_errors(yaml.load(text, EditorLoader))
    return ["/".join(map(str, error.absolute_path)) for error in errors]


# --- as committed --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", RULE_SCHEMAS)
def test_the_committed_schema_is_what_the_declaration_gives(name: str) -> None:
    committed = (RULES / "schemas" / schema_file(name)).read_text(encoding="utf-8")
    assert committed == schema_text(name), "run `make schemas`"
    Draft7Validator.check_schema(json.loads(committed))


def test_every_kind_of_rule_file_has_a_schema_and_no_other_is_kept() -> None:
    assert {f"{name}.yaml" for name in RULE_SCHEMAS} >= set(RULE_FILES)
    kept = {path.name for path in (RULES / "schemas").iterdir()}
    assert kept == {schema_file(name) for name in RULE_SCHEMAS}


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_shipped_file_names_its_schema_and_fits_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    first = text.splitlines(keepends=True)[0]
    assert first == modeline(file.stem, "../schemas")
    assert (file.parent / first.partition("$schema=")[2].strip()).is_file()
    assert wrong(file.stem, text) == []


def test_there_are_shipped_files() -> None:
    assert len(SHIPPED) >= 3 * 5


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_rules_of_every_page_fit(page: Path) -> None:
    standards, *tests = blocks(page.read_text(encoding="utf-8"))
    assert wrong("charter", HEAD + standards) == []
    for block in tests:
        if block.startswith(WAIVERS):
            assert set(wrong("waivers", block)) <= {"waivers/2/expires_on"}, "one is so on purpose"
        else:
            assert wrong("tests", "schema: slaaudit/tests/1\ntests:\n" + block) == []


# --- in Korean -----------------------------------------------------------------------------------


def forms_in(part: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  # any part of a schema
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from forms_in(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from forms_in(inner)


def told(form: Any, whole: dict[str, Any]) -> bool:  # noqa: ANN401  # the same
    """Whether a key's form says in Korean what the key is."""
    if not isinstance(form, dict):
        return False
    if re.search("[가-힣]", form.get("description", "")):
        return True
    named = form.get("$ref", "").rpartition("/")[2]
    inner = [whole["definitions"].get(named), form.get("else"), *form.get("allOf", ())]
    inner += form.get("anyOf", ())
    return any(told(each, whole) for each in inner)


@pytest.mark.parametrize("name", RULE_SCHEMAS)
def test_every_key_says_in_korean_what_it_is(name: str) -> None:
    whole = rule_schema(name)
    silent = [
        key
        for part in forms_in(whole)
        if part.get("additionalProperties") is False
        for key, form in part["properties"].items()
        if form is not False and form != {} and not told(form, whole)
    ]
    assert silent == []


@pytest.mark.parametrize("name", RULE_SCHEMAS)
def test_every_english_value_says_in_korean_what_it_means(name: str) -> None:
    whole = rule_schema(name)
    shown = [
        part
        for held in forms_in(whole)
        for key, part in held.items()
        if key != "if" and isinstance(part, dict) and "enum" in part and "errorMessage" not in part
    ]
    for part in shown:
        if any(
            re.fullmatch(r"[a-z_]{2,}", str(value)) and value != "true" for value in part["enum"]
        ):
            assert len(part["enumDescriptions"]) == len(part["enum"])
            assert all(re.search("[가-힣]", words) for words in part["enumDescriptions"])


# --- of one mind with the loader -----------------------------------------------------------------

START = """\
schema: slaaudit/charter/1
institution: {id: hanbit, name: 한빛도서관}
sources: {charter: {title: 헌장}}
standards:
"""
TIMED = """\
  - id: reply
    title: 답변
    cite: {source: charter, at: 1}
    record: request
    measure: duration
    from: received_at
    to: replied_at
    clock: business_days
    limit: {at_most: 7일}
"""


@pytest.mark.parametrize(
    ("written", "instead", "where"),
    [
        ("record:", "recrod:", ["standards/0", "standards/0"]),
        ("title: 답변", "title:", ["standards/0/title"]),
        ("record: request", "record: requests", ["standards/0/record"]),
        ("measure: duration", "measure: duratoin", ["standards/0/measure"]),
        ("clock: business_days", "clock: busines_days", ["standards/0/clock"]),
        ("clock: business_days", "clock: {base: wal}", ["standards/0/clock/base"]),
        ("clock: business_days", "clock: wall", ["standards/0/limit/at_most"]),
        ("7일", "7", ["standards/0/limit/at_most"]),
        ("7일", "7알", ["standards/0/limit/at_most"]),
        ("7일", "80.0점", ["standards/0/limit/at_most"]),
        ("{at_most: 7일}", "{at_least: 7일}", ["standards/0/limit"]),
        ("{at_most: 7일}", "{at_most: 7일, less_than: 8일}", ["standards/0/limit"]),
        ("{at_most: 7일}", "{}", ["standards/0/limit"]),
        ("7일", "{2026-02-30: 7일}", ["standards/0/limit/at_most"]),
        ("7일", "{field: 처리기간}", ["standards/0/limit/at_most/field"]),
        ("cite: {source: charter, at: 1}", "cite: charter", ["standards/0/cite"]),
        ("id: reply", "id: Reply", ["standards/0/id"]),
        ("limit:", "target: 95점\n    limit:", ["standards/0/target"]),
        ("limit:", "when: 홈페이지\n    limit:", ["standards/0/when"]),
        ("limit:", "when: {a: {atleast: 3}}\n    limit:", ["standards/0/when/a"]),
        ("limit:", "when: {a: {at_least: 셋}}\n    limit:", ["standards/0/when/a/at_least"]),
        ("limit:", "in_force: {from_on: 2026-01-01}\n    limit:", ["standards/0/in_force"]),
        ("limit:", "versions: []\n    limit:", ["standards/0/versions"]),
        ("limit:", "versions: [{id: x}]\n    limit:", ["standards/0/versions/0"]),
        ("limit:", "versions: [{from: received_at}]\n    limit:", ["standards/0/versions/0/from"]),
        ("limit:", "readings: [{id: x, why: 가}]\n    limit:", ["standards/0/readings/0"]),
        ("limit:", "exclude: {a: }\n    limit:", ["standards/0/exclude/a"]),
        ("limit:", "extension: {notified: a}\n    limit:", ["standards/0/extension"]),
        ("institution:", "calendar: {office_hours: ['18:00-25:00']}\ninstitution:",
         ["calendar/office_hours/0"]),
        ("institution:", "report: {cycle: weekly}\ninstitution:", ["report/cycle"]),
        ("institution:", "petition_law: no\ninstitution:", ["petition_law"]),
    ],
)  # fmt: skip
def test_what_the_loader_refuses_is_refused_at_its_place(
    written: str, instead: str, where: list[str]
) -> None:
    text = (START + TIMED).replace(written, instead, 1)
    assert load_rule_set({"charter.yaml": text.encode()})[0] is None
    assert wrong("charter", text) == where


@pytest.mark.parametrize(
    "more",
    [
        "limit: {at_most: '7일'}",
        "limit: {at_most: 7 일}",
        "limit: {at_most: {2024-01-01: 10일, 2026-01-01: 7일}}",
        "limit: {at_most: {field: limit_days}}",
        "limit: {no_figure: true}",
        "limit: {no_figure: 'true'}",
        "clock: {base: business_days, first_day: counted}",
        "clock: {base: business_days, day_ends: 24:00}",
        "title: 2026",
        "title: true",
        "title: 1.5",
        "note:",
        "note: 2026-01-01",
        "record: call",
        "exception_to: other",
        "exception_to: [other]",
        "when: {anonymous: true, count: 3, rate: {at_least: 10명, less_than: 2.5}}",
        "when: {all: [{a: [1, 가]}, {not: {b: {present: 'false'}}}, {any: [{c: no}]}]}",
        "when: {received_at: {during: office_hours}}",
        "excuse: {id: x, cite: {source: charter, at: 1}, when: {state: 연기}}",
        "excuse: [{id: 7, cite: {source: charter, at: 1.5}, when: {state: 연기}}]",
        "remedy: {cite: {source: charter, at: 1}, amount: 10000}",
        "remedy: {cite: {source: charter, at: 1}, amount: '10000'}",
        "pause: {cite: {source: charter, at: 1}, from: held_at, to: released_at}",
        "exclude: {a: {b: c}}",
        "exclude: {a: {b: c}}\n    readings: [{id: x, why: 가, exclude: {a: }}]",
        "versions: [{from: 2024-01-01}, {from: 2025-01-01, title: 새 답변, note: }]",
        "versions: [{in_force: {from: 2024-01-01}, from: arrived_at}]",
        "readings: [{id: x, why: 가, measure: deadline, by: {field: due_on}}]",
        "target: 95.5%",
    ],
)
def test_what_the_loader_reads_is_not_flagged(more: str) -> None:
    key = more.partition(":")[0]
    standard = re.sub(rf"^    {key}:.*\n", "", TIMED, flags=re.MULTILINE) + f"    {more}\n"
    text = START + standard + TIMED.replace("id: reply", "id: other")
    rules, findings = load_rule_set({"charter.yaml": text.encode()})
    assert rules is not None, [finding.message("ko") for finding in findings]
    assert wrong("charter", text) == []


def test_a_standard_that_takes_over_another_holds_only_what_differs() -> None:
    text = (
        START
        + TIMED
        + "    note: 가\n  - {id: two, extends: reply, note: , limit: {at_most: 3일}}\n"
    )
    assert load_rule_set({"charter.yaml": text.encode()})[0] is not None
    assert wrong("charter", text) == []
    assert wrong("charter", text.replace("note: ,", "nota: 나,")) == ["standards/1"]


def test_clocks_and_records_of_the_charters_own_may_be_named() -> None:
    named = TIMED.replace("business_days", "ours").replace("request", "loan")
    own = (
        "clocks: {ours: {base: business_days, first_day: counted}}\n"
        "records: {loan: {title: 대출, dated_by: received_at}}\n"
    )
    assert wrong("charter", START + named) == ["standards/0/clock", "standards/0/record"]
    text = own + START + named
    assert load_rule_set({"charter.yaml": text.encode()})[0] is not None
    assert wrong("charter", text) == []


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("columns", "records: {call: {fields: {a: {column: 벨}}}}", "records/call/fields/a"),
        ("columns", "records: {call: {fields: {a: {}}}}", "records/call/fields/a"),
        ("columns", "records: {call: {fields: {벨: {columns: 벨}}}}", "records/call/fields"),
        ("columns", "records: {call: {fields: {a: {time: 시각}}}}", "records/call/fields/a"),
        ("tests", "schema: slaaudit/tests/1\ntests: [{standard: a, name: x, expect: {verdict: x}}]",
         "tests/0/expect/verdict"),
        ("tests", "tests: []", ""),
        ("waivers", "schema: slaaudit/waivers/1\nwaivers: [{id: a, standard: b}]", "waivers/0"),
    ],
)  # fmt: skip
def test_the_other_files_are_checked_too(name: str, text: str, where: str) -> None:
    assert set(wrong(name, text)) == {where}


VALUES = [
    "", "x", "7", "-1", "1.5", "true", "no", "~", "18:00", "2026-01-01", "7일", "95%", "당일", "''",
    "[]", "[a]", "[a, [b]]", "{}", "{a: b}", "{a: {b: c}}", "{from: 2025-01-01}", "{not: {a: 1}}",
    "{at_most: 7일}", "{at_most: 3시간}", "{no_figure: true}", "{base: wall}", "reply", "wall",
    "{source: charter, at: 1}", "[{id: a}, {from: 2025-01-01}]", "[{id: a, why: 나, title: 다}]",
]  # fmt: skip
KEYS = sorted(
    {key for part in forms_in(rule_schema("charter")) for key in part.get("properties", {})}
)


@settings(derandomize=True, max_examples=600, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(VALUES)), min_size=1, max_size=2))
def test_no_file_that_the_loader_reads_is_ever_flagged(more: list[tuple[str, str]]) -> None:
    text = TIMED
    for key, value in more:
        if not re.fullmatch(r"[a-z_]+", key):
            continue
        text = re.sub(rf"^(  - |    ){key}:.*\n", "", text, flags=re.MULTILINE)
        text = (
            text if text.startswith("  - ") else f"  - note: 가\n{text}"
        ) + f"    {key}: {value}\n"
    whole = START + text
    if load_rule_set({"charter.yaml": whole.encode()})[0] is not None:
        assert wrong("charter", whole) == []


# --- the command ---------------------------------------------------------------------------------


def test_the_command_writes_one_schema_or_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rules", "schema", "columns"]) == 0
    assert json.loads(capsys.readouterr().out) == rule_schema("columns")
    assert run(["rules", "schema"]) == 0
    assert json.loads(capsys.readouterr().out) == {n: rule_schema(n) for n in RULE_SCHEMAS}
    folder = tmp_path / "schemas"
    assert run(["rules", "schema", "-f", f"json={folder}"]) == 0
    assert {path.name for path in folder.iterdir()} == {schema_file(n) for n in RULE_SCHEMAS}


def test_a_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    for target, force in product((tmp_path / "a.json", tmp_path), (False, True)):
        command = ["rules", "schema", "tests", "-f", f"json={target}"]
        assert run(command) == 0 if not force else 2
        assert run([*command, "--force"]) == 0


def test_an_unknown_kind_or_format_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "schema", "colums"]) == 2
    assert "charter, columns, tests" in capsys.readouterr().err
    assert run(["rules", "schema", "-f", "yaml"]) == 2


def test_a_shipped_file_and_the_loader_read_the_same_text() -> None:
    """The editor's reading differs from ours in its scalars only."""
    text = (RULES / "kosea" / "charter.yaml").read_text(encoding="utf-8")
    node, _ = read_nodes("charter.yaml", text.encode())
    assert node is not None
    assert wrong("charter", json.dumps(plain(node), ensure_ascii=False)) == []
