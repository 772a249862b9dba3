"""Commands that are timed, each in a process of its own, as they are installed."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(sys.executable).parent
SLAAUDIT = str(HERE / "slaaudit")
#: An installed program finds its modules compiled; without this each run would compile them.
_ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


def run(command: list[str]) -> str:
    """Run a command and give what it wrote; 1 is a finding, what is more a failure."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_ENVIRONMENT)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command}: {done.stderr}")
    return done.stdout


def python(*code_and_arguments: str) -> list[str]:
    return [sys.executable, "-c", *code_and_arguments]
