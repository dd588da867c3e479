"""Template tags of pages of plans."""
