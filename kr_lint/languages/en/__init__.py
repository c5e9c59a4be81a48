"""English: word forms, lexicon, grammar words."""
