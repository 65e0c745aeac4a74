"""The truth: append, read, migrate, verify, dump and load."""

from fogline.ledger.append import AppendResult
from fogline.ledger.ledger import Ledger
from fogline.ledger.line import EMPTY, Head, StoredEntry

__all__ = ["EMPTY", "AppendResult", "Head", "Ledger", "StoredEntry"]
