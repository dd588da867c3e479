"""What is measured, how it adds up, and the values that were observed."""
