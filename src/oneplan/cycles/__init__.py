"""Planning periods (2571-2575) and their dated steps, as data re-issued every year."""
