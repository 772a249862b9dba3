"""Cells to typed columns: every written form is decided here, once per distinct value."""

from slaaudit.values.cells import factorise
from slaaudit.values.flags import flag_column
from slaaudit.values.instants import (
    instant_column,
    instant_column_from_parts,
    open_instants,
    open_instants_from_parts,
    settled,
)
from slaaudit.values.moments import parse_instant
from slaaudit.values.numbers import NumberUnit, number_column, rings_column
from slaaudit.values.words import category_column, text_column

__all__ = [
    "NumberUnit",
    "category_column",
    "factorise",
    "flag_column",
    "instant_column",
    "instant_column_from_parts",
    "number_column",
    "open_instants",
    "open_instants_from_parts",
    "parse_instant",
    "rings_column",
    "settled",
    "text_column",
]
