"""The yearly round: one ranked list, the frame drawn on it later, and the list adopted."""
