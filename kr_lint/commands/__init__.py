"""The commands of ``kr-lint``, one file each."""
