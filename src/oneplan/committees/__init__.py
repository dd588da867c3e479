"""Committees, their seats and meetings; a resolution is a transaction through registered acts."""
