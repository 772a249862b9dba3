"""The cells in the XML of a sheet's rows, found all at once: where each stands, and its value.

A tree of a long sheet, or an object for each of its cells, would take longer to make than all that
is done with them afterwards. So the bytes are searched as a whole for the tags of cells. All that
is found is held against the one way in which spreadsheets write them; rows that are written in any
other way are `UnusualSheetError`, and must be parsed as XML.
"""

import re

import numpy as np
from numpy.typing import NDArray

from slaaudit.packed_texts import FIRST_BYTES, WORD
from slaaudit.value_classes import dataclass

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Words = NDArray[np.uint64]

#: So much stands around the rows, that as much can be read before and behind every tag.
MARGIN = 64
#: Kinds of tags by the sign behind `<`; 0 is every other one.
_CELL, _VALUE, _END, _ROW, _INLINE, _TEXT, _FORMULA = range(1, 8)
_KINDS = np.zeros(256, dtype=np.uint8)
_KINDS[list(b"cv/ritf")] = range(_CELL, _FORMULA + 1)
#: The most tags of a cell: `<c><is><t></t></is></c>`.
_TAGS_OF_CELL = 6
_NUMBERS, _LETTERS, _LAST_ROW, _DIGITS = 10, 26, 1_048_576, 7
_BYTE = np.uint64(0xFF)
#: Where in the word of a cell's tag its column's letters stand.
_LETTERS_AT = np.uint64(48), np.uint64(56)
_CELL_TAG, _ROW_TAG = b'<c r="', b'<row r="'
_KEEPING = b'<t xml:space="preserve">'
#: How the tag of a text ends that a formula gave.
_STRING = b't="str">'
_STRING_TAG = re.compile(rb'<c r="[A-Z]+[0-9]+"(?: (?:s|cm|vm)="[0-9]+")* t="str">')


class UnusualSheetError(Exception):
    """A sheet that is not written as spreadsheets usually are: nothing is said of its cells."""


def require_usual(usual: object) -> None:
    """Raise `UnusualSheetError` where something is not as usual."""
    if not usual:
        raise UnusualSheetError


def words_of(xml: bytes) -> Words:
    """Give the eight signs from each place on as one number, the first sign its lowest byte."""
    return np.ndarray((len(xml) - WORD + 1,), dtype="<u8", buffer=xml, strides=(1,))


def begin(words: Words, text: bytes) -> Bools:
    """Tell which words begin with a text, or are it."""
    own = words if len(text) == WORD else words & FIRST_BYTES[len(text)]
    begun: Bools = own == np.uint64(int.from_bytes(text, "little"))
    return begun


def hold(words: Words, places: Ints | NDArray[np.int32], text: bytes) -> Bools:
    """Tell at which places a text of any length stands, given the words from each place on."""
    held = np.ones(len(places), dtype=np.bool_)
    for start in range(0, len(text), WORD):
        held &= begin(words[places + start], text[start : start + WORD])
    return held


@dataclass(frozen=True, slots=True)
class CellsFound:
    """The filled cells of some rows, row by row and left to right, one entry per cell.

    `at` is the row's number (from 1), `columns` the column (from 0). In `xml` a cell's tag goes on
    from `tags`, behind its address, until `tag_ends`, and its value from `starts` until `ends`.
    `inline`: it holds a text of its own; `kept`: whose blanks count. `computed`: where it is False
    a formula has no value, and itself stands for it. `first_row` and `last_row` (numbers) and
    `last_column` (an index) tell how far even empty cells reach; `formulas` counts them all.
    """

    xml: bytes
    at: NDArray[np.int32]
    columns: NDArray[np.int16]
    tags: NDArray[np.int32]
    tag_ends: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    inline: Bools
    kept: Bools
    computed: Bools
    first_row: int
    last_row: int
    last_column: int
    formulas: int


