"""Russian: word forms, lexicon, grammar words."""
