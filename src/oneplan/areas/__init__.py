"""Areas (the administrative tree) and bodies (organisations), two things, both with dates."""
