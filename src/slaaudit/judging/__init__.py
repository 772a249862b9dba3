"""Judging: scope, version, measure, excuse and verdict of one standard for all its cases."""
