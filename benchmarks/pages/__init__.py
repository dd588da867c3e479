"""How quick the main pages are under load, from one province to the country."""
