"""What kind of promise a statement is: own work, completion, change, level."""
