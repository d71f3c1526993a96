"""Customer-interview research from git: every quote proved, every figure counted, nothing published without consent."""

__version__ = "0.1.0"
