"""Rule files: YAML bytes → RuleSet, with file, line and column for every mistake."""

from slaaudit.rulefile.folders import ALL_FILES, RULE_FILES, WAIVERS, RuleFolder, read_folder
from slaaudit.rulefile.load import (
    examine_files,
    examine_rule_set,
    load_draft,
    load_rule_set,
    load_trial,
    read_rule_set,
)
from slaaudit.rulefile.locate import (
    find_rules,
    is_installed,
    known_institutions,
    shipped_rules,
)

__all__ = [
    "ALL_FILES",
    "RULE_FILES",
    "WAIVERS",
    "RuleFolder",
    "examine_files",
    "examine_rule_set",
    "find_rules",
    "is_installed",
    "known_institutions",
    "load_draft",
    "load_rule_set",
    "load_trial",
    "read_folder",
    "read_rule_set",
    "shipped_rules",
]
