"""Which slaaudit this is. Modules ask here, so that none goes through the package's front door."""

__version__ = "0.1.0"
