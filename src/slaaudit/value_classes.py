"""The classes that only hold values, made quickly: a run makes over a hundred before its work.

The standard library writes and compiles the source of six methods for each of them, in half a
millisecond. Here it does so for `__init__` alone, and the other methods are shared. To mypy this is
the standard library's `dataclass`: mypy is what keeps the frozen ones as they are, and nothing
watches over them again while a run goes on.
"""

import dataclasses
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, cast

__all__ = ["dataclass"]

_Class = TypeVar("_Class", bound=type)


def _quick(
    *, frozen: bool = False, slots: bool = False, eq: bool = True
) -> Callable[[_Class], _Class]:
    """Make a dataclass as the standard library does; what the class says itself goes before."""

    def make(written: _Class) -> _Class:
        own = set(vars(written))
        plain = dataclasses.dataclass(repr=False, eq=False, slots=slots)  # noqa: TID251  # all begins here
        made: Any = plain(written)
        methods = {"__repr__": _repr, **(_comparing(made, hashed=frozen) if eq else {})}
        for name in methods.keys() - own:
            setattr(made, name, methods[name])
        return cast("_Class", made)

    return make


def _repr(self: Any) -> str:  # noqa: ANN401  # any dataclass
    fields = (field for field in dataclasses.fields(self) if field.repr)
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields)
    return f"{type(self).__qualname__}({shown})"


def _comparing(made: Any, *, hashed: bool) -> Mapping[str, Callable[..., object] | None]:  # noqa: ANN401  # the same
    """Give the methods by which two of a class are the same if all their fields are."""
    fields = [field for field in dataclasses.fields(made) if field.compare]
    compared = _values([field.name for field in fields])
    counted = _values([field.name for field in fields if field.hash is not False])

    def equals(self: object, other: object) -> object:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def hash_of(self: object) -> int:
        return hash(counted(self))

    return {"__eq__": equals, "__hash__": hash_of if hashed else None}


def _values(names: list[str]) -> Callable[[object], object]:
    """Give what takes these values out of an object, as a tuple where there are any."""
    return attrgetter(*names) if len(names) > 1 else attrgetter("__class__", *names)


if TYPE_CHECKING:
    from dataclasses import dataclass  # noqa: TID251  # what mypy knows
else:
    dataclass = _quick
