"""Commands that are timed, each in a process of its own, as they are installed.

Run as a program it measures one command: the peak memory of a child starts at its parent's, so
the parent must be as small as this file.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(sys.executable).parent
SLAAUDIT = str(HERE / "slaaudit")
#: An installed program finds its modules compiled; without this each run would compile them.
_ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
#: A command that takes longer is run once.
_LONG_SECONDS = 5.0


@dataclass(frozen=True)
class Spent:
    """What one process took: seconds of the clock and of the processors, memory; what it wrote."""

    seconds: float
    processor: float
    megabytes: float
    written: str

    @property
    def processors(self) -> str:
        """The processors' time where it is not the clock's."""
        same = abs(self.processor - self.seconds) < self.seconds / 10
        return "" if same else f"CPU {self.processor:.1f} s"

    def memory_of(self, name: str) -> str:
        return f"{name} {self.megabytes:,.0f} MB"


def run(command: list[str]) -> str:
    """Run a command and give what it wrote."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_ENVIRONMENT)
    if _failed(command, done.returncode):
        raise SystemExit(f"{command}: {done.stderr}")
    return done.stdout


def _failed(command: list[str], code: int) -> bool:
    """Of a checker 1 is a finding, of a Python script a traceback."""
    return code not in ((0,) if command[0] == sys.executable else (0, 1))


def python(*code_and_arguments: str) -> list[str]:
    return [sys.executable, "-c", *code_and_arguments]


def measured(command: list[str]) -> Spent:
    return Spent(**json.loads(run([sys.executable, "-S", __file__, *command])))


def in_turn(*commands: list[str], runs: int = 3) -> list[Spent]:
    """Run commands in turn, A B A B …, and give the middle run of each; long ones run once."""
    rounds = [[measured(command) for command in commands]]
    if max(spent.seconds for spent in rounds[0]) < _LONG_SECONDS:
        rounds = [[measured(command) for command in commands] for _ in range(runs)]
    each = (sorted(spent, key=lambda one: one.seconds) for spent in zip(*rounds, strict=True))
    return [spent[len(spent) // 2] for spent in each]


def _main(command: list[str]) -> int:
    with tempfile.TemporaryFile("w+", encoding="utf-8") as written:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=written)
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        written.seek(0)
        told = Spent(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, written.read())
    print(json.dumps(vars(told)))
    return int(_failed(command, child.returncode))


if __name__ == "__main__":
    raise SystemExit(_main(sys.argv[1:]))
