"""What is built and who has it: the receiver is named before anything is built."""
