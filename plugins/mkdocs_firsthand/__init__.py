"""Firsthand in MkDocs: events that delegate to the core and compute nothing."""

from mkdocs_firsthand.plugin import FirsthandPlugin

__all__ = ["FirsthandPlugin"]
