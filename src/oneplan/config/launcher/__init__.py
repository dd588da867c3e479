"""Starts, stops and repairs what OnePlan runs on: PostgreSQL, web server, worker."""
