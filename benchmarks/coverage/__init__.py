"""How long a look at the coverage of the whole country takes: ``benchmarks.coverage.run``."""
