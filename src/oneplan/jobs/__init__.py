"""Background work somebody waits for, with progress they can see."""
