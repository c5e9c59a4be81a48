"""Rules for marketing teams: which metrics belong to the routine and which to the leap."""
