"""The engines: plain Python without Django, each usable alone."""
