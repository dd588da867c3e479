"""What can be decided about plans with paper and pencil."""
