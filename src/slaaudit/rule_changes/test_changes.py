"""Rule tests: which are new, gone or other. They judge nothing."""

from collections import Counter
from collections.abc import Iterator, Mapping

from slaaudit.rule_changes.change import Change, Effect, Side, changed
from slaaudit.rule_changes.declared import differences
from slaaudit.spec.rule_tests import RuleTest
from slaaudit.spec.ruleset import RuleSet

_Key = tuple[str, str, int]


def test_changes(old: Side, new: Side) -> Iterator[Change]:
    """Say which tests were added, removed or changed."""
    earlier, later = (_by_name(side.voice.rules) for side in (old, new))
    for key in {**later, **earlier}:
        before, after = earlier.get(key), later.get(key)
        if before == after:
            continue
        ends = _shown(key, before), _shown(key, after)
        label = new.voice.said("시험", "test")
        if before is not None and after is not None:
            parts = dict.fromkeys(each.path[0] for each in differences(before, after))
            shown = f"{label} {ends[1]}: " + new.voice.said("바뀜", "changed")
            ends, label = (None, None), f"{shown} ({', '.join(parts) or 'order'})"
        yield changed(f"tests.{key[0]}", Effect.WORDS, label, ends, new.voice)
    if not _order_kept(earlier, later):
        label = new.voice.said("시험의 순서가 바뀜", "tests in another order")
        yield changed("tests", Effect.WORDS, label, (None, None), new.voice)


def _by_name(rules: RuleSet) -> dict[_Key, RuleTest]:
    """Number the tests of one name, so that none hides another."""
    seen: Counter[tuple[str, str]] = Counter()
    named = {}
    for test in rules.tests:
        key = (test.standard, test.name)
        named[*key, seen[key]] = test
        seen[key] += 1
    return named


def _order_kept(before: Mapping[_Key, RuleTest], after: Mapping[_Key, RuleTest]) -> bool:
    return [key for key in before if key in after] == [key for key in after if key in before]


def _shown(key: _Key, test: RuleTest | None) -> str | None:
    return None if test is None else f"{key[0]} “{key[1]}”"
