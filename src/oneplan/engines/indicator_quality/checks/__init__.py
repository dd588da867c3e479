"""The checks, by what they look at: name, unit, baseline, targets, and rows side by side."""
