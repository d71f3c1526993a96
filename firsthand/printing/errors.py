"""What can go wrong in the print room."""


class PrintingError(Exception):
    """Something cannot be printed; the message says why and what to do."""


# What to do where a library of the print room is missing.
MISSING = (
    "Papers cannot be printed: a library of the extra `pdf`, or Pango, is missing. Install them with "
    '`pip install "firsthand[pdf]"` and, on Debian or Ubuntu, `sudo apt-get install libpango-1.0-0 '
    "libpangoft2-1.0-0 libharfbuzz-subset0`; on macOS, `brew install pango`. "
    "Or switch papers off with `pdf: false` under `plugins: firsthand:`."
)
