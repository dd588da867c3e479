"""Maps drawn as SVG by the server, from boundaries or, without them, as a grid of tiles."""
