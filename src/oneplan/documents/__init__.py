"""Files, papers and the engine that prints official forms."""
