"""Khen thưởng – Kỷ luật."""

from chibo_desktop.gui.commendations.place import commendations_place

__all__ = ["commendations_place"]
