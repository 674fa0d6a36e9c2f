"""Mâu thuẫn: fields with more than one value, settled by the unit whose they are."""

from chibo_desktop.gui.conflicts.place import conflicts_place

__all__ = ["conflicts_place"]
