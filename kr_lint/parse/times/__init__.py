"""Until when, over what time, how often."""
