"""What is done: the actions of a statement, found by the grammar of its language."""
