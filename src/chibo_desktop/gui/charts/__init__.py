"""Biểu đồ: evaluations looked at over months, by criterion and by marker."""

from chibo_desktop.gui.charts.place import charts_place

__all__ = ["charts_place"]
