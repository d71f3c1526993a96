"""What `firsthand withdraw` finds, shows and leaves to people."""
