"""The words of the field and what they mean, kept when people move."""
