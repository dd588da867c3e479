"""Template tags of annual plans."""
