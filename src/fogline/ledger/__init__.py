"""The truth: append, read, migrate, verify, dump and load."""