class _Tags:
    """The tags of some rows, by index: where each begins, and of what kind it is."""

    def __init__(self, xml: bytes) -> None:
        self.signs = np.frombuffer(xml, dtype=np.uint8)
        self.words = words_of(xml)
        # the margin holds a few that are none, as so many are looked at behind a cell
        self.opened = np.flatnonzero(self.signs == ord("<"))
        self.kinds = _KINDS[self.signs[1:][self.opened]]
        self.count = len(self.opened) - _TAGS_OF_CELL
        require_usual(self.kinds[: self.count].all() and not self.kinds[self.count :].any())

    def of(self, kind: int) -> Ints:
        """Give the indices of all tags of a kind."""
        return np.flatnonzero(self.kinds == kind)

    def are(self, tags: Ints, kind: int) -> Bools:
        """Tell which tags are of a kind."""
        found: Bools = self.kinds[tags] == kind
        return found

    def word(self, tags: Ints) -> Words:
        """Give the first eight signs of each tag."""
        words: Words = self.words[self.opened[tags]]
        return words

    def closed(self, tags: Ints) -> Bools:
        """Tell which tags end in themselves (`<v/>`); the next one must stand right behind."""
        ends = self.opened[tags + 1]
        require_usual((self.signs[ends - 1] == ord(">")).all())
        found: Bools = self.signs[ends - 2] == ord("/")
        return found

    def require(self, tags: Ints, text: bytes) -> None:
        """Require that all begin with a text of up to eight signs."""
        require_usual(begin(self.word(tags), text).all())


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows: the index of each one's tag, its number, how many digits that has, and these."""

    tags: Ints
    numbers: Ints
    lengths: Ints
    digits: Words

    @classmethod
    def of(cls, tags: _Tags) -> "_Rows":
        rows = tags.of(_ROW)
        tags.require(rows, _ROW_TAG)
        first = tags.opened[rows] + len(_ROW_TAG)
        numbers, lengths = (np.zeros(len(rows), dtype=np.int64) for _ in range(2))
        more = np.ones(len(rows), dtype=np.bool_)
        for place in range(_DIGITS):
            digit = tags.signs[first + place].astype(np.int64) - ord("0")
            more &= (digit >= 0) & (digit < _NUMBERS)
            numbers = np.where(more, numbers * _NUMBERS + digit, numbers)
            lengths += more
        require_usual((tags.signs[first + lengths] == ord('"')).all())
        require_usual(((numbers > 0) & (numbers <= _LAST_ROW)).all())
        require_usual(len(numbers) and (np.diff(numbers) > 0).all())
        return cls(rows, numbers, lengths, tags.words[first] & FIRST_BYTES[lengths])


@dataclass(frozen=True, slots=True)
class _Addresses:
    """Each cell's row (an index), its column, and the place behind its address."""

    row: Ints
    column: Ints
    end: Ints

    @classmethod
    def of(cls, tags: _Tags, cells: Ints, rows: _Rows) -> "_Addresses":
        counts = np.diff(np.append(np.searchsorted(cells, rows.tags), len(cells)))
        require_usual(int(counts.sum()) == len(cells))
        row = np.repeat(np.arange(len(rows.tags)), counts)
        words = tags.word(cells)
        require_usual(begin(words, _CELL_TAG).all())
        signs = ((words >> shift & _BYTE).astype(np.int64) for shift in _LETTERS_AT)
        first, second = (sign - ord("A") for sign in signs)
        require_usual(((first >= 0) & (first < _LETTERS) & (second < _LETTERS)).all())
        two = second >= 0
        column = np.where(two, (first + 1) * _LETTERS + second, first)
        digits = tags.opened[cells] + len(_CELL_TAG) + 1 + two
        lengths = rows.lengths[row]
        end = digits + lengths
        agrees = tags.words[digits] & FIRST_BYTES[lengths] == rows.digits[row]
        require_usual((agrees & (tags.signs[end] == ord('"'))).all())
        require_usual(not ((np.diff(column) <= 0) & (np.diff(row) == 0)).any())
        return cls(row, column, end + 1)


