"""Local development plans: their books, the yearly ordinance, and the operational plan."""
