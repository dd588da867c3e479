"""A made-up country of the real size: built once, measured by ``benchmarks.pages``."""
