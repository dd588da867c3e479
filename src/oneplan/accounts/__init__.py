"""Persons, posts and who sits in which post when; rights are held by posts for a term."""
