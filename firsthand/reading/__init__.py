"""Text becomes records and problems. Loose input becomes strict here, once."""
