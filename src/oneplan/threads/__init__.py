"""The thread: everything that has a story, its lineage and its events."""
