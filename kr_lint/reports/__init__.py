"""Diagnostics → text, JSON and what else a reader wants; one file a format."""
