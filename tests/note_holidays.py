"""Note what the installed `holidays` package answers for the covered years: `make holidays`."""

from importlib.metadata import version
from pathlib import Path

from slaaudit import korean_holidays
from slaaudit.korean_holidays import FIRST_COVERED, LAST_COVERED, NOTED_FILE, ask_package


def noted_text() -> str:
    lines = [f"{on} {name}" for on, name in ask_package(FIRST_COVERED, LAST_COVERED).items()]
    return "\n".join([f"holidays {version('holidays')}", *lines, ""])


if __name__ == "__main__":
    target = Path(korean_holidays.__file__).with_name(NOTED_FILE)
    target.write_text(noted_text(), encoding="utf-8", newline="\n")
