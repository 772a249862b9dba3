"""How large a file may be: the one place that bounds the memory of reading.

Of most sheets a few megabytes of XML are held at a time, and the wanted columns are kept. A sheet
that must be parsed as a whole takes about a gigabyte where it has the most cells; one is held at a
time.
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
#: Of a sheet so many pieces of XML (4 MB at most) are searched for cells before they are read.
PIECES_AHEAD = 40
