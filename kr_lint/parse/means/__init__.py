"""Means clauses."""
