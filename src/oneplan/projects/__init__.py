"""Projects and their main activities: the living work, entered once."""
