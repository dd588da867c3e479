"""OnePlan: one plan for every area of Thailand."""
