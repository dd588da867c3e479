"""The same services and rights over HTTP and JSON."""
