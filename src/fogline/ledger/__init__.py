"""The truth: append, read, migrate, verify, dump and load."""

from fogline.ledger.append import AppendResult
from fogline.ledger.dump import dump, load
from fogline.ledger.faults import FAULT_CODES, NOTE_CODES, Fault, Report
from fogline.ledger.head import head_text, parse_head
from fogline.ledger.ledger import Ledger
from fogline.ledger.line import EMPTY, Head, StoredEntry
from fogline.ledger.verify import verify

__all__ = [
    "EMPTY",
    "FAULT_CODES",
    "NOTE_CODES",
    "AppendResult",
    "Fault",
    "Head",
    "Ledger",
    "Report",
    "StoredEntry",
    "dump",
    "head_text",
    "load",
    "parse_head",
    "verify",
]
