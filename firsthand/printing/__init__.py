"""Insight Briefs as PDF and as slides, quote cards as pictures.

The only room that knows WeasyPrint, python-pptx, resvg and fontTools.
"""
