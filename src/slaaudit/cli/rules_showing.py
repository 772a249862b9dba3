"""The work of `slaaudit rules show`: every promise of a rule set, and how it is measured."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from slaaudit.cli.choices import destinations, language
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.rule_folders import rule_folders
from slaaudit.cli.screen import notice_findings, text_width, write_stdout
from slaaudit.findings import Refusal, RefusalKind
from slaaudit.rule_words.rules_markdown import rules_markdown
from slaaudit.rule_words.rules_plain import rules_plain
from slaaudit.rule_words.rules_text import rules_text
from slaaudit.rule_words.voice import Voice
from slaaudit.rulefile import read_rule_set
from slaaudit.terms import Lang


def show_rules(specs: Sequence[str], output_format: str, lang: str, *, force: bool) -> int:
    """Write the pages of the rule sets named, else of all that are known."""
    spoken = language(lang)
    (target,) = destinations([output_format], ("text", "md", "json"))
    if target.file is not None:
        require_free(target.file, force=force)
    voices = [_voice(folder, spoken) for folder in rule_folders(specs)]
    page = "".join(_page(voices, target.format))
    if target.file is not None:
        write_file(target.file, [page])
    else:
        # JSON is UTF-8 whatever the console's code page is
        write_stdout([page.encode()] if target.format == "json" else [page])
    return ExitCode.DONE


def _voice(folder: Path, lang: Lang) -> Voice:
    rules, findings = read_rule_set(folder, waivers=False)
    if rules is None:
        raise Refusal(RefusalKind.UNUSABLE, *findings)
    notice_findings(findings, lang)
    return Voice(rules, lang)


def _page(voices: Sequence[Voice], output_format: str) -> Iterator[str]:
    if output_format == "json":
        pages = [rules_plain(voice) for voice in voices]
        plain = pages[0] if len(pages) == 1 else pages
        yield json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
        return
    for place, voice in enumerate(voices):
        yield "\n" if place else ""
        if output_format == "md":
            yield from rules_markdown(voice)
        else:
            yield rules_text(voice, text_width())
