"""Captures into documents: frozen text, zones, language, stated dates."""
