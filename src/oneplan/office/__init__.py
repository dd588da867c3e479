"""Pages of signed-in officers that join several concepts."""
