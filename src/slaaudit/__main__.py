"""Where a run begins, and the only place that catches everything."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from slaaudit.workbook import ReadAhead

#: A defect of slaaudit itself (EX_SOFTWARE of sysexits.h).
_DEFECT = 70
_INTERRUPTED = 130
_TRACEBACK_FLAG, _TRACEBACK_VARIABLE = "--traceback", "SLAAUDIT_TRACEBACK"


def main() -> None:
    """Run the command line and leave with its exit code."""
    # What a run makes is freed once nothing refers to it; a search for rings only takes time.
    gc.disable()
    # numpy's linear algebra, unused here, would begin by starting a thread for every core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # pydantic would ask every package installed whether it extends pydantic: nothing here is to be.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    code = run(sys.argv[1:])
    if code in (_DEFECT, _INTERRUPTED):
        sys.exit(code)
    # All is written, stdout by `run` and stderr line by line. To give back every object one by one
    # before the process gives back all of them would be an eighth of a run's time.
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code; a defect becomes one line and 70."""
    wanted = [argument for argument in arguments if argument != _TRACEBACK_FLAG]
    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)
    try:
        ahead = _read_ahead(wanted)
        from slaaudit.cli.app import run_app  # noqa: PLC0415  # a defect while loading is one too

        code = run_app(wanted, ahead)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _leave_stdout()
        return _INTERRUPTED
    except Exception as error:
        if len(wanted) < len(arguments) or os.environ.get(_TRACEBACK_VARIABLE):
            raise
        return _report_defect(error)
    return code


def _read_ahead(arguments: Sequence[str]) -> "ReadAhead | None":
    """Let a large workbook be parsed while Python still loads what will judge it."""
    if arguments[:1] not in (["check"], ["report"]):
        return None
    from slaaudit.workbook import ReadAhead  # noqa: PLC0415  # no other command needs it

    return ReadAhead([Path(each) for each in arguments[1:] if not each.startswith("-")])


def _never_fail(stream: TextIO) -> None:
    """Write a question mark where the console's code page (CP949 …) lacks a character."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _leave_stdout() -> None:
    """Give up a pipe that nobody reads, so that the interpreter does not complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report_defect(error: Exception) -> int:
    kind = type(error).__name__
    sys.stderr.write(
        f"slaaudit 자체의 결함입니다 ({kind}). 자료나 규칙의 잘못이 아닙니다: 같은 명령에 "
        f"{_TRACEBACK_FLAG}를 붙인 출력을 개인정보를 지우고 개발자에게 보내 주십시오.\n"
    )
    return _DEFECT


if __name__ == "__main__":
    main()
