"""What a post is told of: what happened to its records, what is asked of it, what is due."""
