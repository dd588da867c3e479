"""Plans, their editions, elements and listings: what a body has bound itself to, as printed."""
