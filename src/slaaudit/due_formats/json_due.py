"""What is due for machines, described by `due.schema.json`."""

import json

from slaaudit.due_formats import DrawingOptions, DueFile
from slaaudit.due_formats.rows import entry_plain, unknown_plain
from slaaudit.release import __version__
from slaaudit.reporting.clean import clean_text

SCHEMA = "slaaudit/due/1"


def draw(file: DueFile, _options: DrawingOptions) -> bytes:
    """Write the list as UTF-8 JSON, the same bytes every time."""
    institution = file.voice.rules.charter.institution
    plain = {
        "schema": SCHEMA,
        "tool": {"name": "slaaudit", "version": __version__},
        "institution": {"id": institution.id, "name": clean_text(institution.name)},
        "rules": {"digest": file.voice.rules.digest},
        "as_of": file.as_of.isoformat(),
        "cases": [entry_plain(case) for case in file.listed.cases],
        "unknown": [unknown_plain(case) for case in file.listed.unknown],
    }
    return (json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
