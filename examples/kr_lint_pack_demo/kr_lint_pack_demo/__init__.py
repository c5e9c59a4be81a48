"""Rules of a team that does not want to be paid by the hour."""
