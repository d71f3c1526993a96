"""Insight Briefs as PDF and quote cards as pictures. The only room that knows WeasyPrint, resvg and fontTools."""
