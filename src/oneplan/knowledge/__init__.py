"""What people should know: the words of the field, the code lists, the calendar."""
