"""The lists and rules kept as data: shown with their uses, edited with history and undo."""
