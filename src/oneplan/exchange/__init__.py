"""Exchange: files coming in and going out, each row with its story and its faults."""
