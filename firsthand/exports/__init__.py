"""Data out: what an edition shows, for other programs."""
