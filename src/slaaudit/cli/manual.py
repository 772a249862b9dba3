"""The manual: every command with its options as it declares them, and what they all share."""

from collections.abc import Iterator
from typing import Any

from slaaudit.cli.choices import refuse
from slaaudit.cli.exit_codes import EXIT_CODE_WORDS, ExitCode
from slaaudit.cli.screen import write_stdout
from slaaudit.cli.usage import near_name

#: Files that are looked for by name.
FILES = {
    "rules/<id>/charter.yaml": "헌장의 약속: 표준, 대상, 재는 법, 한계, 보상",
    "rules/<id>/columns.yaml": "자료의 제목을 규칙의 이름에 잇는 표",
    "rules/<id>/tests.yaml": "규칙의 시험: 한 건과 그 판정",
    "rules/<id>/waivers.yaml": "승인된 예외 (없어도 됨)",
    "slaaudit.toml": "rules = '기관 id나 경로': 이 폴더와 그 아래에서 쓸 규칙",
    "pyproject.toml": "[tool.slaaudit]에 같은 것",
    "plan.yaml": "보고서에 적을 기관의 글 (init --report가 만듦)",
}
#: Variables of the environment that change what is shown or written.
VARIABLES = {
    "COLUMNS": "글의 너비 (없으면 터미널의 너비, 파일로 갈 때는 100)",
    "NO_COLOR": "비어 있지 않으면 색을 쓰지 않음",
    "TERM": "dumb이면 색을 쓰지 않음",
    "WT_SESSION": "윈도 터미널에서만 색을 씀 (터미널이 정함)",
    "SLAAUDIT_TRACEBACK": "비어 있지 않으면 결함이 생긴 자리를 모두 보임 (--traceback과 같음)",
    "GITHUB_STEP_SUMMARY": "rules check -f github: 요약을 이 파일에 덧붙임",
    "GITHUB_WORKSPACE": "github, gitlab, sarif의 경로를 세는 뿌리",
    "CI_PROJECT_DIR": "같음 (GitLab)",
}


def show_manual(root: Any, words: tuple[str, ...]) -> int:  # noqa: ANN401  # typer exports no type
    """Write the manual, or the part of one command."""
    if not words:
        write_stdout(_whole(root))
        return ExitCode.DONE
    write_stdout([f"{_named(root, words).get_help()}\n"])
    return ExitCode.DONE


def _whole(root: Any) -> Iterator[str]:  # noqa: ANN401  # the same
    yield f"{root.get_help()}\n"
    for context in _below(root):
        title = context.command_path
        yield f"\n{title}\n{'-' * len(title)}\n\n{context.get_help()}\n"
    codes = {str(code): words for code, words in EXIT_CODE_WORDS.items()}
    for title, terms in (("종료 코드", codes), ("파일", FILES), ("환경 변수", VARIABLES)):
        formatter = root.make_formatter()
        with formatter.section(title):
            formatter.write_dl(list(terms.items()))
        yield f"\n{formatter.getvalue()}"


def _below(context: Any) -> Iterator[Any]:  # noqa: ANN401  # the same
    """Give every command below one, groups before what is in them."""
    for name in _names(context):
        below = _entered(context, name)
        yield below
        yield from _below(below)


def _names(context: Any) -> list[str]:  # noqa: ANN401  # the same
    listed = getattr(context.command, "list_commands", None)
    return [] if listed is None else list(listed(context))


def _entered(context: Any, name: str) -> Any:  # noqa: ANN401  # the same
    command = context.command.get_command(context, name)
    return command.make_context(name, [], parent=context, resilient_parsing=True)


def _named(context: Any, words: tuple[str, ...]) -> Any:  # noqa: ANN401  # the same
    for word in words:
        known = _names(context)
        if word not in known:
            path = context.command_path
            raise refuse("SLA807", shown=word, hint=near_name(word, known), command=path)
        context = _entered(context, word)
    return context
