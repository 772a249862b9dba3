"""Audits Korean public institutions' service charters against exported case logs."""

__version__ = "0.1.0"
