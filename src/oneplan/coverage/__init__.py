"""Coverage: what plans and national targets no work serves, and works that serve none."""
