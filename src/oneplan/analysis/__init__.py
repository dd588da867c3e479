"""The analysis that stands beside a plan: the situation of a place, strengths and weaknesses."""
