"""Speed, start-up, growth and memory, each as a ratio taken in one run: ``python -m benchmarks.run``."""
