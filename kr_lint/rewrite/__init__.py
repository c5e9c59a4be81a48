"""Findings → messages, hints and verified rewrites."""
