"""Where money comes from, what it may be called, its ceilings, and lines printed in budget papers."""
