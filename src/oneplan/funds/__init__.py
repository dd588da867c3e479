"""Where money comes from, what it may be called, its ceilings, and lines of budget papers."""
