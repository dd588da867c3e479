"""What stops a start, told to the person at the terminal together with the remedy."""


class LaunchProblem(Exception):
    """Something outside the program is in the way.  The message says what to do about it."""
