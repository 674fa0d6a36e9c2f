"""Measured promises: `python3 dev.py bench` runs all of them; see docs/benchmarks.md."""
