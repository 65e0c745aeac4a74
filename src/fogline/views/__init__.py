"""Tables folded from the ledger."""
