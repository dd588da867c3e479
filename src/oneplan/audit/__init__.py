"""That something changed: one entry per service call, in the service's own transaction."""