class _Values:
    """Where the values of cells stand; `used` counts the tags that each cell is made of."""

    def __init__(self, tags: _Tags, cells: Ints) -> None:
        size = len(cells)
        self._tags = tags
        self.starts, self.ends = (np.zeros(size, dtype=np.int64) for _ in range(2))
        self.used = np.ones(size, dtype=np.int64)
        self.filled, self.inline, self.kept, self.formula, self.computed = (
            np.zeros(size, dtype=np.bool_) for _ in range(5)
        )
        self._tag_starts, self.tag_ends = tags.opened[cells], tags.opened[cells + 1]
        within = np.flatnonzero(~tags.closed(cells))
        self.used[within] += 1  # the tag that ends the cell
        inner = cells[within] + 1
        self._step_over_formulas(within, inner)
        for kind, find in ((_VALUE, self._find_plain), (_INLINE, self._find_inline)):
            chosen = tags.are(inner, kind)
            if chosen.all():  # most sheets have cells of one kind alone
                find(within, inner)
                return
            find(within[chosen], inner[chosen])
            within, inner = within[~chosen], inner[~chosen]
        tags.require(inner, b"</c>")

    def _are_text(self, cells: Ints) -> Bools:
        """Tell the cells of texts that a formula gave; the others' empty values are none."""
        texts = hold(self._tags.words, self.tag_ends[cells] - len(_STRING), _STRING)
        for cell in cells[texts].tolist():  # few
            tag = self._tags.signs[self._tag_starts[cell] : self.tag_ends[cell]]
            require_usual(_STRING_TAG.fullmatch(tag.tobytes()))
        return texts

    def _step_over_formulas(self, cells: Ints, inner: Ints) -> None:
        """Note the formulas, and go on to what stands behind them."""
        tags = self._tags
        found = np.flatnonzero(tags.are(inner, _FORMULA))
        cells, at = cells[found], inner[found]
        ended = begin(tags.word(at + 1), b"</f>")
        require_usual(tags.closed(at[~ended]).all())
        self.formula[cells] = True
        self.filled[cells] = ~self._are_text(cells)
        self.starts[cells] = tags.opened[at]
        self.ends[cells] = np.where(ended, tags.opened[at + 1], tags.opened[at])
        self.used[cells] += 1 + ended
        inner[found] += 1 + ended

    def _find_plain(self, cells: Ints, values: Ints) -> None:
        """Find what stands in `<v>…</v>`. An empty one is no value, but for a text."""
        tags = self._tags
        whole = begin(tags.word(values), b"<v>")
        if not whole.all():
            self._find_empty(cells[~whole], values[~whole])
            cells, values = cells[whole], values[whole]
        tags.require(values + 1, b"</v>")
        tags.require(values + 2, b"</c>")
        self.used[cells] += 2
        starts, ends = tags.opened[values] + len("<v>"), tags.opened[values + 1]
        given = starts < ends
        if not given.all():
            given |= self._are_text(cells)
            cells, starts, ends = cells[given], starts[given], ends[given]
        self._note(cells, starts, ends)

    def _find_empty(self, cells: Ints, values: Ints) -> None:
        """Pass over `<v/>`, which is a value in the cell of a text alone."""
        tags, words = self._tags, self._tags.word(values)
        require_usual((begin(words, b"<v/>") | begin(words, b"<v />")).all())
        tags.require(values + 1, b"</c>")
        self.used[cells] += 1
        texts = self._are_text(cells)
        at = tags.opened[values[texts]]
        self._note(cells[texts], at, at)

    def _find_inline(self, cells: Ints, inline: Ints) -> None:
        """Find what stands in `<is><t>…</t></is>`: one text with no signs of reading beside it."""
        tags, texts = self._tags, inline + 1
        words = tags.word(texts)
        bare, plain = begin(words, b"<t/>") | begin(words, b"<t />"), begin(words, b"<t>")
        keeping = ~bare & ~plain
        require_usual(hold(tags.words, tags.opened[texts[keeping]], _KEEPING).all())
        tags.require(inline, b"<is>")
        require_usual(not self.formula[cells].any())
        tags.require((texts + 1)[~bare], b"</t>")
        behind = np.where(bare, texts + 1, texts + 2)
        tags.require(behind, b"</is>")
        tags.require(behind + 1, b"</c>")
        self.used[cells] += np.where(bare, 3, 4)
        self.inline[cells], self.kept[cells] = True, keeping
        starts = tags.opened[texts] + np.where(keeping, len(_KEEPING), len("<t>"))
        starts = np.where(bare, tags.opened[texts], starts)
        self._note(cells, starts, tags.opened[np.where(bare, texts, texts + 1)])

    def _note(self, cells: Ints, starts: Ints, ends: Ints) -> None:
        self.starts[cells], self.ends[cells] = starts, ends
        self.filled[cells] = self.computed[cells] = True


def find_cells(rows: bytes) -> CellsFound:
    """Find the cells of whole rows, `<row r="1" …>…</row>` each. Raises `UnusualSheetError`."""
    require_usual(b"\0" not in rows)
    xml = b" " * MARGIN + rows + b"<" * _TAGS_OF_CELL + b" " * MARGIN
    tags = _Tags(xml)
    found = _Rows.of(tags)
    cells = tags.of(_CELL)
    addresses, values = _Addresses.of(tags, cells, found), _Values(tags, cells)
    ends = np.where(tags.closed(found.tags), 1, 2)
    require_usual(int(values.used.sum() + ends.sum()) == tags.count)
    filled = slice(None) if values.filled.all() else np.flatnonzero(values.filled)

    def places(of_all: Ints) -> NDArray[np.int32]:
        return of_all.astype(np.int32)[filled]

    return CellsFound(
        xml,
        at=places(found.numbers[addresses.row]),
        columns=addresses.column.astype(np.int16)[filled],
        tags=places(addresses.end),
        tag_ends=places(values.tag_ends),
        starts=places(values.starts),
        ends=places(values.ends),
        inline=values.inline[filled],
        kept=values.kept[filled],
        computed=values.computed[filled],
        first_row=int(found.numbers[0]),
        last_row=int(found.numbers[-1]),
        last_column=int(addresses.column.max()) if len(cells) else 0,
        formulas=int(values.formula.sum()),
    )
