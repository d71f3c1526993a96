"""Insight Briefs as PDF. The only room that knows WeasyPrint."""
