"""Pages everybody may read without signing in."""
