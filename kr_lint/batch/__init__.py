"""Many statements and many files: processes, counts over folders and tables."""
