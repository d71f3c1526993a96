"""Counting respondents. Every module takes records and returns frozen figures; nothing here knows of editions."""
