"""What plans align to: versioned lists of targets, and claimed causal links."""
