"""The declaration of a rule set as leaves: every key with its value, whatever it is.

What the words pass over is still found here, because nothing is listed by name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from slaaudit.spec.scalars import SpecModel
from slaaudit.value_classes import dataclass

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One leaf that is not the same; None where one side has none."""

    path: Path
    before: str | None
    after: str | None


def differences(before: object, after: object, path: Path = ()) -> tuple[Difference, ...]:
    """Give every leaf that differs, in the order of the new declaration."""
    old, new = dict(_leaves(before, path)), dict(_leaves(after, path))
    return tuple(
        Difference(key, old.get(key), new.get(key))
        for key in {**new, **old}
        if old.get(key) != new.get(key)
    )


def _leaves(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Name every leaf below a value; what is empty or not given has none."""
    if value is None:
        return
    parts = _parts(value)
    if parts is None:
        yield path, _plain(value)
    for key, part in parts or ():
        yield from _leaves(part, (*path, key))


def _parts(value: object) -> list[tuple[str, object]] | None:
    """Give what a value is made of by the keys of the rule files; None of a leaf."""
    if isinstance(value, SpecModel):
        names = type(value).model_fields
        return [(field.alias or name, getattr(value, name)) for name, field in names.items()]
    if is_dataclass(value) and not isinstance(value, type):
        kind = ("kind", type(value).__name__)
        return [kind, *((each.name, getattr(value, each.name)) for each in fields(value))]
    if isinstance(value, Mapping):
        return [(str(key), part) for key, part in value.items()]
    if isinstance(value, tuple):
        return [(str(place), part) for place, part in enumerate(value)]
    return None


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value.value) if isinstance(value, Enum) else str(value)
