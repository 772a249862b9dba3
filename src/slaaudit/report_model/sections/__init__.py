"""The sections of the report, one to a file; they do not know each other."""
