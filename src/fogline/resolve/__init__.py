"""Mentions into parties, places and times."""
