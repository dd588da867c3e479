"""The made-up example province, built through the services."""
