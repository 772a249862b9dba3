"""Templates of the page, read as files."""
