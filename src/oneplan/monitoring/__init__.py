"""What was done: progress reports on activities."""
