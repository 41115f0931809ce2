"""Figures of the engine beside an honest alternative, in one run: ``python -m benchmarks.run``."""
