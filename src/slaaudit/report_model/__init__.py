"""The report as one model: what it says, worked out once and drawn by every format."""
