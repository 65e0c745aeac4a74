"""Fogline reads reporting on an armed conflict and keeps the record an analyst would."""

__version__ = "0.1.0.dev0"
