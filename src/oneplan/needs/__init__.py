"""Forums and what people asked for, in their own words."""
