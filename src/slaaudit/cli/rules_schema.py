"""The work of `slaaudit rules schema`: what an editor checks rule files against."""

import json
from pathlib import Path

from slaaudit.cli.choices import chosen, destinations, language, refuse
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.screen import write_stdout
from slaaudit.rule_schemas import RULE_SCHEMAS, rule_schema, schema_file, schema_text


def show_schemas(name: str | None, output_format: str, lang: str, *, force: bool) -> int:
    """Write the schema of one kind of rule file; of all kinds, into a folder that is named."""
    language(lang)
    (target,) = destinations([output_format], ("json",))
    if name is not None:
        chosen("rules schema", name, RULE_SCHEMAS)
    if target.file is not None and (name is None or target.file.is_dir()):
        kinds = tuple(RULE_SCHEMAS) if name is None else (name,)
        write_schemas(target.file, kinds, force=force)
    elif target.file is not None:
        require_free(target.file, force=force)
        write_file(target.file, [schema_text(str(name))])
    else:
        # JSON is UTF-8 whatever the console's code page is
        write_stdout([_page(name).encode()])
    return ExitCode.DONE


def write_schemas(folder: Path, kinds: tuple[str, ...], *, force: bool) -> None:
    """Write schemas into a folder, each under its own name; all of them or none."""
    files = {folder / schema_file(kind): schema_text(kind) for kind in kinds}
    for file in files:
        require_free(file, force=force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("SLA813", file=str(folder), why=error.strerror or "-") from None
    for file, text in files.items():
        write_file(file, [text])


def _page(name: str | None) -> str:
    if name is not None:
        return schema_text(name)
    every = {kind: rule_schema(kind) for kind in RULE_SCHEMAS}
    return json.dumps(every, ensure_ascii=False) + "\n"
