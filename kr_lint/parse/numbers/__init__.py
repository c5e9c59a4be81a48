"""The numbers of a statement: what each is, what it measures and how it compares."""
