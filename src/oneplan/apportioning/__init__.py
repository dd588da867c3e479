"""How a ranked list is divided: which body takes each line, and which places gain how much."""
