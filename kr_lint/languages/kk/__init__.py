"""Kazakh: word forms, lexicon, grammar words."""
