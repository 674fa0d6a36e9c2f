"""Sinh hoạt: the year's meetings, and each meeting from its agenda to what came of it."""

from chibo_desktop.gui.meetings.place import meetings_place

__all__ = ["meetings_place"]
