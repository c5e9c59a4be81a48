"""How many results a statement names."""
