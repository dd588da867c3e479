"""How long a province takes to the next list version and back: ``benchmarks.crosswalk.run``."""
