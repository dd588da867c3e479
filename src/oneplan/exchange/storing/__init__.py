"""Storing what was gathered: one module a group of layouts, and the ledger of all rows."""
