"""Quý – Năm: results of quarters and years, shortcomings, the papers of the year's end."""

from chibo_desktop.gui.year.place import year_place

__all__ = ["year_place"]
