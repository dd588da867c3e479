"""Books that join several concepts: official forms filled from the one entry."""
