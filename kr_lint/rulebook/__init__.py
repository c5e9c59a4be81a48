"""Rule files → checked rules → findings."""
