"""What can go wrong in the print room."""


class PrintingError(Exception):
    """Something cannot be printed; the message says why and what to do."""
