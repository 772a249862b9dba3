"""The work of `slaaudit rules explain`: the page of a code, or one standard in sentences."""

import json
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from slaaudit.cli.choices import destinations, language, refuse
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.rule_folders import rule_folders
from slaaudit.cli.screen import notice_findings, text_width, write_stdout
from slaaudit.code_pages import CodePage, code_page, page_markdown, page_plain, page_text
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.findings.catalogue import CATALOGUE
from slaaudit.rule_words.promise_words import PromiseWords, promises_of
from slaaudit.rule_words.rules_markdown import promise_markdown
from slaaudit.rule_words.rules_plain import promise_plain
from slaaudit.rule_words.rules_text import promise_text
from slaaudit.rule_words.voice import Voice
from slaaudit.rulefile import known_institutions, read_rule_set
from slaaudit.terms import Lang

_SCHEMA = "slaaudit/explanation/1"
_MOST_MEANT = 3

Found = tuple[PromiseWords, Voice]


def explain(topic: str, rules: str | None, output_format: str, lang: str, *, force: bool) -> int:
    """Write the page of a code; else the promise of that id in the rules named, else in all."""
    spoken = language(lang)
    (target,) = destinations([output_format], ("text", "md", "json"))
    if target.file is not None:
        require_free(target.file, force=force)
    page = _page_of(topic)
    if page is not None:
        text = _said_page(page, target.format, spoken)
    else:
        text = _said_promise(_promise_of(topic, rules, spoken), target.format)
    if target.file is not None:
        write_file(target.file, [text])
    else:
        # JSON is UTF-8 whatever the console's code page is
        write_stdout([text.encode()] if target.format == "json" else [text])
    return ExitCode.DONE


def _page_of(topic: str) -> CodePage | None:
    """Find a code by itself or by its name, in whatever case."""
    named = {entry.name: code for code, entry in CATALOGUE.items()}
    code = topic.upper() if topic.upper() in CATALOGUE else named.get(topic.lower())
    return None if code is None else code_page(code)


def _said_page(page: CodePage, output_format: str, lang: Lang) -> str:
    if output_format == "json":
        return _as_json({"schema": _SCHEMA, "kind": "code", **page_plain(page, lang)})
    if output_format == "md":
        return page_markdown(page, lang)
    return page_text(page, lang, text_width())


def _promise_of(topic: str, rules: str | None, lang: Lang) -> Found:
    voices = list(_voices(rules, lang))
    promises = [(promise, voice) for voice in voices for promise in promises_of(voice)]
    found = [pair for pair in promises if pair[0].id == topic]
    if not found:
        raise _unknown(topic, (promise.id for promise, _ in promises))
    if len(found) > 1:
        named = [voice.rules.charter.institution for _, voice in found]
        known = ", ".join(f"{each.id} ({each.name})" for each in named)
        raise refuse("SLA842", shown=topic, known=known, first=named[0].id)
    return found[0]


def _voices(rules: str | None, lang: Lang) -> Iterable[Voice]:
    """Read the rules asked for, else all there are; broken ones stand in the way if asked for."""
    asked = rules is not None
    known = known_institutions(Path.cwd()).values()
    for folder in known if rules is None else rule_folders([rules]):
        rule_set, findings = read_rule_set(folder)
        if rule_set is None and asked:
            raise Refusal(RefusalKind.UNUSABLE, *findings)
        notice_findings(findings, lang)
        if rule_set is not None:
            yield Voice(rule_set, lang)


def _unknown(topic: str, ids: Iterable[str]) -> Refusal:
    names = (word for code, entry in CATALOGUE.items() for word in (code, entry.name))
    known = {word.lower(): word for word in (*names, *ids)}
    near = get_close_matches(topic.lower(), known, n=_MOST_MEANT)
    hint = f" → {', '.join(known[word] for word in near)}?" if near else ""
    return Refusal(RefusalKind.UNUSABLE, Finding("SLA841", facts={"shown": topic, "hint": hint}))


def _said_promise(found: Found, output_format: str) -> str:
    promise, voice = found
    if output_format == "json":
        return _as_json({"schema": _SCHEMA, "kind": "standard", **promise_plain(promise, voice)})
    if output_format == "md":
        return "".join(promise_markdown(promise, voice))
    return promise_text(promise, voice, text_width())


def _as_json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
