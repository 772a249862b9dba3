"""How large a file may be: the one place that bounds the memory of reading.

A sheet of the most cells takes about a gigabyte while it is read; of what was read only the wanted
columns are kept. One sheet is held at a time, and of the first file one more that is read ahead.
"""

#: What a package may unpack to, all its parts together.
LARGEST_UNPACKED = 2 << 30
#: A package may unpack to this many times its size, or to the smaller of the two bounds.
HIGHEST_RATIO = 200
SUSPECT_UNPACKED = 50 << 20
#: Cells of the box from A1 to the last row and column: the parser makes room for all of them.
MOST_CELLS = 20_000_000
#: Cells of a parquet file's wanted columns: they are read as codes, four bytes each.
MOST_CODED_CELLS = 200_000_000
