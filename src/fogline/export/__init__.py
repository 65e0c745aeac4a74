"""Datasets, one file per shape."""
