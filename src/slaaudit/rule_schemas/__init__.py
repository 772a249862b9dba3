"""The rule files as JSON Schema (draft-07), made from their one declaration in `spec`.

Editors with a YAML language server check a rule file against it while it is written, and show what
each key means. What no schema can say (names that exist, circles, sense), `rules check` says.
"""

from slaaudit.rule_schemas.making import (
    REPORT_TEXTS,
    RULE_SCHEMAS,
    modeline,
    rule_schema,
    schema_file,
    schema_text,
)

__all__ = ["REPORT_TEXTS", "RULE_SCHEMAS", "modeline", "rule_schema", "schema_file", "schema_text"]
