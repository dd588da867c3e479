"""A plan on one page: what it says in official and in plain words, and who has read it."""
