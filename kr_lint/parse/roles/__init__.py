"""Which measuring number is the baseline, which the target, which the change."""
