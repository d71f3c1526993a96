"""Other tools' files become notes, highlights and a codebook. A format claims a file, then converts it."""
