"""`rules check` of 200 standards, beside checkers of YAML and of JSON Schema on the same files."""

import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from commands import HERE, SLAAUDIT, python, run
from rows import Row, median_pair

from slaaudit.terms import RECORD_TERMS

STANDARDS = 200
RULES = Path(__file__).parents[2] / "rules"
FILES = ("charter", "columns", "tests")
#: Style is no mistake; the file is written by a program.
_YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"
_MISSPELT = ("\n  limit:\n", "\n  limti:\n")
_TWICE = ("\n  limit:\n", "\n  title: 두 번째 이름\n  limit:\n")


class _Plain(yaml.SafeDumper):
    """Writes nothing for nothing."""


_Plain.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
)


def rule_rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "all"
        made_rules(folder)
        ours = [SLAAUDIT, "rules", "check", str(folder), "-f", "concise"]
        _find(ours, folder, "SLA201", _MISSPELT)
        _find(ours, folder, "SLA206", _TWICE)
        theirs = [("pass", 25.0, python("pass")), *_peers(Path(name), folder)]
        label = f"rules check, 표준 {STANDARDS}개"
        return [_pair(label, ours, peer, command, budget) for peer, budget, command in theirs]


def _pair(name: str, ours: list[str], peer: str, theirs: list[str], budget: float) -> Row:
    spent, held = median_pair(lambda: run(ours), lambda: run(theirs))
    return Row(name, spent * 1000, "ms", budget, peer, held * 1000)


def _peers(work: Path, folder: Path) -> Iterator[tuple[str, float, list[str]]]:
    """Give those that are installed, once they have found the mistake that they can find."""
    lint = [str(HERE / "yamllint"), "-d", _YAMLLINT, str(folder)]
    if _installed(lint):
        _find(lint, folder, "duplication of key", _TWICE)
        yield "yamllint", 1.0, lint
    schema = work / "charter.schema.json"
    validate = [str(HERE / "check-jsonschema"), "--schemafile", str(schema)]
    validate.append(str(folder / "charter.yaml"))
    if _installed(validate) and _schema_written(schema):
        _find(validate, folder, "limti", _MISSPELT)
        yield "check-jsonschema, charter.yaml만", 1.0, validate


def _installed(command: list[str]) -> bool:
    if Path(command[0]).exists():
        return True
    print(f"{Path(command[0]).name}이 없어 그 행을 건너뜁니다: pip install 'slaaudit[bench]'")
    return False


def _schema_written(schema: Path) -> bool:
    try:
        schema.write_text(run([SLAAUDIT, "rules", "schema", "charter"]), encoding="utf-8")
    except SystemExit:
        print("slaaudit rules schema가 없어 check-jsonschema를 건너뜁니다")
        return False
    return True


def _find(command: list[str], folder: Path, sign: str, mistake: tuple[str, str]) -> None:
    """Hold the answers: nothing to say of the good file, and the planted mistake named."""
    charter = folder / "charter.yaml"
    good = charter.read_text(encoding="utf-8")
    assert sign not in run(command), command
    charter.write_text(good.replace(*mistake, 1), encoding="utf-8")
    try:
        assert sign in run(command), (command, sign)
    finally:
        charter.write_text(good, encoding="utf-8")


def made_rules(folder: Path) -> None:
    """Write one rule set from the standards of all that are shipped, over again until enough.

    Each round of an institution has its own ids, records and sources, so that no two standards
    meet the same case.
    """
    folder.mkdir()
    whole: dict[str, dict[str, Any]] = {}
    for part in islice(_parts(), STANDARDS):
        _add(whole, part)
    for name in FILES:
        text = yaml.dump(whole[name], Dumper=_Plain, allow_unicode=True, sort_keys=False)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def _parts() -> Iterator[dict[str, Any]]:
    """Give each standard with all that belongs to it, by file."""
    for number in range(1, 3):
        for home in sorted(path.parent for path in RULES.glob("*/charter.yaml")):
            yield from _round(home, f"{home.name}{number}")


def _round(home: Path, tag: str) -> Iterator[dict[str, Any]]:
    texts = {name: (home / f"{name}.yaml").read_text(encoding="utf-8") for name in FILES}
    files = {name: yaml.load(text, Loader=yaml.BaseLoader) for name, text in texts.items()}
    ids = {each["id"] for each in files["charter"]["standards"]}
    declared = files["charter"].get("records", {})
    records = {f"{name}_{tag}": _declared(name, declared) for name in {*RECORD_TERMS, *declared}}
    sources = {f"{tag}-{name}": each for name, each in files["charter"]["sources"].items()}
    columns = {f"{name}_{tag}": each for name, each in files["columns"]["records"].items()}
    for standard in files["charter"]["standards"]:
        tests = [test for test in files["tests"]["tests"] if test["standard"] == standard["id"]]
        yield {
            "head": files["charter"],
            "records": records,
            "sources": sources,
            "columns": columns,
            "standard": _renamed(standard, tag, ids),
            "tests": _renamed(tests, tag, ids),
        }


def _declared(name: str, declared: dict[str, Any]) -> dict[str, Any]:
    if name in declared:
        return dict(declared[name])
    return {"title": RECORD_TERMS[name].word, "dated_by": RECORD_TERMS[name].dated_by}


def _renamed(part: Any, tag: str, ids: set[str], key: str = "") -> Any:  # noqa: ANN401  # YAML
    """Give a part of a file its own names of standards, records and sources."""
    if isinstance(part, dict):
        return {name: _renamed(value, tag, ids, name) for name, value in part.items()}
    if isinstance(part, list):
        return [_renamed(value, tag, ids, key) for value in part]
    if part == "":
        return None  # an empty value takes a key away; a quoted one would not
    if key == "record":
        return f"{part}_{tag}"
    if key == "source" or (key in {"id", "standard", "exception_to", "extends"} and part in ids):
        return f"{tag}-{part}"
    return f"{tag}-{part}" if key == "due_of" else part


def _add(whole: dict[str, dict[str, Any]], part: dict[str, Any]) -> None:
    if not whole:
        head = {key: part["head"][key] for key in ("schema", "institution", "report", "calendar")}
        whole["charter"] = {**head, "sources": {}, "records": {}, "standards": []}
        whole["columns"] = {"schema": "slaaudit/columns/1", "records": {}}
        whole["tests"] = {"schema": "slaaudit/tests/1", "tests": []}
    whole["charter"]["sources"] |= part["sources"]
    whole["charter"]["records"] |= part["records"]
    whole["charter"]["standards"].append(part["standard"])
    whole["columns"]["records"] |= part["columns"]
    whole["tests"]["tests"] += part["tests"]
