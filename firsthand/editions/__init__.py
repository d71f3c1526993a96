"""What an edition may show. Pages, print and exports receive a Publication and can reach nothing else."""
