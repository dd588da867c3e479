"""Layouts: the kinds of table OnePlan knows, how one is recognised, and what its rows become."""
