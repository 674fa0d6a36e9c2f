"""Đảng phí: collect a month in one pass, grounds, the book and what goes upward."""

from chibo_desktop.gui.dues.place import dues_place

__all__ = ["dues_place"]
