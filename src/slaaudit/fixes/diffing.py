"""What fixes would change in a file, as `patch` and `git apply` read it."""

import re
from collections.abc import Iterator
from difflib import unified_diff

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_NO_END = "\\ No newline at end of file\n"


def file_diff(shown: str, before: bytes, after: bytes) -> Iterator[str]:
    """Write the difference; nothing where there is none. `shown` is the path as people know it."""
    old, new = (_LINE.findall(content.decode()) for content in (before, after))
    path = shown.lstrip("/")
    for line in unified_diff(old, new, f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n{_NO_END}"
