"""Saved views: a list narrowed in a way a post comes back to, by name."""
