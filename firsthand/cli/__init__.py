"""`firsthand` on the command line: one file a command, one boundary that owns the exit codes."""

from firsthand.cli.boundary import main

__all__ = ["main"]
