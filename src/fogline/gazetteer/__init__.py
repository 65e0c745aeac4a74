"""Read-only indexes of names, named by content hash."""
