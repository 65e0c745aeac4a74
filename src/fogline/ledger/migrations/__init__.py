"""Numbered changes of the ledger's tables, each in one transaction together with its record.

A migration never changes a payload or a hash: it may only add or rebuild what is derived from them.
"""

from fogline.ledger.migrations import m0001_entries, m0002_lookups

MIGRATIONS = (m0001_entries, m0002_lookups)
"""Every migration in order; the number of the last is the schema's version."""

__all__ = ["MIGRATIONS"]
