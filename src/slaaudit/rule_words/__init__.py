"""A rule set in words: what each promise asks, how it is measured, and by which article."""
